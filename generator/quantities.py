"""The same measure from several sources and days: side by side, and never as one number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator import dates
from generator.model import Claim, Measure
from generator.relate import Entry, Site

_number = r"[0-9]+(?:[,  ][0-9]{3})*(?:\.[0-9]+)?"
_form = re.compile(
    rf"(?P<sign>>=|<=|>|<|~|≥|≤|≈)?\s*(?P<first>{_number})(?:\s*[-–]\s*(?P<last>{_number}))?"
)

AT_LEAST, AT_MOST = frozenset({">", ">=", "≥"}), frozenset({"<", "<=", "≤"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a value says of the number: None where it says nothing."""

    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Measurement:
    """A quantity as one claim states it."""

    entry: Entry[Claim]
    measure: Measure
    bounds: Bounds | None
    """None where the value is not a number."""
    fell: bool
    """Whether it is lower than one that is as of an earlier day."""


def bounds(value: str) -> Bounds | None:
    """`83`, `>80`, `60-90` as bounds; None for anything else."""
    found = _form.fullmatch(value.strip())
    if found is None:
        return None
    first = _float(found["first"])
    last = _float(found["last"]) if found["last"] else first
    sign = found["sign"] or ""
    return Bounds(None if sign in AT_MOST else first, None if sign in AT_LEAST else last)


def _float(text: str) -> float:
    return float(re.sub("[,  ]", "", text))


def measurements(site: Site) -> Mapping[str, tuple[Measurement, ...]]:
    """The measurements of each measure, by the day they speak of."""
    found: dict[str, list[tuple[Entry[Claim], Measure]]] = defaultdict(list)
    for entry in site.claims.values():
        if entry.item.measure is not None:
            found[entry.item.measure.of].append((entry, entry.item.measure))
    return {of: _in_order(found[of]) for of in sorted(found)}


def _in_order(held: list[tuple[Entry[Claim], Measure]]) -> tuple[Measurement, ...]:
    ordered = sorted(held, key=lambda pair: dates.sort_key(pair[1].as_of or pair[0].briefing.as_of))
    made: list[Measurement] = []
    highest: float | None = None
    for entry, measure in ordered:
        limits = bounds(measure.value)
        fell = bool(
            limits and highest is not None and limits.upper is not None and limits.upper < highest
        )
        made.append(Measurement(entry, measure, limits, fell))
        if limits and limits.lower is not None:
            highest = max(highest or 0, limits.lower)
    return tuple(made)
