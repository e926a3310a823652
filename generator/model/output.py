"""What is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.literal import Text


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file to be."""

    path: str
    """POSIX path below `build/pages`, ending in `.md`."""
    template: str
    """File name in `templates/`."""
    title: Text
    context: Mapping[str, object]
    """What the template sees, beside the site itself."""
    edit: str | None = None
    """The file that a person edits to change this page, below the site's folder."""
    description: Text | None = None
    moved_to: str | None = None
    """The page, ending in `.md`, that readers of this old address are led to."""
    boost: float = 1.0
    """Weight of the page in search results."""


@dataclass(frozen=True, slots=True)
class File:
    """A path and its bytes, ready to be written."""

    path: str
    """POSIX path below `build/`."""
    content: bytes
