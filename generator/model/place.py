"""Where things stand: in files, and in texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a person should look."""

    path: str
    """POSIX path below the site's folder."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""
    width: int = 1
    """How many characters of that line are meant."""


class Span(NamedTuple):
    """A half-open range of characters (Unicode code points) in a source's text."""

    start: int
    end: int
