"""All topics, with the briefings filed under them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """The list of all topics."""
    yield Page("topics/index.md", "topics.md.jinja", Text("Topics"), {}, boost=0.5)
