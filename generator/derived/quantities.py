"""The same measure from several sources and days: side by side, and never as one number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator import dates
from generator.model import Claim, Measure
from generator.relate import Entry, Site

_number = r"(?:[1-9][0-9]{0,2}(?:[, \u00a0\u202f][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
"""Digits, also in groups of three; “0,500” and “1234,567” may as well be decimals, and are no numbers here."""
_form = re.compile(
    rf"(?P<sign>>=|<=|>|<|~|≥|≤|≈)?\s*(?P<first>{_number})(?:\s*[-–]\s*(?P<last>{_number}))?"
)

_parting = re.compile("[, \u00a0\u202f]")
"""What parts thousands: a comma or a space of any width."""
MOST = 1e15
"""A larger number counts nothing, and no drawing has room for its digits."""

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
    """Whether it is lower than one of an earlier day that still stands."""


def bounds(value: str) -> Bounds | None:
    """`83`, `>80`, `60-90` as bounds; None for anything else."""
    found = _form.fullmatch(value.strip())
    if found is None:
        return None
    first = _float(found["first"])
    last = _float(found["last"]) if found["last"] else first
    if max(first, last) > MOST:
        return None
    sign = found["sign"] or ""
    return Bounds(None if sign in AT_MOST else first, None if sign in AT_LEAST else last)


WORDS = {
    ">": "over", ">=": "at least", "≥": "at least",
    "<": "under", "<=": "at most", "≤": "at most",
    "~": "about", "≈": "about",
}  # fmt: skip
"""Signs before a number, as words."""


def in_words(value: str) -> str:
    """“over 80”, “at least 1,200”, “60–90”: a value as a sentence says it; anything else as it is."""
    found = _form.fullmatch(value.strip())
    if found is None:
        return value
    numbers = "–".join(_grouped(found[name]) for name in ("first", "last") if found[name])
    return f"{WORDS[found['sign']]} {numbers}" if found["sign"] else numbers


def _grouped(number: str) -> str:
    """A number with a comma at each thousand, and its decimals as they were written: `12000.50`, “12,000.50”."""
    whole, point, decimals = _parting.sub("", number).partition(".")
    if whole.startswith("0"):
        return number  # “0.5”; and whoever writes “0012” means a name more than a count
    starts = range((len(whole) - 1) % 3 + 1, len(whole), 3)
    groups = [whole[: starts.start], *(whole[start : start + 3] for start in starts)]
    return f"{','.join(groups)}{point}{decimals}"


def _float(text: str) -> float:
    return float(_parting.sub("", text))


def measurements(site: Site) -> Mapping[str, tuple[Measurement, ...]]:
    """The measurements of each measure, by the day they speak of."""
    found: dict[str, list[tuple[Entry[Claim], Measure]]] = defaultdict(list)
    for entry in site.claims.values():
        if entry.item.measure is not None:
            found[entry.item.measure.of].append((entry, entry.item.measure))
    return {of: _in_order(found[of]) for of in sorted(found)}


def _in_order(held: list[tuple[Entry[Claim], Measure]]) -> tuple[Measurement, ...]:
    dated = [(dates.sort_key(m.as_of or e.briefing.as_of), e, m) for e, m in held]
    dated.sort(key=lambda item: item[0])
    made: list[Measurement] = []
    for day, entry, measure in dated:
        limits = bounds(measure.value)
        earlier = [bounds(m.value) for d, e, m in dated if d < day and e.item.status != "withdrawn"]
        known = [held_then.lower for held_then in earlier if held_then and held_then.lower is not None]
        upper = limits.upper if limits else None
        fell = upper is not None and bool(known) and upper < max(known)
        made.append(Measurement(entry, measure, limits, fell))
    return tuple(made)
