"""Which pages exist: one module per page type, each with `pages(site) -> Iterator[Page]`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Page
from generator.pages import (
    actor,
    actors,
    briefing,
    briefings,
    changes,
    corrections,
    disagreements,
    dossier,
    dossiers,
    home,
    method,
    moved,
    quantities,
    questions,
    source,
    sources,
    timeline,
    topic,
    topics,
)
from generator.relate import Site

PAGES = (
    home,
    briefing,
    briefings,
    source,
    sources,
    actor,
    actors,
    questions,
    timeline,
    disagreements,
    dossiers,
    dossier,
    topics,
    topic,
    quantities,
    changes,
    corrections,
    method,
    moved,
)
"""The page types, in the order in which a reader meets them."""


def plan(site: Site) -> Iterator[Page]:
    """Every page of a site."""
    for kind in PAGES:
        yield from kind.pages(site)
