"""What rests on each passage of each source, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.literal import Text
from generator.model import Passage, Seeds
from generator.walk import evidence_in


@dataclass(frozen=True, slots=True)
class Use:
    """Something that rests on a passage, and where it stands."""

    kind: str
    """`claim`, `event`, `question`, `position` or `relation`."""
    path: str
    anchor: str
    label: Text
    number: int
    """The claim's or question's number on its page; 0 for what has none."""


def passages(seeds: Seeds) -> Mapping[str, tuple[Passage, ...]]:
    """The passages of each source, by place."""
    found: dict[str, dict[str, Passage]] = defaultdict(dict)
    for evidence in evidence_in((seeds.briefings, seeds.actors)):
        if evidence.passage:
            found[evidence.passage.source][evidence.passage.id] = evidence.passage
    by_place = {
        source: sorted(held.values(), key=lambda p: p.span) for source, held in found.items()
    }
    return {source: tuple(held) for source, held in by_place.items()}


def uses(seeds: Seeds) -> Mapping[tuple[str, str], tuple[Use, ...]]:
    """What rests on each passage, in the order of the briefings' pages, each once."""
    found: dict[tuple[str, str], dict[Use, None]] = defaultdict(dict)
    for use, value in (*_uses_in_briefings(seeds), *_uses_in_registry(seeds)):
        for evidence in evidence_in(value):
            if evidence.passage:
                found[evidence.passage.source, evidence.passage.id][use] = None
    return {place: tuple(uses) for place, uses in found.items()}


def _uses_in_briefings(seeds: Seeds) -> Iterator[tuple[Use, object]]:
    names = {actor.id: actor.name for actor in seeds.actors}
    for briefing in seeds.briefings:
        path = f"briefings/{briefing.id}.md"
        for number, claim in enumerate(briefing.key_points, 1):
            yield Use("claim", path, claim.id, claim.text, number), claim
        for position in briefing.actors:
            yield (
                Use("position", path, position.id, names.get(position.actor, position.actor), 0),
                position,
            )
        for event in briefing.timeline:
            yield Use("event", path, event.id, event.text, 0), event
        for number, question in enumerate(briefing.questions, 1):
            yield Use("question", path, question.id, question.question, number), question


def _uses_in_registry(seeds: Seeds) -> Iterator[tuple[Use, object]]:
    for actor in seeds.actors:
        yield Use("relation", f"actors/{actor.id}.md", "relations", actor.name, 0), actor.relations
        yield Use("role", f"actors/{actor.id}.md", "roles", actor.name, 0), actor.roles
