"""Some briefings of a site, and everything that belongs to them alone: a dossier or a topic."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derived.origins import Origins, origins_of
from generator.derived.voices import VoiceMix, voice_mix
from generator.model import Actor, Briefing, Disagreement, Event, Question, Source
from generator.relate import Entry, Site


@dataclass(frozen=True, slots=True)
class Selection:
    """What a page about several briefings shows."""

    briefings: tuple[Briefing, ...]
    """The newest first."""
    events: tuple[Entry[Event], ...]
    open_questions: tuple[Entry[Question], ...]
    settled_questions: tuple[Entry[Question], ...]
    disagreements: tuple[Entry[Disagreement], ...]
    actors: tuple[Actor, ...]
    """Those that hold a claim, take a position or are accused, by name."""
    sources: tuple[Source, ...]
    voices: VoiceMix
    origins: Origins


def selection(site: Site, briefings: tuple[Briefing, ...]) -> Selection:
    """Everything that belongs to these briefings."""
    ids = {briefing.id for briefing in briefings}
    questions = [entry for entry in site.questions.values() if entry.briefing.id in ids]
    oldest = sorted(questions, key=lambda entry: (entry.item.opened.text, entry.briefing.id))
    named = {actor for briefing in briefings for actor in _named(briefing)}
    used = {source.id for briefing in briefings for source in site.rests_on(briefing)}
    return Selection(
        briefings=briefings,
        events=tuple(entry for entry in site.events if entry.briefing.id in ids),
        open_questions=tuple(entry for entry in oldest if entry.item.status == "open"),
        settled_questions=tuple(entry for entry in oldest if entry.item.status != "open"),
        disagreements=tuple(e for e in site.disagreements.values() if e.briefing.id in ids),
        actors=tuple(actor for id, actor in site.actors.items() if id in named),
        sources=tuple(source for id, source in site.sources.items() if id in used),
        voices=voice_mix(site, *briefings),
        origins=origins_of(site, *briefings),
    )


def _named(briefing: Briefing) -> set[str]:
    claims = briefing.key_points
    holders = {id for claim in claims for id in (*claim.asserted_by, *claim.against)}
    return holders | {position.actor for position in briefing.actors}
