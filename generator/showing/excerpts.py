"""Cutting a text where passages begin and end, and showing a passage in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from generator.literal import Text
from generator.model import Block, Passage, Source, Span

MOST_AROUND = 90
"""Characters of its sentence shown on each side of a passage; longer ones are cut between words."""
CONTEXT = 160
"""Characters shown around a passage where the site may show passages only."""

_sentence_end = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMrs)(?<!\bGen)\.|[!?…])"
    r"['’”\"»)]*\s+|[:;]\s+|\n"
)
"""An initial, as in “U.S. forces”, and a title before a name end no sentence."""
_whole_sentence = re.compile(r"(?:(?<!\b[A-Z])\.|[!?…])['’”\"»)]*$")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that lies in the same passages from end to end."""

    text: Text
    passages: tuple[Passage, ...]
    starting: tuple[Passage, ...]
    """The passages whose first character is the first of this run."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage and the rest of its sentence."""

    before: Text
    exact: Text
    after: Text


def runs(text: Text, span: Span, passages: Iterable[Passage]) -> tuple[Run, ...]:
    """The text of a span, cut wherever a passage begins or ends; passages may overlap."""
    inside = [p for p in passages if p.span.start < span.end and p.span.end > span.start]
    edges = {edge for p in inside for edge in p.span if span.start < edge < span.end}
    cuts = sorted({span.start, span.end, *edges})
    return tuple(
        Run(
            text[start:end],
            tuple(p for p in inside if p.span.start <= start and p.span.end >= end),
            tuple(p for p in inside if p.span.start == start),
        )
        for start, end in pairwise(cuts)
    )


def excerpt(source: Source, passage: Passage) -> Excerpt:
    """A passage in its sentence, as far as that is short."""
    start, end = passage.span
    block = _around(source.reading.blocks, passage.span)
    lead = source.text[block.start : start]
    ends = [match.end() for match in _sentence_end.finditer(lead)]
    lead = lead[ends[-1] if ends else 0 :]
    whole = _whole_sentence.search(passage.text) is not None
    rest = source.text[end : end if whole else block.end]
    stop = _sentence_end.search(rest)
    rest = rest[: stop.start() + len(stop[0].rstrip()) if stop else len(rest)]
    return Excerpt(_last_words(lead), passage.text, _first_words(rest))


def _around(blocks: Iterable[Block], span: Span) -> Span:
    """From the beginning of the span's first block to the end of its last."""
    touched = [b.span for b in blocks if b.span.start < span.end and b.span.end > span.start]
    return Span(min(touched)[0], max(touched)[1]) if touched else span


def _last_words(text: Text) -> Text:
    if len(text) <= MOST_AROUND:
        return text
    cut = text[-MOST_AROUND:]
    return Text("… " + cut.partition(" ")[2])


def _first_words(text: Text) -> Text:
    if len(text) <= MOST_AROUND:
        return text
    cut = text[:MOST_AROUND]
    return Text(cut.rpartition(" ")[0] + " …")


def shown_parts(source: Source, block: Block, passages: Iterable[Passage]) -> tuple[Span, ...]:
    """The parts of a block that the source's `display` lets the site show."""
    if source.record.display == "full":
        return (block.span,)
    room = CONTEXT if source.record.display == "passages" else 0
    parts: list[Span] = []
    for passage in passages:
        if passage.span.start >= block.span.end or passage.span.end <= block.span.start:
            continue
        part = _widened(source.text, passage.span, room, block.span)
        if parts and part.start <= parts[-1].end:
            last = parts.pop()
            part = Span(last.start, max(last.end, part.end))
        parts.append(part)
    return tuple(parts)


def _widened(text: str, span: Span, room: int, limits: Span) -> Span:
    """A span with some words around it, never beyond its block."""
    start = max(limits.start, span.start - room)
    end = min(limits.end, span.end + room)
    if start > limits.start:
        space = text.find(" ", start, span.start)
        start = space + 1 if space >= 0 else max(span.start, limits.start)
    if end < limits.end:
        space = text.rfind(" ", span.end, end)
        end = space if space >= 0 else min(span.end, limits.end)
    return Span(max(start, limits.start), min(end, limits.end))
