"""Texts with some pieces rewritten, and the way from either text to the other."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass


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

    def backward(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that went in which became `start` to `end`."""
        return _carry(start, end, self.after, self.before)

    def forward(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that came out which `start` to `end` became."""
        return _carry(start, end, self.before, self.after)


def rewrite(text: str, pieces: re.Pattern[str], new: Callable[[str], str]) -> Rewriting:
    """Put `new(piece)` in the place of every piece; what stays the same is no piece."""
    old_starts, old_ends, new_starts, new_ends = (array("q") for _ in range(4))
    parts: list[str] = []
    done = grown = 0
    for match in pieces.finditer(text):
        old = match[0]
        fresh = new(old)
        if fresh == old:
            continue
        start, end = match.span()
        parts += (text[done:start], fresh)
        old_starts.append(start)
        old_ends.append(end)
        new_starts.append(start + grown)
        grown += len(fresh) - len(old)
        new_ends.append(end + grown)
        done = end
    parts.append(text[done:])
    before = Edges(len(text), old_starts, old_ends)
    return Rewriting("".join(parts), before, Edges(len(text) + grown, new_starts, new_ends))


def _carry(start: int, end: int, here: Edges, there: Edges) -> tuple[int, int]:
    """Carry a span from one text to the other; what lies outside the text is cut off."""
    if start < 0 or end < 0 or start > here.length or end > here.length:
        start, end = (min(max(offset, 0), here.length) for offset in (start, end))
    starts, ends = here.starts, here.ends
    piece = bisect_right(starts, start) - 1
    if piece >= 0:
        inside = start < ends[piece]
        start = there.starts[piece] if inside else there.ends[piece] + start - ends[piece]
    piece = bisect_left(starts, end) - 1
    if piece >= 0:
        inside = end < ends[piece]
        end = there.ends[piece] if inside else there.ends[piece] + end - ends[piece]
    return start, max(start, end)
