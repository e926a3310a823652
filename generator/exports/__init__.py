"""Other files from the site: one module per form, each with `export(site) -> Iterator[File]`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports import json_forms, source_text, web_annotations
from generator.model import File
from generator.relate import Site

EXPORTS = (source_text, web_annotations, json_forms)
"""The forms, in order."""


def export(site: Site) -> Iterator[File]:
    """Every file that is made from the site, beside its pages."""
    for form in EXPORTS:
        yield from form.export(site)
