"""What a check finds: a diagnostic, and what an editor names to accept it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic
from generator.literal import Text
from generator.model import Location


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with its subject."""

    diagnostic: Diagnostic
    briefings: tuple[str, ...] = ()
    """Ids of the briefings that may accept it under `ignore:`; empty: nobody can."""
    about: tuple[str, ...] = ()
    """What `value:` of an accepted warning may say: the claim's id, the name, the number."""


def place(text: Text, start: int = 0, end: int | None = None) -> Location:
    """Where a part of an author's text stands; the whole, where it runs over several lines."""
    at = text.at or Location("")
    quoted = at.width - len(text)
    if quoted not in {0, 2} or "\n" in text:
        return at
    stop = len(text) if end is None else end
    return replace(at, column=at.column + quoted // 2 + start, width=max(stop - start, 1))
