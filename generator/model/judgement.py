"""What is said about the sources: briefings, and all that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import When
from generator.literal import Text
from generator.model.evidence import Evidence, Prose
from generator.model.place import Location


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that a claim states, with the day it speaks of."""

    of: Text
    value: Text
    at: Location
    unit: Text | None = None
    as_of: When | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The status that a claim had from a day on, and why."""

    date: When
    status: str
    reason: Text
    at: Location


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """How a claim stands to another, of this briefing or an earlier one."""

    type: str
    """`rests-on`, `contradicts`, `supersedes` or `confirms`."""
    claim: Text
    at: Location
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with holder, status and evidence."""

    id: Text
    text: Text
    status: str
    """`confirmed`, `reported`, `asserted`, `alleged`, `denied` or `withdrawn`, by this site's sources."""
    evidence: tuple[Evidence, ...]
    at: Location
    asserted_by: tuple[Text, ...] = ()
    """Who holds it; empty: the source names nobody."""
    via: tuple[Text, ...] = ()
    against: tuple[Text, ...] = ()
    """Whom an accusation is made against."""
    kind: str = "information"
    """`information`, `assumption` or `judgement` (ICD 203)."""
    likelihood: Text | None = None
    confidence: str | None = None
    confidence_basis: Text | None = None
    credibility: str | None = None
    """Admiralty code, 1 to 6."""
    measure: Measure | None = None
    history: tuple[Standing, ...] = ()
    """The statuses it had, the oldest first; the last is its status now."""
    links: tuple[ClaimLink, ...] = ()
    derived: Text | None = None
    """How the editor worked out what the evidence does not say in so many words."""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims set against each other, by a person."""

    id: Text
    about: Text
    type: str
    """`contradicts`, `rebuts`, `qualifies`, `corroborates` or `supersedes`."""
    claims: tuple[Text, ...]
    at: Location
    note: Prose | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands, in one briefing."""

    actor: Text
    position: Prose
    at: Location
    evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Its address on the briefing's page; the double hyphen keeps it apart from editors' ids."""
        return f"actor--{self.actor}"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or will, and when."""

    id: Text
    when: When
    text: Text
    at: Location
    inferred: str | None = None
    """`day`, `month` or `year`: the part of the date that the source does not state."""
    actors: tuple[Text, ...] = ()
    claims: tuple[Text, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A thing to watch for, and which way it would point."""

    toward: Text
    watch: Text
    at: Location
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A day on which somebody looked at a question again, and what came of it."""

    date: When
    note: Prose
    at: Location


@dataclass(frozen=True, slots=True)
class Question:
    """What is still open, why it matters and what would settle it."""

    id: Text
    question: Text
    status: str
    """`open`, `answered`, `superseded` or `unanswerable`."""
    opened: When
    at: Location
    review_by: When | None = None
    closed: When | None = None
    reviews: tuple[Review, ...] = ()
    why: Prose | None = None
    evidence: tuple[Evidence, ...] = ()
    resolves_when: Prose | None = None
    indicators: tuple[Indicator, ...] = ()
    about: tuple[Text, ...] = ()
    answered_by: tuple[Text, ...] = ()
    superseded_by: Text | None = None
    reason: Prose | None = None
    """Why it cannot be answered, or what the answer is."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed in a briefing, and when."""

    date: When
    kind: str
    """`substantive`, `minor` or `correction`; only the first moves the briefing's date."""
    note: Prose
    at: Location
    claims: tuple[Text, ...] = ()
    """The claims that it concerns."""


@dataclass(frozen=True, slots=True)
class Method:
    """How a briefing was made and what its limits are."""

    at: Location
    drafted_by: Text | None = None
    reviewed_by: Text | None = None
    limits: Prose | None = None


@dataclass(frozen=True, slots=True)
class Ignore:
    """A warning that an editor looked at and accepted, with the reason that readers see."""

    check: Text
    reason: Text
    at: Location
    value: Text | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """One file of judgement about one or more sources."""

    id: Text
    title: Text
    as_of: When
    sources: tuple[Text, ...]
    bottom_line: Prose
    at: Location
    path: str
    """The YAML file, below the site's folder: what *edit this page* opens."""
    why_it_matters: Prose | None = None
    dossier: Text | None = None
    topics: tuple[Text, ...] = ()
    key_points: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    actors: tuple[Position, ...] = ()
    timeline: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()
    revisions: tuple[Revision, ...] = ()
    method: Method | None = None
    ignore: tuple[Ignore, ...] = ()
