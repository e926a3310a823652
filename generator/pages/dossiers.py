"""All dossiers, with their briefings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """The list of all dossiers."""
    loose = tuple(briefing for briefing in site.briefings if briefing.dossier is None)
    edit = next((dossier.at.path for dossier in site.dossiers.values()), None)
    yield Page(
        "dossiers/index.md",
        "dossiers.md.jinja",
        Text("Dossiers"),
        {"loose": loose},
        edit=edit,
        boost=0.5,
    )
