"""JSON of each briefing, source and actor, of the site, and the JSON Schemas that they fit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from generator.derived.origins import origins, origins_of
from generator.derived.standing import Soundness, standing
from generator.derived.voices import voice_mix
from generator.machine import plain_values
from generator.machine.publication import Publication
from generator.model import Actor, Briefing, Claim, File, Record, Source
from generator.relate import Entry, Site

TEXT: dict[str, Any] = {"type": "string"}
CLAIM: dict[str, Any] = {"type": "string", "pattern": "^[^#]+#[^#]+$"}
"""The address of a claim: `<briefing>#<id>`."""
ADDRESS = {"page": TEXT, "schema": TEXT}
"""What every file says of itself: the page that shows the same, and the schema it fits, both relative."""


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`briefings/<id>/briefing.json` and the like, `site.json`, `schemas/*.json`."""
    for briefing in site.briefings:
        yield _file(f"briefings/{briefing.id}/briefing.json", _whole(site, briefing))
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


def _whole(site: Site, briefing: Briefing) -> dict[str, Any]:
    """A briefing with its sources, and with what follows from the whole site for it and each of its claims."""
    content = {
        **plain_values.plain(briefing),
        "sources": _sources(site, briefing),
        "voices": _voices(site, briefing),
        "origins": _origins_of(site, briefing),
    }
    made_of = zip(briefing.key_points, content.get("key_points", ()), strict=True)
    for number, (claim, made) in enumerate(made_of, 1):
        entry = Entry(briefing, claim, number)  # its own, also where a faulty briefing uses an id twice
        made["origins"] = _origins(site, claim)
        made["standing"] = standing(site, entry)
        made["linked_by"] = _linked_by(site, entry)
    return content


def _origins(site: Site, claim: Claim) -> list[dict[str, str]] | None:
    """From whom a claim really comes; null: not established."""
    found = origins(site, claim)
    return None if found is None else [_named(origin) for origin in found]


def _named(origin: Actor | Source) -> dict[str, str]:
    return {"source" if isinstance(origin, Source) else "actor": str(origin.id)}


def _linked_by(site: Site, entry: Entry[Claim]) -> list[dict[str, str]]:
    """The claims whose links name this one, each with the word that its link uses."""
    return [
        {"type": str(c.link.type), "claim": f"{c.first.briefing.id}#{c.first.item.id}"}
        for c in site.connected(entry)
        if c.second.item is entry.item
    ]


def _voices(site: Site, briefing: Briefing) -> dict[str, Any]:
    """Its claims, counted by who holds them; one that two hold counts for both."""
    mix = voice_mix(site, briefing)
    return {
        "claims": mix.total,
        "named": [{"actor": str(actor.id), "claims": number} for actor, number in mix.named],
        "unnamed": mix.unnamed,
        "own": mix.own,
        "nobody": mix.nobody,
    }


def _origins_of(site: Site, briefing: Briefing) -> dict[str, Any]:
    """Its information, counted by from whom it really comes; one claim may have several origins."""
    found = origins_of(site, briefing)
    return {
        "known": [{**_named(origin), "claims": number} for origin, number in found.known],
        "established": found.established,
        "unknown": found.unknown,
    }


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
        "briefing": _briefing_schema(),
        "source": source,
        "actor": plain_values.schema(Actor, {**ADDRESS, **roles}, (*ADDRESS, *roles)),
        "site": _site_schema(),
    }


def _briefing_schema() -> dict[str, Any]:
    number: dict[str, Any] = {"type": "integer", "minimum": 0}
    of_actor, of_source = (_object(actor=TEXT, claims=number), _object(source=TEXT, claims=number))
    actors = {"type": "array", "items": of_actor}
    both = {"type": "array", "items": {"oneOf": [of_actor, of_source]}}
    counted = {
        "voices": _object(claims=number, named=actors, unnamed=number, own=number, nobody=number),
        "origins": _object(known=both, established=number, unknown=number),
    }
    briefing = plain_values.schema(Briefing, {**ADDRESS, **counted}, (*ADDRESS, *counted))
    origin = {"oneOf": [_object(actor=TEXT), _object(source=TEXT)]}
    derived = {
        "origins": {"type": ["array", "null"], "items": origin},
        "standing": {"enum": list(get_args(Soundness))},
        "linked_by": {"type": "array", "items": _object(type=TEXT, claim=CLAIM)},
    }
    claim = briefing["$defs"]["Claim"]
    claim["properties"].update(derived)
    claim["required"] = sorted([*claim["required"], *derived])
    return briefing


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    """An object with these properties, all of them and no other."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": sorted(properties),
    }


def _passage_schema() -> dict[str, Any]:
    text, number = TEXT, {"type": "integer", "minimum": 0}
    properties: dict[str, dict[str, Any]] = {
        "id": text,
        "source": text,
        "text": text,
        "line": number,
        "tier": {"enum": ["exact", "normalised"]},
        "span": {"type": "array", "items": number, "minItems": 2, "maxItems": 2},
    }
    return _object(**properties)


def _site_schema() -> dict[str, Any]:
    """A list of objects of strings for each kind, and the topics."""
    text = TEXT
    members: dict[str, dict[str, Any]] = {
        "briefings": {"id": text, "title": text, "as_of": text, "json": text},
        "claims": {"id": text, "text": text, "status": text},
        "questions": {"id": text, "question": text, "status": text},
        "sources": {"id": text, "title": text, "status": text, "json": text},
        "actors": {"id": text, "name": text, "type": text, "json": text},
        "dossiers": {"id": text, "title": text, "briefings": {"type": "array", "items": text}},
    }
    lists = {
        name: {"type": "array", "items": _object(**properties)}
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
