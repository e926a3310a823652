"""Plain text: the file is the text, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.literal import Text
from generator.model import Block, Reading, Span

SUFFIXES = (".txt",)

SHORTEST_WRAPPED, LONGEST_WRAPPED = 45, 100
"""Characters of a line that a typewriter or mail program broke; other lines are paragraphs of their own."""
LONGEST_HEADING = 90

_bullet = re.compile(r"(?:[•‣◦▪–—*-]|\d{1,3}[.)])\s")
_ends_sentence = re.compile(r"[.,;:!?…”\"'’)\]]$")
_year = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def read(text: str) -> Reading:
    """The document as it stands: offsets in the text are offsets in the file."""
    lines = tuple(_line_starts(text))
    blocks = tuple(
        Block(_kind(text, span), span, number) for span, number in _paragraphs(text, lines)
    )
    return Reading(Text(text), blocks, lines)


def _line_starts(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield offset, number
        offset += len(line) + 1


def _paragraphs(text: str, lines: tuple[tuple[int, int], ...]) -> Iterator[tuple[Span, int]]:
    """Runs of wrapped lines; every other line is a paragraph of its own."""
    open_start, open_number = -1, 0
    for offset, number in lines:
        end = text.find("\n", offset)
        line = text[offset : end if end >= 0 else len(text)]
        if open_start < 0 and line.strip():
            open_start, open_number = offset, number
        wrapped = SHORTEST_WRAPPED <= len(line) <= LONGEST_WRAPPED
        if open_start >= 0 and not (wrapped and _continues(text, offset + len(line) + 1)):
            yield _trimmed(text, Span(open_start, offset + len(line))), open_number
            open_start = -1


def _continues(text: str, offset: int) -> bool:
    """Whether the line at `offset` goes on with the sentence of the line before it."""
    end = text.find("\n", offset)
    line = text[offset : end if end >= 0 else len(text)]
    return bool(line.strip()) and len(line) <= LONGEST_WRAPPED and not _bullet.match(line.lstrip())


def _trimmed(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.end - (len(inner) - len(inner.rstrip()))))


def _kind(text: str, span: Span) -> str:
    """A guess that only the look of the page depends on."""
    line = text[span.start : span.end]
    if _bullet.match(line):
        return "item"
    short = len(line) <= LONGEST_HEADING or span.start == 0
    looks_like_heading = "\n" not in line and short and not _ends_sentence.search(line)
    return (
        "heading"
        if looks_like_heading and line[:1].isupper() and not _year.search(line)
        else "paragraph"
    )
