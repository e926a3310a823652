"""What a good briefing looks like: one module per check, each with `check(site, setting) -> Iterator[Finding]`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import (
    confirmed,
    empty_briefings,
    estimative,
    figures,
    hedged,
    named,
    open_questions,
    unannotated,
    unsupported,
    unused_sources,
    withdrawn,
)
from generator.checks.accepted import settle
from generator.checks.setting import Setting
from generator.diagnostics import Diagnostic
from generator.relate import Site

CHECKS = (
    empty_briefings,
    unsupported,
    unused_sources,
    hedged,
    figures,
    named,
    unannotated,
    estimative,
    confirmed,
    withdrawn,
    open_questions,
)
"""The checks, in order."""


def check(site: Site, setting: Setting) -> Iterator[Diagnostic]:
    """Everything that the checks find and no editor has accepted."""
    return settle(site, (finding for one in CHECKS for finding in one.check(site, setting)))
