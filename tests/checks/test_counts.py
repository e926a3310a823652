"""Counts as a page shows them: as words, and on the axis of a plot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest

from generator.derived.quantities import bounds, in_words
from generator.showing.drawings import Point, plot

WIDEST = 7.4
"""Pixels: an average character of the widest of the usual fonts at the size of a label, 12 pixels."""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("999", "999"),
        ("1000", "1,000"),
        ("21000", "21,000"),
        ("12000000", "12,000,000"),
        ("1 234 567", "1,234,567"),
        ("1\u00a0234", "1,234"),
        ("1,234,567.890", "1,234,567.890"),
        ("12345.6789", "12,345.6789"),
        ("4.20", "4.20"),
        ("0.5", "0.5"),
        (">=21000", "at least 21,000"),
        ("~1500", "about 1,500"),
        ("<= 1500.50", "at most 1,500.50"),
        ("60-90", "60–90"),
        ("10000-20000", "10,000–20,000"),
        (">10 000 – 20 000", "over 10,000–20,000"),
        ("9" * 16, "9,999,999,999,999,999"),
    ],
)
def test_a_number_is_easy_to_read(value: str, shown: str) -> None:
    assert in_words(value) == shown


@pytest.mark.parametrize(
    "value", ["", "several", "1e6", "12,5", "0,500", "1234,567", "0012", "1,23,456", "5 million", "-5"]
)
def test_what_is_no_number_stays_as_it_is(value: str) -> None:
    assert in_words(value) == value


def test_a_number_without_end_is_shown_and_not_drawn() -> None:
    value = "9" * 100_000
    assert in_words(value).replace(",", "") == value
    assert bounds(value) is None
    assert bounds(f"1-{value}") is None


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    anchor: str
    words: str

    @property
    def reach(self) -> tuple[float, float]:
        wide = WIDEST * len(self.words)
        left = self.x - {"start": 0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, left + wide


def drawn(points: list[Point], first: str, last: str) -> tuple[float, list[Label], list[Label]]:
    """The height of a plot, the labels of its scale from the lowest, and those of its days."""
    made = str(plot("counts", points, first, last))
    (height,) = re.findall(r'viewBox="0 0 680 ([0-9.]+)"', made)
    form = r'<text class="axis-label" x="([0-9.]+)" y="([0-9.]+)" text-anchor="(\w+)">([^<]*)</text>'
    labels = [Label(float(x), float(y), anchor, words) for x, y, anchor, words in re.findall(form, made)]
    known = {first[:20], last[:20]}
    days = [label for label in labels if label.words.rstrip("…")[:20] in known]
    return float(height), [label for label in labels if label not in days], days


def numbers(*values: str) -> list[Point]:
    held = [bounds(value) for value in values]
    return [Point(n, b.lower, b.upper, "", loose=False) for n, b in enumerate(held) if b]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["4000000", "12000000"], ["0", "5,000,000", "10,000,000"]),
        (["9", "14"], ["0", "5", "10", "15"]),
        (["900", "1100"], ["0", "500", "1,000"]),
        (["3", "4.2"], ["0", "1", "2", "3", "4"]),
        (["0.3", "0.34"], ["0", "0.1", "0.2", "0.3"]),
        (["1", "1"], ["0", "1"]),
        (["0", "0"], ["0", "1"]),
        (["0.00000000001", "0"], ["0", "0.5", "1.0"]),
        (["999999999999999", "5"], ["0", "500,000,000,000,000", "1,000,000,000,000,000"]),
    ],
)
def test_the_scale_has_round_numbers(values: list[str], ticks: list[str]) -> None:
    _, scale, _ = drawn(numbers(*values), "1 May 2031", "2 May 2031")
    assert [label.words for label in scale] == ticks
    assert scale[0].y == 208  # where the axis is
    assert all(below.y - above.y > 16 for below, above in pairwise(scale))
    assert all(left >= 0 and label.y > 12 for label in scale for left in label.reach)
    assert not re.search(r"[0-9]e[-+]?[0-9]|nan|inf", str(plot("t", numbers(*values), "a", "b")))


FIRST = "1 May 2031"
INTERVAL = "between 4 December 2025 and 10 January 2026"
LIST = ", ".join(f"{day} December 2025" for day in range(1, 32))


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [
        (FIRST, FIRST, 1),
        (FIRST, "23 May 2031", 1),
        (FIRST, INTERVAL, 1),
        (f"about {INTERVAL}", INTERVAL, 2),
        (FIRST, LIST, 2),
        (LIST, FIRST, 2),
        (f"about {LIST}", LIST, 2),
        (LIST, LIST, 1),
    ],
)
@pytest.mark.parametrize("values", [["4", "5"], ["4000000", "900000000000"]])
def test_the_days_stand_in_the_drawing_and_apart(
    values: list[str], first: str, last: str, lines: int
) -> None:
    height, scale, days = drawn(numbers(*values), first, last)
    assert len(days) == len({first, last})
    assert len({label.y for label in days}) == lines
    for label in days:
        left, right = label.reach
        assert 0 <= left < right <= 680
        assert scale[0].y + 12 < label.y <= height - 10
    if len(days) == 2:
        (_, end), (start, _) = (label.reach for label in days)
        assert end + 6 < start or days[1].y - days[0].y >= 14


def test_two_names_of_one_day_stand_below_each_other() -> None:
    points = [Point(7, 4, 4, "", loose=False), Point(7, 5, 5, "", loose=True)]
    _, _, days = drawn(points, "on or before 4 May 2031", "4 May 2031")
    assert [label.x for label in days] == [360, 360]
    assert [label.y for label in days] == [226, 242]
