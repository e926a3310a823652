"""hedge-loss: what a source only reports or alleges is not stated as confirmed, or by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.finding import Finding
from generator.checks.language.markers import Marker, confirmed_after, markers
from generator.checks.language.sentences import sentence_around
from generator.checks.language.wordlists import Words, words_for
from generator.checks.setting import Setting
from generator.faults import claims as faults
from generator.model import Claim, Location, Passage
from generator.relate import Entry, Site

KEPT = ("allegations", "claims", "doubts")
"""What a claim may say in its own words and yet be confirmed: that a vessel was a suspected one, say."""
MOST_WORDS = 3
"""Markers that a message names."""

_clause_ends = re.compile(r"""\s*(?:[.,;:!?…”"’')»]|\Z)""")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A marker in the sentence round a passage."""

    marker: Marker
    line: int
    source: str
    distance: int
    """Characters from the passage; negative before it, 0 within it."""

    @property
    def precedes(self) -> bool:
        """Whether it stands before the passage's end, so that the passage is within its reach."""
        return self.distance <= 0


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """Claims that lost a hedge on the way from the source."""
    for entry in site.claims.values():
        lost = _lost(site, setting, entry.item)
        if lost:
            yield _finding(entry, lost)


def _lost(site: Site, setting: Setting, claim: Claim) -> tuple[Hedge, ...]:
    """The hedges that the claim should have kept."""
    status = str(claim.status)
    unheld = not claim.asserted_by and claim.kind == "information"
    if status != "confirmed" and not (unheld and status in {"asserted", "reported"}):
        return ()
    said = {m.kind for words in setting.words.values() for m in markers(claim.text, words)}
    hedges = tuple(h for e in claim.evidence if e.passage for h in _hedges(site, setting, e.passage))
    if status == "confirmed":
        return tuple(h for h in hedges if not (h.marker.kind in KEPT and h.marker.kind in said))
    if said:
        return ()
    if status == "asserted":
        return hedges
    return tuple(h for h in hedges if h.marker.kind == "allegations")


def _hedges(site: Site, setting: Setting, passage: Passage) -> Iterator[Hedge]:
    """The markers whose reach covers a passage."""
    source = site.sources[passage.source]
    words = words_for(setting.words, source.record.language)
    if words is None:
        return
    span = sentence_around(source, passage.span)
    sentence = source.text[span.start : span.end]
    for marker in markers(sentence, words):
        offset = span.start + marker.span.start
        behind = max(0, offset + 1 - passage.span.end)
        hedge = Hedge(
            marker,
            source.reading.line_of(offset),
            source.id,
            behind or min(0, offset - passage.span.start),
        )
        if _reaches(hedge, sentence, words):
            yield hedge


def _reaches(hedge: Hedge, sentence: str, words: Words) -> bool:
    """Whether a marker speaks of the passage, and not of something else in the sentence."""
    marker = hedge.marker
    if marker.kind == "hearsay":
        return True
    if marker.kind == "reports":
        return not confirmed_after(sentence, marker.span.end, words)
    return hedge.precedes or _clause_ends.match(sentence, marker.span.end) is not None


def _finding(entry: Entry[Claim], lost: tuple[Hedge, ...]) -> Finding:
    claim = entry.item
    facts = {"words": _listed(lost), "id": claim.id}
    if claim.status == "confirmed":
        at = getattr(claim.status, "at", None) or claim.at
        cure = "write the status that the source bears out, or quote words that confirm it"
        diagnostic = faults.HEDGE_LOSS.at(at, **facts, says="is `confirmed`", cure=cure)
    else:
        at = claim.text.at or claim.at
        cure = "name in `asserted_by:` who says so, or keep the source’s word in the claim"
        says = "names nobody who holds it and does not hedge"
        diagnostic = faults.HEDGE_LOSS.at(at or Location(""), **facts, says=says, cure=cure)
    return Finding(diagnostic, (entry.briefing.id,), (claim.id,))


def _listed(lost: tuple[Hedge, ...]) -> str:
    nearest = sorted(lost, key=lambda hedge: abs(hedge.distance))
    named = dict.fromkeys(f"`{h.marker.words}` (`{h.source}`, line {h.line})" for h in nearest)
    return ", ".join(list(named)[:MOST_WORDS])
