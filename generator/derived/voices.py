"""Whose words a briefing rests on: its claims, counted by who holds them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model import Actor, Briefing
from generator.relate import Site


@dataclass(frozen=True, slots=True)
class VoiceMix:
    """The claims of a briefing, by holder; a claim that two hold counts for both."""

    total: int
    """Claims in all."""
    named: tuple[tuple[Actor, int], ...]
    """Named holders, those with the most claims first."""
    unnamed: int
    """Claims that only unnamed sources hold."""
    own: int
    """Judgements and assumptions of the site itself."""
    nobody: int
    """Claims for which the source names nobody."""
    shared: bool
    """Whether a claim has several named holders, and counts for each."""


def voice_mix(site: Site, *briefings: Briefing) -> VoiceMix:
    """Who holds the claims of some briefings."""
    counts: Counter[str] = Counter()
    unnamed = nobody = own = 0
    shared = False
    claims = [claim for briefing in briefings for claim in briefing.key_points]
    for claim in claims:
        holders = [site.actors[id] for id in claim.asserted_by if id in site.actors]
        named = [actor for actor in holders if actor.type != "unnamed-source"]
        counts.update(actor.id for actor in named)
        shared |= len(named) > 1
        unnamed += bool(holders) and not named
        own += not holders and claim.kind != "information"
        nobody += not holders and claim.kind == "information"
    most_first = sorted(counts.items(), key=lambda item: (-item[1], site.actors[item[0]].name))
    ranked = tuple((site.actors[id], number) for id, number in most_first)
    return VoiceMix(len(claims), ranked, unnamed, own, nobody, shared)
