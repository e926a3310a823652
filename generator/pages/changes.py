"""What changed, across all briefings, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.literal import Text
from generator.model import Briefing, Page, Revision
from generator.relate import Site


@dataclass(frozen=True, slots=True)
class Change:
    """A revision and its briefing."""

    briefing: Briefing
    revision: Revision


def changes(site: Site) -> tuple[Change, ...]:
    """Every revision, the newest first."""
    found = [Change(b, revision) for b in site.briefings for revision in reversed(b.revisions)]
    return tuple(sorted(found, key=lambda change: change.revision.date.text, reverse=True))


def pages(site: Site) -> Iterator[Page]:
    """The list of all changes."""
    context = {"changes": changes(site)}
    yield Page("changes/index.md", "changes.md.jinja", Text("What changed"), context, boost=0.5)
