"""The day of a briefing is the day of its newest substantive revision; minor ones and corrections move nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.faults import history as faults
from generator.relate import Site


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """Briefings that say another day than that of their newest substantive revision."""
    for briefing in site.briefings:
        read = (r for r in briefing.revisions if r.at not in site.unsettled)
        revisions = [revision for revision in read if revision.kind == "substantive"]
        newest = max(revisions, key=lambda revision: revision.date.upper, default=None)
        if newest is not None and newest.date.text != briefing.as_of.text:
            days = {"as_of": dates.shown(briefing.as_of), "day": dates.shown(newest.date)}
            yield Finding(faults.DATE_NOT_MOVED.at(newest.at, **days, wanted=newest.date.text))
