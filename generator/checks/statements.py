"""What is held against its evidence: the sentences of claims and events, with the words they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.dates import When
from generator.literal import Text
from generator.model import Actor, Claim, Passage
from generator.relate import Site


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the site that says what sources say."""

    called: str
    """As a message calls it: the claim `x`."""
    id: str
    briefing: str
    text: Text
    passages: tuple[Passage, ...]
    actors: tuple[str, ...] = ()
    """Ids of those who hold it, passed it on, or whom it is made against."""
    measure: Text | None = None
    when: When | None = None
    """The date that the editor gave it."""
    derived: bool = False
    """Whether the editor says how it goes beyond its evidence."""


def statements(site: Site) -> Iterator[Statement]:
    """Every claim that is information, and every event."""
    for entry in site.claims.values():
        claim = entry.item
        if claim.kind == "information":
            passages = tuple(e.passage for e in claim.evidence if e.passage)
            yield Statement(
                f"the claim `{claim.id}`",
                str(claim.id),
                entry.briefing.id,
                claim.text,
                passages,
                _actors(claim),
                measure=claim.measure.value if claim.measure else None,
                derived=claim.derived is not None,
            )
    for event in site.events:
        claims = [found.item for found in site.claims_of(event.item.claims, event.briefing)]
        evidence = (*event.item.evidence, *(e for claim in claims for e in claim.evidence))
        yield Statement(
            f"the event of {event.item.when.text}",
            str(event.item.id),
            event.briefing.id,
            event.item.text,
            tuple(e.passage for e in evidence if e.passage),
            tuple(actor for claim in claims for actor in _actors(claim)),
            when=event.item.when,
            derived=any(claim.derived for claim in claims),
        )


def _actors(claim: Claim) -> tuple[str, ...]:
    return tuple(str(id) for id in (*claim.asserted_by, *claim.via, *claim.against))


def names_of(actor: Actor) -> tuple[Text, ...]:
    """Every name under which an actor stands in texts, the name first."""
    return (actor.name, *actor.aliases, *((actor.in_sentence,) if actor.in_sentence else ()))
