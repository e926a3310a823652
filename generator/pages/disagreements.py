"""Where accounts differ, and how claims bear on each other, across all briefings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """All disagreements, and all claims that bear on others."""
    context = {
        "disagreements": tuple(site.disagreements.values()),
        "connections": site.connections,
    }
    title = Text("Where accounts differ")
    yield Page("disagreements/index.md", "disagreements.md.jinja", title, context, boost=0.5)
