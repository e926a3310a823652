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
    length: int
    """Characters in the text that went in."""
    before: Edges
    """The pieces in the text that went in."""
    after: Edges
    """The same pieces in the text that came out."""

    def backward(self, start: int, end: int) -> Span:
        """The span of the text that went in which became `start` to `end`."""
        return _carry(start, end, self.after, self.before, len(self.text), self.length)

    def forward(self, start: int, end: int) -> Span:
        """The span of the text that came out which `start` to `end` became."""
        return _carry(start, end, self.before, self.after, self.length, len(self.text))


def rewrite(text: str, pieces: re.Pattern[str], new: Callable[[str], str]) -> Rewriting:
    """Put `new(piece)` in the place of every piece; what stays the same is no piece."""
    before, after = _no_edges(), _no_edges()
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
        after.starts.append(start + grown)
        grown += len(fresh) - len(old)
        after.ends.append(end + grown)
        done = end
    parts.append(text[done:])
    return Rewriting("".join(parts), len(text), before, after)


def _no_edges() -> Edges:
    return Edges(array("q"), array("q"))


def _carry(start: int, end: int, here: Edges, there: Edges, size: int, limit: int) -> Span:
    """Carry a span from one text of `size` characters to the other, of `limit`."""
    start, end = min(max(start, 0), size), min(max(end, 0), size)
    first = _carried(start, bisect_right(here.starts, start) - 1, here, there, there.starts)
    last = _carried(end, bisect_left(here.starts, end) - 1, here, there, there.ends)
    first = min(first, limit)
    return Span(first, max(first, min(last, limit)))


def _carried(offset: int, piece: int, here: Edges, there: Edges, inside: array[int]) -> int:
    """Carry one offset, given the last piece that begins before it (-1: none does)."""
    if piece < 0:
        return offset
    if offset < here.ends[piece]:
        return inside[piece]
    return there.ends[piece] + offset - here.ends[piece]
