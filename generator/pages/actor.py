"""One actor: what it asserts, what is said of it and by whom, where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """A page for each actor of the registry."""
    for actor in site.actors.values():
        yield Page(
            f"actors/{actor.id}.md",
            "actor.md.jinja",
            actor.name,
            {"actor": actor},
            edit=actor.at.path,
            description=actor.description,
        )
