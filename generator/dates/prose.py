"""A date → English and HTML, with the precision that the editor gave.

The month names are written out here: neither the locale nor `strftime` may decide what a page says.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from generator.dates.reading import MONTHS
from generator.dates.when import Form, Part, Stretch, Unit, When

_SEASONS = (
    *("spring {}", "summer {}", "autumn {}", "winter {}"),
    *("spring {} (northern hemisphere)", "summer {} (northern hemisphere)"),
    *("autumn {} (northern hemisphere)", "winter {} (northern hemisphere)"),
    *("spring {} (southern hemisphere)", "summer {} (southern hemisphere)"),
    *("autumn {} (southern hemisphere)", "winter {} (southern hemisphere)"),
    *("first quarter of {}", "second quarter of {}", "third quarter of {}", "fourth quarter of {}"),
    *("first four months of {}", "second four months of {}", "last four months of {}"),
    *("first half of {}", "second half of {}"),
)
"""By the numbers 21 to 41 of ISO 8601-2, 4.8."""

_COMPONENTS: dict[Unit | Literal[""], int] = {
    "decade": 1,
    "year": 1,
    "season": 2,
    "month": 2,
    "day": 3,
    "time": 3,
    "": 0,
}
"""How many of year, month and day are written."""


def shown(when: When, inferred: str | None = "") -> str:
    """The date in English, as it stands within a sentence: `on or before 4 December 2025`.

    `inferred` names the part (`year`, say) that the source does not state.
    """
    prose = _interval(when.stretches[0]) if when.form == "interval" else _listed(when)
    return _noted(prose, f"{inferred} inferred") if inferred else prose


def machine(when: When) -> str:
    """The value for `<time datetime>` (HTML, 4.5.14), or '' where HTML has none as loose."""
    part = when.parts[0]
    if when.form != "date" or when.approximate or when.uncertain:
        return ""
    if part.clock:
        return part.clock.isoformat().replace("+00:00", "Z")
    written = f"{part.year:04}-{part.month:02}-{part.day:02}"
    return {"day": written, "month": written[:7], "year": written[:4]}.get(part.unit, "")


def _interval(stretch: Stretch) -> str:
    first, last = stretch.first, stretch.last
    if isinstance(first, Part) and isinstance(last, Part):
        return _between(first, last)
    if isinstance(first, Part):
        return f"from {_one(first)}" + (", end unknown" if last == "unknown" else "")
    return f"until {_one(stretch.parts[0])}" + (", beginning unknown" if first == "unknown" else "")


def _between(first: Part, last: Part) -> str:
    """What both ends share is said once: `1–4 December 2025`, `28 November to 4 December 2025`."""
    if first == last:
        return _one(first)
    end = _one(last)
    if _is_plain(first) and _is_plain(last) and first.unit == last.unit and first.year == last.year:
        if first.day and first.month == last.month:
            return f"{first.day}–{end}"
        if first.day:
            return f"{first.day} {MONTHS[first.month - 1]} to {end}"
        if first.month:
            return f"{MONTHS[first.month - 1]} to {end}"
    return f"{_one(first)} to {end}"


def _is_plain(part: Part) -> bool:
    return not (part.approximate or part.uncertain or part.masked)


def _listed(when: When) -> str:
    conjunction = "and" if when.form == "all of" else "or"
    members = [_member(stretch, when.form) for stretch in when.stretches]
    # A comma keeps a member of several words apart: "on or before 1 May 2025, or 4 May 2025".
    comma = "" if all(stretch.first == stretch.last for stretch in when.stretches) else ","
    return f"{comma} {conjunction} ".join(filter(None, (", ".join(members[:-1]), members[-1])))


def _member(stretch: Stretch, form: Form) -> str:
    part, unit = stretch.parts[0], stretch.parts[0].unit
    if stretch.first == stretch.last:
        return _one(part)
    if isinstance(stretch.first, Part) and isinstance(stretch.last, Part):
        prose = _between(stretch.first, stretch.last)
        return prose if form == "all of" else f"some {unit} within {prose}"
    side = "before" if stretch.first == "open" else "after"
    if form == "all of":
        return f"{_one(part)} and every {unit} {side} it"
    return f"{'on' if unit == 'day' else 'in'} or {side} {_one(part)}"


def _one(part: Part) -> str:
    written = max(_COMPONENTS[part.unit], _COMPONENTS[part.masked])
    prose = _words(part)
    if len(part.approximate) == written:
        prose = f"about {prose}"
    elif part.approximate:
        prose = _noted(prose, f"{_named(part.approximate, part)} approximate")
    if part.masked:
        prose = f"some {part.masked} in {prose}"
    if len(part.uncertain) == written:
        return _noted(prose, "uncertain")
    return _noted(prose, f"{_named(part.uncertain, part)} uncertain") if part.uncertain else prose


def _named(components: tuple[str, ...], part: Part) -> str:
    return " and ".join(components).replace("month", "season" if part.season else "month")


def _noted(prose: str, note: str) -> str:
    return f"{prose[:-1]}; {note})" if prose.endswith(")") else f"{prose} ({note})"


def _words(part: Part) -> str:
    if part.unit == "decade":
        return f"the {part.year}s"
    if part.season:
        return _SEASONS[part.season - 21].format(part.year)
    day = f"{part.day} " if part.day else ""
    month = f"{MONTHS[part.month - 1]} " if part.month else ""
    date = f"{day}{month}{part.year}"
    return f"{date}, {_clock(part.clock)}" if part.clock else date


def _clock(clock: datetime) -> str:
    hands = clock.time().isoformat("seconds" if clock.second else "minutes")
    if clock.tzinfo is None:
        return f"{hands} local time"
    zone = clock.isoformat()[len("2025-12-04T22:30:00") :] if clock.utcoffset() else ""
    return f"{hands} UTC{zone.replace('-', '−')}"
