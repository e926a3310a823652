"""One briefing, from its bottom line to what changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.derived.origins import origins_of
from generator.derived.voices import voice_mix
from generator.machine import linked_data
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """A page for each briefing."""
    for briefing in site.briefings:
        timeline = [entry for entry in site.events if entry.briefing is briefing]
        timeline.sort(key=lambda entry: dates.sort_key(entry.item.when))
        yield Page(
            f"briefings/{briefing.id}.md",
            "briefing.md.jinja",
            briefing.title,
            {
                "briefing": briefing,
                "claims": tuple(site.own(briefing)),
                "questions": [e for e in site.questions.values() if e.briefing is briefing],
                "disagreements": [e for e in site.disagreements.values() if e.briefing is briefing],
                "timeline": timeline,
                "sources": site.rests_on(briefing),
                "revisions": sorted(briefing.revisions, key=lambda r: r.date.text, reverse=True),
                "voices": voice_mix(site, briefing),
                "origins": origins_of(site, briefing),
                "data": linked_data.script(linked_data.report(site, briefing)),
            },
            edit=briefing.path,
            description=briefing.bottom_line.plain,
            boost=2,
        )
