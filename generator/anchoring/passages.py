"""The passage within a stretch of text that is most like a quote, from word to word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generator.anchoring.edits import Pattern, ending_distances, opening_distances
from generator.anchoring.words import between_words
from generator.model import Span

_HOPELESS: Final = 0.5
"""Changes per character of the quote from which its passage is not looked at more closely."""
_TO_A_WORD: Final = 24
"""Characters within which the end of a word is looked for."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage and how like the quote it is."""

    span: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quote prepared for comparison from its beginning and from its end."""

    onward: Pattern
    backward: Pattern

    @classmethod
    def of(cls, quote: str) -> Comparison:
        """Prepare a quote of one character or more."""
        return cls(Pattern.of(quote), Pattern.of(quote[::-1]))

    def closest(self, text: str, window: Span) -> Alike | None:
        """The passage in the window that is most like the quote, if one is at all like it."""
        distances = ending_distances(self.onward, text[window.start : window.end])
        fewest = min(distances, default=self.onward.size)
        if fewest > _HOPELESS * self.onward.size:
            return None
        end = window.start + distances.index(fewest) + 1
        start = self._start(text, end)
        return self._from(text, start)

    def _start(self, text: str, end: int) -> int:
        """Where the passage begins that ends at `end`."""
        stretch = text[max(0, end - self._reach) : end][::-1]
        distances = opening_distances(self.backward, stretch)
        return end - _length(distances, self.onward.size, lambda n: _may_start(text, end - n))

    def _from(self, text: str, start: int) -> Alike:
        """The passage that begins at `start`."""
        stretch = text[start : start + self._reach]
        distances = opening_distances(self.onward, stretch)
        length = _length(distances, self.onward.size, lambda n: _may_end(text, start + n))
        similarity = _similarity(distances, self.onward.size, length)
        return Alike(Span(start, start + length), similarity)

    @property
    def _reach(self) -> int:
        return self.onward.size * 3 // 2 + _TO_A_WORD


def _similarity(distances: list[int], size: int, length: int) -> float:
    return 1 - distances[length - 1] / max(size, length)


def _length(distances: list[int], size: int, whole: Callable[[int], bool]) -> int:
    """The length of the most similar passage that ends with a word, if that costs few changes."""

    def merit(length: int) -> tuple[float, int]:
        return _similarity(distances, size, length), -abs(length - size)

    best = max(range(1, len(distances) + 1), key=merit)
    near = range(max(1, best - _TO_A_WORD), min(len(distances), best + _TO_A_WORD) + 1)
    rounded = max(filter(whole, near), key=merit, default=best)
    cost = distances[rounded - 1] - distances[best - 1]
    return rounded if cost <= max(2, size // 10) else best


def _may_start(text: str, offset: int) -> bool:
    return between_words(text, offset) and text[offset] != " "


def _may_end(text: str, offset: int) -> bool:
    return between_words(text, offset) and text[offset - 1] != " "
