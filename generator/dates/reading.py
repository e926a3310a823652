"""Strict EDTF → a date: levels 0 and 1 of ISO 8601-2, and of level 2 what a timeline can use.

Left out on purpose: years outside 0001 to 9999, significant digits, and masks that say less than a
decade or leave gaps (`20XX`, `XXXX-12`, `2025-12-1X`); an interval says each of these better.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, UTC, datetime

from generator.dates.when import (
    LAST_SECOND,
    Bound,
    DateFault,
    Missing,
    Part,
    Stretch,
    When,
)

LONGEST = 64
"""Characters: a set of five dates fits; nobody types more."""

UNREADABLE = "dates are written as in 2025-12-04 (EDTF)"
YEARS = "years run from 0001 to 9999"
TIME = "a time has hours, minutes and seconds, and may name its zone: 22:30:00Z"
MASK = "`X` can only stand for the last digit of a year, and `XX` for a whole month or day"

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_ALLOWED = re.compile(r"[0-9XTZ+:.,/\[\]{}?~% -]+")
_QUALIFIED = re.compile(
    r"(?P<before_year>[?~%]?)(?P<year>[0-9]{3}[0-9X])(?P<after_year>[?~%]?)"
    r"(?:-(?P<before_month>[?~%]?)(?P<month>[0-9]{2}|XX)(?P<after_month>[?~%]?)"
    r"(?:-(?P<before_day>[?~%]?)(?P<day>[0-9]{2}|XX)(?P<after_day>[?~%]?))?)?"
)
_TIMED = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T(?!24)[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_COMPONENTS = ("year", "month", "day")

_SEASONS = {
    **dict.fromkeys((21, 25, 31), (3, 3)),
    **dict.fromkeys((22, 26, 32), (6, 3)),
    **dict.fromkeys((23, 27, 29), (9, 3)),
    **dict.fromkeys((24, 28, 30), (12, 3)),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}
"""First month and number of months, by the numbers of ISO 8601-2, 4.8.

