"""confirmed-on-one-origin: what is confirmed rests on more than one report."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.derived.origins import origin_names, resting_on
from generator.faults import claims as faults
from generator.model import Claim
from generator.relate import Site


def check(site: Site, _setting: Setting) -> Iterator[Finding]:
    """Confirmed claims that rest on one secondary source, or on several that pass on one report."""
    for entry in site.claims.values():
        claim = entry.item
        basis = _basis(site, claim) if claim.status == "confirmed" else None
        if basis:
            at = getattr(claim.status, "at", None) or claim.at
            found = faults.CONFIRMED_ON_ONE_ORIGIN.at(at, id=claim.id, basis=basis)
            yield Finding(found, (entry.briefing.id,), (claim.id,))


def _basis(site: Site, claim: Claim) -> str | None:
    """The one thing that a claim rests on; None where there is more, or a primary source."""
    sources = resting_on(site, claim)
    if not sources or any(source.record.type == "primary" for source in sources):
        return None
    if len(sources) == 1:
        return f"one {sources[0].record.type} source only, `{sources[0].id}`"
    names = origin_names(site, claim)
    if names is not None and len(names) == 1:
        return f"{len(sources)} sources that all pass on what `{names[0]}` reported"
    return None
