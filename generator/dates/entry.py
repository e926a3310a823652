"""A date as an editor typed it → a date, or why not, and what was most likely meant."""

from __future__ import annotations

from generator.dates.mistyped import suggested
from generator.dates.reading import read
from generator.dates.when import DateFault, When

AMBIGUOUS = "day and month could be either way round"
NEEDS_DAY = "one plain calendar day is needed here"


def parse(text: str) -> When:
    """The date that `text`, in EDTF (ISO 8601-2), means; raises DateFault and nothing else."""
    try:
        return read(text)
    except DateFault as fault:
        instead = suggested(text)
        reason = AMBIGUOUS if len(instead) > 1 else fault.reason
        raise DateFault(reason, instead) from None


def day(text: str) -> When:
    """The one plain calendar day that `text` means; raises DateFault for anything looser."""
    try:
        when = parse(text)
    except DateFault as fault:
        days = tuple(found for found in fault.instead if _is_day(read(found)))
        raise DateFault(NEEDS_DAY if fault.instead and not days else fault.reason, days) from None
    if _is_day(when):
        return when
    raise DateFault(NEEDS_DAY, _day_of(when))


def _is_day(when: When) -> bool:
    return when.is_exact and when.precision == "day"


def _day_of(when: When) -> tuple[str, ...]:
    """The day of a time, or of a day that carries a sign of doubt."""
    if when.form == "date" and when.parts[0].day:
        part = when.parts[0]
        return (f"{part.year:04}-{part.month:02}-{part.day:02}",)
    return ()
