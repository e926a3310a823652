"""Atom (RFC 4287) and JSON Feed 1.1: of the site, actors, dossiers, questions by state, and corrections."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator import dates
from generator.literal import canonical
from generator.machine.publication import Publication
from generator.model import Briefing, File, Question, Revision
from generator.relate import Entry, Site
from generator.walk import every

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
MOST = 100
"""Items of a feed: the newest."""

UNKNOWN_DAY = "2000-01-01"
"""Of what has no day of its own, since no clock is read."""

STATES = ("open", "answered", "superseded", "unanswerable")
"""Of questions; each has its feed, also while no question is in it, so that it can be followed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed."""

    key: str
    """What it is about, for a name that never changes."""
    title: str
    day: str
    """When it came, YYYY-MM-DD."""
    path: str
    """Of the page, below the site's address."""
    summary: str
    updated: str = ""
    """When there was last something new about it; empty: on the day that it came."""

    @property
    def newest(self) -> str:
        """The day by which the feed is ordered."""
        return max(self.day, self.updated)


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of items, the newest first."""

    path: str
    """The folder of its two files, below the site's address."""
    title: str
    items: tuple[Item, ...]
    page: str
    """Where a reader finds the same, below the site's address."""


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`feed.xml` and `feed.json` of each feed."""
    newest = max((item.day for item in _changes(site.briefings)), default=UNKNOWN_DAY)
    for feed in _feeds(site, publication):
        for name, content in (
            ("feed.xml", _atom(feed, publication, newest)),
            ("feed.json", _json_feed(feed, publication)),
        ):
            yield File(posixpath.normpath(f"pages/{feed.path}/{name}"), content)


def _feeds(site: Site, publication: Publication) -> Iterator[Feed]:
    """Every feed, each with its newest items."""
    yield _feed(".", publication.name, _changes(site.briefings))
    for actor in site.actors.values():
        briefings = [b for b in site.briefings if _names(b, actor.id)]
        yield _feed(f"actors/{actor.id}", f"{publication.name}: {actor.name}", _changes(briefings))
    for dossier in site.dossiers.values():
        title = f"{publication.name}: {dossier.title}"
        yield _feed(f"dossiers/{dossier.id}", title, _changes(site.in_dossier(dossier)))
    yield from _of_questions(site, publication)
    yield _feed("corrections", f"{publication.name}: corrections", _corrections(site))


def _of_questions(site: Site, publication: Publication) -> Iterator[Feed]:
    """All that became of questions; then, for each state, the questions that are in it now."""
    title = f"{publication.name}: questions"
    entries = list(site.questions.values())
    yield _feed("questions", title, (item for entry in entries for item in _life(entry)))
    for state in STATES:
        held = [_life(entry)[-1] for entry in entries if entry.item.status == state]
        page = f"questions/#{state}" if held or state == "open" else "questions/"
        yield _feed(f"questions/{state}", f"{title}, {state}", held, page)


def _feed(path: str, title: str, items: Iterable[Item], page: str = "") -> Feed:
    newest = sorted(items, key=lambda item: (item.newest, item.key), reverse=True)
    return Feed(path, canonical(title, one_line=True), tuple(newest[:MOST]), page or f"{path}/")


def _names(briefing: Briefing, actor: str) -> bool:
    """Whether a briefing names an actor anywhere."""
    named = (
        *(
            id
            for claim in briefing.key_points
            for id in (*claim.asserted_by, *claim.via, *claim.against)
        ),
        *(position.actor for position in briefing.actors),
        *(id for event in briefing.timeline for id in event.actors),
    )
    return actor in named


def _changes(briefings: Iterable[Briefing]) -> list[Item]:
    return [_of_revision(b, r, n) for b in briefings for n, r in enumerate(b.revisions, 1)]


def _of_revision(briefing: Briefing, revision: Revision, number: int) -> Item:
    path = f"briefings/{briefing.id}/"
    summary = revision.note.plain if number > 1 else briefing.bottom_line.plain
    return Item(f"{path}{number}", briefing.title, revision.date.text, path, summary)


def _life(entry: Entry[Question]) -> list[Item]:
    """A question's coming into each state that it was in: open, and perhaps one more.

    A review is news of the item that the question is then, and no item of its own.
    """
    question = entry.item
    opened = question.opened.text
    looked = [review.date.text for review in question.reviews]
    closed = question.closed.text if question.closed else max([opened, *looked])
    before = looked if question.status == "open" else [day for day in looked if day < closed]
    path = f"briefings/{entry.briefing.id}/#{question.id}"
    why = question.why.plain if question.why else question.question
    life = [Item(f"{path}/open", question.question, opened, path, why, max(before, default=""))]
    if question.status != "open":
        title = f"{question.question} ({question.status})"
        reason = question.reason.plain if question.reason else why
        updated = max([closed, *looked])
        life.append(Item(f"{path}/{question.status}", title, closed, path, reason, updated))
    return life


def _corrections(site: Site) -> Iterator[Item]:
    """Corrections of briefings, and sources that were withdrawn."""
    for briefing in site.briefings:
        for number, revision in enumerate(briefing.revisions, 1):
            if revision.kind == "correction":
                yield _of_revision(briefing, revision, number)
    for source in site.sources.values():
        record = source.record
        if record.status == "withdrawn":
            resting = [b for b in site.briefings if source in site.rests_on(b)]
            day = max((r.date.text for r in every(Revision, resting)), default=UNKNOWN_DAY)
            summary = record.status_note or "This source was withdrawn."
            title = f"Withdrawn: {record.title}"
            yield Item(f"withdrawn/{source.id}", title, day, f"sources/{source.id}/", summary)


def _address(feed: Feed, publication: Publication, path: str) -> str:
    """Absolute where the site's address is known, else relative to the feed."""
    if publication.address:
        return publication.url(path)
    relative = posixpath.relpath(path.partition("#")[0] or ".", feed.path)
    fragment = f"#{path.partition('#')[2]}" if "#" in path else ""
    return f"{relative}/{fragment}" if relative != "." else f"./{fragment}"


