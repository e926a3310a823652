"""The text of each source that may be shown in full, as the plain text that every offset refers to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import canonical
from generator.machine.publication import Publication
from generator.model import File
from generator.relate import Site


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`sources/<id>/text.txt`, so that others can check the quotations."""
    for source in site.sources.values():
        if source.record.display == "full":
            text = canonical(source.text, one_line=False)
            yield File(f"pages/sources/{source.id}/text.txt", text.encode("utf-8"))
