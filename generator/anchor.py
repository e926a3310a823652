"""Quote + source → passage: exact, or after a documented folding, and never approximately."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from generator import anchoring
from generator.anchoring import Resolution, Selector
from generator.diagnostics import Diagnostic
from generator.faults import quotes
from generator.model import Actor, Briefing, Evidence, Passage, Quote, Seeds, Source, Span
from generator.walk import changed

MOST_PLACES = 10
"""Places of an ambiguous quote that a message lists; it counts them all."""
AROUND = 24
"""Characters shown on each side of a place."""


class Anchoring:
    """The sources as documents that quotes are looked for in, each prepared once."""

    def __init__(self, seeds: Seeds) -> None:
        self.sources = {source.id: source for source in seeds.sources}
        self.documents = {id: anchoring.Document(s.text) for id, s in self.sources.items()}
        self.diagnostics: list[Diagnostic] = []

    def found(self, evidence: Evidence, default: str | None) -> Evidence | None:
        """The evidence with its passage; None, and a fault, where its quote has none."""
        quote = evidence.quote
        source = self.sources.get(quote.source or default or "")
        if source is None:
            return None
        document = self.documents[source.id]
        result = anchoring.resolve(document, _selector(quote))
        if isinstance(result, anchoring.Anchored):
            passage = self.passage(source, result.span, result.tier)
            return replace(evidence, passage=passage)
        self.diagnostics.append(_fault(quote, source, document, result))
        return None

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


def anchor(seeds: Seeds) -> tuple[Seeds, tuple[Diagnostic, ...]]:
    """The seeds with a passage for every quote that stands in its source; the others are faults."""
    work = Anchoring(seeds)

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
    return anchored, tuple(work.diagnostics)


def _selector(quote: Quote) -> Selector:
    return Selector(quote.exact, quote.prefix or "", quote.suffix or "", quote.occurrence)


def _fault(
    quote: Quote, source: Source, document: anchoring.Document, result: Resolution
) -> Diagnostic:
    """What kept the quote from its passage, in words that can be acted on."""
    match result:
        case anchoring.Ambiguous(spans):
            places = _places(source, document, spans)
            return quotes.QUOTE_AMBIGUOUS.at(
                quote.at, count=len(spans), source=source.path, places=places
            )
        case anchoring.ContextMismatch():
            return _context(quote, source, result)
        case anchoring.OccurrenceOutOfRange(count):
            at = quote.at
            facts = {"count": _times(count), "count_number": count, "occurrence": quote.occurrence}
            return quotes.QUOTE_OCCURRENCE.at(at, source=source.path, **facts)
        case anchoring.NotFound(suggestions):
            cure = _nearest(quote, source, suggestions)
            return quotes.QUOTE_NOT_FOUND.at(quote.at, source=source.path, cure=cure)
    if result == anchoring.Invalid("occurrence-below-one"):
        facts = {"count": "there", "count_number": 1, "occurrence": quote.occurrence}
        return quotes.QUOTE_OCCURRENCE.at(quote.at, source=source.path, **facts)
    return quotes.QUOTE_EMPTY.at(quote.at)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _places(
    source: Source, document: anchoring.Document, spans: tuple[Span, ...]
) -> str:
    """Every place, with the line to paste for it."""
    lines = ["add one of these lines to say which is meant:"]
    for number, span in enumerate(spans[:MOST_PLACES], 1):
        line = source.reading.line_of(span.start)
        paste = anchoring.paste_line(document, span, number)
        lines.append(f"  line {line}: {_excerpt(source.text, span)}    {paste}")
    if len(spans) > MOST_PLACES:
        lines.append(f"  … and {len(spans) - MOST_PLACES} more; or quote a few words more")
    return "\n".join(lines)


def _excerpt(text: str, span: Span) -> str:
    before = " ".join(text[max(0, span.start - AROUND) : span.start].split("\n"))
    after = " ".join(text[span.end : span.end + AROUND].split("\n"))
    return f"…{before}>{' '.join(text[span.start : span.end].split())}<{after}…"


def _context(quote: Quote, source: Source, result: anchoring.ContextMismatch) -> Diagnostic:
    line = source.reading.line_of(result.nearest.start)
    wanted = [f"after `{quote.prefix}`"] if quote.prefix else []
    wanted += [f"before `{quote.suffix}`"] if quote.suffix else []
    there = [f"after `{result.before.strip()}`"] if quote.prefix else []
    there += [f"before `{result.after.strip()}`"] if quote.suffix else []
    places = (
        "the one place is"
        if len(result.spans) == 1
        else f"of {len(result.spans)} places the nearest is"
    )
    cure = f"{places} on line {line}, {' and '.join(there)}"
    return quotes.QUOTE_CONTEXT.at(
        quote.at, source=source.path, context=" and ".join(wanted), cure=cure
    )


def _nearest(quote: Quote, source: Source, suggestions: tuple[anchoring.Suggestion, ...]) -> str:
    """The passage that is most like the quote, and what differs."""
    if not suggestions:
        return "no passage of the source is like them; copy the words from the source itself"
    best = suggestions[0]
    passage = source.text[best.span.start : best.span.end]
    line = source.reading.line_of(best.span.start)
    only = anchoring.only_difference(quote.exact, passage)
    alike = f"only {only} differs" if only else f"{best.similarity:.0%} alike"
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
