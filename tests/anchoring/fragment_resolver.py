"""A text-directive resolver of its own, for tests only: it shares no code with the generator.

It follows the WICG report the slow way. Every block is spelled out as single characters without
case, accents and surplus white space; terms are looked for one position after the other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

Point = tuple[int, int]
"""Block and offset in it."""


class Terms(NamedTuple):
    prefix: str | None
    start: str
    end: str | None
    suffix: str | None


class Mark(NamedTuple):
    """One compared character and where it stands."""

    compared: str
    block: int
    first: int
    last: int


def parse(value: str) -> Terms | None:
    tokens = value.split(",")
    if not 1 <= len(tokens) <= 4:
        return None
    prefix = suffix = None
    if tokens[0][-1:] == "-":
        prefix, tokens = tokens[0][:-1], tokens[1:]
    if tokens and tokens[-1][:1] == "-":
        suffix, tokens = tokens[-1][1:], tokens[:-1]
    if len(tokens) not in (1, 2):
        return None
    raw = [prefix, tokens[0], tokens[1] if len(tokens) == 2 else None, suffix]
    if any(token is not None and (token == "" or "-" in token) for token in raw):
        return None
    decoded = [
        None if token is None else unquote_to_bytes(token).decode("utf-8", "replace")
        for token in raw
    ]
    assert decoded[1] is not None
    return Terms(decoded[0], decoded[1], decoded[2], decoded[3])


def resolve(blocks: Sequence[str], value: str) -> list[tuple[Point, Point]]:
    """All matches in document order, as (first point, point after the last character)."""
    terms = parse(value)
    if terms is None:
        return []
    marks = _marks(blocks)
    return [
        ((marks[a].block, marks[a].first), (marks[b - 1].block, marks[b - 1].last))
        for a, b in _matches(blocks, marks, terms)
    ]


def text_between(blocks: Sequence[str], found: tuple[Point, Point]) -> str:
    (first, a), (last, b) = found
    if first == last:
        return " ".join(blocks[first][a:b].split())
    parts = [blocks[first][a:], *blocks[first + 1 : last], blocks[last][:b]]
    return " ".join(" ".join(parts).split())


def _matches(blocks: Sequence[str], marks: list[Mark], terms: Terms) -> Iterator[tuple[int, int]]:
    for a in range(len(marks)):
        start = _term_at(marks, a, terms.start)
        if start is None or not _prefix_ok(blocks, marks, a, terms.prefix):
            continue
        if terms.end is None:
            if _suffix_ok(blocks, marks, start, terms.suffix):
                yield a, start
            continue
        if not _bounded(blocks, marks, start):
            continue
        for b in range(start, len(marks)):
            end = _term_at(marks, b, terms.end)
            if end is None or not _bounded(blocks, marks, b):
                continue
            if _suffix_ok(blocks, marks, end, terms.suffix):
                yield a, end


def _term_at(marks: list[Mark], at: int, term: str) -> int | None:
    wanted = _compared(term)
    stop = at + len(wanted)
    if not wanted or stop > len(marks):
        return None
    here = marks[at:stop]
    if any(mark.compared != c for mark, c in zip(here, wanted, strict=True)):
        return None
    return stop if here[0].block == here[-1].block else None


def _prefix_ok(blocks: Sequence[str], marks: list[Mark], at: int, prefix: str | None) -> bool:
    if prefix is None:
        return _bounded(blocks, marks, at)
    stop = at - 1 if at and marks[at - 1].compared == " " else at
    begin = stop - len(_compared(prefix))
    return begin >= 0 and _term_at(marks, begin, prefix) == stop and _bounded(blocks, marks, begin)


def _suffix_ok(blocks: Sequence[str], marks: list[Mark], at: int, suffix: str | None) -> bool:
    if suffix is None:
        return _bounded(blocks, marks, at)
    begin = at + 1 if at < len(marks) and marks[at].compared == " " else at
    stop = _term_at(marks, begin, suffix)
    return stop is not None and _bounded(blocks, marks, stop)


def _bounded(blocks: Sequence[str], marks: list[Mark], at: int) -> bool:
    """Whether a word begins or ends between the marks `at - 1` and `at`."""
    if at <= 0 or at >= len(marks):
        return True
    left, right = marks[at - 1], marks[at]
    if left.block != right.block:
        return True
    return word_bounded(blocks[right.block], right.first)


def word_bounded(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return True
    if unicodedata.category(text[at])[0] == "M" or text[at] in "\u200d\xad":
        return False
    if _is_word(text, at - 1) and _is_word(text, at):
        return False
    inner = "'\u2019.:,;"
    if text[at] in inner and _is_word(text, at - 1) and _is_word(text, at + 1):
        return False
    return not (text[at - 1] in inner and _is_word(text, at - 2) and _is_word(text, at))


def _is_word(text: str, at: int) -> bool:
    if not 0 <= at < len(text):
        return False
    character = text[at]
    return character == "_" or unicodedata.category(character)[0] in "LNM"


def _compared(term: str) -> str:
    return "".join(mark.compared for mark in _marks([term])).strip(" ")


def _marks(blocks: Sequence[str]) -> list[Mark]:
    """The blocks spelled out; one space stands between two of them."""
    marks: list[Mark] = []
    for number, block in enumerate(blocks):
        if marks and marks[-1].compared != " ":
            marks.append(Mark(" ", number, 0, 0))
        for at, character in enumerate(block):
            if character.isspace():
                if marks and marks[-1].compared != " ":
                    marks.append(Mark(" ", number, at, at + 1))
                continue
            parts = unicodedata.normalize("NFKD", character).lower()
            marks += [Mark(part, number, at, at + 1) for part in parts if not _is_ignored(part)]
            if "\u0300" <= character <= "\u036f" and marks:
                marks[-1] = marks[-1]._replace(last=at + 1)
    return marks


def _is_ignored(character: str) -> bool:
    return "\u0300" <= character <= "\u036f" or character in "\xad\u200b\u200c\u200d\ufeff"
