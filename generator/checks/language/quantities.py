"""The numbers of a sentence, in figures or letters, with what bounds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from generator.checks.language.wordlists import Table, Words, any_of, pattern
from generator.model import Span

SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble", "₹": "rupee"}
SIGNS = {
    **dict.fromkeys((">", "≥", ">="), "more"),
    **dict.fromkeys(("<", "≤", "<="), "less"),
    **dict.fromkeys("~≈±", "about"),
}
YEARS = range(1500, 2100)
"""Whole numbers without separators that may be years."""

_figure = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:[.,’'\u00a0\u202f\u2009 ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?(?P<joined>[^\W\d_]{0,3})"
)
_identifier = re.compile(r"[A-Z][-‐‑/]$")
"""B-52, F/A-18: a name, not a number; so are figures joined to capitals, as 4G."""
_dash = re.compile(r"\s*[-‐‑–—]\s*")
_sign_before = re.compile(r"([<>]=|[<>≤≥~≈±])\s*$")
_symbol_before = re.compile(r"([$€£¥₽₹])\s*$")
_symbol_after = re.compile(r"\s*([$€£¥₽₹])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text."""

    span: Span
    """With the words that bound it and those that say its unit."""
    figure: Span
    """The number alone."""
    readings: frozenset[Decimal]
    """What it can mean: `1,234` is 1234 here and 1.234 there."""
    bound: str = ""
    """`more`, `less`, `about`, `range`; `several` of a scale; `during`, which may be no bound at all."""
    unit: str = ""
    """`%` or a currency; empty: something else, or not said."""
    kind: str = "cardinal"
    """`cardinal` or `ordinal`."""
    spelled: bool = False

    def words(self, text: str) -> str:
        """The quantity as it stands in its text."""
        return text[self.span.start : self.span.end]

    @property
    def may_be_year(self) -> bool:
        """Whether it can be a year, which nothing bounds as it bounds a count."""
        return not self.unit and not self.spelled and any(r in YEARS for r in self.readings)


def quantities(text: str, words: Words) -> tuple[Quantity, ...]:
    """Every number of a text, in its order."""
    found = sorted((*_figures(text, words), *_spelled(text, words)), key=lambda q: q.span)
    ranged = _ranges(text, [_with_unit(text, q, words) for q in found], words)
    return tuple(_bounded(text, q, words) for q in ranged)


def _figures(text: str, words: Words) -> Iterator[Quantity]:
    for match in _figure.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if _identifier.search(before):
            continue
        joined = match["joined"].casefold()
        ordinal = joined in {ending.casefold() for ending in words.ordinal_endings}
        figure = match[0].removesuffix(match["joined"])
        factor = words.scales.get(joined, 1)
        if joined and not ordinal and factor == 1 and match["joined"].isupper():
            continue
        end = match.end() if ordinal or factor > 1 else match.start() + len(figure)
        readings = frozenset(reading * factor for reading in _readings(figure))
        span = Span(match.start(), end)
        if factor == 1 and not ordinal:
            span, readings = _multiplied(text, span, readings, words)
        kind = "ordinal" if ordinal else "cardinal"
        yield Quantity(span, span, readings, kind=kind)


def _readings(figure: str) -> Iterator[Decimal]:
    """What figures with points and commas can mean, by the customs of different languages."""
    plain = re.sub(r"[’'\s]", "", figure)
    digits = "".join(str(int(c)) if c.isdigit() else c for c in plain)
    marks = [c for c in digits if c in ".,"]
    if not marks:
        yield Decimal(digits)
        return
    if len(set(marks)) == 2 or len(marks) == 1:  # noqa: PLR2004 - point and comma
        whole, _, rest = digits.rpartition(marks[-1])
        yield Decimal(re.sub("[.,]", "", whole) + "." + rest)
    if len(set(marks)) == 1 and all(len(part) == 3 for part in re.split("[.,]", digits)[1:]):  # noqa: PLR2004 - thousands
        yield Decimal(re.sub("[.,]", "", digits))


def _multiplied(
    text: str, span: Span, readings: frozenset[Decimal], words: Words
) -> tuple[Span, frozenset[Decimal]]:
    """A number in figures with the word that multiplies it: 1.5 million."""
    scales = tuple(word for word in words.scales if len(word) > 1)
    match = re.compile(rf"[\s-]+({any_of(scales)})(?!\w)", re.IGNORECASE).match(text, span.end)
    if not match:
        return span, readings
    factor = words.scales[match[1].casefold()]
    return Span(span.start, match.end()), frozenset(r * factor for r in readings)


@cache
def _numerals(
    parts: tuple[str, ...], joints: tuple[str, ...], prefixes: tuple[str, ...]
) -> re.Pattern[str]:
    """A search for runs of numerals, with what joins them."""
    word = f"(?:{any_of(prefixes)})?(?:{any_of(parts)})" if prefixes else any_of(parts)
    joint = rf"(?:[\s-]+(?:{any_of(joints)}))?[\s-]+" if joints else r"[\s-]+"
    return re.compile(rf"(?<!\w)(?:{word})(?:{joint}(?:{word})(?!\w))*(?!\w)", re.IGNORECASE)


def _spelled(text: str, words: Words) -> Iterator[Quantity]:
    """Numbers in letters, put together from their words."""
    pairs = dict.fromkeys(map(_key, words.pairs), 2)
    parts = {**words.numbers, **pairs, **{w: v for w, v in words.scales.items() if len(w) > 2}}  # noqa: PLR2004 - bn, k
    if parts:
        single = re.compile(any_of(parts), re.IGNORECASE)
        for match in _numerals(tuple(parts), words.joints, words.prefixes).finditer(text):
            if re.search(r"\d[\s-]*$", text[max(0, match.start() - 3) : match.start()]):
                continue
            values = [(m, parts[_key(m[0])]) for m in single.finditer(text, *match.span())]
            for start, end, value in _summed(values, set(words.scales.values())):
                span = Span(start, end)
                yield Quantity(span, span, frozenset({Decimal(value)}), spelled=True)
    for table, kind, bound in ((words.ordinals, "ordinal", ""), (words.several, "cardinal", "several")):
        yield from _single_words(text, table, kind, bound)


