"""From whom a claim really comes: papers that pass on one report are one origin, not many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model import Actor, Briefing, Claim, Source
from generator.relate import Site

Origin = Actor | Source
"""Somebody who is named, or a primary source."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the claims of some briefings come from, as far as the sources say."""

    known: tuple[tuple[Origin, int], ...]
    """The origins and their claims, those with the most first; a claim of two origins counts for both."""
    established: int
    """Claims whose origins are established."""
    unknown: int
    """Claims whose origins are not."""


def origins_of(site: Site, *briefings: Briefing) -> Origins:
    """The origins of the information in some briefings; what the site itself assumes or judges has none."""
    claims = [c for b in briefings for c in b.key_points if c.kind == "information"]
    found = [origins(site, claim) for claim in claims]
    each = [origin for held in found for origin in held or ()]
    counts = Counter(_key(origin) for origin in each)
    known = {_key(origin): (origin, counts[_key(origin)]) for origin in each}
    most_first = sorted(known.values(), key=lambda item: (-item[1], item[0].id))
    unknown = found.count(None)
    return Origins(tuple(most_first), len(found) - unknown, unknown)


def origins(site: Site, claim: Claim) -> tuple[Origin, ...] | None:
    """The independent origins of a claim; None: not established.

    They are those through whom it came (`via`), or else those whose reports its sources pass on
    (`relays`). An origin is not established where unnamed people are among them, where a source relays
    several and the claim does not say which, or where a secondary source does not say whence it has it.
    """
    sources = resting_on(site, claim)
    if not sources:
        return None
    if claim.via:
        return _named(site, claim.via)
    found = [_origin(site, source) for source in sources]
    known = {_key(origin): origin for origin in found if origin is not None}
    return None if None in found else tuple(known[key] for key in sorted(known))


def origin_names(site: Site, claim: Claim) -> tuple[str, ...] | None:
    """The ids of a claim's origins; None: not established."""
    found = origins(site, claim)
    return None if found is None else tuple(str(origin.id) for origin in found)


def resting_on(site: Site, claim: Claim) -> tuple[Source, ...]:
    """The sources that a claim quotes, each once, without those that are withdrawn or superseded."""
    quoted = dict.fromkeys(e.passage.source for e in claim.evidence if e.passage)
    sources = (site.sources[name] for name in quoted)
    return tuple(source for source in sources if source.record.status == "current")


def _origin(site: Site, source: Source) -> Origin | None:
    relays = source.record.relays
    if not relays:
        return source if source.record.type == "primary" else None
    named = _named(site, relays)
    return named[0] if named is not None and len(named) == 1 else None


def _named(site: Site, actors: tuple[str, ...]) -> tuple[Actor, ...] | None:
    """The actors, if each of them is known by name."""
    known = [site.actors[id] for id in sorted(set(actors)) if id in site.actors]
    if len(known) < len(set(actors)) or any(actor.type == "unnamed-source" for actor in known):
        return None
    return tuple(known)


def _key(origin: Origin) -> tuple[str, bool]:
    """An actor and a source may have the same id."""
    return (str(origin.id), isinstance(origin, Source))
