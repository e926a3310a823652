"""What checks depend on beside the site itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.checks.language.wordlists import Lists, built_in
from generator.dates import When


@dataclass(frozen=True, slots=True)
class Setting:
    """What the person who calls the checks decides."""

    today: When | None = None
    """The day from which a question is overdue; None: nothing is, since no clock is read."""
    words: Lists = field(default_factory=built_in)
    """The word lists by language; `merged(built_in(), files)` puts a site's own in their place."""
    language: str = "en"
    """The language in which the site's own sentences are written, BCP 47."""
