"""One occurrence of a mistake: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from generator.model import Location


class Severity(IntEnum):
    """How much a fault matters: errors stop writing, warnings and notes stop nothing."""

    ERROR = 0
    WARNING = 1
    NOTE = 2

    def __str__(self) -> str:
        """The word as it stands in a report."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One occurrence of a fault."""

    at: Location
    severity: Severity
    code: str
    """The fault's name, kebab-case: what `brief explain` takes."""
    message: str
    """What is wrong: one line, lower case, no full stop."""
    help: str = ""
    """What to do about it; may run over several lines."""


def in_order(*groups: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All diagnostics, each once, by path, line and column."""
    return tuple(sorted({diagnostic for group in groups for diagnostic in group}))


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that stop a build."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)
