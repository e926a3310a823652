"""unsupported-statement, weakened-statement: what rests on sources that are withdrawn or superseded."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.derived.standing import Statement, fallen_sources, standing
from generator.faults import claims as faults
from generator.model import Claim, Event, Position, Source
from generator.relate import Site


def check(site: Site, _setting: Setting) -> Iterator[Finding]:
    """Claims, questions, events and positions that lost a source."""
    entries: tuple[Statement, ...] = (
        *site.claims.values(),
        *site.questions.values(),
        *site.events,
        *site.positions,
    )
    for entry in entries:
        found = standing(site, entry)
        if found == "sound" or _is_given_up(entry):
            continue
        fault = faults.UNSUPPORTED_STATEMENT if found == "unsupported" else faults.WEAKENED_STATEMENT
        item = entry.item
        sources = ", ".join(map(_shown, fallen_sources(site, entry)))
        at = getattr(item.id, "at", None) or item.at
        subject = str(item.actor) if isinstance(item, Position) else str(item.id)
        diagnostic = fault.at(at, what=_called(entry), sources=sources, id=subject)
        yield Finding(diagnostic, (entry.briefing.id,), (subject,))


def _is_given_up(entry: Statement) -> bool:
    """Whether the site itself has withdrawn the claim already."""
    return isinstance(entry.item, Claim) and entry.item.status == "withdrawn"


def _called(entry: Statement) -> str:
    item = entry.item
    if isinstance(item, Position):
        return f"the position of `{item.actor}`"
    kind = "claim" if isinstance(item, Claim) else "event" if isinstance(item, Event) else "question"
    return f"the {kind} `{item.id}`"


def _shown(source: Source) -> str:
    record = source.record
    instead = f" by `{record.superseded_by}`" if record.superseded_by else ""
    return f"`{source.id}`, which is {record.status}{instead}"
