"""From a place back to a selector: what to write so that exactly this place is meant."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from generator.anchoring.context import folded_context
from generator.anchoring.document import Document
from generator.anchoring.normalise import REMOVED, WHITE_SPACE, fold, joins_previous, readable
from generator.anchoring.places import normalised_places, trimmed
from generator.anchoring.resolution import Ambiguous, Anchored, Selector
from generator.anchoring.resolve import resolve
from generator.anchoring.words import count_words, ends_after, starts_before
from generator.model import Span

STORED: Final = 32
"""Characters of context on each side that exports and lock files keep, where so few are enough."""
_MOST_STORED: Final = 4096
_MOST_WORDS: Final = 12
"""Words of context that an editor is asked to write on one side."""
_MOST_RIVALS: Final = 2000
"""Places of one quote among which context is looked for; beyond that it is counted."""


def describe(document: Document, span: Span) -> Selector | None:
    """The shortest selector that resolves to the span, with context in whole words.

    None for a span that no quote can mean: an empty one, or one that cuts a letter from its accent.
    """
    bare = Selector(document.text[span.start : span.end])
    for selector in (bare, _with_context(document, bare, span), _counted(document, bare, span)):
        found = selector and resolve(document, selector)
        if isinstance(found, Anchored) and found.span == trimmed(document.text, span):
            return selector
    return None


def paste_line(document: Document, span: Span, number: int) -> str:
    """The YAML that says this place, the `number`-th of its quote, is meant."""
    selector = _with_context(document, Selector(document.text[span.start : span.end]), span)
    if selector is None:
        return f"occurrence: {number}"
    sides = (("prefix", selector.prefix), ("suffix", selector.suffix))
    lines = (f"{name}: {json.dumps(side, ensure_ascii=False)}" for name, side in sides if side)
    return ", ".join(lines)


def storable(document: Document, span: Span) -> Selector:
    """The passage's own characters with 32 characters of context, or as many as make it unique.

    In a text so repetitive that 4,096 are not enough, the selector counts.
    """
    width = STORED
    selector = _surrounded(document, span, width)
    while not _is_unique(document, selector, span) and width < _MOST_STORED:
        width *= 2
        selector = _surrounded(document, span, width)
    return _counted(document, selector, span) or selector


def _counted(document: Document, selector: Selector, span: Span) -> Selector | None:
    """The selector with the number of the place, if it alone does not tell."""
    found = resolve(document, selector)
    if not isinstance(found, Ambiguous) or trimmed(document.text, span) not in found.spans:
        return None
    return replace(selector, occurrence=found.spans.index(trimmed(document.text, span)) + 1)


def _with_context(document: Document, bare: Selector, span: Span) -> Selector | None:
    """The selector with the shortest prefix or suffix that leaves no other place, or with both."""
    quote = fold(bare.exact).strip(" ")
    if not quote or document.normalised.text.count(quote) > _MOST_RIVALS:
        return None
    own = trimmed(document.text, span, REMOVED + WHITE_SPACE)
    rivals = [place for place in normalised_places(document, bare.exact) if place != own]
    for prefix, suffix in _contexts(document, span):
        selector = replace(bare, prefix=prefix, suffix=suffix)
        if not any(map(folded_context(document, selector).fits, rivals)):
            return selector
    return None


def _contexts(document: Document, span: Span) -> list[tuple[str, str]]:
    """Prefixes and suffixes of whole words, the shortest first; then both together."""
    text = document.normalised.text
    start, end = document.normalised.from_original(*span)
    before = [_text(document, begin, start) for begin in starts_before(text, start)[:_MOST_WORDS]]
    after = [_text(document, end, stop) for stop in ends_after(text, end)[:_MOST_WORDS]]
    alone = sorted([(side, "") for side in before] + [("", side) for side in after], key=_effort)
    telling = [sides for sides in alone if any(map(str.isalnum, "".join(sides)))]
    longest = range(max(len(before), len(after)) if before and after else 0)
    both = [(before[min(n, len(before) - 1)], after[min(n, len(after) - 1)]) for n in longest]
    return telling + both


def _effort(sides: tuple[str, str]) -> tuple[int, bool, int]:
    """How much there is to write; what has a mark next to the quote is harder to read."""
    prefix, suffix = sides
    beside = prefix[-1:] + suffix[:1]
    return count_words(f"{prefix} {suffix}"), not beside.isalnum(), len(prefix + suffix)


def _text(document: Document, start: int, end: int) -> str:
    """The source's own characters for a stretch of the normalised text."""
    original = document.normalised.to_original(start, end)
    return readable(document.text[original.start : original.end])


def _surrounded(document: Document, span: Span, width: int) -> Selector:
    """The passage with so many characters on each side; none is cut from its accent."""
    text = document.text
    start, end = max(0, span.start - width), min(len(text), span.end + width)
    while 0 < start < span.start and joins_previous(text[start]):
        start += 1
    while span.end < end < len(text) and joins_previous(text[end]):
        end -= 1
    exact = text[span.start : span.end]
    return Selector(exact, text[start : span.start], text[span.end : end])


def _is_unique(document: Document, selector: Selector, span: Span) -> bool:
    """Whether the selector alone means the span, here and for tools that join its three parts."""
    whole = selector.prefix + selector.exact + selector.suffix
    if document.text.find(whole) != document.text.rfind(whole):
        return False
    return resolve(document, selector) == Anchored(trimmed(document.text, span), "exact")
