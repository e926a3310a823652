"""What a date says: how precise it is, how sure, and between which days it lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Bound = tuple[int, int, int, int]
"""Year, month, day, second of that day (0 to 86,399): sorts as it is.

The second is UTC's where the time says its zone."""

OPEN_BEFORE: Bound = (0, 0, 0, 0)
"""The lower bound of what has no known beginning: ahead of every date."""
OPEN_AFTER: Bound = (10000, 0, 0, 0)
"""The upper bound of what has no known end: behind every date."""

LAST_SECOND = 86_399

Unit = Literal["time", "day", "month", "season", "year", "decade"]
Precision = Literal["time", "day", "month", "season", "year", "decade", "range", "set"]
Form = Literal["date", "interval", "one of", "all of"]
Missing = Literal["open", "unknown"]
"""An end that is not there: `..` (there is none) or nothing at all (nobody knows)."""


class DateFault(ValueError):  # noqa: N818, the project says fault, never error, of what people write
    """Why a text is no date, in plain words, and what to write instead."""

    def __init__(self, reason: str, instead: tuple[str, ...] = ()) -> None:
        self.reason = reason
        """Lower case, no full stop."""
        self.instead = instead
        """The EDTF that was most likely meant, which `parse` accepts; two if it is ambiguous."""
        super().__init__(reason, instead)

    @property
    def suggestion(self) -> str:
        """`instead` in a sentence, in backticks; '' if there is nothing to suggest."""
        return " or ".join(f"`{text}`" for text in self.instead)

    def __str__(self) -> str:
        return f"{self.reason}; write {self.suggestion}" if self.instead else self.reason


@dataclass(frozen=True, slots=True)
class Part:
    """One date of an expression, exactly as precise as it was written."""

    unit: Unit
    lower: Bound
    upper: Bound
    """Inclusive, as is `lower`."""
    year: int
    """The first of its ten for a decade."""
    month: int = 0
    """1 to 12; 0 where it is not given."""
    day: int = 0
    """1 to 31; 0 where it is not given."""
    season: int = 0
    """21 to 41, the groupings of months of ISO 8601-2, 4.8; 0 where it is not given."""
    clock: datetime | None = None
    """The time as written, aware of its zone if it says one."""
    masked: Literal["", "day", "month"] = ""
    """What stands as `XX`: some day, or some month, within the unit."""
    approximate: tuple[str, ...] = ()
    """Which of year, month and day carry `~` or `%`."""
    uncertain: tuple[str, ...] = ()
    """Which of year, month and day carry `?` or `%`."""

    @property
    def is_exact(self) -> bool:
        """Whether it is one calendar day, or a time of it, without reserve."""
        plain = not (self.approximate or self.uncertain)
        return plain and self.unit in ("day", "time")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another, or a single one, which is both ends."""

    first: Part | Missing
    last: Part | Missing

    @property
    def parts(self) -> tuple[Part, ...]:
        """The dates that are there, each once."""
        ends = (self.first,) if self.first == self.last else (self.first, self.last)
        return tuple(end for end in ends if isinstance(end, Part))

    @property
    def lower(self) -> Bound:
        """The first moment it can mean."""
        return self.first.lower if isinstance(self.first, Part) else OPEN_BEFORE

    @property
    def upper(self) -> Bound:
        """The last moment it can mean."""
        return self.last.upper if isinstance(self.last, Part) else OPEN_AFTER


@dataclass(frozen=True, slots=True)
class When:
    """A date as the editor gave it: never more precise than that."""

    text: str
    """As typed."""
    form: Form
    """`interval`: all the time between; `one of` (`[…]`) and `all of` (`{…}`): the dates named."""
    stretches: tuple[Stretch, ...]
    """One, except in the two sets."""

    @property
    def lower(self) -> Bound:
        """The first moment it can mean; `OPEN_BEFORE` if nothing bounds it."""
        return min(stretch.lower for stretch in self.stretches)

    @property
    def upper(self) -> Bound:
        """The last moment it can mean, inclusive; `OPEN_AFTER` if nothing bounds it."""
        return max(stretch.upper for stretch in self.stretches)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every date it names, in the order typed."""
        return tuple(part for stretch in self.stretches for part in stretch.parts)

    @property
    def precision(self) -> Precision:
        """How fine it is; `range` for an interval, `set` for `[…]` and `{…}`."""
        if self.form == "date":
            return self.parts[0].unit
        return "range" if self.form == "interval" else "set"

    @property
    def is_exact(self) -> bool:
        """Whether it is one calendar day, or a time of it, without reserve."""
        return self.form == "date" and self.parts[0].is_exact

    @property
    def approximate(self) -> bool:
        """Whether any of it is marked `~` or `%`."""
        return any(part.approximate for part in self.parts)

    @property
    def uncertain(self) -> bool:
        """Whether any of it is marked `?` or `%`."""
        return any(part.uncertain for part in self.parts)


def looks_loose(when: When) -> bool:
    """Whether a timeline should draw it as a stretch and not as a point."""
    return not when.is_exact


def sort_key(when: When) -> Bound:
    """Its place on a timeline: the first moment it can mean, or, if that is open, the last.

    What happened on or before a day stands at that day: behind every earlier one, and ahead (second
    -1) of what is dated that day itself. Equal keys keep the order they came in: Python's sort is
    stable. A time without a zone sorts as if it were UTC.
    """
    if when.lower != OPEN_BEFORE:
        return when.lower
    return (*when.upper[:3], -1)
