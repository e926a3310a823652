"""Atom by the rules of RFC 4287 that the feed validators check; JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from generator import dates
from generator.exports.feeds import Item, _of_questions
from generator.machine.publication import Publication
from generator.model import Briefing, Question, Review, Seeds
from generator.relate import Site, relate

STATES = ("open", "answered", "superseded", "unanswerable")
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def feeds(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.rpartition("/")[2] == name}


@pytest.mark.parametrize("address", ["https://briefings.example/site/", ""])
def test_atom(exported: Any, address: str) -> None:
    found = feeds(exported(address), "feed.xml")
    ids = []
    for path, content in found.items():
        top = ET.fromstring(content)  # noqa: S314 - our own output
        assert top.tag == f"{ATOM}feed"
        ids.append(one(top, "id"))
        assert one(top, "title").strip()
        assert MOMENT.fullmatch(one(top, "updated"))
        assert top.find(f"{ATOM}author/{ATOM}name").text == "Test & <Briefings>"
        own = [link.get("href") for link in top.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert own == ([address + path] if address else [])
        check_entries(top, address)
    assert len(ids) == len(set(ids)) == len(found)


def one(parent: ET.Element, name: str) -> str:
    """RFC 4287, 4.1: these elements stand exactly once, and hold something."""
    (element,) = parent.findall(f"{ATOM}{name}")
    assert element.text
    return element.text


def check_entries(top: ET.Element, address: str) -> None:
    entries = top.findall(f"{ATOM}entry")
    updated = [one(entry, "updated") for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert updated[:1] == [one(top, "updated")][: len(updated)]
    assert len({one(entry, "id") for entry in entries}) == len(entries)
    for entry in entries:
        assert one(entry, "title")
        assert urlsplit(one(entry, "id")).scheme == "urn"
        assert one(entry, "published") <= one(entry, "updated")
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("rel") == "alternate"
        href = link.get("href", "")
        assert href.startswith(address) if address else not urlsplit(href).scheme


@pytest.mark.parametrize("address", ["https://briefings.example/site/", ""])
def test_json_feed(exported: Any, address: str) -> None:
    for path, content in feeds(exported(address), "feed.json").items():
        feed = json.loads(content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert isinstance(feed["title"], str)
        assert feed.get("feed_url") == (address + path if address else None)
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        for item in feed["items"]:
            assert item["content_text"]
            assert MOMENT.fullmatch(item["date_published"])
            assert item["url"]


def test_links_of_every_feed_lead_to_pages_of_the_site(exported: Any, a_site: Site) -> None:
    pages = {f"briefings/{b.id}/" for b in a_site.briefings} | {
        f"sources/{s}/" for s in a_site.sources
    }
    base = "https://elsewhere.example/"
    for path, content in feeds(exported(""), "feed.json").items():
        for item in json.loads(content)["items"]:
            there = urlsplit(urljoin(base + path, item["url"]))
            assert there.path.lstrip("/") in pages, (path, item["url"])


def test_each_kind_of_feed_is_there(exported: Any, a_site: Site) -> None:
    found = set(feeds(exported(), "feed.xml"))
    wanted = {"feed.xml", "questions/feed.xml", "corrections/feed.xml"}
    wanted |= {f"questions/{state}/feed.xml" for state in STATES}
    wanted |= {f"actors/{id}/feed.xml" for id in a_site.actors}
    wanted |= {f"dossiers/{id}/feed.xml" for id in a_site.dossiers}
    assert found == wanted


def test_a_change_of_address_changes_no_name(exported: Any) -> None:
    ids = [
        [item["id"] for item in json.loads(exported(address)["feed.json"])["items"]]
        for address in ("", "https://a.example/", "https://b.example/")
    ]
    assert ids[0] == ids[1] == ids[2]


def test_a_question_stands_in_the_feed_of_its_state(exported: Any, a_site: Site) -> None:
    files = exported()
    everything = {item["id"] for item in json.loads(files["questions/feed.json"])["items"]}
    for state in STATES:
        items = json.loads(files[f"questions/{state}/feed.json"])["items"]
        wanted = {
            f"https://briefings.example/site/briefings/{e.briefing.id}/#{e.item.id}"
            for e in a_site.questions.values()
            if e.item.status == state
        }
        assert {item["url"] for item in items} == wanted
        assert {item["id"] for item in items} <= everything


def of_questions(question: Question, briefing: Briefing) -> dict[str, list[Item]]:
    """The feeds of a site in which this is the only question."""
    seeds = Seeds(briefings=(replace(briefing, questions=(question,)),))
    feeds = _of_questions(relate(seeds), Publication())
    return {feed.path.rpartition("/")[2]: list(feed.items) for feed in feeds}


def test_a_review_renews_an_item_and_an_answer_makes_one(a_site: Site) -> None:
    entry = next(iter(a_site.questions.values()))
    day = [dates.day(f"2031-01-0{n}") for n in range(1, 5)]
    base = replace(
        entry.item, status="open", opened=day[0], closed=None, reviews=(), answered_by=()
    )
    note = entry.briefing.bottom_line
    looked = replace(base, reviews=(Review(day[1], note, base.at),))
    closed = replace(looked, status="answered", closed=day[2])
    new, again, ended = (of_questions(q, entry.briefing) for q in (base, looked, closed))
    assert [i.key for i in new["open"]] == [i.key for i in again["open"]]
    assert [i.newest for i in (*new["open"], *again["open"])] == ["2031-01-01", "2031-01-02"]
    assert ended["open"] == []
    assert [i.newest for i in ended["answered"]] == ["2031-01-03"]
    assert ended["questions"] == [*ended["answered"], *again["open"]]
