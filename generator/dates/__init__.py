"""Dates as loose as the sources are: EDTF (ISO 8601-2) read, ordered and put into English.

when      what a date says            mistyped  the EDTF that a slip most likely meant
reading   strict EDTF → a date        prose     a date → English and HTML
entry     a YAML field → a date
"""

from __future__ import annotations

from generator.dates.entry import day, parse
from generator.dates.prose import machine, shown
from generator.dates.when import Bound, DateFault, Precision, When, looks_loose, sort_key

__all__ = [
    "Bound",
    "DateFault",
    "Precision",
    "When",
    "day",
    "looks_loose",
    "machine",
    "parse",
    "shown",
    "sort_key",
]
