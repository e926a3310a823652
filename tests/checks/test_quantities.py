"""Numbers in figures and letters, and the dates of a sentence."""

from __future__ import annotations

import pytest

from generator import dates
from generator.checks.language.days import holds, is_day_of, named_days, without
from generator.checks.language.quantities import Quantity, quantities
from generator.checks.language.wordlists import built_in


def _shown(quantity: Quantity) -> str:
    values = "/".join(f"{reading:f}" for reading in sorted(quantity.readings))
    marks = (quantity.bound, quantity.unit, "" if quantity.kind == "cardinal" else quantity.kind)
    return " ".join(filter(None, (values, *marks)))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "over 80 people", ["80 more"]),
        ("en", "more than eighty", ["80 more"]),
        ("en", "at least the 80", ["80 more"]),
        ("en", "an overall 80", ["80"]),
        ("en", "83+ or 40 or more", ["83 more", "40 more"]),
        ("en", ">80, ≥ 80, >=80, ~80, <=80", ["80 more", "80 more", "80 more", "80 about", "80 less"]),
        ("en", "no more than 80, not more than 80, more than 80", ["80 less", "80 less", "80 more"]),
        ("en", "no less than 80, not below 80, less than 80", ["80 more", "80 more", "80 less"]),
        ("en", "no higher than 80, not exceeding 80, exceeding 80", ["80 less", "80 less", "80 more"]),
        ("es", "no más de 80, más de 80", ["80 less", "80 more"]),
        ("en", "over two days", ["2 during"]),
        ("en", "more than two days", ["2 more"]),
        ("en", "1,234", ["1.234/1234"]),
        ("en", "1,234,567.8", ["1234567.8"]),
        ("en", "1 234 567", ["1234567"]),
        ("en", "3.5", ["3.5"]),
        ("en", "$5 million and €3bn", ["5000000 dollar", "3000000000 euro"]),
        ("en", "5 million US dollars", ["5000000 dollar"]),
        ("en", "12%, 12 per cent", ["12 %", "12 %"]),
        ("en", "60–90 people", ["60 range", "90 range"]),
        ("en", "10 to 12 percent", ["10 range %", "12 range %"]),
        ("en", "from 10 to 12 percent", ["10 %", "12 %"]),
        ("en", "twenty-five, two hundred and five thousand", ["25", "205000"]),
        ("en", "two, three or four", ["2", "3", "4"]),
        ("en", "a dozen, two dozen, dozens", ["12", "24", "12 several"]),
        ("en", "the 3rd and third", ["3 ordinal", "3 ordinal"]),
        ("en", "B-52s, F/A-18, A320 and 4G", []),
        ("en", "80km off, mid-2025, in the 1990s", ["80", "2025", "1990"]),
        ("en", "someone, often, a tentative weight", []),
        ("de", "über dreiundachtzig, 1.234,5 Euro, fünf Millionen", ["83 more", "1234.5 euro", "5000000"]),
        ("fr", "quatre-vingt-dix-sept, soixante-quinze, cent vingt", ["97", "75", "120"]),
        ("es", "más de treinta y cinco, 5 millones de dólares", ["35 more", "5000000 dollar"]),
        ("ar", "أكثر من ٨٠ شخصا", ["80 more"]),
        ("ar", "خمسة وثمانين", ["85"]),
    ],
)
def test_quantities(language: str, text: str, expected: list[str]) -> None:
    assert [_shown(q) for q in quantities(text, built_in()[language])] == expected


def test_a_quantity_knows_its_place() -> None:
    text = "It hurt over 80 per cent."
    (found,) = quantities(text, built_in()["en"])
    assert found.words(text) == "over 80 per cent"
    assert text[found.figure.start : found.figure.end] == "80"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on December 4, 2025, or 4 December 2025", [(2025, 12, 4, None)] * 2),
        ("en", "since September", [(None, 9, None, None)]),
        ("en", "They may march in May", [(None, 5, None, None)]),
        ("en", "May and March are months", []),
        ("en", "on 5 May and the 3rd of March 2024", [(None, 5, 5, None), (2024, 3, 3, None)]),
        ("en", "2025-12-04 and Monday", [(2025, 12, 4, None), (None, None, None, 1)]),
        ("en", "the mayor of Decatur", []),
        ("de", "am 4. Dezember 2025", [(2025, 12, 4, None)]),
        ("es", "el 4 de diciembre de 2025", [(2025, 12, 4, None)]),
        ("fr", "le 1er août", [(None, 8, 1, None)]),
        ("ar", "4 ديسمبر 2025", [(2025, 12, 4, None)]),
    ],
)
def test_days(language: str, text: str, expected: list[tuple[int | None, ...]]) -> None:
    found = named_days(text, built_in()[language])
    assert [(d.year, d.month, d.day, d.weekday) for d in found] == expected


def test_figures_of_a_date_are_no_counts() -> None:
    text, words = "On 4 December 2025 it hurt 7 people.", built_in()["en"]
    plain = without(text, named_days(text, words))
    assert len(plain) == len(text)
    assert [_shown(q) for q in quantities(plain, words)] == ["7"]


@pytest.mark.parametrize(
    ("claim", "evidence", "held"),
    [
        ("December 2025", "December 4", True),
        ("4 December 2025", "December 4", True),
        ("4 December 2024", "December 4", False),
        ("4 December", "December 2025", False),
        ("September", "December 4", False),
        ("Thursday", "Thursday", True),
        ("Friday", "Thursday", False),
        ("Friday", "December 4", True),
    ],
)
def test_what_a_date_in_the_evidence_holds(claim: str, evidence: str, held: bool) -> None:  # noqa: FBT001 - a case
    words, published = built_in()["en"], dates.parse("2025-12-05")
    (said,), (there,) = named_days(claim, words), named_days(evidence, words)
    assert holds(there, said, published) is held


@pytest.mark.parametrize(
    ("claim", "when", "same"),
    [
        ("4 December 2025", "2025-12-04", True),
        ("4 December", "[..2025-12-04]", True),
        ("December 2025", "2025-12-04", True),
        ("5 December 2025", "2025-12-04", False),
        ("4 December 2024", "2025-12-04", False),
        ("Monday", "2025-12-04", False),
    ],
)
def test_the_day_of_a_source_or_event(claim: str, when: str, same: bool) -> None:  # noqa: FBT001 - a case
    (said,) = named_days(claim, built_in()["en"])
    assert is_day_of(said, dates.parse(when)) is same
    assert is_day_of(said, None) is False
