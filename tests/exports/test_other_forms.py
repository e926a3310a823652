"""Calendar, citations, table, STIX, annotations and linked data, each by the rules of its standard."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from generator import anchoring, dates
from generator.derived.origins import origin_names
from generator.exports.claims_table import COLUMNS, _cell
from generator.machine.linked_data import report, script
from generator.relate import Site

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


def test_calendar(exported: Any, a_site: Site) -> None:
    content = exported()["calendar.ics"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    reviews = [q for q in a_site.questions.values() if q.item.status == "open" and q.item.review_by]
    assert sum(line.startswith("SUMMARY:Review: ") for line in lines) == len(reviews) > 0
    assert all(
        re.fullmatch(r"DTSTART;VALUE=DATE:\d{8}", x) for x in lines if x.startswith("DTSTART")
    )


def test_table_of_claims(exported: Any, a_site: Site) -> None:
    rows = list(csv.reader(io.StringIO(exported()["claims.csv"].decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(a_site.claims) + 1
    assert [row[1] for row in rows[1:]] == [entry.item.id for entry in a_site.claims.values()]
    known = [origin_names(a_site, entry.item) for entry in a_site.claims.values()]
    held = [dict(zip(COLUMNS, row, strict=True))["origins"] for row in rows[1:]]
    assert held == ["not established" if ids is None else " ".join(ids) for ids in known]
    assert "not established" in held
    assert any(known)


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(formula: str) -> None:
    assert _cell(formula)[0] not in "=+-@\t\r"


def test_citations(exported: Any, a_site: Site) -> None:
    files = exported()
    for briefing in a_site.briefings:
        folder = f"briefings/{briefing.id}"
        cited = len(briefing.key_points) + 1
        csl = json.loads(files[f"{folder}/cite.json"])
        assert len(csl) == cited == len({item["id"] for item in csl})
        for item in csl:
            assert item["type"] == "webpage"
            assert len(item["issued"]["date-parts"][0]) == 3
            assert item["URL"].startswith(f"https://briefings.example/site/{folder}/")
        ris = files[f"{folder}/cite.ris"].decode().split("\r\n")
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris if line)
        assert ris.count("TY  - ELEC") == ris.count("ER  - ") == cited
        bib = files[f"{folder}/cite.bib"].decode()
        assert len(re.findall(r"(?m)^@misc\{[a-z0-9-]+,$", bib)) == cited
        assert bib.count("{") == bib.count("}")
        assert len(files[f"{folder}/cite.txt"].decode().splitlines()) == cited


def test_stix(exported: Any, a_site: Site) -> None:
    """STIX 2.1: sections 2.9 (identifiers), 3.2 (common properties), 4.6, 4.10 and 4.15 (these objects)."""
    bundle = json.loads(exported()["stix.json"])
    assert re.fullmatch(f"bundle--{UUID}", bundle["id"])
    ids = {item["id"] for item in bundle["objects"]}
    assert len(ids) == len(bundle["objects"])
    required = {
        "identity": {"name"},
        "report": {"name", "published", "object_refs"},
        "note": {"content", "object_refs"},
    }
    for item in bundle["objects"]:
        assert re.fullmatch(f"{item['type']}--{UUID}", item["id"])
        assert item["spec_version"] == "2.1"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\.000Z", item["created"])
        assert item["created"] <= item["modified"]
        assert required[item["type"]] <= set(item)
        assert set(item.get("object_refs", [])) <= ids
    reports = [item for item in bundle["objects"] if item["type"] == "report"]
    assert len(reports) == len(a_site.briefings)


def test_annotations_lead_back_to_their_passages(exported: Any, a_site: Site) -> None:
    files = exported()
    for source in a_site.sources.values():
        collection = json.loads(files[f"sources/{source.id}/annotations.json"])
        assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert collection["type"] == "AnnotationCollection"
        items = collection["first"]["items"]
        passages = a_site.passages.get(source.id, ())
        assert collection["total"] == len(items) == len(passages)
        document = anchoring.Document(source.text)
        for item, passage in zip(items, passages, strict=True):
            assert item["id"] == f"./#{passage.id}"
            quote, position = item["target"]["selector"]
            selector = anchoring.read_selector(quote)
            assert anchoring.resolve(document, selector) == anchoring.Anchored(
                passage.span, "exact"
            )
            assert anchoring.read_selector(position) == passage.span
            assert source.text[position["start"] : position["end"]] == quote["exact"]


def test_linked_data(a_site: Site) -> None:
    for briefing in a_site.briefings:
        data = report(a_site, briefing)
        assert data["@type"] == "Report"
        assert [part["text"] for part in data["hasPart"]] == [
            " ".join(claim.text.split()) for claim in briefing.key_points
        ]
        assert all(part["@type"] == "Claim" for part in data["hasPart"])
        assert len(data["citation"]) == len(a_site.rests_on(briefing))


def test_linked_data_cannot_end_its_element() -> None:
    made = script({"headline": "</script><script>alert(1)</script><!-- & \u2028"})
    inside = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028") & set(inside)
    assert json.loads(inside)["headline"] == "</script><script>alert(1)</script><!-- & \u2028"


@pytest.mark.parametrize(
    ("kind", "moved"), [("minor", False), ("correction", False), ("substantive", True)]
)
def test_only_a_substantive_revision_moves_the_date(a_site: Site, kind: str, *, moved: bool) -> None:
    briefing = a_site.briefings[0]
    later = replace(briefing.revisions[-1], kind=kind, date=dates.day("2040-01-01"))
    revised = replace(briefing, revisions=(*briefing.revisions, later))
    before, after = report(a_site, briefing), report(a_site, revised)
    assert after["datePublished"] == before["datePublished"]
    assert after["dateModified"] == ("2040-01-01" if moved else before["dateModified"])