def _key(word: str) -> str:
    return re.sub(r"[‐‑]", "-", " ".join(word.casefold().split()))


def _single_words(text: str, table: Table, kind: str, bound: str) -> Iterator[Quantity]:
    for match in pattern(tuple(table)).finditer(text) if table else ():
        span, value = Span(*match.span()), Decimal(table[_key(match[0])])
        yield Quantity(span, span, frozenset({value}), bound, kind=kind, spelled=True)


def _summed(
    values: Iterable[tuple[re.Match[str], int]], scales: set[int]
) -> Iterator[tuple[int, int, int]]:
    """Numerals put together where that makes a number: seventy-five, two hundred and five thousand."""
    total = group = last = 0
    start = end = -1
    for match, value in values:
        if value in scales and value > last:
            group, last = max(group, 1) * value, value
            if value >= 1000:  # noqa: PLR2004 - from here on a scale closes its group
                total, group = total + group, 0
        elif start < 0 or _fits(last, value):
            group, last = group + value, value
        else:
            yield start, end, total + group
            total, group, last, start = 0, value, value, match.start()
        start = match.start() if start < 0 else start
        end = match.end()
    if start >= 0:
        yield start, end, total + group


def _fits(last: int, value: int) -> bool:
    """Whether a numeral can follow another within one number: five after twenty or hundred."""
    if last >= 100:  # noqa: PLR2004 - after a scale anything smaller
        return value < last
    if last < 10 and value % 10 == 0 and 20 <= value < 100:  # noqa: PLR2004 - Arabic: five and twenty
        return True
    return last >= 20 and value < (20 if last in {60, 80} else 10)  # noqa: PLR2004 - quatre-vingt-dix


def _with_unit(text: str, quantity: Quantity, words: Words) -> Quantity:
    """The quantity with its percent sign or currency."""
    start, end = quantity.span
    before = _symbol_before.search(text, max(0, start - 3), start)
    after = _symbol_after.match(text, end)
    percent = re.compile(rf"\s*(?:[%٪]|(?:{any_of(words.percent)})(?!\w))", re.IGNORECASE).match(text, end)
    named = re.compile(rf"\s+(?:de\s+)?({any_of(words.currencies)})(?!\w)", re.IGNORECASE).match(text, end)
    if percent:
        return replace(quantity, span=Span(start, percent.end()), unit="%")
    if before:
        return replace(quantity, span=Span(before.start(), end), unit=SYMBOLS[before[1]])
    if after:
        return replace(quantity, span=Span(start, after.end()), unit=SYMBOLS[after[1]])
    if named:
        names = {_key(name): unit for name, unit in words.currencies.items()}
        return replace(quantity, span=Span(start, named.end()), unit=names[_key(named[1])])
    return quantity


def _ranges(text: str, found: list[Quantity], words: Words) -> list[Quantity]:
    """Two numbers with a dash or `to` between them are the ends of a range, and share a unit."""
    to = re.compile(rf"\s+(?:{any_of(words.range_words)})\s+", re.IGNORECASE)
    made = list(found)
    for index in range(len(found) - 1):
        one, other = made[index], made[index + 1]
        if one.kind != "cardinal" or other.kind != "cardinal":
            continue
        between = text[one.span.end : other.span.start]
        change = pattern(words.from_words).search(text, max(0, one.span.start - 8), one.span.start)
        dashed = _dash.fullmatch(between) is not None and not one.spelled
        if dashed or (to.fullmatch(between) and not change):
            unit = one.unit or other.unit
            whole = Span(one.span.start, other.span.end)
            made[index] = replace(one, span=whole, bound="range", unit=unit)
            made[index + 1] = replace(other, span=whole, bound="range", unit=unit)
        elif to.fullmatch(between) and not one.unit:
            made[index] = replace(one, unit=other.unit)
    return made


def _bounded(text: str, quantity: Quantity, words: Words) -> Quantity:
    """The quantity with the word before or after it that makes it a bound or an estimate."""
    if quantity.bound or quantity.kind == "ordinal":
        return quantity
    start, end = quantity.span
    sign = _sign_before.search(text, max(0, start - 3), start)
    if sign:
        return replace(quantity, span=Span(sign.start(), end), bound=SIGNS[sign[1]])
    found = [
        (match.start(1), bound, match[1])
        for bound in ("more", "less", "about")
        if (match := _before(getattr(words, bound)).search(text, max(0, start - 40), start))
    ]
    if found:  # the longest: in “no more than” stands “more than”
        first, bound, said = min(found, key=lambda item: item[0])
        loose = bound == "more" and " " not in said.strip() and _is_time(text, end, words)
        return replace(quantity, span=Span(first, end), bound="during" if loose else bound)
    after = re.compile(rf"\s*(?:\+(?!\d)|(?:{any_of(words.more_after)})(?!\w))", re.IGNORECASE).match(text, end)
    return replace(quantity, span=Span(start, after.end()), bound="more") if after else quantity


@cache
def _before(items: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(items)})(?:\s+(?:the|an?))?\s*$", re.IGNORECASE)


def _is_time(text: str, end: int, words: Words) -> bool:
    following = re.compile(rf"[\s-]*(?:{any_of(words.durations)})(?!\w)", re.IGNORECASE)
    return following.match(text, end) is not None
