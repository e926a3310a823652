"""The front page: today's briefings, what changed, and which questions are open longest."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.pages.changes import changes
from generator.pages.questions import open_longest
from generator.relate import Site

MOST_BRIEFINGS, MOST_CHANGES, MOST_QUESTIONS = 12, 6, 6


def pages(site: Site) -> Iterator[Page]:
    """The front page."""
    yield Page(
        "index.md",
        "home.md.jinja",
        Text("Briefings"),
        {
            "briefings": site.briefings[:MOST_BRIEFINGS],
            "more": len(site.briefings) > MOST_BRIEFINGS,
            "changes": changes(site)[:MOST_CHANGES],
            "questions": open_longest(site)[:MOST_QUESTIONS],
        },
        boost=0.5,
    )
