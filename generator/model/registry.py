"""What one site knows once: actors and dossiers."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import When
from generator.literal import Text
from generator.model.evidence import Evidence, Prose
from generator.model.judgement import Briefing
from generator.model.place import Location
from generator.model.sources import Source


@dataclass(frozen=True, slots=True)
class Role:
    """An office that an actor holds or held."""

    title: Text
    at: Location
    of: Text | None = None
    when: When | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How one actor stands to another, on which words."""

    type: Text
    to: Text
    at: Location
    when: When | None = None
    note: Text | None = None
    status: str = "asserted"
    asserted_by: tuple[Text, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation, medium or unnamed source."""

    id: Text
    name: Text
    type: str
    at: Location
    in_sentence: Text | None = None
    """How the name reads in the middle of a sentence: “the United States”."""
    aliases: tuple[Text, ...] = ()
    description: Text | None = None
    roles: tuple[Role, ...] = ()
    relations: tuple[Relation, ...] = ()
    part_of: Text | None = None
    formerly: tuple[Text, ...] = ()
    """Ids under which it was published before: their addresses lead here."""
    existence: str = "established"
    """`established` or `alleged`."""
    number: Text | None = None
    """For unnamed sources: how many, where it is known."""

    @property
    def mention(self) -> Text:
        """The name as it stands in the middle of a sentence."""
        return self.in_sentence or self.name


@dataclass(frozen=True, slots=True)
class Dossier:
    """Briefings on one subject."""

    id: Text
    title: Text
    at: Location
    description: Prose | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """A published address that has moved: `<briefing>` or `<briefing>#<id>`."""

    old: Text
    new: Text
    at: Location


@dataclass(frozen=True, slots=True)
class Seeds:
    """Everything that people brought and wrote, read but not yet related."""

    sources: tuple[Source, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    actors: tuple[Actor, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    unsettled: frozenset[Location] = frozenset()
    """Where objects stand that lost something to a fault: that they lack it is not a second one."""
    unanchored: frozenset[Location] = frozenset()
    """Those of them that lost nothing but a quote: what else they say can be judged."""
    broken: frozenset[str] = frozenset()
    """Ids that are there but could not be read: nothing that names them is reported as unknown."""
