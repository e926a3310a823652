"""The passages that resemble a quote which is not in the document, for the message that says so.

Exact pieces of the quote are looked for first (k-grams); where many of them lie as far from each
other as in the quote, the quote is compared with the text around, character by character. The work
is bounded whatever the quote and the text: in pieces, in places of a piece, and in windows.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from generator.anchoring.difference import only_difference
from generator.anchoring.document import Document
from generator.anchoring.likeness import liken
from generator.anchoring.normalise import fold
from generator.anchoring.passages import Alike, Comparison
from generator.anchoring.places import starts_of
from generator.anchoring.resolution import Suggestion
from generator.anchoring.seeds import windows
from generator.anchoring.words import between_words
from generator.model import Span

MOST: Final = 3
"""Suggestions that are made at most."""
SHORT: Final = 20
"""Characters below which a passage resembles a quote by mere chance."""
LONGEST: Final = 2000
"""Characters of a quote that are compared from its beginning."""
TAIL: Final = 400
"""Characters of a still longer quote that are compared at its end."""
THRESHOLDS: Final = ((80, 0.65), (40, 0.75), (SHORT, 0.80), (0, 0.85))
"""From how many characters of the quote which similarity is worth a suggestion.

Measured on English prose of 0.1 and 1 MB: from 30 characters on, no absent quote came that near.
"""
_GOOD: Final = 0.85
"""Similarity from which no shorter pieces are tried."""


def suggest(document: Document, quote: str) -> tuple[Suggestion, ...]:
    """At most three passages that resemble a quote, the most similar first."""
    folded = fold(str(quote)).strip(" ")
    wanted = liken(folded).text.strip(" ")
    if not wanted:
        return ()
    found = _same_but_for_form(document, wanted) or _similar(document, folded, wanted)
    short = len(folded) < SHORT
    return tuple(Suggestion(one.span, one.similarity, short) for one in found)


def _same_but_for_form(document: Document, wanted: str) -> list[Alike]:
    """The places, between words, that differ only in case, accents and the like."""
    text = document.likeness.text
    ends = ((start, start + len(wanted)) for start in starts_of(text, wanted))
    whole = (end for end in ends if all(between_words(text, offset) for offset in end))
    return [Alike(document.from_likeness(*ends), 1.0) for ends in islice(whole, MOST)]


def _similar(document: Document, folded: str, wanted: str) -> list[Alike]:
    """The most similar passages that pass the threshold for a quote of that length."""
    text = document.likeness.text
    least = next(least for size, least in THRESHOLDS if len(folded) >= size)
    head = wanted[:LONGEST]
    comparison = Comparison.of(head)
    found: list[Alike] = []
    for stretches in windows(text, head):
        alike = [comparison.closest(text, window) for window in stretches]
        for one in [_completed(text, wanted, one) for one in alike if one]:
            passage = Alike(document.from_likeness(*one.span), one.similarity)
            if one.similarity >= least or _differs_in_form(document, folded, passage):
                found.append(passage)
        if any(one.similarity >= _GOOD for one in found):
            break
    return _apart(found)


def _completed(text: str, wanted: str, head: Alike) -> Alike:
    """The passage up to where a quote too long to be compared as a whole ends."""
    rest = len(wanted) - LONGEST
    if rest <= 0:
        return head
    end = head.span.end + rest
    drift = min(TAIL + rest // 5, LONGEST)
    window = Span(max(head.span.end, end - drift - TAIL), max(head.span.end, end + drift))
    tail = Comparison.of(wanted[-min(TAIL, rest) :]).closest(text, window)
    if tail is None:
        return head
    similarity = min(head.similarity, tail.similarity)
    return Alike(Span(head.span.start, tail.span.end), similarity)


def _differs_in_form(document: Document, folded: str, passage: Alike) -> bool:
    start, end = passage.span
    return only_difference(folded, document.text[start:end]) is not None


def _apart(found: list[Alike]) -> list[Alike]:
    """The most similar passages, none of which overlaps a better one."""
    chosen: list[Alike] = []
    for one in sorted(found, key=lambda one: (-one.similarity, one.span)):
        if all(_are_apart(one.span, better.span) for better in chosen):
            chosen.append(one)
    return chosen[:MOST]


def _are_apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start
