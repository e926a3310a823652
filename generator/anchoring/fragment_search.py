"""Where browsers may find the words of a text directive on a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.anchoring.document import Document
from generator.anchoring.edges import may_be_edge
from generator.anchoring.fragment import Directive
from generator.anchoring.likeness import liken
from generator.anchoring.normalise import fold
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Page:
    """A text with the blocks in which a browser shows it: paragraphs, headings, items, cells."""

    document: Document
    blocks: Sequence[Span]
    """In order, none overlapping another."""

    def block_of(self, offset: int) -> Span | None:
        """The block that holds the character at an offset."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def matches(self, directive: Directive) -> Iterator[Span]:
        """Every place that some browser may find, in the order of the text.

        Browsers disagree on case, accents and words; a place counts as soon as one may find it.
        """
        for start, stop in self._places(directive.start):
            if not self._begins(start, directive.prefix):
                continue
            if directive.end:
                yield from self._ranges(start, stop, directive)
            elif self._ends(stop, directive.suffix):
                yield self.document.from_likeness(start, stop)

    def _ranges(self, start: int, stop: int, directive: Directive) -> Iterator[Span]:
        """The range from a start to the first end that fits."""
        if not self._may_be_edge(stop):
            return
        for last, end in self._places(directive.end, stop):
            if self._may_be_edge(last) and self._ends(end, directive.suffix):
                yield self.document.from_likeness(start, end)
                return

    def _places(self, words: str, after: int = 0) -> Iterator[tuple[int, int]]:
        """The places of a term in the likeness, each within one block."""
        wanted = _likeness(words)
        text = self.document.likeness.text
        place = text.find(wanted, after) if wanted else -1
        while place >= 0:
            if self._in_one_block(place, place + len(wanted)):
                yield place, place + len(wanted)
            place = text.find(wanted, place + 1)

    def _begins(self, start: int, prefix: str) -> bool:
        """Whether a word, or the prefix and its first word, may begin here."""
        wanted, text = _likeness(prefix), self.document.likeness.text
        if not wanted:
            return self._may_be_edge(start)
        end = start - (text[start - 1 : start] == " ")
        begin = end - len(wanted)
        return begin >= 0 and self._is_term(wanted, begin) and self._may_be_edge(begin)

    def _ends(self, stop: int, suffix: str) -> bool:
        """Whether a word, or the suffix and its last word, may end here."""
        wanted, text = _likeness(suffix), self.document.likeness.text
        if not wanted:
            return self._may_be_edge(stop)
        begin = stop + (text[stop : stop + 1] == " ")
        return self._is_term(wanted, begin) and self._may_be_edge(begin + len(wanted))

    def _is_term(self, wanted: str, begin: int) -> bool:
        text = self.document.likeness.text
        return text.startswith(wanted, begin) and self._in_one_block(begin, begin + len(wanted))

    def _in_one_block(self, start: int, end: int) -> bool:
        span = self.document.from_likeness(start, end)
        block = self.block_of(span.start)
        return block is not None and span.end <= block.end

    def _may_be_edge(self, offset: int) -> bool:
        text, likeness = self.document.text, self.document.likeness.text
        span = self.document.from_likeness(offset, min(offset + 1, len(likeness)))
        return may_be_edge(text, span.start)


def _likeness(words: str) -> str:
    return liken(fold(words)).text.strip(" ")
