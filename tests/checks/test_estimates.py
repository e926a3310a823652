"""The two sets of likelihood terms."""

from __future__ import annotations

import pytest

from generator.derived.estimates import chosen, suggestion, term_sets


@pytest.mark.parametrize("name", ["icd-203", "phia"])
def test_a_set_has_seven_degrees_that_rise(name: str) -> None:
    terms = term_sets()[name]
    assert len(terms.degrees) == 7
    bounds = [bound for degree in terms.degrees for bound in (degree.lowest, degree.highest)]
    assert bounds == sorted(bounds)
    assert bounds[0] >= 0
    assert bounds[-1] <= 100
    assert len(set(terms.terms)) == len(terms.terms)
    assert terms.source


@pytest.mark.parametrize(
    ("term", "name", "shown"),
    [
        ("likely", "icd-203", "55–80 %"),
        ("Likely", "phia", "55–75 %"),
        ("roughly  even chance", "icd-203", "45–55 %"),
        ("realistic possibility", "icd-203", None),
        ("remote", "phia", None),
    ],
)
def test_what_a_term_means(term: str, name: str, shown: str | None) -> None:
    degree = term_sets()[name].degree(term)
    assert (degree.range if degree else None) == shown


@pytest.mark.parametrize(
    ("used", "configured", "name"),
    [
        ([], None, "icd-203"),
        (["likely", "unlikely"], None, "icd-203"),
        (["likely"], "phia", "phia"),
        (["highly likely", "remote chance", "very likely"], None, "phia"),
        (["highly likely", "very likely"], None, "icd-203"),
        (["highly likely", "very likely"], "no such set", "icd-203"),
    ],
)
def test_the_one_set_of_a_site(used: list[str], configured: str | None, name: str) -> None:
    assert chosen(used, configured).id == name


def test_suggestions() -> None:
    sets = term_sets()
    assert suggestion("highly likely", sets["icd-203"]) == "very likely"
    assert suggestion("roughly even odds", sets["phia"]) == "realistic possibility"
    assert suggestion("lickely", sets["phia"]) == "likely"
    assert suggestion("perhaps", sets["phia"]) is None
