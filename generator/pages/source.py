"""One source: its record, and its text with every passage marked and linked to what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """A page for each source."""
    for source in site.sources.values():
        record = source.record
        yield Page(
            f"sources/{source.id}.md",
            "source.md.jinja",
            record.title,
            {
                "source": source,
                "record": record,
                "passages": site.passages.get(source.id, ()),
            },
            edit=record.at.path or str(PurePosixPath(source.path).with_suffix(".yml")),
            description=record.descriptor,
        )
