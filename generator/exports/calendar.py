"""Review dates of open questions and events to come, as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import dates
from generator.literal import canonical
from generator.machine.publication import Publication
from generator.model import File
from generator.relate import Site

LONGEST_LINE = 75
"""Octets (RFC 5545, 3.1); a longer line is folded."""


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`calendar.ics`."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefing-site//EN", "CALSCALE:GREGORIAN"]
    for entry in (*_reviews(site), *_to_come(site)):
        lines += _event(publication, entry, _stamp(site))
    content = "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])
    yield File("pages/calendar.ics", content.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Day:
    """Something that falls on a day."""

    key: str
    day: str
    """YYYY-MM-DD."""
    title: str
    path: str
    """Of the page, below the site's address."""


def _reviews(site: Site) -> Iterator[Day]:
    for target, entry in site.questions.items():
        if entry.item.status == "open" and entry.item.review_by:
            path = f"briefings/{entry.briefing.id}/#{entry.item.id}"
            title = f"Review: {entry.item.question}"
            yield Day(f"review/{target}", entry.item.review_by.text, title, path)


def _to_come(site: Site) -> Iterator[Day]:
    """Events on an exact day after the day up to which their briefing knows its subject."""
    for entry in site.events:
        day = dates.machine(entry.item.when)[:10]
        if entry.item.when.is_exact and day > entry.briefing.as_of.text:
            path = f"briefings/{entry.briefing.id}/#{entry.item.id}"
            key = f"event/{entry.briefing.id}/{entry.item.id}"
            yield Day(key, day, entry.item.text, path)


def _stamp(site: Site) -> str:
    """When the calendar was made: the newest day that the site knows, since no clock is read."""
    newest = max((briefing.as_of.text for briefing in site.briefings), default="2000-01-01")
    return f"{newest.replace('-', '')}T000000Z"


def _event(publication: Publication, entry: Day, stamp: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{publication.urn(entry.key).removeprefix('urn:uuid:')}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{entry.day.replace('-', '')}",
        f"SUMMARY:{_escaped(entry.title)}",
    ]
    if publication.address:
        lines.append(f"URL:{publication.url(entry.path)}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _escaped(text: str) -> str:
    """Text as RFC 5545, 3.3.11 writes it."""
    clean = canonical(text, one_line=True)
    for sign in ("\\", ";", ","):
        clean = clean.replace(sign, f"\\{sign}")
    return clean


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which cuts a character."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return "\r\n".join([*pieces, piece])
