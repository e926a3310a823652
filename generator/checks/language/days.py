"""The dates of a sentence: days, months and weekdays that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.language.wordlists import Words, any_of
from generator.dates import When
from generator.model import Span

_iso = re.compile(r"(?<![\w-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\w-])")
_year = r"(?P<year>[12]\d{3})"
_day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A date as far as a sentence gives it."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 is Monday."""

    def words(self, text: str) -> str:
        """The date as it stands in its text."""
        return text[self.span.start : self.span.end]


def named_days(text: str, words: Words) -> tuple[NamedDay, ...]:
    """Every date of a text that names a month or weekday or is written as ISO 8601; bare years are numbers."""
    found = [*_iso_days(text), *_months(text, words), *_weekdays(text, words)]
    kept: list[NamedDay] = []
    for day in sorted(found, key=lambda d: (d.span.start, -d.span.end)):
        if not kept or day.span.start >= kept[-1].span.end:
            kept.append(day)
    return tuple(kept)


def without(text: str, days: tuple[NamedDay, ...]) -> str:
    """The text with its dates blotted out, so that their figures are not taken for counts."""
    pieces, done = list[str](), 0
    for day in days:
        pieces += [text[done : day.span.start], "\n" * (day.span.end - day.span.start)]
        done = day.span.end
    return "".join([*pieces, text[done:]])


def holds(held: NamedDay, day: NamedDay, published: When | None) -> bool:
    """Whether a date in the evidence says what a date in a claim says; the year may be the source's own."""
    if day.weekday is not None and day.month is None:
        return held.weekday == day.weekday or held.day is not None
    year = held.year or (published.parts[0].year if published and published.parts else None)
    if day.year is not None and day.year != year:
        return False
    return held.month == day.month and (day.day is None or held.day == day.day)


def is_day_of(day: NamedDay, when: When | None) -> bool:
    """Whether a date says nothing that one end of a given date does not say."""
    if when is None or day.month is None:
        return False
    return any(
        day.month == part.month
        and day.day in {None, part.day}
        and day.year in {None, part.year}
        for part in when.parts
    )


def _iso_days(text: str) -> Iterator[NamedDay]:
    for match in _iso.finditer(text):
        year, month, day = match.groups()
        yield NamedDay(Span(*match.span()), int(year), int(month), int(day) if day else None)


def _months(text: str, words: Words) -> Iterator[NamedDay]:
    if not words.months:
        return
    month = rf"(?<!\w)(?P<month>{any_of(words.months)})(?!\w)"
    of = r"(?:\s{1,3}(?:of|de|del|d['’]))?"
    forms = (
        rf"(?<![\w.,]){_day}{of}\s{{1,3}}{month}(?:,?{of}\s{{1,3}}{_year}(?!\w))?",
        rf"{month}\s{{1,3}}{_day}(?![\w.,]\d|\w)(?:,?\s{{1,3}}{_year}(?!\w))?",
        rf"{month}(?:,?{of}\s{{1,3}}{_year}(?!\w))?",
    )
    for form in forms:
        for match in re.compile(form, re.IGNORECASE).finditer(text):
            given = match.groupdict()
            if _is_month(text, match, words):
                year, day = given.get("year"), given.get("day")
                number = words.months[" ".join(given["month"].casefold().split())]
                yield NamedDay(
                    Span(*match.span()), int(year) if year else None, number, int(day) if day else None
                )


def _is_month(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether the word is the month, and not `may` or `march` in another sense."""
    name, given = match["month"], match.groupdict()
    if name.casefold() not in words.ambiguous_months:
        return True
    if name[:1].islower():
        return False
    before = re.compile(rf"(?<!\w)(?:{any_of(words.since)})\s+$", re.IGNORECASE)
    alone = not (given.get("day") or given.get("year"))
    return not alone or before.search(text, max(0, match.start() - 12), match.start()) is not None


def _weekdays(text: str, words: Words) -> Iterator[NamedDay]:
    if words.weekdays:
        search = re.compile(rf"(?<!\w)(?:{any_of(words.weekdays)})(?!\w)", re.IGNORECASE)
        for match in search.finditer(text):
            weekday = words.weekdays[match[0].casefold()]
            yield NamedDay(Span(*match.span()), weekday=weekday)
