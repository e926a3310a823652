"""JSON and its schemas."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.relate import Site


def test_every_json_file_fits_its_published_schema(exported: Any) -> None:
    files = exported()
    seen = set()
    for path, content in files.items():
        kind = path.rpartition("/")[2].removesuffix(".json")
        if kind in {"briefing", "source", "actor", "site"} and not path.startswith("schemas/"):
            schema = json.loads(files[f"schemas/{kind}.json"])
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.validate(json.loads(content), schema)
            seen.add(kind)
    assert seen == {"briefing", "source", "actor", "site"}


@pytest.mark.parametrize("damage", ["status", "evidence", "stranger"])
def test_the_schema_refuses_what_is_not_a_briefing(
    exported: Any, a_site: Site, damage: str
) -> None:
    files = exported()
    path = f"briefings/{a_site.briefings[0].id}/briefing.json"
    briefing = json.loads(files[path])
    claim = briefing["key_points"][0]
    if damage == "status":
        del claim["status"]
    elif damage == "evidence":
        claim["evidence"][0]["start"] = "twelve"
    else:
        briefing["stranger"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(briefing, json.loads(files["schemas/briefing.json"]))


def test_every_claim_is_in_the_json_with_its_words(exported: Any, a_site: Site) -> None:
    files = exported()
    for entry in a_site.claims.values():
        briefing = json.loads(files[f"briefings/{entry.briefing.id}/briefing.json"])
        claim = next(c for c in briefing["key_points"] if c["id"] == entry.item.id)
        assert claim["text"] == entry.item.text
        assert claim["status"] == entry.item.status
        assert [e["exact"] for e in claim.get("evidence", [])] == [
            str(e.passage.text) for e in entry.item.evidence if e.passage
        ]


def test_nothing_of_the_authors_files_is_published(exported: Any) -> None:
    for path, content in exported().items():
        if path.endswith("briefing.json"):
            assert b'"at"' not in content
            assert b".yml" not in content
