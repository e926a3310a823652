"""All briefings, the newest first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """The list of all briefings."""
    yield Page("briefings/index.md", "briefings.md.jinja", Text("All briefings"), {}, boost=0.5)
