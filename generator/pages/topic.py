"""One topic: the briefings filed under it, and what belongs to them alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derived.selection import selection
from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """A page for each topic."""
    for topic, briefings in site.topics.items():
        words = topic.replace("-", " ")
        title = Text(words[:1].upper() + words[1:])
        context = {"topic": topic, "part": selection(site, briefings)}
        yield Page(f"topics/{topic}.md", "topic.md.jinja", title, context, boost=0.5)
