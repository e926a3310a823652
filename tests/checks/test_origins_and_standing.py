"""How many origins a claim has, and what is left of it when a source falls."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.derived.origins import origin_names, origins
from generator.derived.standing import fallen_sources, standing
from generator.pipeline import gather
from generator.relate import Site, relate

ACTORS = """\
gazette: {name: The Gazette, type: media}
herald: {name: The Herald, type: media}
insiders: {name: Two insiders, type: unnamed-source}
"""


def _site(make: Callable[..., Path], records: dict[str, str], claim: str = "", more: str = "") -> Site:
    """A site with one claim `c` that quotes every source."""
    files: dict[str, Any] = {"briefings/actors.yml": ACTORS}
    quotes = "".join(f"      - {{source: {name}, quote: The lock is shut}}\n" for name in records)
    for name, fields in records.items():
        files[f"seeds/{name}.txt"] = "The lock is shut.\n"
        files[f"seeds/{name}.yml"] = f"title: {name}\npublished: 2031-01-01\n{fields}"
    files["briefings/lock.yml"] = (
        f"title: The lock\nas_of: 2031-01-02\nsources: [{', '.join(records)}]\nbottom_line: It is shut.\n"
        "key_points:\n  - id: c\n    text: The lock is shut.\n    status: reported\n"
        f"{claim}    evidence:\n{quotes}{more}"
    )
    seeds, faults = gather(make(files, base=False))
    assert {fault.code for fault in faults} <= {"missing-hash"}
    return relate(seeds)


RELAYS = "relays: [gazette]\n"


@pytest.mark.parametrize(
    ("records", "claim", "names"),
    [
        ({"a": RELAYS, "b": RELAYS, "c3": RELAYS}, "", ("gazette",)),
        ({"a": RELAYS, "b": "relays: [herald]\n"}, "", ("gazette", "herald")),
        ({"a": RELAYS, "b": "type: primary\n"}, "", ("b", "gazette")),
        ({"a": ""}, "", None),
        ({"a": RELAYS, "b": ""}, "", None),
        ({"a": "relays: [gazette, herald]\n"}, "", None),
        ({"a": "relays: [gazette, insiders]\n"}, "    via: [herald]\n", ("herald",)),
        ({"a": "relays: [insiders]\n"}, "", None),
        ({"a": RELAYS}, "    via: [insiders]\n", None),
        ({"a": RELAYS, "b": "relays: [herald]\nstatus: withdrawn\n"}, "", ("gazette",)),
        ({"a": RELAYS + "status: withdrawn\n"}, "", None),
    ],
)
def test_origins(
    site: Callable[..., Path], records: dict[str, str], claim: str, names: tuple[str, ...] | None
) -> None:
    made = _site(site, records, claim)
    found = made.claims["lock#c"].item
    assert origin_names(made, found) == names
    held = origins(made, found)
    assert (None if held is None else tuple(origin.id for origin in held)) == names


MORE = """\
timeline:
  - {id: e, when: 2031-01-01, text: It was shut., claims: [c]}
questions:
  - {id: q, question: Is it shut?, status: answered, opened: 2031-01-01, answered_by: [c]}
  - {id: open, question: Why?, status: open, opened: 2031-01-01}
"""


@pytest.mark.parametrize(
    ("records", "expected", "fallen"),
    [
        ({"a": "", "b": ""}, "sound", ()),
        ({"a": "status: withdrawn\n", "b": ""}, "weakened", ("a",)),
        ({"a": "", "b": "status: superseded\n"}, "weakened", ("b",)),
        ({"a": "status: withdrawn\n", "b": "status: superseded\n"}, "unsupported", ("a", "b")),
        ({"a": "status: withdrawn\n"}, "unsupported", ("a",)),
    ],
)
def test_standing(
    site: Callable[..., Path], records: dict[str, str], expected: str, fallen: tuple[str, ...]
) -> None:
    made = _site(site, records, more=MORE)
    for entry in (made.claims["lock#c"], made.events[0], made.questions["lock#q"]):
        assert standing(made, entry) == expected
        assert tuple(source.id for source in fallen_sources(made, entry)) == fallen
    assert standing(made, made.questions["lock#open"]) == "sound"
