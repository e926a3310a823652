"""Ids are unique, references are known: every name in the YAML means something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from generator import dates, offered
from generator.diagnostics import Diagnostic
from generator.faults import reading, references
from generator.faults.fault import Fault
from generator.literal import Text
from generator.model import (
    Actor,
    Briefing,
    Disagreement,
    Dossier,
    Evidence,
    Location,
    Position,
    Relation,
    Role,
    Seeds,
    Source,
)
from generator.walk import every, references_in

Item = TypeVar("Item", Source, Briefing, Actor, Dossier)


def validate(seeds: Seeds) -> tuple[Seeds, tuple[Diagnostic, ...]]:
    """The seeds with ids made unique, and every id given twice or named in vain."""
    sources, twice_sources = _unique(seeds.sources)
    briefings, twice_briefings = _unique(seeds.briefings)
    actors, twice_actors = _unique(seeds.actors)
    dossiers, twice_dossiers = _unique(seeds.dossiers)
    twice = (*twice_sources, *twice_briefings, *twice_actors, *twice_dossiers)
    inside = [_unique_inside(briefing) for briefing in briefings]
    unclear = {source.id for source in seeds.sources if _stands(source) in {d.at for d in twice}}
    sound = replace(
        seeds,
        sources=_numbered(source for source in sources if source.id not in unclear),
        briefings=tuple(briefing for briefing, _ in inside),
        actors=tuple(actors),
        dossiers=tuple(dossiers),
        broken=seeds.broken | unclear,
    )
    known = Known.of(sound)
    unknown = [*known.of_sources(sound), *known.of_actors(sound)]
    for briefing in sound.briefings:
        unknown.extend(known.of_briefing(briefing))
    within = (fault for _, faults in inside for fault in faults)
    return sound, (*twice, *within, *_records(sound), *offered.once_in_a_file(unknown))


def _numbered(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources in the order of their publication, numbered from 1; those without a date are last."""

    def by_date(source: Source) -> tuple[bool, object, str]:
        published = source.record.published
        return (published is None, dates.sort_key(published) if published else (), source.id)

    return tuple(
        replace(source, number=n) for n, source in enumerate(sorted(sources, key=by_date), 1)
    )


def _unique(items: Iterable[Item]) -> tuple[list[Item], list[Diagnostic]]:
    """The first of each id; the others are faults."""
    first: dict[str, Item] = {}
    faults: list[Diagnostic] = []
    for item in items:
        known = first.setdefault(item.id, item)
        if known is not item:
            facts = {"id": item.id, "first": f"in `{_stands(known).path}`"}
            faults.append(reading.DUPLICATE_ID.at(_stands(item), cure="choose another", **facts))
    return list(first.values()), faults


def _stands(item: Source | Briefing | Actor | Dossier) -> Location:
    """Where the id of an object is given: by a file's name, or in a registry."""
    return Location(item.path) if isinstance(item, Source | Briefing) else item.id.at or item.at


def _unique_inside(briefing: Briefing) -> tuple[Briefing, list[Diagnostic]]:
    """Claims, disagreements, positions, events and questions share the addresses of one page."""
    first: dict[str, Location] = {}
    faults: list[Diagnostic] = []
    kept: dict[str, tuple[object, ...]] = {}
    for name in ("key_points", "disagreements", "actors", "timeline", "questions"):
        items = []
        for item in getattr(briefing, name):
            named = item.actor if isinstance(item, Position) else item.id
            at = getattr(named, "at", None) or item.at
            if item.id in first:
                again = "say both in one place" if isinstance(item, Position) else "choose another"
                again = "delete one of them" if item.id.startswith("event--") else again
                facts = {"id": named, "first": f"on line {first[item.id].line}", "cure": again}
                faults.append(reading.DUPLICATE_ID.at(at, **facts))
            else:
                first[item.id] = at
                items.append(item)
        kept[name] = tuple(items)
    return replace(briefing, **kept), faults  # type: ignore[arg-type]  # each tuple keeps its kind


