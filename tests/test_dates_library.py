from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.dates import DateFault, parse
from generator.dates.when import OPEN_AFTER, OPEN_BEFORE

FORMS = [
    line.split(" | ")[0].strip()
    for line in (Path(__file__).parent / "dates" / "shown.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
# What the edtf library reads and this site does not, or on purpose not so.
STRICTER = (
    "has 28 days",
    "has 29 days",
    "a decade has no month",
    "a day needs its month",
    "it ends before it begins",
    "both ends are open",
)
ENDS = ["", "..", "2024-02-29", "2025-02-29", "2025-12-04", "2025-12", "2025~", "2025-22", "202X"]
WRITTEN = [
    *(typed for typed in FORMS if not re.search(r"-(24|28|3[7-9])", typed)),
    *("2025-02-29?", "2025-12-XX", "2025-XX-04", "202X-12", "2025-?12-~04", "~2025-12-04"),
    *(f"{first}/{last}" for first in ENDS for last in ENDS if first or last),
    *(f"[{first}..{last}]" for first in ENDS[2:6] for last in ["", *ENDS[2:6]]),
]


def _library(text: str) -> Any:
    """The date as the edtf library has it, or None where it refuses it or breaks down."""
    edtf = pytest.importorskip("edtf")
    try:
        return edtf.parse_edtf(text, fail_silently=True)
    except TypeError:  # such as for ../202X
        return None


def _fault(text: str) -> str:
    try:
        parse(text)
    except DateFault as fault:
        return fault.reason
    return ""


def test_what_the_library_reads_is_read() -> None:
    refused = {typed: _fault(typed) for typed in WRITTEN if _library(typed) and _fault(typed)}
    assert len(refused) > 10
    for typed, reason in refused.items():
        assert any(known in reason for known in STRICTER), typed


def test_the_bounds_are_the_library_s() -> None:
    """But for an end that is unknown, which the library puts ten years off."""
    both = [typed for typed in WRITTEN if _library(typed) and not _fault(typed)]
    known = [typed for typed in both if typed.strip("/") == typed]
    assert len(known) > 100
    for typed in known:
        ours, theirs = parse(typed), _library(typed)
        ends = (ours.lower, theirs.lower_strict()), (ours.upper, theirs.upper_strict())
        for bound, end in ends:
            is_open = bound in (OPEN_BEFORE, OPEN_AFTER)
            assert is_open == isinstance(end, float), typed
            assert is_open or bound[:3] == end[:3], typed


def test_the_library_reads_most_forms() -> None:
    assert {typed for typed in FORMS if not _library(typed)} == {
        *("2025-?21", "2025-21~", "2025-30?"),  # doubt about a season
        "2025-12-04T22:30:00+00:00",  # an offset of zero
    }
