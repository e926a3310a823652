"""One actor: what it asserts, what is said of it and by whom, where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.derived.appearances import (
    briefings_with,
    connections_of,
    disagreements_of,
    sources_with,
)
from generator.model import Actor, Page, Relation
from generator.relate import Site
from generator.showing.drawings import Edge, relation_map


def pages(site: Site) -> Iterator[Page]:
    """A page for each actor of the registry."""
    for actor in site.actors.values():
        yield Page(
            f"actors/{actor.id}.md",
            "actor.md.jinja",
            actor.name,
            {
                "actor": actor,
                "relations": _related(site, actor),
                "relation_map": _drawn(site, actor),
                "disagreements": disagreements_of(site, actor),
                "connections": connections_of(site, actor),
                "briefings": briefings_with(site, actor),
                "sources": sources_with(site, actor),
            },
            edit=actor.at.path,
            description=actor.description,
        )


def _related(site: Site, actor: Actor) -> tuple[tuple[Actor, Relation], ...]:
    """The relations of an actor: those that its own entry names, then those of others to it."""
    own = ((actor, relation) for relation in actor.relations if relation.to in site.actors)
    return (*own, *site.relations_to(actor))


def _drawn(site: Site, actor: Actor) -> Markup:
    """The relations as a drawing; empty where there are none."""
    incoming = [_edge(other, relation) for other, relation in site.relations_to(actor)]
    outgoing = [_edge(site.actors[r.to], r) for r in actor.relations if r.to in site.actors]
    return relation_map(actor.name, incoming, outgoing) if incoming or outgoing else Markup("")


def _edge(other: Actor, relation: Relation) -> Edge:
    """A relation as it is drawn; an address in a drawing is that of the published page."""
    loose = relation.status not in {"confirmed", "asserted"}
    return Edge(relation.type.replace("-", " "), other.name, f"../{other.id}/", loose)
