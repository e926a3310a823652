"""A briefing as linked data (JSON-LD, schema.org): `Report`, `Claim`, `Person`, `Organization`, `Event`."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator import dates
from generator.literal import canonical
from generator.model import Actor, Briefing, Claim, Event, Source
from generator.relate import Site

CONTEXT = "https://schema.org"


def script(data: dict[str, Any]) -> Markup:
    """The data as one raw HTML line that no browser runs, with nothing in it that could end it."""
    text = json.dumps({"@context": CONTEXT, **data}, ensure_ascii=True, sort_keys=True)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(safe))  # noqa: S704 - no `<` left


def report(site: Site, briefing: Briefing) -> dict[str, Any]:
    """A briefing; addresses are relative to its page."""
    corrections = [r for r in briefing.revisions if r.kind == "correction"]
    data: dict[str, Any] = {
        "@type": "Report",
        "headline": _line(briefing.title),
        "abstract": _line(briefing.bottom_line.plain),
        "datePublished": min([briefing.as_of.text, *(r.date.text for r in briefing.revisions)]),
        "dateModified": max([briefing.as_of.text, *_substantive(briefing)]),
        "keywords": [str(topic) for topic in briefing.topics],
        "citation": [_citation(source) for source in site.rests_on(briefing)],
        "hasPart": [claim(site, held) for held in briefing.key_points],
        "about": [actor(site.actors[p.actor]) for p in briefing.actors if p.actor in site.actors],
        "subjectOf": [event(held) for held in briefing.timeline],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": _line(r.note.plain),
                "datePublished": r.date.text,
            }
            for r in corrections
        ],
    }
    return {name: value for name, value in data.items() if value}


def _substantive(briefing: Briefing) -> list[str]:
    return [r.date.text for r in briefing.revisions if r.kind == "substantive"]


def claim(site: Site, held: Claim) -> dict[str, Any]:
    """A claim with those who hold it; its status stands in words, since no term of schema.org says it."""
    data: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"#{held.id}",
        "text": _line(held.text),
        "creativeWorkStatus": str(held.status),
        "claimInterpreter": [
            actor(site.actors[id]) for id in held.asserted_by if id in site.actors
        ],
        "appearance": [
            {
                "@type": "Quotation",
                "text": _line(e.passage.text),
                "isPartOf": f"../../sources/{e.passage.source}/",
            }
            for e in held.evidence
            if e.passage
        ],
    }
    return {name: value for name, value in data.items() if value}


def actor(who: Actor) -> dict[str, Any]:
    """A person or an organisation; what is only alleged to exist, or is not named, is a Thing."""
    kinds = {"person": "Person", "state": "Country", "unnamed-source": "Thing"}
    kind = "Thing" if who.existence == "alleged" else kinds.get(who.type, "Organization")
    return {"@type": kind, "@id": f"../../actors/{who.id}/", "name": _line(who.name)}


def event(held: Event) -> dict[str, Any]:
    """An event, with its date where that has a machine form."""
    data = {"@type": "Event", "@id": f"#{held.id}", "name": _line(held.text)}
    machine = dates.machine(held.when)
    return {**data, "startDate": machine} if machine and not held.inferred else data


def _citation(source: Source) -> dict[str, Any]:
    record = source.record
    data: dict[str, Any] = {
        "@type": "CreativeWork",
        "@id": f"../../sources/{source.id}/",
        "name": _line(record.title),
        "inLanguage": record.language,
    }
    if record.publisher != "unknown":
        data["publisher"] = {"@type": "Organization", "name": _line(record.publisher)}
    if record.published and dates.machine(record.published):
        data["datePublished"] = dates.machine(record.published)
    return {**data, "url": str(record.url)} if record.url else data


def _line(text: str) -> str:
    return canonical(text, one_line=True)
