"""What becomes of a statement when a source that it rests on is withdrawn or superseded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.model import Claim, Event, Evidence, Position, Question, Source
from generator.relate import Entry, Site

Soundness = Literal["sound", "weakened", "unsupported"]
Statement = Entry[Claim] | Entry[Event] | Entry[Question] | Entry[Position]


def standing(site: Site, entry: Statement) -> Soundness:
    """Whether all, some or none of the sources that a statement rests on still stand."""
    sources = _sources(site, support(site, entry))
    fallen = [source for source in sources if source.record.status != "current"]
    if not fallen:
        return "sound"
    return "unsupported" if len(fallen) == len(sources) else "weakened"


def fallen_sources(site: Site, entry: Statement) -> tuple[Source, ...]:
    """The withdrawn and superseded sources that a statement rests on."""
    sources = _sources(site, support(site, entry))
    return tuple(source for source in sources if source.record.status != "current")


def support(site: Site, entry: Statement) -> tuple[Evidence, ...]:
    """The evidence of a statement: its own, that of the claims that state an event or answer a question."""
    item = entry.item
    if isinstance(item, Event):
        claims = site.claims_of(item.claims, entry.briefing)
    elif isinstance(item, Question):
        claims = site.claims_of(item.answered_by, entry.briefing)
    else:
        claims = ()
    return (*item.evidence, *(e for claim in claims for e in claim.item.evidence))


def _sources(site: Site, evidence: Iterable[Evidence]) -> tuple[Source, ...]:
    names = dict.fromkeys(e.passage.source for e in evidence if e.passage)
    return tuple(site.sources[name] for name in names)
