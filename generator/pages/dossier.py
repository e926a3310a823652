"""One dossier: its briefings, and the timeline, actors, questions, disagreements and sources of them alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derived.selection import selection
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """A page for each dossier."""
    for dossier in site.dossiers.values():
        yield Page(
            f"dossiers/{dossier.id}.md",
            "dossier.md.jinja",
            dossier.title,
            {"dossier": dossier, "part": selection(site, site.in_dossier(dossier))},
            edit=dossier.at.path,
            description=dossier.description.plain if dossier.description else None,
            boost=0.5,
        )
