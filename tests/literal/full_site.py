"""The invented dossier, and what it lacks to reach every place of the templates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.literal import Text
from generator.model import (
    Actor,
    Briefing,
    Claim,
    Evidence,
    Indicator,
    Location,
    Method,
    Question,
    Relation,
    Seeds,
)
from generator.walk import every

AT = Location("briefings/actors.yml", 1)
NEWCOMER = Text("newcomer")
STATUSES = ("confirmed", "reported", "asserted", "alleged", "denied")


def full(seeds: Seeds) -> Seeds:
    """The seeds with an actor of many relations, a briefing in no dossier, and fields that few briefings use."""
    words = tuple(every(Evidence, seeds.briefings))[:2]
    first, *others = seeds.actors
    newcomer = Actor(NEWCOMER, Text("Newcomer"), "person", AT, relations=_relations(others, words))
    there = Relation(Text("ally-of"), NEWCOMER, AT, evidence=words)
    first = replace(first, relations=(*first.relations, there))
    fullest = max(seeds.briefings, key=lambda briefing: len(tuple(every(Indicator, briefing))))
    shortest, *rest = sorted((b for b in seeds.briefings if b is not fullest), key=_length)
    briefings = (_fuller(fullest, words), _by_nobody(shortest), *rest)
    return replace(seeds, actors=(newcomer, first, *others), briefings=briefings)


def _length(briefing: Briefing) -> int:
    return len(briefing.key_points)


def _by_nobody(briefing: Briefing) -> Briefing:
    """Without holders, and without words that would say where it comes from."""
    nobody: dict[str, Any] = {"asserted_by": (), "via": (), "evidence": (), "kind": "information"}
    claims: tuple[Claim, ...] = tuple(replace(claim, **nobody) for claim in briefing.key_points)
    return replace(briefing, key_points=claims)


def _relations(actors: list[Actor], words: tuple[Evidence, ...]) -> tuple[Relation, ...]:
    """One of each status; by whom it is said is left out once."""
    kept: dict[str, Any] = {"note": Text("A remark."), "when": None, "evidence": words}
    return tuple(
        Relation(Text("ally-of"), actor.id, AT, status=status, asserted_by=by, **kept)
        for actor, status, by in zip(actors, STATUSES, ((), *[(NEWCOMER,)] * 4), strict=False)
    )


def _fuller(briefing: Briefing, words: tuple[Evidence, ...]) -> Briefing:
    assumed, judged, *claims = briefing.key_points
    accusing: dict[str, Any] = {"asserted_by": (Text("somebody unknown"),), "against": (NEWCOMER,)}
    assumption: Claim = replace(assumed, kind="assumption", **accusing)
    judgement: Claim = replace(judged, kind="judgement", asserted_by=(briefing.actors[0].actor,))
    asked, *questions = sorted(briefing.questions, key=lambda q: not q.indicators)
    about = (assumed.id, briefing.disagreements[0].id, questions[0].id)
    indicators = tuple(replace(indicator, evidence=words) for indicator in asked.indicators)
    question: Question = replace(asked, about=about, indicators=indicators)
    return replace(
        briefing,
        dossier=None,
        key_points=(assumption, judgement, *claims),
        questions=(question, *questions),
        method=replace(briefing.method or Method(AT), reviewed_by=Text("A second reader")),
    )
