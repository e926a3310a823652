"""Where a quote stands in a document: every place of it, overlapping ones too, and no other."""

from __future__ import annotations

from generator.anchoring.document import Document
from generator.anchoring.normalise import REMOVED, WHITE_SPACE, fold, joins_previous
from generator.model import Span

_MANY = 1 << 22
"""Characters compared one place at a time before the search changes its ways."""
_FIRST_MARK = "\u0300"
"""No character before this one joins another."""
_LOOK_AHEAD = 8
"""Characters, invisible ones, behind which an accent is still seen."""


def exact_places(document: Document, quote: str) -> list[Span]:
    """The places of the quote's own characters; white space around it is dropped at need."""
    spans = _literal_places(document.text, quote)
    if spans:
        return spans
    bare = quote.strip(WHITE_SPACE)
    return _literal_places(document.text, bare) if bare != quote else []


def normalised_places(document: Document, quote: str) -> list[Span]:
    """The places of the quote after folding both sides."""
    folded = fold(quote).strip(" ")
    normalised = document.normalised
    found = _possible_starts(normalised.text, folded)
    size = len(folded)
    spans = dict.fromkeys(normalised.to_original(start, start + size) for start in found)
    return [span for span in spans if _is_whole(document.text, span)]


def is_empty(quote: str) -> bool:
    """Whether nothing is left of a quote once white space and invisible characters are gone."""
    return not quote.strip(WHITE_SPACE + REMOVED)


def trimmed(text: str, span: Span, dropped: str = REMOVED) -> Span:
    """The span without the characters at its ends that no passage begins or ends with."""
    exact = text[span.start : span.end]
    end = span.start + len(exact.rstrip(dropped))
    return Span(min(end, span.start + len(exact) - len(exact.lstrip(dropped))), end)


def starts_of(text: str, quote: str) -> list[int]:
    """Where the quote begins in the text, overlapping places included, in time linear in both."""
    starts: list[int] = []
    start = text.find(quote)
    compared = 0
    while start >= 0:
        starts.append(start)
        compared += len(quote)
        if compared > _MANY:
            return _starts_in_one_pass(text, quote)
        start = text.find(quote, start + 1)
    return starts


def _literal_places(text: str, quote: str) -> list[Span]:
    lead = len(quote) - len(quote.lstrip(REMOVED))
    size = len(quote.rstrip(REMOVED))
    places = (Span(start + lead, start + size) for start in _possible_starts(text, quote))
    return [place for place in places if _is_whole(text, place)]


def _possible_starts(text: str, quote: str) -> list[int]:
    """Where a quote may begin: with a loose accent, only where the text itself does."""
    if _joins(quote.lstrip(REMOVED)[:1]):
        return [0] if text.startswith(quote) else []
    return starts_of(text, quote)


def _is_whole(text: str, span: Span) -> bool:
    """Whether a span leaves letters and their accents together: "cafe" is not in "cafe\u0301"."""
    if text.isascii():
        return True
    start, end = span
    if 0 < start < len(text) and _joins(text[start]):
        return False
    for following in text[end : end + _LOOK_AHEAD]:
        if following not in REMOVED:
            return not _joins(following)
    return True


def _joins(character: str) -> bool:
    return character >= _FIRST_MARK and joins_previous(character)


def _starts_in_one_pass(text: str, quote: str) -> list[int]:
    """The same for long quotes that repeat themselves (Knuth, Morris and Pratt, 1977)."""
    borders = _borders(quote)
    size = len(quote)
    starts = []
    agreeing = 0
    for index, character in enumerate(text):
        while agreeing and (agreeing == size or quote[agreeing] != character):
            agreeing = borders[agreeing]
        if quote[agreeing] == character:
            agreeing += 1
        if agreeing == size:
            starts.append(index - size + 1)
    return starts


def _borders(quote: str) -> list[int]:
    """For each length, the longest proper beginning of that much that also ends it."""
    borders = [0, 0]
    agreeing = 0
    for index in range(1, len(quote)):
        while agreeing and quote[agreeing] != quote[index]:
            agreeing = borders[agreeing]
        if quote[agreeing] == quote[index]:
            agreeing += 1
        borders.append(agreeing)
    return borders
