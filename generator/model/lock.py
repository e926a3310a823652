"""What a lock file remembers of a source, so that a change of the source can be followed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LockedQuote:
    """A quote as it was anchored when the site was last sound."""

    quote: str
    """As the editor wrote it."""
    exact: str
    """The source's own characters."""
    prefix: str
    """What stood before them: 32 characters, or as many as made them unique."""
    suffix: str
    line: int
    """The line of the file on which they stood, from 1."""
    start: int
    """Code points from the beginning of the text."""
    end: int


@dataclass(frozen=True, slots=True)
class Lock:
    """One source as it was, and the quotes that rested on it."""

    source: str
    text_sha256: str
    """Of the text that the offsets refer to, in UTF-8."""
    quotes: tuple[LockedQuote, ...]

    def of(self, quote: str) -> tuple[LockedQuote, ...]:
        """What is remembered of a quote; several, if its words were anchored in several places."""
        return tuple(held for held in self.quotes if held.quote == quote)
