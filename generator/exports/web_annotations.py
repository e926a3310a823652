"""The passages of each source as a collection of the W3C Web Annotation Data Model (Recommendation of 2017)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator import anchoring, dates
from generator.derived.uses import Use
from generator.literal import canonical
from generator.machine.publication import Publication
from generator.model import File, Passage, Source
from generator.relate import Site

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAME = "annotations.json"


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`sources/<id>/annotations.json`: addresses in it are relative to itself."""
    for source in site.sources.values():
        content = json.dumps(_collection(site, source), indent=1, ensure_ascii=False) + "\n"
        yield File(f"pages/sources/{source.id}/{NAME}", content.encode("utf-8"))


def _collection(site: Site, source: Source) -> dict[str, Any]:
    text = canonical(source.text, one_line=False)
    document = anchoring.Document(text)
    passages = site.passages.get(source.id, ())
    items = [_annotation(site, source, document, passage) for passage in passages]
    page = {"id": f"{NAME}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": NAME,
        "type": "AnnotationCollection",
        "label": str(source.record.title),
        "total": len(items),
        "first": page,
    }


def _annotation(
    site: Site, source: Source, document: anchoring.Document, passage: Passage
) -> dict[str, Any]:
    selector = anchoring.storable(document, passage.span)
    quote = anchoring.text_quote_selector(selector)
    position = anchoring.text_position_selector(passage.span)
    target = {"source": _where(source), "selector": [quote, position], **_state(source)}
    bodies = [body for use in site.uses[source.id, passage.id] for body in _bodies(use)]
    return {
        "id": f"./#{passage.id}",
        "type": "Annotation",
        "motivation": "linking",
        "body": bodies,
        "target": target,
    }


def _bodies(use: Use) -> Iterator[dict[str, str]]:
    """What rests on the passage, as words and as an address."""
    page = use.path.removesuffix(".md")
    yield {"type": "TextualBody", "value": str(use.label), "purpose": "describing"}
    yield {
        "type": "SpecificResource",
        "source": f"../../{page}/#{use.anchor}",
        "purpose": "linking",
    }


def _where(source: Source) -> str:
    """The document's own address; else the text that this site shows, else the source's page."""
    if source.record.url:
        return str(source.record.url)
    return "text.txt" if source.record.display == "full" else "./"


def _state(source: Source) -> dict[str, Any]:
    """As of when the positions hold, and where the text lies that they count in."""
    day = source.record.retrieved or source.record.published
    state: dict[str, str] = {"type": "TimeState"}
    if day is not None and day.is_exact and len(dates.machine(day)) == len("2025-12-04"):
        state["sourceDate"] = f"{dates.machine(day)}T00:00:00Z"
    if source.record.display == "full":
        state["cached"] = "text.txt"
    elif source.record.archive:
        state["cached"] = str(source.record.archive)
    return {"state": state} if len(state) > 1 else {}