The standard ties 21 to 24 to no months: here they are the northern ones, and a winter belongs to
the year in which it begins."""


def read(text: str) -> When:
    """The date that `text` means, or a DateFault with the reason alone."""
    if not text.strip():
        raise DateFault("there is no date")
    if len(text) > LONGEST:
        raise DateFault(f"longer than a date can be ({LONGEST} characters)")
    if not _ALLOWED.fullmatch(text):
        raise DateFault(UNREADABLE)
    if text.startswith("-"):
        raise DateFault(YEARS)
    if text[0] + text[-1] == "[]":
        return When(text, "one of", _members(text[1:-1]))
    if text[0] + text[-1] == "{}":
        return When(text, "all of", _members(text[1:-1]))
    if "/" in text:
        return When(text, "interval", (_interval(text),))
    return When(text, "date", (_single(text),))


def _single(text: str) -> Stretch:
    part = _part(text)
    return Stretch(part, part)


def _interval(text: str) -> Stretch:
    first, _, last = text.partition("/")
    return _ordered(_end(first), _end(last))


def _members(text: str) -> tuple[Stretch, ...]:
    members = tuple(_member(item) for item in re.split(", ?", text))
    if len(members) == 1 and members[0].first is members[0].last:
        raise DateFault("a set of a single date")
    for place, member in enumerate(members):
        before, after = members[:place], members[place + 1 :]
        if (before and member.first == "open") or (after and member.last == "open"):
            raise DateFault("only the ends of a set can be open")
    return members


def _member(text: str) -> Stretch:
    first, dots, last = text.partition("..")
    if not dots:
        return _single(text)
    stretch = _ordered(_end(first or ".."), _end(last or ".."))
    if len({part.unit for part in stretch.parts}) > 1:
        raise DateFault("the ends of a range in a set have to be equally precise")
    return stretch


def _end(text: str) -> Part | Missing:
    if text in ("", ".."):
        return "open" if text else "unknown"
    part = _part(text)
    if part.unit == "time":
        raise DateFault("a range is made of days, months or years, not of times")
    return part


def _ordered(first: Part | Missing, last: Part | Missing) -> Stretch:
    stretch = Stretch(first, last)
    if not stretch.parts:
        raise DateFault("both ends are open, so it names no date")
    if stretch.lower > stretch.upper:
        raise DateFault("it ends before it begins")
    return stretch


def _part(text: str) -> Part:
    timed = _TIMED.fullmatch(text)
    if timed:
        return _timed(_part(timed[1]), text)
    found = _QUALIFIED.fullmatch(text)
    if not found:
        raise DateFault(MASK if "X" in text else TIME if "T" in text else UNREADABLE)
    part = _calendar(found["year"], found["month"] or "", found["day"] or "")
    return replace(part, approximate=_marked(found, "~%"), uncertain=_marked(found, "?%"))


def _marked(found: re.Match[str], signs: str) -> tuple[str, ...]:
    """A sign before a component means that one; a sign behind it means it and all to its left."""
    marked: set[str] = set()
    for place, component in enumerate(_COMPONENTS, start=1):
        if (found[f"before_{component}"] or "!") in signs:
            marked.add(component)
        if (found[f"after_{component}"] or "!") in signs:
            marked.update(_COMPONENTS[:place])
    return tuple(component for component in _COMPONENTS if component in marked)


def _calendar(year: str, month: str, day: str) -> Part:
    if year.endswith("X"):
        return _decade(_year(f"{year[:3]}0"), month)
    if month in ("", "XX"):
        return _whole_year(_year(year), month, day)
    if int(month) in _SEASONS:
        return _season(_year(year), int(month), day)
    if int(month) not in range(1, 13):
        raise DateFault(f"there is no month {month}")
    if day in ("", "XX"):
        return _whole_month(_year(year), int(month), day)
    return _day(_year(year), int(month), int(day))


def _year(digits: str) -> int:
    if int(digits) == 0:
        raise DateFault(YEARS)
    return int(digits)


def _decade(year: int, month: str) -> Part:
    if month:
        raise DateFault("a decade has no month")
    return Part("decade", (year, 1, 1, 0), (year + 9, 12, 31, LAST_SECOND), year)


def _whole_year(year: int, month: str, day: str) -> Part:
    if day not in ("", "XX"):
        raise DateFault("a day needs its month")
    lower, upper = _months(year, 1, 12)
    return Part("year", lower, upper, year, masked="day" if day else "month" if month else "")


def _season(year: int, season: int, day: str) -> Part:
    if day:
        raise DateFault(f"there is no month {season}, and a season (21 to 41) has no day")
    lower, upper = _months(year, *_SEASONS[season])
    return Part("season", lower, upper, year, season=season)


def _whole_month(year: int, month: int, day: str) -> Part:
    lower, upper = _months(year, month, 1)
    return Part("month", lower, upper, year, month, masked="day" if day else "")


def _day(year: int, month: int, day: int) -> Part:
    days = monthrange(year, month)[1]
    if day not in range(1, 32):
        raise DateFault(f"there is no day {day:02}")
    if day > days:
        raise DateFault(f"{MONTHS[month - 1]} {year} has {days} days")
    date = (year, month, day)
    return Part("day", (*date, 0), (*date, LAST_SECOND), year, month, day)


def _months(year: int, month: int, count: int) -> tuple[Bound, Bound]:
    """The first and last moment of `count` months; a winter ends in the next year."""
    beyond, last = divmod(month + count - 2, 12)
    last_year = min(year + beyond, MAXYEAR)
    last_month = last + 1 if last_year == year + beyond else 12
    last_day = monthrange(last_year, last_month)[1]
    return (year, month, 1, 0), (last_year, last_month, last_day, LAST_SECOND)


def _timed(day: Part, text: str) -> Part:
    try:
        clock = datetime.fromisoformat(text)
        moment = clock.astimezone(UTC) if clock.tzinfo else clock
    except ValueError as error:
        raise DateFault(TIME) from error
    except OverflowError as error:
        raise DateFault(YEARS) from error
    second = moment.hour * 3600 + moment.minute * 60 + moment.second
    bound = (moment.year, moment.month, moment.day, second)
    return replace(day, unit="time", lower=bound, upper=bound, clock=clock)
