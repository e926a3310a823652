"""Seeds with their passages → the site: everything looked up from everywhere it is named."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from generator import dates
from generator.derived import estimates
from generator.derived.estimates import TermSet
from generator.derived.uses import Use, passages, uses
from generator.literal import Text
from generator.model import (
    Actor,
    Briefing,
    Claim,
    ClaimLink,
    Disagreement,
    Dossier,
    Event,
    Evidence,
    Location,
    Passage,
    Position,
    Question,
    Relation,
    Seeds,
    Source,
)
from generator.walk import evidence_in

Item_co = TypeVar("Item_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[Item_co]):
    """An object of a briefing, with the briefing and its number on the page."""

    briefing: Briefing
    item: Item_co
    number: int

    @property
    def path(self) -> str:
        """The page it stands on."""
        return f"briefings/{self.briefing.id}.md"


@dataclass(frozen=True, slots=True)
class Connection:
    """How a claim bears on another, with both of them."""

    first: Entry[Claim]
    """The claim whose entry names the other."""
    link: ClaimLink
    second: Entry[Claim]
    id: str
    """Its address on the page where accounts are set side by side."""

    def other(self, claim: Claim) -> Entry[Claim]:
        """The claim at the far end, seen from one of the two."""
        return self.second if self.first.item is claim else self.first


@dataclass(frozen=True)
class Site:
    """Everything, looked up."""

    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    dossiers: Mapping[str, Dossier]
    briefings: tuple[Briefing, ...]
    """The newest first."""
    claims: Mapping[str, Entry[Claim]]
    """By `<briefing>#<id>`, as are the next three."""
    questions: Mapping[str, Entry[Question]]
    disagreements: Mapping[str, Entry[Disagreement]]
    events: tuple[Entry[Event], ...]
    """By date."""
    positions: tuple[Entry[Position], ...]
    redirects: Mapping[str, str]
    """Old addresses, `<briefing>` or `<briefing>#<id>`, and what they lead to now."""
    unsettled: frozenset[Location]
    """Where objects stand that lost something to a fault, which has been reported."""
    unanchored: frozenset[Location]
    uses: Mapping[tuple[str, str], tuple[Use, ...]]
    """What rests on each passage, by source and passage id."""
    passages: Mapping[str, tuple[Passage, ...]]
    """Of each source, by place."""
    likelihoods: TermSet
    """The terms of likelihood, and what they mean."""

    def target(self, name: str, briefing: Briefing) -> str:
        """`<briefing>#<id>` of a name that may leave its briefing out."""
        return name if "#" in name else f"{briefing.id}#{name}"

    def former(self, entry: Entry[Claim | Question | Disagreement]) -> tuple[str, ...]:
        """The ids that an object had before, on the page where it still stands."""
        return self._former.get(f"{entry.briefing.id}#{entry.item.id}", ())

    @cached_property
    def _former(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for old, new in self.redirects.items():
            page, _, id = old.partition("#")
            if id and page == new.partition("#")[0]:
                found[str(new)].append(id)
        return {new: tuple(ids) for new, ids in found.items()}

    def differing(self, entry: Entry[Claim]) -> tuple[Entry[Disagreement], ...]:
        """The disagreements in which a claim stands."""
        return self._by_claim.get(f"{entry.briefing.id}#{entry.item.id}", ())

    def sides(self, entry: Entry[Disagreement]) -> tuple[Entry[Claim], ...]:
        """The claims that a disagreement sets against each other."""
        targets = (self.target(name, entry.briefing) for name in entry.item.claims)
        return tuple(self.claims[target] for target in targets if target in self.claims)

    def claims_of(self, names: Iterable[Text], briefing: Briefing) -> tuple[Entry[Claim], ...]:
        """The claims that a list of names means."""
        targets = (self.target(name, briefing) for name in names)
        return tuple(self.claims[target] for target in targets if target in self.claims)

    def own(self, briefing: Briefing) -> Iterator[Entry[Claim]]:
        """The claims of a briefing, in its order."""
        return (entry for entry in self.claims.values() if entry.briefing.id == briefing.id)

    def rests_on(self, briefing: Briefing) -> tuple[Source, ...]:
        """The sources of a briefing: those it names and those it quotes."""
        known = self._rests_on.get(id(briefing))
        if known is None:
            known = self._rests_on[id(briefing)] = (briefing, self._sources_of(briefing))
        return known[1]

    @cached_property
    def _rests_on(self) -> dict[int, tuple[Briefing, tuple[Source, ...]]]:
        """What was looked up already, by the object itself, which is kept so that no other takes its number."""
        return {}

    def _sources_of(self, briefing: Briefing) -> tuple[Source, ...]:
        quoted = {e.passage.source for e in evidence_in(briefing) if e.passage}
        named = [
            self.sources[name] for name in dict.fromkeys(briefing.sources) if name in self.sources
        ]
        return (*named, *(s for s in self.sources.values() if s.id in quoted and s not in named))

    def support(self, event: Entry[Event]) -> tuple[Evidence, ...]:
        """The words that an event rests on: its own, or those of its claims."""
        claims = self.claims_of(event.item.claims, event.briefing)
        return event.item.evidence or tuple(e for claim in claims for e in claim.item.evidence)

    def in_dossier(self, dossier: Dossier) -> tuple[Briefing, ...]:
        """The briefings of a dossier, the newest first."""
        return tuple(b for b in self.briefings if b.dossier == dossier.id)

    @cached_property
    def connections(self) -> tuple[Connection, ...]:
        """How claims bear on each other, across all briefings."""
        return tuple(_connections(self))

    def connected(self, entry: Entry[Claim]) -> tuple[Connection, ...]:
        """The connections of a claim: those that it names, then those that name it."""
        return self._connected.get(f"{entry.briefing.id}#{entry.item.id}", ())

    @cached_property
    def _connected(self) -> Mapping[str, tuple[Connection, ...]]:
        found: dict[str, list[Connection]] = defaultdict(list)
        ends = [(c.first, c) for c in self.connections] + [(c.second, c) for c in self.connections]
        for end, connection in ends:
            found[f"{end.briefing.id}#{end.item.id}"].append(connection)
        return {target: tuple(held) for target, held in found.items()}

    @cached_property
    def topics(self) -> Mapping[str, tuple[Briefing, ...]]:
        """The briefings under each topic."""
        found: dict[str, list[Briefing]] = defaultdict(list)
        for briefing in self.briefings:
            for topic in dict.fromkeys(briefing.topics):
                found[topic].append(briefing)
        return {topic: tuple(found[topic]) for topic in sorted(found)}

    @cached_property
    def _by_claim(self) -> Mapping[str, tuple[Entry[Disagreement], ...]]:
        found: dict[str, list[Entry[Disagreement]]] = defaultdict(list)
        for entry in self.disagreements.values():
            for name in dict.fromkeys(entry.item.claims):
                found[self.target(name, entry.briefing)].append(entry)
        return {target: tuple(entries) for target, entries in found.items()}

    @cached_property
    def _mentions(self) -> Mapping[str, re.Pattern[str]]:
        """For each actor, its names as whole words."""
        return {id: _whole_words((actor.name, *actor.aliases)) for id, actor in self.actors.items()}

    def asserted_by(self, actor: Actor) -> tuple[Entry[Claim], ...]:
        """The claims that an actor holds."""
        return tuple(e for e in self.claims.values() if actor.id in e.item.asserted_by)

    def passed_on_by(self, actor: Actor) -> tuple[Entry[Claim], ...]:
        """The claims that reached a source through an actor."""
        return tuple(e for e in self.claims.values() if actor.id in e.item.via)

    def made_against(self, actor: Actor) -> tuple[Entry[Claim], ...]:
        """The accusations made against an actor."""
        return tuple(e for e in self.claims.values() if actor.id in e.item.against)

    def naming(self, actor: Actor) -> tuple[Entry[Claim], ...]:
        """The claims by others whose words name an actor, and accuse it of nothing."""
        named = (e for e in self.claims.values() if self.names(actor, e.item.text))
        return tuple(e for e in named if actor.id not in (*e.item.asserted_by, *e.item.against))

    def names(self, actor: Actor, text: str) -> bool:
        """Whether a text names an actor, in whole words; most texts do not, which is quickly seen."""
        words = (actor.name, *actor.aliases)
        return any(map(text.__contains__, words)) and bool(self._mentions[actor.id].search(text))

    def positions_of(self, actor: Actor) -> tuple[Entry[Position], ...]:
        """Where an actor stands, briefing by briefing."""
        return tuple(e for e in self.positions if e.item.actor == actor.id)

    def events_of(self, actor: Actor) -> tuple[Entry[Event], ...]:
        """The events in which an actor took part, by date."""
        return tuple(e for e in self.events if actor.id in e.item.actors)

    def relations_to(self, actor: Actor) -> tuple[tuple[Actor, Relation], ...]:
        """How others stand to an actor, by the word of their own entries."""
        return tuple(
            (other, relation)
            for other in self.actors.values()
            for relation in other.relations
            if relation.to == actor.id
        )

    def relayed(self, actor: Actor) -> tuple[Source, ...]:
        """The sources that pass on what an actor reported."""
        return tuple(s for s in self.sources.values() if actor.id in s.record.relays)

    def parts_of(self, actor: Actor) -> tuple[Actor, ...]:
        """The actors that belong to an actor."""
        return tuple(a for a in self.actors.values() if a.part_of == actor.id)


def relate(seeds: Seeds, terms: str | None = None) -> Site:
    """The site that anchored seeds make; `terms` is the configured set of terms of likelihood."""
    newest = sorted(seeds.briefings, key=lambda b: b.id)
    newest.sort(key=lambda b: b.as_of.text, reverse=True)
    entries = [(b, name) for b in newest for name in ("key_points", "questions", "disagreements")]
    found: dict[str, dict[str, Entry[Claim]]] = {
        "key_points": {},
        "questions": {},
        "disagreements": {},
    }
    for briefing, name in entries:
        for number, item in enumerate(getattr(briefing, name), 1):
            found[name][f"{briefing.id}#{item.id}"] = Entry(briefing, item, number)
    used = (c.likelihood for b in newest for c in b.key_points if c.likelihood)
    events = [Entry(b, event, n) for b in newest for n, event in enumerate(b.timeline, 1)]
    events.sort(key=lambda entry: dates.sort_key(entry.item.when))
    return Site(
        sources={source.id: source for source in seeds.sources},
        actors={actor.id: actor for actor in sorted(seeds.actors, key=_by_name)},
        dossiers={dossier.id: dossier for dossier in seeds.dossiers},
        briefings=tuple(newest),
        claims=found["key_points"],
        questions=found["questions"],  # type: ignore[arg-type]  # each field gives its own kind
        disagreements=found["disagreements"],  # type: ignore[arg-type]  # as above
        events=tuple(events),
        positions=tuple(Entry(b, p, n) for b in newest for n, p in enumerate(b.actors, 1)),
        redirects={redirect.old: redirect.new for redirect in seeds.redirects},
        unsettled=seeds.unsettled,
        unanchored=seeds.unanchored,
        uses=uses(seeds),
        passages=passages(seeds),
        likelihoods=estimates.chosen(used, terms),
    )


def _connections(site: Site) -> Iterator[Connection]:
    seen: Counter[str] = Counter()
    for first in site.claims.values():
        for link in first.item.links:
            second = site.claims.get(site.target(link.claim, first.briefing))
            if second is not None:
                ends = (first.briefing.id, first.item.id, second.briefing.id, second.item.id)
                id = "--".join((*ends, link.type))
                seen[id] += 1
                yield Connection(first, link, second, id if seen[id] == 1 else f"{id}--{seen[id]}")


def _by_name(actor: Actor) -> tuple[str, str]:
    return (actor.name.casefold(), actor.id)


def _whole_words(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))
