"""JSON and its schemas."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.derived.origins import origin_names
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


@pytest.mark.parametrize(
    "damage", ["status", "evidence", "origins", "standing", "linked_by", "voices", "stranger"]
)
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
    elif damage == "origins":
        claim["origins"] = [{"actor": "a", "source": "b"}]
    elif damage == "standing":
        claim["standing"] = "shaky"
    elif damage == "linked_by":
        claim["linked_by"] = [{"type": "confirms", "claim": "no-briefing"}]
    elif damage == "voices":
        del briefing["voices"]["nobody"]
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
        known = origin_names(a_site, entry.item)
        held = claim["origins"]
        assert (known is None) == (held is None)
        assert [id for o in held or () for id in o.values()] == list(known or ())
        assert [e["exact"] for e in claim.get("evidence", [])] == [
            str(e.passage.text) for e in entry.item.evidence if e.passage
        ]


def briefings(files: dict[str, bytes]) -> dict[str, Any]:
    """The JSON of each briefing, by id."""
    return {
        path.split("/")[1]: json.loads(content)
        for path, content in files.items()
        if path.startswith("briefings/") and path.endswith("/briefing.json")
    }


def test_links_agree_in_both_directions(exported: Any, a_site: Site) -> None:
    named, naming = [], []
    for id, briefing in briefings(exported()).items():
        for claim in briefing["key_points"]:
            here = f"{id}#{claim['id']}"
            for link in claim.get("links", []):
                there = link["claim"] if "#" in link["claim"] else f"{id}#{link['claim']}"
                named.append((here, link["type"], there))
            naming += [(link["claim"], link["type"], here) for link in claim["linked_by"]]
    assert sorted(named) == sorted(naming)
    assert len(named) == len(a_site.connections)
    assert named or not any(claim.item.links for claim in a_site.claims.values())


def test_what_a_withdrawn_source_does_to_claims(exported: Any, a_site: Site) -> None:
    standings = {"sound": set[str](), "weakened": set[str](), "unsupported": set[str]()}
    fallen = {source.id for source in a_site.sources.values() if source.record.status != "current"}
    for id, briefing in briefings(exported()).items():
        for claim in briefing["key_points"]:
            standings[claim["standing"]].add(f"{id}#{claim['id']}")
            sources = {e["source"] for e in claim.get("evidence", [])}
            wanted = "sound" if not sources & fallen else "weakened" if sources - fallen else "unsupported"
            assert claim["standing"] == wanted
    assert bool(fallen) == bool(standings["weakened"] | standings["unsupported"])


def test_voices_and_origins_are_those_of_the_claims(exported: Any, a_site: Site) -> None:
    for briefing in briefings(exported()).values():
        claims, voices, origins = (briefing[name] for name in ("key_points", "voices", "origins"))
        assert voices["claims"] == len(claims)
        for voice in voices["named"]:
            assert a_site.actors[voice["actor"]].type != "unnamed-source"
            held = [c for c in claims if voice["actor"] in c.get("asserted_by", ())]
            assert voice["claims"] == len(held) > 0
        named = {voice["actor"] for voice in voices["named"]}
        others = [c for c in claims if not named & set(c.get("asserted_by", ()))]
        assert voices["unnamed"] + voices["own"] + voices["nobody"] == len(others)
        assert voices["unnamed"] == sum(bool(c.get("asserted_by")) for c in others)
        informing = [c for c in claims if c["kind"] == "information"]
        assert origins["established"] == sum(c["origins"] is not None for c in informing)
        assert origins["established"] + origins["unknown"] == len(informing)
        for origin in origins["known"]:
            number = origin.pop("claims")
            assert number == sum(origin in (c["origins"] or ()) for c in informing) > 0


def test_a_measure_is_in_the_json_as_its_author_wrote_it(exported: Any, a_site: Site) -> None:
    wanted = [e.item.measure.value for e in a_site.claims.values() if e.item.measure]
    held = [
        claim["measure"]["value"]
        for briefing in briefings(exported()).values()
        for claim in briefing["key_points"]
        if "measure" in claim
    ]
    assert sorted(held) == sorted(wanted) != []
    schema = json.loads(exported()["schemas/briefing.json"])
    assert schema["$defs"]["Measure"]["properties"]["value"] == {"type": "string"}


def test_nothing_of_the_authors_files_is_published(exported: Any) -> None:
    for path, content in exported().items():
        if path.endswith("briefing.json"):
            assert b'"at"' not in content
            assert b".yml" not in content
