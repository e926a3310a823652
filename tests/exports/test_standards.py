"""Exports as programs that know nothing of this one read them; and what is broken, they refuse."""

from __future__ import annotations

import json
import warnings
from typing import Any

import feedparser
import icalendar
import pytest
import rdflib
import rispy
import stix2validator
from pybtex.database import BibliographyData, parse_string
from pybtex.exceptions import PybtexError

from generator.machine.linked_data import report
from generator.relate import Site


def named(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {path: held for path, held in files.items() if path.rpartition("/")[2] == name}


def read_feed(content: bytes) -> Any:
    feed = feedparser.parse(content, response_headers={"content-type": "application/atom+xml"})
    if feed.bozo:
        raise ValueError(feed.bozo_exception)
    return feed


def test_atom(exported: Any) -> None:
    files = exported()
    for path, content in named(files, "feed.xml").items():
        feed = read_feed(content)
        assert feed.version == "atom10"
        assert feed.feed.title
        assert feed.feed.updated_parsed
        items = json.loads(files[path.replace(".xml", ".json")])["items"]
        assert [(e.id, e.title, e.link) for e in feed.entries] == [
            (item["id"], item["title"], item["url"]) for item in items
        ]
        assert all(e.updated_parsed and e.published_parsed for e in feed.entries)


def test_a_feed_that_is_cut_off_is_refused(exported: Any) -> None:
    content = exported()["feed.xml"]
    with pytest.raises(ValueError, match=r"."):
        read_feed(content[: len(content) // 2])


def read_calendar(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    if calendar.errors or any(part.errors for part in calendar.walk()):
        raise ValueError(calendar.errors)
    return calendar


def test_calendar(exported: Any) -> None:
    content = exported()["calendar.ics"]
    events = read_calendar(content).walk("VEVENT")
    assert len(events) == content.count(b"BEGIN:VEVENT") > 0
    for event in events:
        assert event.decoded("DTSTART").isoformat()
        assert event.decoded("DTSTAMP").tzinfo is not None
        assert str(event["SUMMARY"]).strip()


@pytest.mark.parametrize(
    ("old", "new"), [(b"END:VEVENT\r\n", b""), (b"VALUE=DATE:2", b"VALUE=DATE:x")]
)
def test_a_broken_calendar_is_refused(exported: Any, old: bytes, new: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        read_calendar(exported()["calendar.ics"].replace(old, new, 1))


def read_bibtex(content: bytes) -> BibliographyData:
    return parse_string(content.decode(), "bibtex")


def read_ris(content: bytes) -> list[dict[str, Any]]:
    """The records; the reader itself passes over one that does not end."""
    found = list(rispy.loads(content.decode().replace("\r\n", "\n")))
    if len(found) != content.count(b"TY  - "):
        raise ValueError("a record has no end")
    return found


def test_citations(exported: Any) -> None:
    files = exported()
    for path, content in named(files, "cite.json").items():
        csl = json.loads(content)
        entries = read_bibtex(files[path.replace(".json", ".bib")]).entries
        assert {key: entry.fields["url"] for key, entry in entries.items()} == {
            item["id"]: item["URL"] for item in csl
        }
        ris = read_ris(files[path.replace(".json", ".ris")])
        assert [item["title"] for item in ris] == [item["title"] for item in csl]
        assert [item["urls"] for item in ris] == [[item["URL"]] for item in csl]


def test_broken_citations_are_refused(exported: Any) -> None:
    files = exported()
    path = next(iter(named(files, "cite.bib")))
    for broken in (files[path] * 2, files[path].rstrip().rstrip(b"}")):
        with pytest.raises(PybtexError):
            read_bibtex(broken)
    ris = files[path.replace(".bib", ".ris")]
    with pytest.raises(ValueError, match="no end"):
        read_ris(ris.replace(b"ER  - \r\n", b"", 1))


def problems_of_stix(bundle: dict[str, Any]) -> list[str]:
    options = stix2validator.ValidationOptions(version="2.1", disabled=["all"])
    result = stix2validator.validate_instance(bundle, options)
    return [str(error) for error in result.errors]


@pytest.mark.parametrize("address", ["https://briefings.example/site/", ""])
def test_stix(exported: Any, address: str) -> None:
    assert problems_of_stix(json.loads(exported(address)["stix.json"])) == []


@pytest.mark.parametrize(("field", "value"), [("id", "report--1"), ("created", "yesterday")])
def test_broken_stix_is_refused(exported: Any, field: str, value: str) -> None:
    bundle = json.loads(exported()["stix.json"])
    bundle["objects"][-1][field] = value
    assert problems_of_stix(bundle)


def strangers(data: dict[str, Any]) -> set[str]:
    """Properties and types in linked data that schema.org does not have."""
    graph = rdflib.Graph().parse(
        data=json.dumps({**data, "@context": {"@vocab": str(rdflib.SDO)}}),
        format="json-ld",
        publicID="https://briefings.example/briefings/one/",
    )
    assert len(graph) > 0
    terms = set(graph.predicates()) | set(graph.objects(None, rdflib.RDF.type))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {str(t) for t in terms if t != rdflib.RDF.type and t not in rdflib.SDO}


def test_linked_data_speaks_the_words_of_schema_org(a_site: Site) -> None:
    for briefing in a_site.briefings:
        assert strangers(report(a_site, briefing)) == set()


def test_a_word_that_schema_org_does_not_have_is_seen(a_site: Site) -> None:
    data = report(a_site, a_site.briefings[0])
    assert strangers({**data, "heldBy": "x"}) == {"https://schema.org/heldBy"}
    assert strangers({**data, "@type": "Briefing"}) == {"https://schema.org/Briefing"}
