"""The checks on the project's own content: silent as it is, and loud about each thing made wrong in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import dates
from generator.checks import check, unannotated
from generator.checks.setting import Setting
from generator.pipeline import gather
from generator.relate import relate

BRIEFING = "briefings/maduro-trump-call.yml"
REPORTED = "    asserted_by: [us-media-sources]\n    evidence:\n      - which Maduro reportedly refused"

MUST_BE_NAMED = {
    "Pete Hegseth": (26, "once"),
    "Cartel de los Soles": (8, "once"),
    "Bolivarian Militia": (27, "once"),
    "The New York Times": (6, "once"),
    "OPEC": (22, "2 times"),
    "Russia": (37, "once"),
    "China": (37, "2 times"),
    "Puerto Rico": (24, "once"),
}


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    for name in ("seeds", "briefings"):
        shutil.copytree(root / name, tmp_path / name)
    return tmp_path


def _found(folder: Path, setting: Setting | None = None) -> list[str]:
    seeds, _ = gather(folder)
    return [f"{d.code} {d.message}" for d in check(relate(seeds), setting or Setting())]


def test_nothing_is_found(copy: Path) -> None:
    assert _found(copy) == []


def test_with_only_two_actors_registered_the_others_are_named(copy: Path) -> None:
    seeds, _ = gather(copy)
    two = replace(seeds, actors=tuple(a for a in seeds.actors if a.id in {"trump", "maduro"}))
    found = {f.about[0]: f.diagnostic for f in unannotated.check(relate(two), Setting())}
    for name, (line, times) in MUST_BE_NAMED.items():
        assert f"`{name}` stands in this source {times} " in found[name].message
        assert (found[name].at.path, found[name].at.line) == ("seeds/maduro-trump-call.txt", line)
    assert not {"London", "Headline Points", "Crucially", "Furthermore", "Sources", "December"} & set(found)


def _swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            _swap("status: reported\n" + REPORTED, "status: confirmed\n" + REPORTED),
            ["hedge-loss the source says `reportedly`", "confirmed-on-one-origin"],
        ),
        (
            _swap("    status: alleged\n    asserted_by: [trump]", "    status: reported\n    asserted_by: []"),
            ["hedge-loss the source says `alleges`"],
        ),
        (
            _swap("text: Over 80 people have been killed", "text: 83 people have been killed"),
            ["number-not-in-evidence the evidence of the claim `deaths` does not hold the number `83`"],
        ),
        (
            _swap("text: Over 80 people have been killed", "text: 80 people have been killed"),
            ["bound-lost the claim `deaths` says `80` where the evidence says `over 80`"],
        ),
        (
            _swap('value: ">80"', 'value: "80"'),
            ["bound-lost the claim `deaths` says `80` where the evidence says `over 80`"],
        ),
        (
            _swap("on alleged drug boats since September.", "on alleged drug boats since August."),
            ["date-not-in-evidence the evidence of the claim `deaths` does not hold the date `August`"],
        ),
        (
            _swap("text: China and Russia, two major", "text: China, Russia and Iran, two major"),
            ["name-not-in-evidence the evidence of the claim `allies` does not name `Iran`"],
        ),
        (
            _swap("text: China and Russia, two major", "text: China and Hegseth, two major"),
            ["name-not-in-evidence the evidence of the claim `allies` does not name `Hegseth`"],
        ),
        (
            _swap("    status: open                 #", "    status: answered             #"),
            ["answered-without-evidence the question `de-escalation`"],
        ),
    ],
)
def test_each_thing_made_wrong_is_found(
    copy: Path, change: Callable[[str], str], expected: list[str]
) -> None:
    text = (copy / BRIEFING).read_text("utf-8")
    (copy / BRIEFING).write_text(change(text), "utf-8")
    found = _found(copy)
    assert [any(one.startswith(start) for one in found) for start in expected] == [True] * len(expected), found
    assert len(found) == len(expected), found


def test_overdue_questions(copy: Path) -> None:
    found = _found(copy, Setting(today=dates.day("2026-01-10")))
    assert {one.split()[0] for one in found} == {"overdue-question"}
    assert "overdue-question the question `de-escalation` was to be reviewed by 18 December 2025" in found
    assert _found(copy, Setting(today=dates.day("2025-12-11"))) == []


def test_a_withdrawn_source_takes_everything_with_it(copy: Path) -> None:
    record = copy / "seeds/maduro-trump-call.yml"
    record.write_text(record.read_text("utf-8").replace("status: current ", "status: withdrawn "), "utf-8")
    seeds, _ = gather(copy)
    site = relate(seeds)
    resting = [*site.claims.values(), *site.events, *site.positions]
    resting += [q for q in site.questions.values() if q.item.evidence]
    found = [d for d in check(site, Setting()) if d.code == "unsupported-statement"]
    assert len(found) == len(resting)
