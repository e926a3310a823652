"""What checks depend on beside the site itself."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import When


@dataclass(frozen=True, slots=True)
class Setting:
    """What the person who calls the checks decides."""

    today: When | None = None
    """The day from which a question is overdue; None: nothing is, since no clock is read."""
