"""What had to be corrected, and which sources were withdrawn or superseded, with all that rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derived.uses import Use
from generator.literal import Text
from generator.model import Page, Source
from generator.pages.changes import changes
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """The page of corrections."""
    corrections = [change for change in changes(site) if change.revision.kind == "correction"]
    fallen = [
        (s, _resting_on(site, s)) for s in site.sources.values() if s.record.status != "current"
    ]
    context = {"corrections": corrections, "fallen": fallen}
    yield Page(
        "corrections/index.md", "corrections.md.jinja", Text("Corrections"), context, boost=0.5
    )


def _resting_on(site: Site, source: Source) -> tuple[Use, ...]:
    """Everything that rests on a source, each once."""
    uses = (
        use
        for passage in site.passages.get(source.id, ())
        for use in site.uses[source.id, passage.id]
    )
    return tuple(dict.fromkeys(uses))
