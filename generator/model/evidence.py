"""Quotes, and the passages that they turn out to be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.literal import Text
from generator.model.place import Location, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """What the editor copied: a W3C TextQuoteSelector and where it was written."""

    exact: Text
    at: Location
    source: Text | None = None
    """None: the briefing's only or first source is meant."""
    prefix: Text | None = None
    suffix: Text | None = None
    occurrence: int | None = None
    """Counted from 1, among the places that fit prefix and suffix."""
    note: Text | None = None
    translation: Text | None = None
    """The site's own translation, shown beside the original and marked as such."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote found: a source and a span of its text. Written twice, it is one passage."""

    id: str
    """Its anchor on the source's page."""
    source: str
    span: Span
    text: Text
    line: int
    tier: str
    """`exact`, or `normalised` where quotation marks, dashes or white space were folded."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote and, once it is anchored, its passage."""

    quote: Quote
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """`[[id]]` in a prose field: a claim, question or disagreement, perhaps of another briefing."""

    target: str
    """`<briefing>#<id>`, always with its briefing once the site is related."""
    at: Location


_before_mark = re.compile(r" ([.,;:])")


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence or more by the editor, with references in it."""

    parts: tuple[Text | Reference, ...]
    at: Location

    @property
    def plain(self) -> Text:
        """The words alone, for titles, search and descriptions."""
        words = "".join(part for part in self.parts if isinstance(part, str))
        return Text(_before_mark.sub(r"\1", " ".join(words.split())), at=self.at)
