"""JSON of each briefing, source and actor, of the site, and the JSON Schemas that they fit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.machine import plain_values
from generator.machine.publication import Publication
from generator.model import Actor, Briefing, File, Record, Source
from generator.relate import Site

ADDRESS = {"page": {"type": "string"}, "schema": {"type": "string"}}
"""What every file says of itself: the page that shows the same, and the schema it fits, both relative."""


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`briefings/<id>/briefing.json` and the like, `site.json`, `schemas/*.json`."""
    for briefing in site.briefings:
        content = {**plain_values.plain(briefing), "sources": _sources(site, briefing)}
        yield _file(f"briefings/{briefing.id}/briefing.json", content)
    for source in site.sources.values():
        passages = [plain_values.plain(passage) for passage in site.passages.get(source.id, ())]
        record = {**plain_values.plain(source.record), "sha256": source.sha256, "number": source.number}
        yield _file(f"sources/{source.id}/source.json", {**record, "passages": passages})
    for actor in site.actors.values():
        yield _file(
            f"actors/{actor.id}/actor.json", {**plain_values.plain(actor), **_of_actor(site, actor)}
        )
    yield _json("site.json", _site(site))
    for name, schema in schemas().items():
        yield _json(f"schemas/{name}.json", schema)


def _file(path: str, content: dict[str, Any]) -> File:
    kind = path.rpartition("/")[2]
    return _json(path, {"page": "./", "schema": f"../../schemas/{kind}", **content})


def _json(path: str, content: dict[str, Any]) -> File:
    text = json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    return File(f"pages/{path}", text.encode("utf-8", "replace"))


def _sources(site: Site, briefing: Briefing) -> list[str]:
    return [source.id for source in site.rests_on(briefing)]


def _of_actor(site: Site, actor: Actor) -> dict[str, list[str]]:
    """Claims, by address, and how the actor stands in them."""
    roles = {
        "asserts": site.asserted_by(actor),
        "accused_in": site.made_against(actor),
        "passes_on": site.passed_on_by(actor),
        "named_in": site.naming(actor),
    }
    return {
        name: [f"{e.briefing.id}#{e.item.id}" for e in entries] for name, entries in roles.items()
    }


def _site(site: Site) -> dict[str, Any]:
    """Everything that has an address, with what a list of it needs."""
    topics = {topic: [str(b.id) for b in briefings] for topic, briefings in site.topics.items()}
    return {
        "schema": "schemas/site.json",
        "briefings": [_of_briefing(briefing) for briefing in site.briefings],
        "claims": [
            {"id": target, "text": str(e.item.text), "status": str(e.item.status)}
            for target, e in site.claims.items()
        ],
        "questions": [
            {"id": target, "question": str(e.item.question), "status": str(e.item.status)}
            for target, e in site.questions.items()
        ],
        "sources": [_listed_source(source) for source in site.sources.values()],
        "actors": [_listed_actor(actor) for actor in site.actors.values()],
        "dossiers": [
            {
                "id": str(d.id),
                "title": str(d.title),
                "briefings": [str(b.id) for b in site.in_dossier(d)],
            }
            for d in site.dossiers.values()
        ],
        "topics": topics,
    }


def _of_briefing(briefing: Briefing) -> dict[str, str]:
    address = f"briefings/{briefing.id}/briefing.json"
    title, day = str(briefing.title), str(briefing.as_of.text)
    return {"id": str(briefing.id), "title": title, "as_of": day, "json": address}


def _listed_source(source: Source) -> dict[str, str]:
    record, address = source.record, f"sources/{source.id}/source.json"
    return {
        "id": str(source.id),
        "title": str(record.title),
        "status": str(record.status),
        "json": address,
    }


def _listed_actor(actor: Actor) -> dict[str, str]:
    address = f"actors/{actor.id}/actor.json"
    return {"id": str(actor.id), "name": str(actor.name), "type": str(actor.type), "json": address}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of file."""
    passage = {"$ref": "#/$defs/Passage"}
    source = plain_values.schema(
        Record,
        {**ADDRESS, "number": {"type": "integer"}, "passages": {"type": "array", "items": passage}},
        ADDRESS,
    )
    source["$defs"]["Passage"] = _passage_schema()
    ids = {"type": "array", "items": {"type": "string"}}
    roles = dict.fromkeys(("asserts", "accused_in", "passes_on", "named_in"), ids)
    return {
        "briefing": plain_values.schema(Briefing, ADDRESS, ADDRESS),
        "source": source,
        "actor": plain_values.schema(Actor, {**ADDRESS, **roles}, (*ADDRESS, *roles)),
        "site": _site_schema(),
    }


def _passage_schema() -> dict[str, Any]:
    text, number = {"type": "string"}, {"type": "integer", "minimum": 0}
    properties = {
        "id": text,
        "source": text,
        "text": text,
        "line": number,
        "tier": {"enum": ["exact", "normalised"]},
        "span": {"type": "array", "items": number, "minItems": 2, "maxItems": 2},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": sorted(properties),
    }


def _site_schema() -> dict[str, Any]:
    """A list of objects of strings for each kind, and the topics."""
    text: dict[str, Any] = {"type": "string"}
    members: dict[str, dict[str, Any]] = {
        "briefings": {"id": text, "title": text, "as_of": text, "json": text},
        "claims": {"id": text, "text": text, "status": text},
        "questions": {"id": text, "question": text, "status": text},
        "sources": {"id": text, "title": text, "status": text, "json": text},
        "actors": {"id": text, "name": text, "type": text, "json": text},
        "dossiers": {"id": text, "title": text, "briefings": {"type": "array", "items": text}},
    }
    lists = {
        name: {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": properties,
                "required": sorted(properties),
            },
        }
        for name, properties in members.items()
    }
    topics = {"type": "object", "additionalProperties": {"type": "array", "items": text}}
    return {
        "$schema": plain_values.DIALECT,
        "title": "Site",
        "type": "object",
        "additionalProperties": False,
        "properties": {"schema": text, **lists, "topics": topics},
        "required": sorted(["schema", *lists, "topics"]),
    }
