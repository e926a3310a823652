"""What a good briefing looks like: one module per check, each with `check(site, setting) -> Iterator[Diagnostic]`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import empty_briefings, unsupported, unused_sources
from generator.checks.setting import Setting
from generator.diagnostics import Diagnostic
from generator.relate import Site

CHECKS = (empty_briefings, unsupported, unused_sources)
"""The checks, in order."""


def check(site: Site, setting: Setting) -> Iterator[Diagnostic]:
    """Everything that the checks find."""
    for one in CHECKS:
        yield from one.check(site, setting)
