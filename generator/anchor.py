"""Quote + source → passage: exact, or after a documented folding, and never approximately."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator import anchoring
from generator.anchoring import Selector
from generator.diagnostics import Diagnostic
from generator.faults import fields, quotes
from generator.lost_quotes import lost, selector
from generator.model import (
    Actor,
    Briefing,
    Claim,
    Event,
    Evidence,
    Indicator,
    Location,
    Passage,
    Position,
    Question,
    Quote,
    Relation,
    Role,
    Seeds,
    Source,
    Span,
)
from generator.model.lock import Lock, LockedQuote
from generator.revising.locks import text_sha256
from generator.walk import changed, every

MOST_FAULTS = 1000
"""Lost quotes that are reported in one run; to say what each may have meant takes time."""


class Anchoring:
    """The sources as documents that quotes are looked for in, each prepared once."""

    def __init__(self, seeds: Seeds, locks: Mapping[str, Lock]) -> None:
        self.sources = {source.id: source for source in seeds.sources}
        self.documents = {id: anchoring.Document(s.text) for id, s in self.sources.items()}
        self.changed = {
            id: lock
            for id, lock in locks.items()
            if id in self.sources and lock.text_sha256 != text_sha256(self.sources[id].text)
        }
        """The locks of sources whose text is another than when the site was last sound."""
        self.diagnostics: list[Diagnostic] = []
        self.lost = 0
        """Quotes that have no passage."""

    def more(self) -> Iterator[Diagnostic]:
        """That not all lost quotes were reported, where they are very many."""
        if self.lost > MOST_FAULTS:
            yield fields.MORE_FAULTS.at(Location("briefings"), count=self.lost - MOST_FAULTS)

    def found(self, evidence: Evidence, default: str | None) -> Evidence | None:
        """The evidence with its passage; None, and a fault, where its quote has none."""
        quote = evidence.quote
        source = self.sources.get(quote.source or default or "")
        if source is None:
            return None
        document = self.documents[source.id]
        result = anchoring.resolve(document, selector(quote))
        before = self.remembered(quote, source)
        if before and isinstance(result, anchoring.Ambiguous):
            result = chosen(document, result, before)
        if not isinstance(result, anchoring.Anchored):
            self.lost += 1
            if self.lost <= MOST_FAULTS:
                self.diagnostics.append(lost(quote, source, document, result, before))
            return None
        if before and before.line != source.reading.line_of(result.span.start):
            lines = source.reading.line_of(result.span.start)
            self.diagnostics.append(quotes.QUOTE_MOVED.at(quote.at, source=source.path, line=lines))
        return replace(evidence, passage=self.passage(source, result.span, result.tier))

    def remembered(self, quote: Quote, source: Source) -> LockedQuote | None:
        """Where a quote stood before its source changed; None where that is not known for sure."""
        lock = self.changed.get(source.id)
        held = lock.of(quote.exact) if lock else ()
        return held[0] if len(held) == 1 else None

    def passage(self, source: Source, span: Span, tier: str) -> Passage:
        """The passage; the same words at the same place are one passage."""
        text = source.text[span.start : span.end]
        id = passage_id(source.text, span)
        return Passage(id, source.id, span, text, source.reading.line_of(span.start), tier)


def chosen(
    document: anchoring.Document, places: anchoring.Ambiguous, before: LockedQuote
) -> anchoring.Resolution:
    """The one of a quote's places that its lock file means; anybody can write a lock file, so never another."""
    meant = anchoring.reanchor(document, Selector(before.exact, before.prefix, before.suffix))
    found = isinstance(meant, anchoring.Anchored) and meant.span in places.spans
    return meant if found else places


def passage_id(text: str, span: Span) -> str:
    """An address made from the words themselves, so that it outlives changes around them.

    Where the same words stand several times, the second place gets the number 2, and so on.
    """
    words = text[span.start : span.end]
    digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:8]
    number, place = 1, text.find(words)
    while 0 <= place < span.start:
        number, place = number + 1, text.find(words, place + 1)
    return f"p-{digest}" if number == 1 else f"p-{digest}-{number}"


def anchor(
    seeds: Seeds, locks: Mapping[str, Lock] | None = None
) -> tuple[Seeds, tuple[Diagnostic, ...]]:
    """The seeds with a passage for every quote that stands in its source; the others are faults.

    `locks` tell where the quotes of a changed source stood before.
    """
    work = Anchoring(seeds, locks or {})

    def in_briefing(briefing: Briefing) -> Briefing:
        default = str(briefing.sources[0]) if briefing.sources else None
        return changed(briefing, Evidence, lambda evidence: work.found(evidence, default))

    def in_actor(actor: Actor) -> Actor:
        return changed(actor, Evidence, lambda evidence: work.found(evidence, None))

    anchored = replace(
        seeds,
        briefings=tuple(in_briefing(briefing) for briefing in seeds.briefings),
        actors=tuple(in_actor(actor) for actor in seeds.actors),
    )
    unanchored = frozenset(_unanchored(seeds, anchored)) - seeds.unsettled
    anchored = replace(anchored, unsettled=seeds.unsettled | unanchored, unanchored=unanchored)
    return anchored, (*work.diagnostics, *work.more())


def _unanchored(before: Seeds, after: Seeds) -> Iterator[Location]:
    """Where the objects stand that lost evidence to a fault."""
    kinds: tuple[type[Any], ...] = (Claim, Position, Event, Question, Indicator, Role, Relation)
    for kind in kinds:
        for old, new in zip(every(kind, before), every(kind, after), strict=True):
            if len(old.evidence) != len(new.evidence):
                yield old.at
