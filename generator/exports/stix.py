"""STIX 2.1 (OASIS Standard of 2021): briefings as reports, actors as identities, claims as notes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from generator.exports.citations import version_day
from generator.literal import canonical
from generator.machine.publication import Publication
from generator.model import Actor, Briefing, Claim, File
from generator.relate import Site

NAMESPACE = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""The namespace that STIX 2.1 (section 2.9) names for identifiers made from content."""

CLASSES = {
    "person": "individual",
    "state": "organization",
    "organization": "organization",
    "international-organization": "organization",
    "media": "organization",
    "armed-force": "organization",
    "group": "group",
    "unnamed-source": "unknown",
}
"""Kinds of actor as values of the open vocabulary `identity-class-ov`."""


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`stix.json`: one bundle; nothing in it where the site has no briefing."""
    if not site.briefings:
        return
    objects = [_publisher(site, publication)]
    for briefing in site.briefings:
        objects += _report(site, briefing, publication)
    once = {item["id"]: item for item in objects}
    bundle = {
        "type": "bundle",
        "id": _id("bundle", publication.urn("stix")),
        "objects": list(once.values()),
    }
    content = json.dumps(bundle, indent=1, ensure_ascii=False) + "\n"
    yield File("pages/stix.json", content.encode("utf-8", "replace"))


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE, key)}"


def _object(kind: str, key: str, created: str, modified: str, **members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, key),
        "created": f"{created}T00:00:00.000Z",
        "modified": f"{modified}T00:00:00.000Z",
        **members,
    }


def _publisher(site: Site, publication: Publication) -> dict[str, Any]:
    first = min(briefing.as_of.text for briefing in site.briefings)
    name = canonical(publication.name, one_line=True)
    return _object(
        "identity", publication.urn("self"), first, first, name=name, identity_class="organization"
    )


def _report(site: Site, briefing: Briefing, publication: Publication) -> Iterator[dict[str, Any]]:
    """The report, and everything that it refers to."""
    created, modified = _days(briefing)
    maker = _id("identity", publication.urn("self"))
    holders = dict.fromkeys(
        id for claim in briefing.key_points for id in (*claim.asserted_by, *claim.against)
    )
    identities = [
        _identity(site, site.actors[id], publication) for id in holders if id in site.actors
    ]
    report_key = publication.urn(f"report/{briefing.id}")
    notes = [_note(site, briefing, claim, publication) for claim in briefing.key_points]
    references = [item["id"] for item in (*identities, *notes)]
    yield from identities
    yield from notes
    yield _object(
        "report",
        report_key,
        created,
        modified,
        created_by_ref=maker,
        name=canonical(briefing.title, one_line=True),
        description=canonical(briefing.bottom_line.plain, one_line=True),
        published=f"{created}T00:00:00.000Z",
        object_refs=references or [maker],
        labels=[str(topic) for topic in briefing.topics] or ["briefing"],
        external_references=_addresses(publication, f"briefings/{briefing.id}/"),
    )


def _days(briefing: Briefing) -> tuple[str, str]:
    days = [briefing.as_of.text, *(revision.date.text for revision in briefing.revisions)]
    return min(days), version_day(briefing)


def _identity(site: Site, actor: Actor, publication: Publication) -> dict[str, Any]:
    first = min(briefing.as_of.text for briefing in site.briefings)
    name, kind = canonical(actor.name, one_line=True), CLASSES.get(actor.type, "unknown")
    key = publication.urn(f"actor/{actor.id}")
    return _object("identity", key, first, first, name=name, identity_class=kind)


def _note(site: Site, briefing: Briefing, claim: Claim, publication: Publication) -> dict[str, Any]:
    """A claim, with its status and holder in words, about those who hold it."""
    created, modified = _days(briefing)
    holders = [site.actors[id] for id in claim.asserted_by if id in site.actors]
    names = ", ".join(actor.name for actor in holders) or "nobody whom the source names"
    content = f"{claim.text} ({claim.status}; held by {names})"
    about = [_id("identity", publication.urn(f"actor/{actor.id}")) for actor in holders]
    path = f"briefings/{briefing.id}/#{claim.id}"
    return _object(
        "note",
        publication.urn(path),
        created,
        modified,
        content=canonical(content, one_line=True),
        object_refs=about or [_id("identity", publication.urn("self"))],
        external_references=_addresses(publication, path),
    )


def _addresses(publication: Publication, path: str) -> list[dict[str, str]]:
    reference = {"source_name": canonical(publication.name, one_line=True), "external_id": path}
    return [{**reference, "url": publication.url(path)} if publication.address else reference]
