"""A selector, and everything that can become of it in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import Span

Tier = Literal["exact", "normalised"]
"""`exact`: the selector's own characters; `normalised`: after folding (see `normalise`)."""


@dataclass(frozen=True, slots=True)
class Selector:
    """What an editor wrote to point at a passage (a W3C TextQuoteSelector with a count)."""

    exact: str
    """The quote."""
    prefix: str = ""
    """What stands immediately before it, white space aside; empty for anything."""
    suffix: str = ""
    """What stands immediately after it, white space aside; empty for anything."""
    occurrence: int | None = None
    """Which of the places with this context, counted from 1."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that resembles a quote which is not in the document."""

    span: Span
    similarity: float
    """1 minus the Levenshtein distance over the greater length, case and accents aside; 0 to 1."""
    short: bool
    """Whether the quote is so short that a passage resembles it by mere chance."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """The quote is in the document, at one place."""

    span: Span
    tier: Tier


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The quote is at several places, and nothing in the selector says which is meant."""

    spans: tuple[Span, ...]
    """All of them, in order; they may overlap."""


@dataclass(frozen=True, slots=True)
class ContextMismatch:
    """The quote is in the document, but nowhere between the prefix and suffix given."""

    spans: tuple[Span, ...]
    """All places of the quote, in order."""
    nearest: Span
    """The place whose surroundings are most like those given."""
    before: str
    """The words that precede the nearest place, about as many as the prefix has."""
    after: str
    """The words that follow it, about as many as the suffix has."""


@dataclass(frozen=True, slots=True)
class OccurrenceOutOfRange:
    """There are fewer places than the occurrence asked for."""

    count: int


@dataclass(frozen=True, slots=True)
class NotFound:
    """The quote is not in the document."""

    suggestions: tuple[Suggestion, ...]
    """At most three passages that resemble it, the most similar first."""


@dataclass(frozen=True, slots=True)
class Invalid:
    """The selector points at nothing, in any document."""

    reason: Literal["empty-quote", "occurrence-below-one"]


Resolution = Anchored | Ambiguous | ContextMismatch | OccurrenceOutOfRange | NotFound | Invalid
