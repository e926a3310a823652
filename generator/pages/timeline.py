"""All events, by date, as loose as the sources are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """The timeline across all briefings."""
    yield Page(
        "timeline/index.md",
        "timeline.md.jinja",
        Text("Timeline"),
        {"events": site.events},
        boost=0.5,
    )
