"""Where an actor appears: in which briefings and sources, and where its claims meet those of others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Actor, Briefing, Claim, Disagreement, Evidence, Source
from generator.relate import Connection, Entry, Site
from generator.walk import evidence_in


def briefings_with(site: Site, actor: Actor) -> tuple[Briefing, ...]:
    """The briefings in which an actor holds, passes on or is accused of something, acts, or has a position."""
    return tuple(b for b in site.briefings if actor.id in set(_in_briefing(b)))


def sources_with(site: Site, actor: Actor) -> tuple[Source, ...]:
    """The sources whose words its claims, positions, offices and relations rest on, or that name it."""
    quoted = {e.passage.source for e in _about(site, actor) if e.passage}
    return tuple(
        source
        for source in site.sources.values()
        if source.id in quoted or site.names(actor, source.text)
    )


def disagreements_of(site: Site, actor: Actor) -> tuple[Entry[Disagreement], ...]:
    """The disagreements in which an actor's own claim stands, or an accusation against it."""
    return tuple(
        entry
        for entry in site.disagreements.values()
        if any(_concerns(side.item, actor) for side in site.sides(entry))
    )


def connections_of(site: Site, actor: Actor) -> tuple[Connection, ...]:
    """How claims bear on each other of which one is an actor's own, or an accusation against it."""
    return tuple(
        connection
        for connection in site.connections
        if _concerns(connection.first.item, actor) or _concerns(connection.second.item, actor)
    )


def _concerns(claim: Claim, actor: Actor) -> bool:
    return actor.id in claim.asserted_by or actor.id in claim.against


def _in_briefing(briefing: Briefing) -> Iterator[str]:
    for claim in briefing.key_points:
        yield from (*claim.asserted_by, *claim.via, *claim.against)
    yield from (position.actor for position in briefing.actors)
    for event in briefing.timeline:
        yield from event.actors


def _about(site: Site, actor: Actor) -> Iterator[Evidence]:
    """The words that are quoted for what an actor holds, did, is, or is accused of."""
    yield from evidence_in(actor)
    for claim in (*site.asserted_by(actor), *site.made_against(actor), *site.passed_on_by(actor)):
        yield from claim.item.evidence
    for position in site.positions_of(actor):
        yield from position.item.evidence
    for event in site.events_of(actor):
        yield from event.item.evidence
