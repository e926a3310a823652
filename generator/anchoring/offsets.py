"""Texts with some pieces rewritten, and the way from either text to the other."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Span


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the rewritten pieces begin and end in one of the two texts, ascending."""

    length: int
    """Characters of that text."""
    starts: array[int]
    ends: array[int]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A text in which some pieces were rewritten; all other characters stand as they did.

    A span that begins or ends inside a piece covers the whole piece; a piece that was removed
    neither leads nor trails a span.
    """

    text: str
    """The text that came out."""
    before: Edges
    """The pieces in the text that went in."""
    after: Edges
    """The same pieces in the text that came out."""

    def backward(self, start: int, end: int) -> Span:
        """The span of the text that went in which became `start` to `end`."""
        return _carry(start, end, self.after, self.before)

    def forward(self, start: int, end: int) -> Span:
        """The span of the text that came out which `start` to `end` became."""
        return _carry(start, end, self.before, self.after)


def rewrite(text: str, pieces: re.Pattern[str], new: Callable[[str], str]) -> Rewriting:
    """Put `new(piece)` in the place of every piece; what stays the same is no piece."""
    before = Edges(len(text), array("q"), array("q"))
    starts, ends = array("q"), array("q")
    parts: list[str] = []
    done = grown = 0
    for match in pieces.finditer(text):
        old, fresh = match[0], new(match[0])
        if fresh == old:
            continue
        start, end = match.span()
        parts += (text[done:start], fresh)
        before.starts.append(start)
        before.ends.append(end)
        starts.append(start + grown)
        grown += len(fresh) - len(old)
        ends.append(end + grown)
        done = end
    parts.append(text[done:])
    return Rewriting("".join(parts), before, Edges(len(text) + grown, starts, ends))


def _carry(start: int, end: int, here: Edges, there: Edges) -> Span:
    """Carry a span from one text to the other; what lies outside the text is cut off."""
    if start < 0 or end < 0 or start > here.length or end > here.length:
        start, end = (min(max(offset, 0), here.length) for offset in (start, end))
    first = _carried(start, bisect_right(here.starts, start) - 1, here, there, there.starts)
    last = _carried(end, bisect_left(here.starts, end) - 1, here, there, there.ends)
    return Span(first, max(first, last))


def _carried(offset: int, piece: int, here: Edges, there: Edges, inside: array[int]) -> int:
    """Carry one offset, given the last piece that begins before it (-1: none does)."""
    if piece < 0:
        return offset
    if offset < here.ends[piece]:
        return inside[piece]
    return there.ends[piece] + offset - here.ends[piece]
