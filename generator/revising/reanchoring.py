"""What would have to be written in the YAML after a source has changed, shown first and written when told to.

Only three kinds of lines are ever touched: a quote whose words have changed, the line that tells an
ambiguous quote apart, and the hash in a source's record.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import anchoring
from generator.anchor import anchor
from generator.anchoring import Selector
from generator.diagnostics import errors
from generator.load import load
from generator.model import Evidence, Location, Quote, Seeds, Source
from generator.model.lock import Lock, LockedQuote
from generator.publishing import manifest
from generator.revising import editing
from generator.revising.editing import Change
from generator.revising.locks import read_locks, text_sha256
from generator.validate import validate
from generator.walk import every


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change of a YAML file, with old and new text side by side."""

    at: Location
    """The value that would be replaced."""
    old: str
    new: str
    """The value that would take its place."""
    why: str
    beside: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    """What would be written beside it: the `prefix:`, `suffix:` or `occurrence:` that tells the place."""
    certain: bool = True
    """False: what was found is only alike; a person must say whether it is meant."""


def propose(root: Path) -> tuple[Proposal, ...]:
    """What the changed sources of a site ask for."""
    seeds, _ = load(root)
    seeds, _ = validate(seeds)
    return tuple(dict.fromkeys(proposals(seeds, read_locks(root))))


def left(root: Path, wanted: Iterable[Proposal]) -> int:
    """How many quotes have no passage and are not among the proposals."""
    answered = {(proposal.at.path, proposal.at.line) for proposal in wanted}
    seeds, _ = load(root)
    _, found = anchor(validate(seeds)[0], read_locks(root))
    lost = {(fault.at.path, fault.at.line) for fault in errors(found)}
    return len(lost - answered)


def proposals(seeds: Seeds, locks: dict[str, Lock]) -> Iterator[Proposal]:
    """Every change that the changed sources ask for."""
    changed = {}
    for source in seeds.sources:
        recorded = source.record.sha256
        if recorded is not None and recorded != source.sha256 and recorded.at:
            yield Proposal(recorded.at, str(recorded), source.sha256, f"{source.path} has changed")
        lock = locks.get(source.id)
        if lock and lock.text_sha256 != text_sha256(source.text):
            changed[source.id] = (source, lock, anchoring.Document(source.text))
    for briefing in seeds.briefings:
        default = str(briefing.sources[0]) if briefing.sources else ""
        for evidence in every(Evidence, briefing):
            source_id = str(evidence.quote.source or default)
            if source_id in changed:
                yield from _of_quote(evidence.quote, *changed[source_id])
    for evidence in every(Evidence, seeds.actors):
        if str(evidence.quote.source) in changed:
            yield from _of_quote(evidence.quote, *changed[str(evidence.quote.source)])


def _of_quote(
    quote: Quote, source: Source, lock: Lock, document: anchoring.Document
) -> Iterator[Proposal]:
    written = Selector(quote.exact, quote.prefix or "", quote.suffix or "", quote.occurrence)
    result = anchoring.resolve(document, written)
    held = lock.of(quote.exact)
    before = held[0] if len(held) == 1 else None
    line = source.reading.line_of
    match result:
        case anchoring.Ambiguous(spans) if before and written == Selector(quote.exact):
            again = anchoring.reanchor(document, _remembered(before))
            told = (
                anchoring.describe(document, again.span)
                if isinstance(again, anchoring.Anchored)
                else None
            )
            if told is not None:
                why = f"these words now stand {len(spans)} times in {source.path}"
                yield Proposal(quote.at, str(quote.exact), str(quote.exact), why, _beside(told))
        case anchoring.NotFound(suggestions) if suggestions and not suggestions[0].short:
            best = suggestions[0]
            new = " ".join(source.text[best.span.start : best.span.end].split())
            why = f"{source.path} line {line(best.span.start)} is {best.similarity:.0%} alike"
            yield Proposal(quote.at, str(quote.exact), new, why, certain=False)


def _beside(told: Selector) -> dict[str, str | int]:
    sides = {"prefix": told.prefix, "suffix": told.suffix, "occurrence": told.occurrence}
    return {name: side for name, side in sides.items() if side}


def _remembered(before: LockedQuote) -> Selector:
    return Selector(before.exact, before.prefix, before.suffix)


def rewrite(path: Path, relative: str, wanted: Iterable[Proposal]) -> int:
    """Replace the values in one file, touching no other line; gives how many were replaced."""
    raw = path.read_bytes().decode("utf-8")
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    ending = "\r\n" if "\r\n" in raw else "\n"
    text = raw.removeprefix(mark).replace("\r\n", "\n")
    changes = [
        Change(p.at.line, p.at.column, p.new, p.beside) for p in wanted if p.at.path == relative
    ]
    new, done = editing.changed(text, changes)
    if done:
        whole = (mark + new.replace("\n", ending)).encode("utf-8")
        spare = path.with_name(f".{path.name}{manifest.SPARE}")
        manifest.replace(path, whole, spare, stat.S_IMODE(path.stat().st_mode))
    return done
