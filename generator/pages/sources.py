"""All sources, the newest first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """The list of all sources."""
    newest = sorted(site.sources.values(), key=lambda source: source.number, reverse=True)
    yield Page("sources/index.md", "sources.md.jinja", Text("Sources"), {"sources": newest})
