"""Likelihood in words: the two public sets of terms, and what each term means in percent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from generator.names import did_you_mean


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree of likelihood."""

    terms: tuple[str, ...]
    """All that mean it; the first is the usual one."""
    lowest: int
    """Percent."""
    highest: int
    """Percent."""

    @property
    def range(self) -> str:
        """As a reader sees it: `55–80 %`."""
        return f"{self.lowest}–{self.highest} %"


@dataclass(frozen=True, slots=True)
class TermSet:
    """A closed set of terms of likelihood."""

    id: str
    """`icd-203` or `phia`."""
    title: str
    source: str
    """Where the terms and ranges come from."""
    degrees: tuple[Degree, ...]
    """From the least likely to the most."""

    def degree(self, term: str) -> Degree | None:
        """What a term means; None where it is not of this set."""
        folded = _folded(term)
        return next((degree for degree in self.degrees if folded in degree.terms), None)

    @property
    def terms(self) -> tuple[str, ...]:
        """All its terms."""
        return tuple(term for degree in self.degrees for term in degree.terms)

    def nearest(self, degree: Degree) -> Degree:
        """The degree of this set whose range has its middle nearest to another's."""
        middle = degree.lowest + degree.highest
        return min(self.degrees, key=lambda own: abs(own.lowest + own.highest - middle))


@cache
def term_sets() -> Mapping[str, TermSet]:
    """The sets of terms by id."""
    text = resources.files(__package__).joinpath("estimates.yml").read_text("utf-8")
    return {id: _term_set(id, given) for id, given in yaml.safe_load(text).items()}


def _term_set(id: str, given: Mapping[str, Any]) -> TermSet:
    degrees = (Degree(tuple(d["terms"]), d["from"], d["to"]) for d in given["degrees"])
    return TermSet(id, given["title"], given["source"], tuple(degrees))


def chosen(terms: Iterable[str], configured: str | None = None) -> TermSet:
    """The one set of a site: the configured one, or the one whose own terms are used most, or ICD 203."""
    sets = term_sets()
    if configured is not None and configured in sets:
        return sets[configured]
    used = [_folded(term) for term in terms]
    own = {id: sum(_is_own(term, id) for term in used) for id in sets}
    return sets[max(own, key=lambda id: own[id])]


def _is_own(term: str, id: str) -> bool:
    """Whether a term is of one set alone."""
    return [held.id for held in term_sets().values() if held.degree(term)] == [id]


def suggestion(term: str, wanted: TermSet) -> str | None:
    """The term of a set that comes nearest to one of another set, or to a slip of the pen."""
    for held in term_sets().values():
        degree = held.degree(term)
        if degree:
            return wanted.nearest(degree).terms[0]
    return did_you_mean(_folded(term), wanted.terms)


def _folded(term: str) -> str:
    return " ".join(term.casefold().split())
