"""From whom a claim really comes: papers that pass on one report are one origin, not many."""

from __future__ import annotations

from generator.model import Claim, Source
from generator.relate import Site


def origins(site: Site, claim: Claim) -> int | None:
    """How many independent origins a claim has; None: not established."""
    found = origin_names(site, claim)
    return None if found is None else len(found)


def origin_names(site: Site, claim: Claim) -> tuple[str, ...] | None:
    """The origins of a claim: ids of actors, or of primary sources; None: not established.

    They are those through whom it came (`via`), or else those whose reports its sources pass on
    (`relays`). An origin is not established where unnamed people are among them, where a source relays
    several and the claim does not say which, or where a secondary source does not say whence it has it.
    """
    sources = resting_on(site, claim)
    if not sources:
        return None
    if claim.via:
        return _named(site, claim.via)
    names: set[str] = set()
    for source in sources:
        origin = _origin(site, source)
        if origin is None:
            return None
        names.add(origin)
    return tuple(sorted(names))


def resting_on(site: Site, claim: Claim) -> tuple[Source, ...]:
    """The sources that a claim quotes, each once, without those that are withdrawn or superseded."""
    quoted = dict.fromkeys(e.passage.source for e in claim.evidence if e.passage)
    sources = (site.sources[name] for name in quoted)
    return tuple(source for source in sources if source.record.status == "current")


def _origin(site: Site, source: Source) -> str | None:
    relays = source.record.relays
    if not relays:
        return source.id if source.record.type == "primary" else None
    named = _named(site, relays)
    return named[0] if named is not None and len(named) == 1 else None


def _named(site: Site, actors: tuple[str, ...]) -> tuple[str, ...] | None:
    """The actors, if each of them is known by name."""
    known = [site.actors[id] for id in actors if id in site.actors]
    if len(known) < len(actors) or any(actor.type == "unnamed-source" for actor in known):
        return None
    return tuple(sorted({str(actor.id) for actor in known}))
