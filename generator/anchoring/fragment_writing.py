"""Writing a text directive that leads to a passage, or none if none surely does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.anchoring.edges import certain_after, certain_before, is_edge
from generator.anchoring.fragment import Directive
from generator.anchoring.fragment_search import Page
from generator.anchoring.normalise import REMOVED, WHITE_SPACE, readable
from generator.anchoring.places import trimmed
from generator.anchoring.words import ends_after, starts_before
from generator.model import Span

LONGEST: Final = 300
"""Characters of one block that are written out; a longer passage becomes a range (as in Blink)."""
ALONE: Final = 20
"""Characters that may stand without context (as in Blink)."""
FEWEST: Final = 3
"""Words of context, or of an end of a range, to begin with."""
MOST: Final = 10
"""Words after which no directive is written."""


def directive_for(page: Page, span: Span) -> Directive | None:
    """A directive whose first match, in every browser, is the passage; None if there is none."""
    span = trimmed(page.document.text, span, WHITE_SPACE + REMOVED)
    if not any(map(str.isalnum, page.document.text[span.start : span.end])):
        return None
    for directive in _candidates(page, span):
        if next(page.matches(directive), None) == span:
            return directive
    return None


def _candidates(page: Page, span: Span) -> Iterator[Directive]:
    """Directives for a passage, the plainest first."""
    first, last = page.block_of(span.start), page.block_of(span.end - 1)
    if first is None or last is None:
        return
    text = page.document.text
    edged = is_edge(text, span.start) and is_edge(text, span.end)
    exact = first == last and span.end - span.start <= LONGEST
    for words in range(FEWEST, MOST + 1):
        terms = _exact(text, span) if exact else _range(text, span, first, last, words)
        if terms is None:
            return
        if edged and (span.end - span.start >= ALONE or not exact):
            yield Directive(*terms)
        yield Directive(*terms, _prefix(page, span.start, words), _suffix(page, span.end, words))


def _exact(text: str, span: Span) -> tuple[str, str]:
    return readable(text[span.start : span.end]), ""


def _range(text: str, span: Span, first: Span, last: Span, words: int) -> tuple[str, str] | None:
    """The first and the last words of a passage; None when they meet."""
    stops = ends_after(text, span.start)[:words]
    starts = starts_before(text, span.end)[:words]
    if not stops or not starts:
        return None
    stop = certain_after(text, min(stops[-1], first.end), first.end)
    start = certain_before(text, max(starts[-1], last.start), last.start)
    if stop > start or start < span.start:
        return None
    return readable(text[span.start : stop]), readable(text[start : span.end])


def _prefix(page: Page, offset: int, words: int) -> str:
    """So many words before an offset, of the block that holds the last of them."""
    text = page.document.text
    end = len(text[:offset].rstrip(WHITE_SPACE + REMOVED))
    block = page.block_of(end - 1) if end else None
    if block is None:
        return ""
    starts = starts_before(text, end)[:words]
    begin = max(starts[-1] if starts else block.start, block.start)
    return _telling(text[certain_before(text, begin, block.start) : end])


def _suffix(page: Page, offset: int, words: int) -> str:
    """So many words after an offset, of the block that holds the first of them."""
    text = page.document.text
    rest = text[offset:]
    begin = offset + len(rest) - len(rest.lstrip(WHITE_SPACE + REMOVED))
    block = page.block_of(begin)
    if block is None:
        return ""
    ends = ends_after(text, begin)[:words]
    end = min(ends[-1] if ends else block.end, block.end)
    return _telling(text[begin : certain_after(text, end, block.end)])


def _telling(words: str) -> str:
    """Context that holds a word; browsers differ on marks alone."""
    return readable(words) if any(map(str.isalnum, words)) else ""
