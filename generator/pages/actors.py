"""All actors, by kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Actor, Page
from generator.relate import Site

KINDS = (
    ("person", "People"),
    ("state", "States"),
    ("organization", "Organisations"),
    ("international-organization", "International organisations"),
    ("armed-force", "Armed forces"),
    ("group", "Groups"),
    ("media", "Media"),
    ("unnamed-source", "Unnamed sources"),
)
"""The kinds of actor, in the order of the page, with their headings."""


def pages(site: Site) -> Iterator[Page]:
    """The list of all actors."""
    groups = [(heading, _of_kind(site, kind)) for kind, heading in KINDS]
    present = [(heading, actors) for heading, actors in groups if actors]
    yield Page("actors/index.md", "actors.md.jinja", Text("Actors"), {"groups": present})


def _of_kind(site: Site, kind: str) -> tuple[Actor, ...]:
    return tuple(actor for actor in site.actors.values() if actor.type == kind)
