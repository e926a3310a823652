"""All questions: the open ones by how long they are open, then those that are settled."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page, Question
from generator.relate import Entry, Site


def open_longest(site: Site) -> tuple[Entry[Question], ...]:
    """The open questions, the oldest first."""
    still_open = [entry for entry in site.questions.values() if entry.item.status == "open"]
    return tuple(sorted(still_open, key=lambda entry: (entry.item.opened.text, entry.briefing.id)))


def pages(site: Site) -> Iterator[Page]:
    """The list of all questions."""
    settled = [entry for entry in site.questions.values() if entry.item.status != "open"]
    context = {"open": open_longest(site), "settled": settled}
    yield Page(
        "questions/index.md", "questions.md.jinja", Text("Open questions"), context, boost=0.5
    )
