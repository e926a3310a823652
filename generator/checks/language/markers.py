"""The words by which a source keeps its distance from what it says."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checks.language.wordlists import Words, pattern
from generator.model import Span

SOURCING = ("hearsay", "allegations", "reports")
"""Lists of words that say that a thing is known from others only, or not established."""

KINDS = (*SOURCING, "claims", "doubts")
"""All the lists of a language that hold such words."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A hedge or a word of sourcing, in a text."""

    kind: str
    """The list that holds it."""
    words: str
    """As they stand in the text."""
    span: Span


def markers(text: str, words: Words) -> tuple[Marker, ...]:
    """Every such word of a text, in its order; of two that overlap the longer is meant."""
    exempt = [Span(*m.span()) for m in pattern(words.exceptions, words.prefixes).finditer(text)]
    found = [
        Marker(kind, match[0], Span(*match.span()))
        for kind in KINDS
        for match in pattern(getattr(words, kind), words.prefixes).finditer(text)
    ]
    kept: list[Marker] = []
    for marker in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not any(_overlap(marker.span, span) for span in [*exempt, *(m.span for m in kept[-1:])]):
            kept.append(marker)
    return tuple(kept)


def confirmed_after(text: str, offset: int, words: Words) -> bool:
    """Whether what stands at an offset is said to be confirmed later in the text."""
    return pattern(words.confirmations, words.prefixes).search(text, offset) is not None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
