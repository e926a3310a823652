"""Every statement shows the exact words it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.faults import references
from generator.relate import Site


def check(site: Site, _setting: Setting) -> Iterator[Finding]:
    """Claims, positions and events that rest on no words."""
    for briefing in site.briefings:
        for claim in briefing.key_points:
            settled = claim.at not in site.unsettled
            if not claim.evidence and settled and claim.kind == "information":
                at = claim.id.at or claim.at
                yield Finding(references.NO_EVIDENCE.at(at, what=f"the claim `{claim.id}`"))
        for position in briefing.actors:
            if not position.evidence and position.at not in site.unsettled:
                what = f"the position of `{position.actor}`"
                at = position.actor.at or position.at
                yield Finding(references.NO_EVIDENCE.at(at, what=what))
    for entry in site.events:
        settled = entry.item.at not in site.unsettled
        if not entry.item.evidence and not entry.item.claims and settled:
            yield Finding(references.NO_EVIDENCE.at(entry.item.at, what="the event"))
