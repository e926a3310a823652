"""Every source bears something."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.setting import Setting
from generator.diagnostics import Diagnostic
from generator.faults import references
from generator.model import Location
from generator.relate import Site


def check(site: Site, _setting: Setting) -> Iterator[Diagnostic]:
    """Sources that nothing rests on."""
    for source in site.sources.values():
        if not site.passages.get(source.id):
            yield references.UNUSED_SOURCE.at(Location(source.path), id=source.id)