def _records(seeds: Seeds) -> Iterator[Diagnostic]:
    """Documents that are not the ones that were recorded."""
    for source in seeds.sources:
        recorded = source.record.sha256
        at = source.record.at
        if recorded is None and at not in seeds.unsettled:
            yield references.MISSING_HASH.at(at, found=source.sha256)
        elif recorded is not None and recorded != source.sha256:
            yield references.HASH_MISMATCH.at(
                recorded.at or at, found=source.sha256, document=f"`{source.path}`"
            )


@dataclass(frozen=True, slots=True)
class Known:
    """Every id that can be named, by kind, and those that are there but broken."""

    sources: frozenset[str]
    actors: frozenset[str]
    dossiers: frozenset[str]
    claims: frozenset[str]
    """`<briefing>#<id>`."""
    questions: frozenset[str]
    disagreements: frozenset[str]
    broken: frozenset[str]
    unsettled: frozenset[Location]
    called: Mapping[str, str]
    """Ids of actors by their names."""

    @classmethod
    def of(cls, seeds: Seeds) -> Known:
        """What the seeds hold."""

        def inside(name: str) -> frozenset[str]:
            return frozenset(
                f"{b.id}#{item.id}" for b in seeds.briefings for item in getattr(b, name)
            )

        return cls(
            frozenset(source.id for source in seeds.sources),
            frozenset(actor.id for actor in seeds.actors),
            frozenset(dossier.id for dossier in seeds.dossiers),
            inside("key_points"),
            inside("questions"),
            inside("disagreements"),
            seeds.broken,
            seeds.unsettled,
            offered.called(seeds.actors),
        )

    def of_sources(self, seeds: Seeds) -> Iterator[Diagnostic]:
        """Names in the records of sources."""
        for source in seeds.sources:
            yield from self.actor_names(source.record.relays)
            others = (source.record.superseded_by, source.record.corrects)
            yield from self.source_names(name for name in others if name)

    def of_actors(self, seeds: Seeds) -> Iterator[Diagnostic]:
        """Names in the registries."""
        for actor in seeds.actors:
            names = [actor.part_of, *(role.of for role in every(Role, actor))]
            yield from self.actor_names(name for name in names if name)
            for relation in every(Relation, actor):
                yield from self.actor_names([relation.to, *relation.asserted_by])
            yield from self.quoted_sources(actor, required=True)
        for dossier in seeds.dossiers:
            yield from self.references(dossier, None)

    def of_briefing(self, briefing: Briefing) -> Iterator[Diagnostic]:
        """Names in a briefing."""
        yield from self.source_names(briefing.sources)
        yield from self.quoted_sources(briefing, required=False)
        yield from self.references(briefing, briefing)
        if briefing.dossier:
            known = self.dossiers
            yield from self.unknown(references.UNKNOWN_DOSSIER, briefing.dossier, known, "dossiers")
        for claim in briefing.key_points:
            yield from self.actor_names([*claim.asserted_by, *claim.via, *claim.against])
            yield from self.claim_names([link.claim for link in claim.links], briefing)
            for link in claim.links:
                if _whole(link.claim, briefing) == f"{briefing.id}#{claim.id}":
                    yield references.LINK_TO_ITSELF.at(link.claim.at or link.at, id=claim.id)
        for revision in briefing.revisions:
            yield from self.claim_names(revision.claims, briefing)
        for event in briefing.timeline:
            yield from self.actor_names(event.actors)
            yield from self.claim_names(event.claims, briefing)
        for position in briefing.actors:
            yield from self.actor_names([position.actor])
        for disagreement in briefing.disagreements:
            yield from self.claim_names(disagreement.claims, briefing)
            if disagreement.at not in self.unsettled:
                yield from _lone(disagreement, briefing)
        yield from self.of_questions(briefing)

    def of_questions(self, briefing: Briefing) -> Iterator[Diagnostic]:
        """Names in the questions of a briefing."""
        anything = self.claims | self.questions | self.disagreements
        for question in briefing.questions:
            yield from self.claim_names(question.answered_by, briefing)
            yield from self.local(references.UNKNOWN_REFERENCE, question.about, anything, briefing)
            later = [question.superseded_by] if question.superseded_by else []
            yield from self.local(references.UNKNOWN_QUESTION, later, self.questions, briefing)

    def references(self, value: object, briefing: Briefing | None) -> Iterator[Diagnostic]:
        """`[[…]]` in prose."""
        anything = self.claims | self.questions | self.disagreements
        for reference in references_in(value):
            name = Text(reference.target, at=reference.at)
            yield from self.local(references.UNKNOWN_REFERENCE, [name], anything, briefing)

    def quoted_sources(self, value: object, *, required: bool) -> Iterator[Diagnostic]:
        """The sources of quotes; in a registry each quote names its own."""
        for evidence in every(Evidence, value):
            quote = evidence.quote
            if quote.source is not None:
                yield from self.source_names([quote.source])
            elif required:
                known = ", ".join(sorted(self.sources)[:5])
                yield references.QUOTE_WITHOUT_SOURCE.at(quote.at, known=known)

    def actor_names(self, names: Iterable[Text]) -> Iterator[Diagnostic]:
        """Names of actors."""
        for name in names:
            yield from self.unknown(references.UNKNOWN_ACTOR, name, self.actors, "actors")

    def source_names(self, names: Iterable[Text]) -> Iterator[Diagnostic]:
        """Names of sources."""
        for name in names if "seeds" not in self.broken else ():
            yield from self.unknown(references.UNKNOWN_SOURCE, name, self.sources, None)

    def claim_names(self, names: Iterable[Text], briefing: Briefing) -> Iterator[Diagnostic]:
        """Names of claims, of this briefing or another."""
        yield from self.local(references.UNKNOWN_CLAIM, names, self.claims, briefing)

    def local(
        self, fault: Fault, names: Iterable[Text], known: frozenset[str], briefing: Briefing | None
    ) -> Iterator[Diagnostic]:
        """Names that mean this briefing where they name no other.

        While one of its objects of that kind has no id that can be read, a name may well mean that one.
        """
        prefix = f"{briefing.id}#" if briefing else ""
        near = _near(known, prefix)
        nameless = briefing is not None and not self.broken.isdisjoint(near)
        for name in names:
            if name not in known and not (nameless and "#" not in name):
                yield from self.unknown(fault, name, near, None)

    def unknown(
        self, fault: Fault, name: Text, known: frozenset[str], registry: str | None
    ) -> Iterator[Diagnostic]:
        """The fault, unless the name is known or stands for something broken."""
        pieces = {str(name), *str(name).split("#")}
        if name in known or pieces & self.broken or registry in self.broken:
            return
        names = self.called if registry == "actors" else {}
        said = offered.cure(str(name), known, self.broken, names)
        add = f"add it to `briefings/{registry}.yml`" if registry else ""
        if said and add:
            add = f" or {add}" if said.endswith(("?", ";")) else f"; or {add}"
        cure = (said + add).rstrip(";") or "there is none yet"
        yield fault.at(name.at or Location(""), id=name, cure=cure)


def _whole(name: Text, briefing: Briefing) -> str:
    """The name of a claim with its briefing."""
    return str(name) if "#" in name else f"{briefing.id}#{name}"


def _lone(disagreement: Disagreement, briefing: Briefing) -> Iterator[Diagnostic]:
    """A disagreement that does not name two different claims."""
    different = {_whole(name, briefing) for name in disagreement.claims}
    if len(different) < 2:  # noqa: PLR2004 - what sides are
        at = disagreement.id.at or disagreement.at
        number = "one claim" if different else "nothing"
        yield references.LONE_CLAIM.at(at, id=disagreement.id, number=number)


@lru_cache(maxsize=64)
def _near(known: frozenset[str], prefix: str) -> frozenset[str]:
    """The names as they are written in the briefing of that prefix; asked for very often."""
    return frozenset(name.removeprefix(prefix) for name in known)
