"""Every statement shows the exact words it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.setting import Setting
from generator.diagnostics import Diagnostic
from generator.faults import references
from generator.relate import Site


def check(site: Site, _setting: Setting) -> Iterator[Diagnostic]:
    """Claims, positions and events that rest on no words."""
    for briefing in site.briefings:
        for claim in briefing.key_points:
            if not claim.evidence and claim.kind == "information":
                yield references.NO_EVIDENCE.at(claim.id.at or claim.at, what=f"the claim `{claim.id}`")
        for position in briefing.actors:
            if not position.evidence:
                yield references.NO_EVIDENCE.at(position.at, what=f"the position of `{position.actor}`")
    for entry in site.events:
        if not entry.item.evidence and not entry.item.claims:
            yield references.NO_EVIDENCE.at(entry.item.at, what="the event")
