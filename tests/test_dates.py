from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import DateFault, day, looks_loose, machine, parse, shown, sort_key
from generator.dates.when import OPEN_AFTER, OPEN_BEFORE

CORPORA = Path(
    os.environ.get("BRIEF_CORPORA") or Path(__file__).resolve().parents[2] / "shared" / "corpora"
)


def _table(name: str) -> list[list[str]]:
    """The rows of tests/dates/<name>.txt; a missing last cell is empty."""
    lines = (Path(__file__).parent / "dates" / f"{name}.txt").read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    width = max(map(len, rows))
    return [[cell.strip() for cell in row + [""] * (width - len(row))] for row in rows]


SHOWN = _table("shown")
FAULTS = _table("faults")
EVERY_FORM = [typed for typed, *_ in SHOWN]


@pytest.mark.parametrize(("typed", "english", "precision", "html"), SHOWN)
def test_shown_with_the_precision_given(
    typed: str, english: str, precision: str, html: str
) -> None:
    when = parse(typed)
    assert (shown(when), when.precision, machine(when)) == (english, precision, html)
    assert when.text == typed


INFERRED = [
    ("2025-09/..", "year", "from September 2025 (year inferred)"),
    ("2025-12-04", "day", "4 December 2025 (day inferred)"),
    ("2025-11-21?", "year", "21 November 2025 (uncertain; year inferred)"),
    ("2025-12-04", "", "4 December 2025"),
    ("2025-12-04", None, "4 December 2025"),
]


@pytest.mark.parametrize(("typed", "inferred", "english"), INFERRED)
def test_shown_with_what_was_inferred(typed: str, inferred: str | None, english: str) -> None:
    assert shown(parse(typed), inferred) == english


@pytest.mark.parametrize(("typed", "reason", "instead"), FAULTS)
def test_fault_says_why_and_what_instead(typed: str, reason: str, instead: str) -> None:
    with pytest.raises(DateFault, match=re.escape(reason)) as caught:
        parse(typed)
    assert " or ".join(caught.value.instead) == instead
    assert [parse(edtf).text for edtf in caught.value.instead] == list(caught.value.instead)


BLANKS: list[tuple[str, str, tuple[str, ...]]] = [
    ("", "there is no date", ()),
    (" \t", "there is no date", ()),
    (" 2025-12-04", "dates are written as", ("2025-12-04",)),
]


@pytest.mark.parametrize(("typed", "reason", "instead"), BLANKS)
def test_white_space_is_no_part_of_a_date(
    typed: str, reason: str, instead: tuple[str, ...]
) -> None:
    with pytest.raises(DateFault, match=reason) as caught:
        parse(typed)
    assert caught.value.instead == instead


def test_a_fault_in_one_sentence() -> None:
    fault = DateFault("day and month could be swapped", ("2025-04-12", "2025-12-04"))
    assert fault.suggestion == "`2025-04-12` or `2025-12-04`"
    assert str(fault) == f"day and month could be swapped; write {fault.suggestion}"
    assert str(DateFault("there is no date")) == "there is no date"


DAYS = [
    ("2025-12", "one plain calendar day", ()),
    ("2025-12-04?", "one plain calendar day", ("2025-12-04",)),
    ("2025-12-04T22:30:00Z", "one plain calendar day", ("2025-12-04",)),
    ("[..2025-12-04]", "one plain calendar day", ()),
    ("December 2025", "one plain calendar day", ()),
    ("4 December 2025", "dates are written", ("2025-12-04",)),
    ("12/04/2025", "either way round", ("2025-04-12", "2025-12-04")),
    ("2025-02-30", "February 2025 has 28 days", ()),
    ("soon", "dates are written", ()),
]


@pytest.mark.parametrize(("typed", "reason", "instead"), DAYS)
def test_a_day_is_one_plain_day(typed: str, reason: str, instead: tuple[str, ...]) -> None:
    with pytest.raises(DateFault) as caught:
        day(typed)
    assert reason in caught.value.reason
    assert caught.value.instead == instead


def test_a_day_that_is_one() -> None:
    assert day("2025-12-04") == parse("2025-12-04")


IN_ORDER = [
    "2024",
    "../2024",  # nothing bounds it but the last day of 2024
    "2025-01-01",
    "2025-08-31",
    "2025-09/..",
    "[2025-09-02,2025-11-30]",
    "2025-11-30T00:30:00+01:00",  # 23:30 UTC of the day before
    "[..2025-11-30]",
    "2025-11-30",
    "2025-12-03",
    "/2025-12-04",
    "2025-12-04",
    "2025-12-04T22:30:00Z",
    "2025-12-04T22:30:00-01:00",  # 23:30 UTC
    "2025-12-04T22:30:00-02:00",  # midnight: the next day, in UTC
    "[2025-12-06..]",
    "2026-33",
    "203X",
    "9999-12-31",
]


def _sorted(typed: list[str]) -> list[str]:
    return [when.text for when in sorted(map(parse, typed), key=sort_key)]