def _atom(feed: Feed, publication: Publication, newest: str) -> bytes:
    ET.register_namespace("", ATOM)
    top = ET.Element(f"{{{ATOM}}}feed")
    _add(top, "id", publication.urn(f"feed/{feed.path}"))
    _add(top, "title", feed.title)
    _add(top, "updated", _moment(feed.items[0].newest if feed.items else newest))
    ET.SubElement(_add(top, "author"), f"{{{ATOM}}}name").text = _clean(publication.name)
    page = _address(feed, publication, feed.page)
    _add(top, "link", rel="alternate", type="text/html", href=page)
    if publication.address:
        own = publication.url(posixpath.normpath(f"{feed.path}/feed.xml"))
        _add(top, "link", rel="self", type="application/atom+xml", href=own)
    for item in feed.items:
        _entry(top, item, publication.urn(item.key), _address(feed, publication, item.path))
    ET.indent(top)
    return bytes(ET.tostring(top, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(top: ET.Element, item: Item, urn: str, address: str) -> None:
    entry = _add(top, "entry")
    _add(entry, "id", urn)
    _add(entry, "title", item.title)
    _add(entry, "published", _moment(item.day))
    _add(entry, "updated", _moment(item.newest))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "summary", item.summary)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = _clean(text) or None
    return element


def _clean(text: str) -> str:
    return canonical(text, one_line=True)


def _moment(day: str) -> str:
    """The beginning of a day, as RFC 3339 writes it."""
    return f"{dates.machine(dates.day(day))}T00:00:00Z"


def _json_feed(feed: Feed, publication: Publication) -> bytes:
    content: dict[str, object] = {
        "version": JSON_FEED,
        "title": feed.title,
        "authors": [{"name": _clean(publication.name)}],
        "items": [
            {
                "id": publication.urn(item.key),
                "url": _address(feed, publication, item.path),
                "title": _clean(item.title),
                "content_text": _clean(item.summary),
                "date_published": _moment(item.day),
                "date_modified": _moment(item.newest),
            }
            for item in feed.items
        ],
    }
    if publication.address:
        content["home_page_url"] = publication.url(feed.page)
        content["feed_url"] = publication.url(posixpath.normpath(f"{feed.path}/feed.json"))
    return (json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
