"""A briefing without claims has nothing to show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.faults import references
from generator.model import Location
from generator.relate import Site


def check(site: Site, _setting: Setting) -> Iterator[Finding]:
    """Briefings that have no key points."""
    for briefing in site.briefings:
        if not briefing.key_points and briefing.at not in site.unsettled:
            yield Finding(references.EMPTY_BRIEFING.at(Location(briefing.path), id=briefing.id))
