"""Every source bears something."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.faults import references
from generator.model import Location
from generator.relate import Site


def check(site: Site, _setting: Setting) -> Iterator[Finding]:
    """Sources that nothing rests on; while a quote is lost to a fault, nobody can tell."""
    for source in site.sources.values():
        if not site.unsettled and not site.passages.get(source.id):
            yield Finding(references.UNUSED_SOURCE.at(Location(source.path), id=source.id))
