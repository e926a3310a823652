"""What the site is about: frozen dataclasses and nothing else.

What an author wrote knows where it stands: every such object carries `at`, and every string that came
from outside is a `Text`, which also prints itself literally.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.dates import When
from generator.literal import Text


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a person should look."""

    path: str
    """POSIX path below the site's folder."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""
    width: int = 1
    """How many characters of that line are meant."""


class Span(NamedTuple):
    """A half-open range of characters (Unicode code points) in a source's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item of a source, as a reader sees it."""

    kind: str
    """`paragraph`, `heading`, `item` or `quote`."""
    span: Span
    line: int
    """The line of the file on which it begins, counted from 1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as one text: what every offset, quote and mark refers to."""

    text: Text
    blocks: tuple[Block, ...]
    lines: tuple[tuple[int, int], ...]
    """(offset in the text, line of the file), ascending: the line that holds an offset."""

    def line_of(self, offset: int) -> int:
        """The line of the file that holds the character at `offset`."""
        index = bisect_right(self.lines, (offset, 1 << 60)) - 1
        return self.lines[max(index, 0)][1]


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about a source document (the source reference of ICD 206)."""

    id: str
    title: Text
    at: Location
    published: When | None = None
    publisher: Text = Text("unknown")
    author: Text | None = None
    language: str = "en"
    """BCP 47."""
    type: str = "secondary"
    """`primary`, `secondary` or `tertiary`."""
    reliability: str = "F"
    """Admiralty code (NATO AJP-2.1): A to E, or F, cannot be judged."""
    descriptor: Text | None = None
    relays: tuple[Text, ...] = ()
    """Actors whose reports this source passes on: its origins."""
    rights: Text | None = None
    url: Text | None = None
    retrieved: When | None = None
    archive: Text | None = None
    display: str = "passages"
    """`full`, `passages` or `link`: how much of the text the site shows."""
    status: str = "current"
    """`current`, `superseded` or `withdrawn`."""
    status_note: Text | None = None
    superseded_by: Text | None = None
    sha256: Text | None = None
    """Of the file's bytes, lower-case hexadecimal."""


@dataclass(frozen=True, slots=True)
class Source:
    """A seed read: record and text."""

    record: Record
    path: str
    """The document's file, below the site's folder."""
    sha256: str
    """Of the document's bytes, as they are now."""
    reading: Reading
    number: int = 0
    """Its number in the site's list of sources: S1, S2, …"""

    @property
    def id(self) -> str:
        """The record's id: the file's stem."""
        return self.record.id

    @property
    def text(self) -> Text:
        """The text that every span refers to."""
        return self.reading.text


@dataclass(frozen=True, slots=True)
class Quote:
    """What the editor copied: a W3C TextQuoteSelector and where it was written."""

    exact: Text
    at: Location
    source: Text | None = None
    """None: the briefing's only or first source is meant."""
    prefix: Text | None = None
    suffix: Text | None = None
    occurrence: int | None = None
    """Counted from 1, among the places that fit prefix and suffix."""
    note: Text | None = None
    translation: Text | None = None
    """The site's own translation, shown beside the original and marked as such."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote found: a source and a span of its text. Written twice, it is one passage."""

    id: str
    """Its anchor on the source's page."""
    source: str
    span: Span
    text: Text
    line: int
    tier: str
    """`exact`, or `normalised` where quotation marks, dashes or white space were folded."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote and, once it is anchored, its passage."""

    quote: Quote
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """`[[id]]` in a prose field: a claim, question or disagreement, perhaps of another briefing."""

    target: str
    """`<briefing>#<id>`, always with its briefing once the site is related."""
    at: Location


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence or more by the editor, with references in it."""

    parts: tuple[Text | Reference, ...]
    at: Location

    @property
    def plain(self) -> Text:
        """The words alone, for titles, search and descriptions."""
        words = "".join(part for part in self.parts if isinstance(part, str))
        return Text(" ".join(words.split()).replace(" .", ".").replace(" ,", ","), at=self.at)


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that a claim states, with the day it speaks of."""

    of: Text
    value: Text
    at: Location
    unit: Text | None = None
    as_of: When | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with holder, status and evidence."""

    id: str
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
    derived: Text | None = None
    """How the editor worked out what the evidence does not say in so many words."""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims set against each other, by a person."""

    id: str
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

    id: str
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
class Question:
    """What is still open, why it matters and what would settle it."""

    id: str
    question: Text
    status: str
    """`open`, `answered`, `superseded` or `unanswerable`."""
    opened: When
    at: Location
    review_by: When | None = None
    closed: When | None = None
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

    id: str
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

    id: str
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

    id: str
    title: Text
    at: Location
    description: Prose | None = None


@dataclass(frozen=True, slots=True)
class Seeds:
    """Everything that people brought and wrote, read but not yet related."""

    sources: tuple[Source, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    actors: tuple[Actor, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    broken: frozenset[str] = frozenset()
    """Ids that are there but could not be read: nothing that names them is reported as unknown."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file to be."""

    path: str
    """POSIX path below `build/pages`, ending in `.md`."""
    template: str
    """File name in `templates/`."""
    title: Text
    context: Mapping[str, object]
    """What the template sees, beside the site itself."""
    edit: str | None = None
    """The file that a person edits to change this page, below the site's folder."""
    description: Text | None = None
    boost: float = 1.0
    """Weight of the page in search results."""


@dataclass(frozen=True, slots=True)
class File:
    """A path and its bytes, ready to be written."""

    path: str
    """POSIX path below `build/`."""
    content: bytes
