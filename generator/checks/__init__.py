"""What a good briefing looks like: one module per check, each with `check(site, setting) -> Iterator[Finding]`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from generator.checks import (
    confirmed,
    cut_quotes,
    dated,
    empty_briefings,
    estimates,
    estimative_words,
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
from generator.model import Location
from generator.relate import Site

CHECKS = (
    empty_briefings,
    unsupported,
    cut_quotes,
    unused_sources,
    hedged,
    figures,
    named,
    unannotated,
    estimates,
    estimative_words,
    confirmed,
    withdrawn,
    open_questions,
    dated,
)
"""The checks, in order."""

NEED_NO_EVIDENCE = (estimates,)
"""Checks of what is written alone: a quote without a passage does not hide what they find."""

NEED_THE_REGISTRY = (named, unannotated)
"""Checks that can say nothing while an actor, or the whole registry, could not be read."""


def check(site: Site, setting: Setting) -> Iterator[Diagnostic]:
    """Everything that the checks find and no editor has accepted."""
    registry = any(PurePosixPath(at.path).stem == "actors" for at in site.unsettled)
    checks = [one for one in CHECKS if not (registry and one in NEED_THE_REGISTRY)]
    sound = without(site, site.unsettled)
    read = without(site, site.unsettled - site.unanchored)
    judged = ((one, read if one in NEED_NO_EVIDENCE else sound) for one in checks)
    return settle(site, (finding for one, seen in judged for finding in one.check(seen, setting)))


def without(site: Site, faulty: frozenset[Location]) -> Site:
    """The site without the claims, events and questions that lost something to a fault.

    What they say and rest on is not known, and the fault has been reported.
    """
    claims = {id: e for id, e in site.claims.items() if e.item.at not in faulty}
    questions = {id: e for id, e in site.questions.items() if e.item.at not in faulty}
    events = tuple(
        event
        for event in site.events
        if event.item.at not in faulty
        and all(e.item.at not in faulty for e in site.claims_of(event.item.claims, event.briefing))
    )
    return replace(site, claims=claims, questions=questions, events=events)
