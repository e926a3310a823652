"""The objects of a site with a tail of markup on every text from outside, or with the same tail in harmless signs.

The harmless tail is the hostile one with each ASCII sign in its full-width form, which no renderer reads. Both
are equally long and have their spaces and letters in the same places, so that a text is cut, sorted and shortened
in the same way; what is made of the harmless site, with the signs put back, is what the hostile site must show.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.authored import forms
from generator.authored.form import Form
from generator.dates import When
from generator.derived.quantities import bounds
from generator.literal import Text
from generator.model import Passage, Reading, Seeds, Source, Span
from generator.walk import every

HOSTILE = " 0<b id=x{:02}>*y*</b>\"[z](javascript:a){{:onclick=b}}|`c`\\&amp;<i>'_u_"
"""Short ones first: drawings and excerpts cut what is long. Nothing in it ends a sentence, and names are sorted by
the zero, since signs and full-width signs stand on different sides of the letters."""
ENDS = {"Reading.text": "\u200b", "Location.path": "-->"}
"""What some tails end in: something that cannot be seen, and what ends a comment."""
FULL_WIDTH = {
    sign: chr(sign + 0xFEE0) for sign in range(ord("!"), ord("~") + 1) if not chr(sign).isalnum()
}
SIGNS = {ord(full): sign for sign, full in FULL_WIDTH.items()}


def harmless(text: str) -> str:
    """The text with full-width signs."""
    return text.translate(FULL_WIDTH)


def hostile(text: str) -> str:
    """The text with its signs put back."""
    return text.translate(SIGNS)


def is_from_outside(value: object) -> bool:
    """Whether a value of the harmless site holds a text from outside, or a part of one."""
    return any(ord(sign) in SIGNS for sign in str(value))


ADAPTERS: dict[str, TypeAdapter[Any]] = {
    f"{form.builds.__name__}.{name}": TypeAdapter(field.rebuild_annotation())
    for form in vars(forms).values()
    if isinstance(form, type) and issubclass(form, Form) and form is not Form
    for name, field in form.model_fields.items()
}
"""What reads each field of the YAML, by the class of the model and the field."""


def accepts(field: str, value: str) -> bool:
    """Whether a field of the YAML may hold a text; one that the YAML does not have is made of others that may."""
    adapter = ADAPTERS.get(field)
    for given in (Text(value), (Text(value),)) if adapter else ():
        try:
            adapter.validate_python(given)  # type: ignore[union-attr]  # there is one
        except ValidationError:
            continue
        return True
    return adapter is None


class Tails:
    """Puts a tail of its own on every field of every object, as far as the field accepts one."""

    def __init__(self, seeds: Seeds, *, harmless_ones: bool) -> None:
        self.seeds = seeds
        self.signs = harmless if harmless_ones else hostile
        self.names = frozenset(_names(seeds))
        self.numbers: dict[str, int] = {}
        """Of each field that has a tail."""
        passages = list(every(Passage, seeds))
        self.cuts = {
            s.id: _cuts(s, [p for p in passages if p.source == s.id]) for s in seeds.sources
        }
        self.texts: dict[str, Text] = {}

    def tail(self, field: str) -> str:
        """The tail of a field."""
        number = self.numbers.setdefault(field, len(self.numbers) + 1)
        return self.signs(HOSTILE.format(number) + ENDS.get(field, ""))

    def site(self) -> Seeds:
        """The seeds with tails."""
        sources = tuple(self.source(source) for source in self.seeds.sources)
        self.texts = {source.id: source.text for source in sources}
        held = {
            f.name: getattr(self.seeds, f.name) for f in fields(self.seeds) if f.name != "sources"
        }
        return replace(self.seeds, sources=sources, **{n: self.of(v, n) for n, v in held.items()})

    def of(self, value: Any, field: str) -> Any:
        """A value of the model, whatever its kind, with tails."""
        if isinstance(value, Text):
            return self.text(value, field)
        if isinstance(value, str):
            return self.path(value) if field.endswith(".path") else value
        if isinstance(value, tuple) and not isinstance(value, Span):
            return tuple(self.of(item, field) for item in value)
        if isinstance(value, Passage):
            return self.passage(value)
        if not is_dataclass(value) or isinstance(value, When):
            return value
        name = type(value).__name__
        given = {f.name: self.of(getattr(value, f.name), f"{name}.{f.name}") for f in fields(value)}
        return replace(value, **given)  # type: ignore[type-var]  # an object, not a class

    def text(self, value: Text, field: str) -> Text:
        """A text with as much of its field's tail as the field accepts; names stay, since they lead somewhere."""
        if value in self.names and not (field == "Redirect.old" and "#" in value):
            return value
        if field == "Measure.value" and bounds(value) and field in self.numbers:
            return value  # the first is a number no more, the others stay what plots are drawn of
        tail = self.tail(field)
        tails = (tail, re.sub(r"[ \\＼]", "", tail))  # an address holds neither
        return next((value + tail for tail in tails if accepts(field, value + tail)), value)

    def source(self, source: Source) -> Source:
        """A document with a tail at the end of each block and of each piece between edges of passages."""
        reading, cuts, tail = source.reading, self.cuts[source.id], self.tail("Reading.text")
        pieces = [reading.text[a:b] for a, b in zip((0, *cuts), (*cuts, None), strict=True)]
        moved = Reading(
            Text(tail.join(pieces)),
            tuple(
                replace(block, span=self.moved(source.id, block.span)) for block in reading.blocks
            ),
            tuple((self.offset(source.id, offset), line) for offset, line in reading.lines),
        )
        record = self.of(source.record, "Source.record")
        return replace(source, reading=moved, path=self.path(source.path), record=record)

    def path(self, path: str) -> str:
        """The path of a file."""
        return path + self.tail("Location.path")

    def passage(self, passage: Passage) -> Passage:
        """A passage where it stands now."""
        span = self.moved(passage.source, passage.span)
        return replace(passage, span=span, text=self.texts[passage.source][span.start : span.end])

    def moved(self, source: str, span: Span) -> Span:
        """A span of a source's text in the text with tails."""
        return Span(*(self.offset(source, offset) for offset in span))

    def offset(self, source: str, offset: int) -> int:
        """An offset of a source's text in the text with tails, which stand before the cuts."""
        return offset + bisect_right(self.cuts[source], offset) * len(self.tail("Reading.text"))


def _cuts(source: Source, passages: list[Passage]) -> tuple[int, ...]:
    """Where something ends: blocks, passages, and what stands before a passage."""
    blocks = [block.span for block in source.reading.blocks]
    edges = {edge for passage in passages for edge in passage.span}
    return tuple(sorted((edges | {b.end for b in blocks}) - {b.start for b in blocks}))


def _names(seeds: Seeds) -> Iterator[str]:
    """Every id and address of the site."""
    for name in ("briefings", "actors", "dossiers", "sources"):
        yield from (item.id for item in getattr(seeds, name))
    for actor in seeds.actors:
        yield from actor.formerly
    for briefing in seeds.briefings:
        yield from briefing.topics
        for name in ("key_points", "disagreements", "questions", "timeline"):
            for item in getattr(briefing, name):
                yield item.id
                yield f"{briefing.id}#{item.id}"
    for redirect in seeds.redirects:
        yield from (redirect.old, redirect.new)
