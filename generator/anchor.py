"""Quote + source → passage: exact, or after a documented folding, and never approximately."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator import anchoring
from generator.anchoring import Resolution, Selector
from generator.anchoring.normalise import fold
from generator.diagnostics import Diagnostic
from generator.faults import quotes
from generator.literal import Text
from generator.locks import text_sha256
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
from generator.walk import changed, every

MOST_PLACES = 10
"""Places of an ambiguous quote that a message lists; it counts them all."""
AROUND = 24
"""Characters shown on each side of a place."""


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

    def found(self, evidence: Evidence, default: str | None) -> Evidence | None:
        """The evidence with its passage; None, and a fault, where its quote has none."""
        quote = evidence.quote
        source = self.sources.get(quote.source or default or "")
        if source is None:
            return None
        document = self.documents[source.id]
        result = anchoring.resolve(document, _selector(quote))
        before = self.remembered(quote, source)
        if before and isinstance(result, anchoring.Ambiguous):
            result = anchoring.reanchor(
                document, Selector(before.exact, before.prefix, before.suffix)
            )
        if not isinstance(result, anchoring.Anchored):
            self.diagnostics.append(_fault(quote, source, document, result, before))
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
    unsettled = seeds.unsettled | frozenset(_unsettled(seeds, anchored))
    return replace(anchored, unsettled=unsettled), tuple(work.diagnostics)


def _unsettled(before: Seeds, after: Seeds) -> Iterator[Location]:
    """Where the objects stand that lost evidence to a fault."""
    kinds: tuple[type[Any], ...] = (Claim, Position, Event, Question, Indicator, Role, Relation)
    for kind in kinds:
        for old, new in zip(every(kind, before), every(kind, after), strict=True):
            if len(old.evidence) != len(new.evidence):
                yield old.at


def _selector(quote: Quote) -> Selector:
    return Selector(quote.exact, quote.prefix or "", quote.suffix or "", quote.occurrence)


def _fault(
    quote: Quote,
    source: Source,
    document: anchoring.Document,
    result: Resolution,
    before: LockedQuote | None,
) -> Diagnostic:
    """What kept the quote from its passage, in words that can be acted on."""
    facts: dict[str, object] = {}
    at = quote.at
    match result:
        case anchoring.Ambiguous(spans):
            fault, facts = quotes.QUOTE_AMBIGUOUS, {"count": len(spans)}
            cure = _places(quote, source, document, spans)
        case anchoring.ContextMismatch():
            fault, (facts, cure) = quotes.QUOTE_CONTEXT, _context(quote, source, result)
            at = _unfitting(quote, result).at or at
        case anchoring.OccurrenceOutOfRange(count):
            fault, facts, cure = (
                quotes.QUOTE_OCCURRENCE,
                {"occurrence": quote.occurrence},
                _occurrence(count),
            )
        case anchoring.NotFound(suggestions):
            fault, cure = quotes.QUOTE_NOT_FOUND, _nearest(quote, source, suggestions)
        case anchoring.Invalid("occurrence-below-one"):
            fault, facts, cure = (
                quotes.QUOTE_OCCURRENCE,
                {"occurrence": quote.occurrence},
                _occurrence(0),
            )
        case _:
            fault, cure = quotes.QUOTE_EMPTY, ""
    if before:
        cure = (
            f"the source has changed; before, this stood there:\n  {_as_it_stood(before)}\n{cure}"
        )
    return fault.at(at, source=source.path, cure=cure, **facts)


def _as_it_stood(before: LockedQuote) -> str:
    """The passage with its context, as the lock file remembers it."""
    whole = f"…{before.prefix}>{before.exact}<{before.suffix}…"
    return " ".join(whole.split())


def _occurrence(count: int) -> str:
    if count == 0:
        return "it counts from 1"
    if count == 1:
        return "they stand there once; leave `occurrence:` out"
    return f"they stand there {count} times; write an `occurrence:` from 1 to {count}"


def _places(
    quote: Quote, source: Source, document: anchoring.Document, spans: tuple[Span, ...]
) -> str:
    """Every place, with the line to paste for it."""
    lines = ["write one of these instead, to say which is meant:"]
    for number, span in enumerate(spans[:MOST_PLACES], 1):
        line = source.reading.line_of(span.start)
        selector = anchoring.describe(document, span) or replace(
            _selector(quote), occurrence=number
        )
        lines.append(f"  line {line}: {_excerpt(source.text, span)}")
        lines.append(f"    {_item(quote, selector)}")
    if len(spans) > MOST_PLACES:
        lines.append(f"  … and {len(spans) - MOST_PLACES} more; or quote a few words more")
    return "\n".join(lines)


def _item(quote: Quote, selector: Selector) -> str:
    """The evidence as YAML on one line, with what else the editor wrote about it."""
    words: dict[str, object] = {
        "source": quote.source,
        "quote": selector.exact,
        "prefix": selector.prefix,
    }
    words |= {"suffix": selector.suffix, "occurrence": selector.occurrence or ""}
    words |= {"note": quote.note, "translation": quote.translation}
    return (
        "{" + ", ".join(f"{name}: {_yaml(value)}" for name, value in words.items() if value) + "}"
    )


def _yaml(value: object) -> str:
    """A text in quotation marks, with what nobody would see written as its number."""
    written = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in written)


def _excerpt(text: str, span: Span) -> str:
    before = " ".join(text[max(0, span.start - AROUND) : span.start].split("\n"))
    after = " ".join(text[span.end : span.end + AROUND].split("\n"))
    return f"…{before}>{' '.join(text[span.start : span.end].split())}<{after}…"


def _unfitting(quote: Quote, result: anchoring.ContextMismatch) -> Text:
    """The side of the quote that does not fit its nearest place."""
    before, prefix = result.before.strip(), fold(quote.prefix or "").strip()
    fits = not quote.prefix or (quote.suffix and before.endswith(prefix))
    return (quote.suffix if fits else quote.prefix) or quote.exact


def _context(
    quote: Quote, source: Source, result: anchoring.ContextMismatch
) -> tuple[dict[str, object], str]:
    """What the quote says of its surroundings, and what they are."""
    line = source.reading.line_of(result.nearest.start)
    wanted = [f"after `{quote.prefix}`"] if quote.prefix else []
    wanted += [f"before `{quote.suffix}`"] if quote.suffix else []
    there = [f"after `{result.before.strip()}`"] if quote.prefix else []
    there += [f"before `{result.after.strip()}`"] if quote.suffix else []
    one = len(result.spans) == 1
    places = "the one place is" if one else f"of {len(result.spans)} places the nearest is"
    cure = f"{places} on line {line}, {' and '.join(there)}"
    return {"context": " and ".join(wanted)}, cure


def _nearest(quote: Quote, source: Source, suggestions: tuple[anchoring.Suggestion, ...]) -> str:
    """The passage that is most like the quote, and what differs."""
    if not suggestions and ("…" in quote.exact or "..." in quote.exact):
        return "quote what stands before the … and what stands after it as two quotes"
    if not suggestions:
        return "no passage of the source is like them; copy the words from the source itself"
    best = suggestions[0]
    passage = source.text[best.span.start : best.span.end]
    line = source.reading.line_of(best.span.start)
    only = anchoring.only_difference(quote.exact, passage)
    alike = (
        f"only {only} {'differs' if only == 'case' else 'differ'}"
        if only
        else f"{best.similarity:.0%} alike"
    )
    short = "; the quote is so short that this may be chance" if best.short else ""
    return "\n".join(
        (
            f"nearest passage, {source.path} line {line} ({alike}{short}):",
            f"  {_differences(quote.exact, passage)}",
            "if that passage is meant, the quote must say what the source says",
        )
    )


def _differences(quote: str, passage: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    pieces = [marks[op].format(words) for op, words in anchoring.word_diff(quote, passage)]
    return " ".join(" ".join(pieces).split())