def test_order_on_a_timeline() -> None:
    for seed in range(5):
        typed = IN_ORDER.copy()
        random.Random(seed).shuffle(typed)  # noqa: S311, a fixed shuffle, no secret
        assert _sorted(typed) == IN_ORDER


def test_equal_places_keep_the_order_they_came_in() -> None:
    same = ["2025-12", "2025-12-01", "2025-12-01~", "2025-12/..", "[2025-12-01..]", "2025-12-XX"]
    assert _sorted(same) == same
    assert _sorted(same[::-1]) == same[::-1]


BOUNDS = [
    ("2025-12-04", (2025, 12, 4, 0), (2025, 12, 4, 86399)),
    ("2024-02", (2024, 2, 1, 0), (2024, 2, 29, 86399)),
    ("2025", (2025, 1, 1, 0), (2025, 12, 31, 86399)),
    ("2025-XX-XX", (2025, 1, 1, 0), (2025, 12, 31, 86399)),
    ("202X", (2020, 1, 1, 0), (2029, 12, 31, 86399)),
    ("2025-34", (2025, 4, 1, 0), (2025, 6, 30, 86399)),
    ("2025-38", (2025, 5, 1, 0), (2025, 8, 31, 86399)),
    ("2023-24", (2023, 12, 1, 0), (2024, 2, 29, 86399)),
    ("9999-24", (9999, 12, 1, 0), (9999, 12, 31, 86399)),
    ("2025-09/..", (2025, 9, 1, 0), OPEN_AFTER),
    ("/2025-09", OPEN_BEFORE, (2025, 9, 30, 86399)),
    ("[..2025-12-04]", OPEN_BEFORE, (2025, 12, 4, 86399)),
    ("{2025,2021..2023}", (2021, 1, 1, 0), (2025, 12, 31, 86399)),
    ("2025-12-31T23:30:00-01:00", (2026, 1, 1, 1800), (2026, 1, 1, 1800)),
]


@pytest.mark.parametrize(("typed", "lower", "upper"), BOUNDS)
def test_bounds(
    typed: str, lower: tuple[int, int, int, int], upper: tuple[int, int, int, int]
) -> None:
    when = parse(typed)
    assert (when.lower, when.upper) == (lower, upper)


def test_only_a_plain_day_or_time_is_exact() -> None:
    plain = re.compile(r"\d{4}-\d\d-\d\d(T[\d:+Z-]+)?")
    exact = {typed for typed in EVERY_FORM if not looks_loose(parse(typed))}
    assert exact == set(filter(plain.fullmatch, EVERY_FORM))
    assert len(exact) > 5


@pytest.mark.parametrize("typed", EVERY_FORM)
def test_doubt_is_told_apart(typed: str) -> None:
    when = parse(typed)
    assert when.approximate == bool(set("~%") & set(typed))
    assert when.uncertain == bool(set("?%") & set(typed))


def _is_safe(text: str) -> bool:
    """Whether `text` is a date that can be used everywhere, or a fault and nothing else."""
    try:
        when = parse(text)
    except DateFault as fault:
        return bool(fault.reason) and all(parse(edtf).text == edtf for edtf in fault.instead)
    assert shown(when, "year").isprintable()
    assert re.fullmatch(r"[0-9TZ:+-]*", machine(when))
    assert OPEN_BEFORE <= when.lower <= when.upper <= OPEN_AFTER
    assert all(type(figure) is int for figure in sort_key(when))
    assert isinstance(looks_loose(when), bool)
    return True


NEARLY = st.text(alphabet="0123456789XTZx-/.,[]{}?~% :+\u2013", max_size=24)
PIECES = st.sampled_from(
    [
        *(
            "2025",
            "2025-12",
            "2025-12-04",
            "2025-24",
            "202X",
            "0000",
            "9999",
            "12",
            "04",
            "31",
            "XX",
        ),
        *(
            "..",
            "/",
            "-",
            "\u2013",
            ",",
            "[",
            "]",
            "{",
            "}",
            "?",
            "~",
            "%",
            "T22:30:00",
            "Z",
            "+05:30",
        ),
        *("December", "may", "4th", "q3", "early", "before", "about", "from", "to", "and", "or"),
        *("between", "1", "2020s", "open"),
    ]
)


@given(st.one_of(st.text(max_size=70), st.text(st.characters(), max_size=70), NEARLY))
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    assert _is_safe(text)


@given(st.lists(PIECES, max_size=7), st.sampled_from(["", " "]))
def test_anything_like_a_date_is_a_date_or_a_fault(pieces: list[str], joint: str) -> None:
    assert _is_safe(joint.join(pieces))


@pytest.mark.parametrize("name", ["naughty", "unicode", "yaml", "paths"])
def test_hostile_strings_are_faults(name: str) -> None:
    path = CORPORA / "hostile" / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip("the corpora are not here")
    strings = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    assert len(strings) > 100
    for text in strings:
        assert _is_safe(text), text


@pytest.mark.parametrize(
    "text", ["2" * 65, "[" * 10_000, "?" * 64, "{" + "2025," * 5000, "4 " * 32]
)
def test_long_and_deep_texts_are_faults(text: str) -> None:
    with pytest.raises(DateFault):
        parse(text)
