"""Where the sentence ends: a passage is judged with the whole sentence that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.model import Block, Source, Span

LONGEST = 4_000
"""Characters of a text without full stops that are taken for one sentence, on each side."""

_ABBREVIATIONS = """
mr mrs ms dr prof st sr jr sra dra mme mlle gen col lt maj sgt capt adm sen rep gov hon rev no vs
etc inc corp ltd co approx ca bzw nr art núm pág ed jan feb mar apr jun jul aug sep sept oct nov dec
"""

ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Words whose full stop ends no sentence; single letters (U.S., J. R.) are understood."""

_end = re.compile(r"(?<![.!?…؟])[.!?…؟]+['’”\"»)\]]*(?=\s)|[。！？]+[”」』）]*")
_word_before = re.compile(r"(\w+)$")
_goes_on = re.compile(r"\s*[a-zà-öø-ÿ]")


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a part of a text, without the white space between them."""
    start = span.start
    for match in _end.finditer(text, span.start, span.end):
        if _ends(text, match):
            yield from _trimmed(text, Span(start, match.end()))
            start = match.end()
    yield from _trimmed(text, Span(start, span.end))


def sentence_around(source: Source, span: Span) -> Span:
    """From the beginning of the sentence in which a span begins to the end of the one in which it ends.

    A sentence runs over into the next block where the block before it ends with a colon or comma, or the
    next begins with a small letter.
    """
    room = _blocks_around(source, span)
    room = Span(max(room.start, span.start - LONGEST), min(room.end, span.end + LONGEST))
    start, end = room
    for match in _end.finditer(source.text, room.start, room.end):
        if not _ends(source.text, match):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.end() >= span.end:
            end = match.end()
            break
    return next(_trimmed(source.text, Span(start, end)), span)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, and not an abbreviation."""
    if not match[0].startswith("."):
        return not _goes_on.match(text, match.end())
    if _goes_on.match(text, match.end()):
        return False
    before = _word_before.search(text, max(0, match.start() - 12), match.start())
    word = before[1] if before else ""
    return not (len(word) == 1 and word.isalpha()) and word.lower() not in ABBREVIATIONS


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    end = span.end - (len(inner) - len(inner.rstrip()))
    if start < end:
        yield Span(start, end)


def _blocks_around(source: Source, span: Span) -> Span:
    """The blocks that a span touches, and those into which its sentence runs over."""
    blocks = source.reading.blocks
    if not blocks:
        return span
    first = max(bisect_right(blocks, span.start, key=_start) - 1, 0)
    last = max(bisect_right(blocks, span.end - 1, key=_start) - 1, first)
    while first and _runs_over(source.text, blocks[first - 1], blocks[first]):
        first -= 1
    while last + 1 < len(blocks) and _runs_over(source.text, blocks[last], blocks[last + 1]):
        last += 1
    start, end = blocks[first].span.start, blocks[last].span.end
    return Span(min(start, span.start), max(end, span.end))


def _start(block: Block) -> int:
    return block.span.start


def _runs_over(text: str, block: Block, following: Block) -> bool:
    end = text[max(block.span.start, block.span.end - 1) : block.span.end]
    start = text[following.span.start : following.span.start + 1]
    return end in {":", ",", ";"} or (start.islower() and end not in set(".!?…。！？؟"))
