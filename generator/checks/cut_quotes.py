"""A quote that a list in brackets cut at its commas: found piece by piece, it would look sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.faults import claims
from generator.model import Evidence, Source
from generator.relate import Site
from generator.walk import every


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """Neighbouring quotes that stand side by side in their source too, with a comma between them."""
    for briefing in site.briefings:
        for one, other in pairwise(every(Evidence, briefing)):
            if (
                one.passage
                and other.passage
                and _is_cut(site.sources[one.passage.source], one, other)
            ):
                yield Finding(claims.CUT_QUOTE.at(one.quote.at), (str(briefing.id),))


def _is_cut(source: Source, one: Evidence, other: Evidence) -> bool:
    assert one.passage and other.passage  # noqa: S101, PT018 - chosen by the caller
    same = one.passage.source == other.passage.source
    near = one.quote.at.line == other.quote.at.line and _is_bare(one) and _is_bare(other)
    between = source.text[one.passage.span.end : other.passage.span.start]
    return same and near and between.strip() == ","


def _is_bare(evidence: Evidence) -> bool:
    """Whether a quote was written without quotation marks, so that a comma could cut it."""
    return evidence.quote.at.width == len(evidence.quote.exact)
