"""One source's text, prepared once for all quotes that are looked for in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from generator.anchoring.likeness import Likeness, is_set_aside, liken
from generator.anchoring.normalise import Normalised, normalise
from generator.model import Span


@dataclass(frozen=True, eq=False)
class Document:
    """A source's text with what is derived from it, each derived when first asked for."""

    text: str
    """The text that every offset counts in, in Unicode code points."""

    def __post_init__(self) -> None:
        # A subclass of `str` with methods of its own would slow every search down.
        object.__setattr__(self, "text", str(self.text))

    @cached_property
    def normalised(self) -> Normalised:
        """The text as quotations are compared."""
        return normalise(self.text)

    @cached_property
    def likeness(self) -> Likeness:
        """The text as resemblances are looked for: a step further, for suggestions only."""
        return liken(self.normalised.text)

    def from_likeness(self, start: int, end: int) -> Span:
        """The span of the text that a span of the likeness came from, the last accent included."""
        span = self.normalised.to_original(*self.likeness.to_normalised(start, end))
        stop = span.end
        while stop < len(self.text) and is_set_aside(self.text[stop]):
            stop += 1
        return Span(span.start, stop)

    def line_of(self, offset: int) -> int:
        """The line that holds the character at `offset`, counted from 1."""
        return bisect_right(self._line_starts, offset)

    def column_of(self, offset: int) -> int:
        """The place of the character at `offset` in its line, counted from 1 in characters."""
        return offset - self._line_starts[self.line_of(offset) - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


def utf16_span(text: str, span: Span) -> Span:
    """A span counted in UTF-16 units, as browsers count; everything else counts code points."""
    start = _utf16_units(text[: span.start])
    return Span(start, start + _utf16_units(text[span.start : span.end]))


def _utf16_units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
