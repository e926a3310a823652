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
    place: Callable[[int, int], Span]
    """Where a span of the document lies in `text`."""

    def __bool__(self) -> bool:
        """Whether there is anything to compare."""
        return bool(self.prefix or self.suffix)

    def is_anywhere(self) -> bool:
        """Whether both sides stand somewhere in the text: if not, no place needs a look."""
        return self.prefix in self.text and self.suffix in self.text

    def fits(self, span: Span) -> bool:
        """Whether the prefix stands before the place and the suffix after it."""
        return self.precedes(span) and self.follows(span)

    def precedes(self, span: Span) -> bool:
        """Whether the prefix ends where the place begins, white space aside."""
        if not self.prefix:
            return True
        end = self.place(*span).start
        while end and self.text[end - 1] in WHITE_SPACE:
            end -= 1
        return self.text.endswith(self.prefix, 0, end)

    def follows(self, span: Span) -> bool:
        """Whether the suffix begins where the place ends, white space aside."""
        if not self.suffix:
            return True
        start = self.place(*span).end
        while start < len(self.text) and self.text[start] in WHITE_SPACE:
            start += 1
        return self.text.startswith(self.suffix, start)


def folded_context(document: Document, selector: Selector) -> Context:
    """The context as quotations are compared."""
    prefix, suffix = (fold(side).strip(" ") for side in _sides(selector))
    normalised = document.normalised
    return Context(normalised.text, prefix, suffix, normalised.from_original)


def literal_context(document: Document, selector: Selector) -> Context:
    """The context in its own characters, white space at its ends aside."""
    prefix, suffix = (side.strip(WHITE_SPACE) for side in _sides(selector))
    return Context(document.text, prefix, suffix, Span)


def mismatch(context: Context, spans: Sequence[Span]) -> ContextMismatch:
    """What to say of places none of which has the context given."""
    nearest = min(spans[:_WEIGHED], key=lambda span: _changes(context, span))
    place = context.place(*nearest)
    before = words_before(context.text, place.start, max(1, count_words(context.prefix)))
    after = words_after(context.text, place.end, max(1, count_words(context.suffix)))
    return ContextMismatch(tuple(spans), nearest, before, after)


def _sides(selector: Selector) -> tuple[str, str]:
    return str(selector.prefix), str(selector.suffix)


def _changes(context: Context, span: Span) -> int:
    """How many changes of a character make a place's surroundings those given."""
    place = context.place(*span)
    before = context.text[max(0, place.start - 2 * _REACH) : place.start].rstrip()
    after = context.text[place.end : place.end + 2 * _REACH].lstrip()
    prefix, suffix = context.prefix[-_REACH:], context.suffix[:_REACH]
    return _opening(prefix[::-1], before[::-1]) + _opening(suffix, after)


def _opening(wanted: str, text: str) -> int:
    if not wanted:
        return 0
    return min(opening_distances(Pattern.of(wanted), text), default=len(wanted))
