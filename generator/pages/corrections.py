"""What had to be corrected, and which sources were withdrawn or superseded, with all that rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derived.uses import Use
from generator.literal import Text
from generator.model import Claim, Page, Source
from generator.pages.changes import changes
from generator.relate import Entry, Site


def pages(site: Site) -> Iterator[Page]:
    """The page of corrections."""
    corrections = [change for change in changes(site) if change.revision.kind == "correction"]
    fallen = [
        (source, tuple(_with_claims(site, _resting_on(site, source))))
        for source in site.sources.values()
        if source.record.status != "current"
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


def _with_claims(site: Site, uses: tuple[Use, ...]) -> Iterator[tuple[Use, Entry[Claim] | None]]:
    """Each use with the claim that it is, where it is one: the page says who holds that."""
    claims = {(entry.path, str(entry.item.id)): entry for entry in site.claims.values()}
    for use in uses:
        yield use, claims.get((use.path, use.anchor)) if use.kind == "claim" else None
