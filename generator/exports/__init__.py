"""Other files from the site: one module per form, each with `export(site, publication)`, which gives files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports import (
    calendar,
    citations,
    claims_table,
    feeds,
    json_forms,
    source_text,
    stix,
    web_annotations,
)
from generator.machine.publication import Publication
from generator.model import File
from generator.relate import Site

EXPORTS = (source_text, web_annotations, json_forms, feeds, calendar, citations, claims_table, stix)
"""The forms, in order."""


def export(site: Site, publication: Publication) -> Iterator[File]:
    """Every file that is made from the site, beside its pages."""
    for form in EXPORTS:
        yield from form.export(site, publication)
