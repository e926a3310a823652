"""All claims as a table (CSV, RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.derived.origins import origin_names
from generator.literal import canonical
from generator.machine.publication import Publication
from generator.model import Claim, File
from generator.relate import Entry, Site

COLUMNS = (
    "briefing", "claim", "as_of", "text", "status", "kind", "asserted_by", "via", "against",
    "likelihood", "confidence", "sources", "evidence", "address", "origins",
)  # fmt: skip
FORMULA = "=+-@\t\r"
"""What makes a spreadsheet take a cell for a formula; such a cell gets an apostrophe before it."""


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`claims.csv`, UTF-8."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for entry in site.claims.values():
        writer.writerow([_cell(value) for value in _row(site, entry, publication)])
    yield File("pages/claims.csv", table.getvalue().encode("utf-8", "replace"))


def _row(site: Site, entry: Entry[Claim], publication: Publication) -> list[str]:
    claim = entry.item
    passages = [evidence.passage for evidence in claim.evidence if evidence.passage]
    names = (
        "; ".join(site.actors[id].name for id in ids if id in site.actors)
        for ids in (claim.asserted_by, claim.via, claim.against)
    )
    return [
        entry.briefing.id,
        claim.id,
        entry.briefing.as_of.text,
        claim.text,
        claim.status,
        claim.kind,
        *names,
        claim.likelihood or "",
        claim.confidence or "",
        "; ".join(dict.fromkeys(passage.source for passage in passages)),
        " | ".join(" ".join(passage.text.split()) for passage in passages),
        publication.url(f"briefings/{entry.briefing.id}/#{claim.id}"),
        _origins(site, claim),
    ]


def _origins(site: Site, claim: Claim) -> str:
    """The ids of those from whom a claim really comes."""
    names = origin_names(site, claim)
    return "not established" if names is None else " ".join(names)


def _cell(value: str) -> str:
    clean = canonical(value, one_line=True)
    return f"'{clean}" if clean[:1] and clean[0] in FORMULA else clean
