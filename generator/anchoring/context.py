"""What stands around a place, compared with the prefix and suffix that an editor gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.anchoring.document import Document
from generator.anchoring.edits import Pattern, opening_distances
from generator.anchoring.normalise import WHITE_SPACE, fold
from generator.anchoring.resolution import ContextMismatch, Selector
from generator.anchoring.words import count_words, words_after, words_before
from generator.model import Span

_WEIGHED: Final = 500
"""Places among which the nearest is looked for."""
_REACH: Final = 64
"""Characters of context, next to the quote, that are weighed for it."""


@dataclass(frozen=True, slots=True)
class Context:
    """A prefix and a suffix, ready to be compared at many places of one text."""

    text: str
    prefix: str
    suffix: str
    place: Callable[[int, int], tuple[int, int]]
    """Where a span of the document lies in `text`."""

    def __bool__(self) -> bool:
        """Whether there is anything to compare."""
        return bool(self.prefix or self.suffix)

    def is_anywhere(self) -> bool:
        """Whether both sides stand somewhere in the text: if not, no place needs a look."""
        return self.prefix in self.text and self.suffix in self.text

    def fits(self, span: Span) -> bool:
        """Whether the prefix stands before the place and the suffix after it."""
        start, end = self.place(*span)
        return self._ends_at(start) and self._begins_at(end)

    def touches(self, span: Span) -> bool:
        """Whether there is a prefix and it stands before the place, or a suffix, after it."""
        start, end = self.place(*span)
        before = bool(self.prefix) and self._ends_at(start)
        return before or (bool(self.suffix) and self._begins_at(end))

    def _ends_at(self, end: int) -> bool:
        """Whether the prefix ends there, white space aside."""
        if not self.prefix:
            return True
        text = self.text
        while end and text[end - 1] in WHITE_SPACE:
            end -= 1
        return text.endswith(self.prefix, 0, end)

    def _begins_at(self, start: int) -> bool:
        """Whether the suffix begins there, white space aside."""
        if not self.suffix:
            return True
        text = self.text
        while start < len(text) and text[start] in WHITE_SPACE:
            start += 1
        return text.startswith(self.suffix, start)


def folded_context(document: Document, selector: Selector) -> Context:
    """The context as quotations are compared."""
    prefix, suffix = (fold(side).strip(" ") for side in _sides(selector))
    normalised = document.normalised
    place = normalised.from_original if normalised.layers else _unmoved
    return Context(normalised.text, prefix, suffix, place)


def literal_context(document: Document, selector: Selector) -> Context:
    """The context in its own characters, white space at its ends aside."""
    prefix, suffix = (side.strip(WHITE_SPACE) for side in _sides(selector))
    return Context(document.text, prefix, suffix, _unmoved)


def mismatch(context: Context, spans: Sequence[Span]) -> ContextMismatch:
    """What to say of places none of which has the context given."""
    nearest = min(spans[:_WEIGHED], key=lambda span: _changes(context, span))
    start, end = context.place(*nearest)
    before = words_before(context.text, start, max(1, count_words(context.prefix)))
    after = words_after(context.text, end, max(1, count_words(context.suffix)))
    return ContextMismatch(tuple(spans), nearest, before, after)


def _unmoved(start: int, end: int) -> tuple[int, int]:
    return start, end


def _sides(selector: Selector) -> tuple[str, str]:
    return str(selector.prefix), str(selector.suffix)


def _changes(context: Context, span: Span) -> int:
    """How many changes of a character make a place's surroundings those given."""
    start, end = context.place(*span)
    before = context.text[max(0, start - 2 * _REACH) : start].rstrip(WHITE_SPACE)
    after = context.text[end : end + 2 * _REACH].lstrip(WHITE_SPACE)
    prefix, suffix = context.prefix[-_REACH:], context.suffix[:_REACH]
    return _opening(prefix[::-1], before[::-1]) + _opening(suffix, after)


def _opening(wanted: str, text: str) -> int:
    if not wanted:
        return 0
    return min(opening_distances(Pattern.of(wanted), text), default=len(wanted))
