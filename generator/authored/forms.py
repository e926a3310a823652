"""The YAML of a site, field by field: the descriptions are what an editor sees while typing."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator import model
from generator.authored.fields import (
    AS_TYPED,
    Copied,
    Date,
    Day,
    Id,
    Language,
    Line,
    Number,
    Sha256,
    Url,
    Words,
    choice,
)
from generator.authored.form import Form
from generator.literal import Text
from generator.reading import positions

Status = Annotated[
    Text, *choice("confirmed", "reported", "asserted", "alleged", "denied", "withdrawn")
]
Confidence = Annotated[Text, *choice("low", "moderate", "high")]


class EvidenceForm(Form):
    """The exact words in a source; a plain string quotes the briefing's only or first source."""

    builds = model.Quote
    called = "a quote"
    dropped_when_faulty = True

    quote: Copied
    """The words, copied from the source. Quotation marks, dashes and white space may differ, nothing else."""
    source: Line | None = None
    """The id of the source; left out: the briefing's only or first source."""
    prefix: Line | None = None
    """A few words that stand just before the quote, to tell it from others like it."""
    suffix: Line | None = None
    """A few words that stand just after the quote."""
    occurrence: Number | None = None
    """Which one is meant, counted from 1, where the same words stand several times."""
    note: Line | None = None
    """A remark on this passage, shown beside it."""
    translation: Line | None = None
    """The site's own translation of the words, shown beside them and marked as such."""

    @classmethod
    def wrong_type(cls) -> PydanticCustomError:
        """Most often words that YAML takes for a mapping or a list."""
        cure = "words that begin with `{` or `[`, or that hold `: `, need quotation marks round them"
        return PydanticCustomError("wrong_type", "wrong type", {"expected": "text", "cure": cure})

    @classmethod
    def spelled_out(cls, value: Any) -> Any:
        """A plain string is a quote; a mapping of nothing but words is one that lacks quotation marks."""
        if isinstance(value, positions.Mapping) and all(" " in key for key in value):
            return None
        if not isinstance(value, Text):
            return value
        mapping = positions.Mapping(quote=value)
        mapping.at = value.at or model.Location("")
        mapping.keys_at = mapping.values_at = {"quote": mapping.at}
        return mapping

    def build(self, **given: object) -> model.Evidence:
        """The quote, at the place of its words."""
        fields = {**self.built_fields(), **given}
        exact = fields.pop("quote").strip()  # a block of YAML ends with a line break of its own
        return model.Evidence(model.Quote(exact=exact, at=exact.at or self._at, **fields))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A string, or the mapping."""
        schema = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [AS_TYPED, schema], "description": schema.get("description", "")}


class MeasureForm(Form):
    """A quantity that the claim states."""

    builds = model.Measure
    called = "a measure"

    of: Line
    """What is counted, the same word wherever it is counted: `deaths-in-strikes`."""
    value: Line
    """The number as the source gives it: `83`, `>80`, `60-90`."""
    unit: Line | None = None
    """`people`, `vessels`, `US dollars` …"""
    as_of: Date | None = None
    """The date that the number speaks of."""


class StandingForm(Form):
    """The status that the claim had from a day on."""

    builds = model.Standing
    called = "an entry of the history"

    date: Day
    """From which day."""
    status: Status
    """Which status."""
    reason: Line
    """Why it changed, for readers."""


class ClaimLinkForm(Form):
    """How the claim stands to another."""

    builds = model.ClaimLink
    called = "a link between claims"

    type: Annotated[Text, *choice("rests-on", "contradicts", "supersedes", "confirms")]
    """What this claim does to the other."""
    claim: Line
    """The other claim: its id, or `<briefing>#<id>`."""
    note: Line | None = None
    """A remark for readers."""


class ClaimForm(Form):
    """A statement, with who holds it, how certain it is and the words it rests on."""

    builds = model.Claim
    called = "a claim"

    id: Id
    """Its address on the page; do not change it once it is published."""
    text: Line
    """The statement in one plain sentence. It says nothing that its evidence does not say."""
    status: Status
    """How certain, by this site's sources: confirmed by the parties concerned or by documents, reported by
    media or unnamed people, asserted by a named party, alleged by one party against another, denied,
    withdrawn."""
    evidence: tuple[EvidenceForm, ...] = ()
    """The exact words that the claim rests on."""
    asserted_by: tuple[Line, ...] = ()
    """Who holds the claim: ids of actors. Never the document. `[]`: the source names nobody."""
    via: tuple[Line, ...] = ()
    """Through whom it reached the source: ids of actors."""
    against: tuple[Line, ...] = ()
    """Whom an accusation is made against: ids of actors."""
    kind: Annotated[Text, *choice("information", "assumption", "judgement")] = Text("information")
    """Information from a source, an assumption, or a judgement by this site."""
    likelihood: Line | None = None
    """Judgements only: one term of the site's set, such as `unlikely`."""
    confidence: Confidence | None = None
    """Judgements only: how well founded the judgement is."""
    confidence_basis: Line | None = None
    """What the confidence rests on."""
    credibility: Annotated[Text, *choice("1", "2", "3", "4", "5", "6")] | None = None
    """Admiralty code: 1 confirmed by other sources … 5 improbable, 6 cannot be judged."""
    measure: MeasureForm | None = None
    """The quantity that the claim states."""
    history: tuple[StandingForm, ...] = ()
    """The statuses it had, the oldest first; the last is its status now."""
    links: tuple[ClaimLinkForm, ...] = ()
    """How it stands to other claims, of this briefing or others."""
    derived: Line | None = None
    """How you worked out what the evidence does not say in so many words."""
    note: Line | None = None
    """A remark for readers."""


class DisagreementForm(Form):
    """Claims that are set against each other, by you: the tool never infers it."""

    builds = model.Disagreement
    called = "a disagreement"

    id: Id
    """Its address on the page."""
    about: Line
    """What the accounts differ about, as a phrase."""
    type: Annotated[
        Text, *choice("contradicts", "rebuts", "qualifies", "corroborates", "supersedes")
    ]
    """How the first claim stands to the others."""
    claims: tuple[Line, ...]
    """The claims: ids, or `<briefing>#<id>` of another briefing."""
    note: Words | None = None
    """What exactly differs."""


class PositionForm(Form):
    """Where an actor stands in this briefing."""

    builds = model.Position
    called = "an actor's position"

    id: Line
    """The actor's id in actors.yml."""
    position: Words
    """Where the actor stands, in a sentence."""
    evidence: tuple[EvidenceForm, ...] = ()
    """The exact words that show it."""

    def built_fields(self) -> dict[str, Any]:
        """`id` names the actor."""
        fields = super().built_fields()
        return {"actor": fields.pop("id"), **fields}


class EventForm(Form):
    """Something that happened, or will."""

    builds = model.Event
    called = "an event"

    when: Date
    """EDTF: `2025-12-04`, `2025-12`, `2025-09/..`, `[..2025-12-04]` (on or before), `2025-12~` (about)."""
    text: Line
    """What happened, in one sentence."""
    id: Id | None = None
    """Its address on the page; left out, one is made from the text."""
    inferred: Annotated[Text, *choice("day", "month", "year")] | None = None
    """The part of the date that the source does not state."""
    actors: tuple[Line, ...] = ()
    """Who took part: ids of actors."""
    claims: tuple[Line, ...] = ()
    """The claims that state it."""
    evidence: tuple[EvidenceForm, ...] = ()
    """The exact words that state it, where no claim does."""

    def built_fields(self) -> dict[str, Any]:
        """An event without an id gets one from its words, so that its address outlives its neighbours."""
        fields = super().built_fields()
        digest = hashlib.sha256(
            f"{self.when.text} {self.text}".encode("utf-8", "replace")
        ).hexdigest()
        return {"id": f"event--{digest[:8]}", **fields}


class IndicatorForm(Form):
    """A thing to watch for."""

    builds = model.Indicator
    called = "an indicator"

    toward: Line
    """Which way it would point: `escalation`, `de-escalation` …"""
    watch: Line
    """What to watch for."""
    evidence: tuple[EvidenceForm, ...] = ()
    """The words that make it worth watching."""


class ReviewForm(Form):
    """A day on which somebody looked at the question again."""

    builds = model.Review
    called = "a review"

    date: Day
    """The day."""
    note: Words
    """What came of it."""


class QuestionForm(Form):
    """An open question, why it matters and what would settle it."""

    builds = model.Question
    called = "a question"

    id: Id
    """Its address on the page; do not change it once it is published."""
    question: Line
    """The question, as a reader would ask it."""
    status: Annotated[Text, *choice("open", "answered", "superseded", "unanswerable")]
    """open, answered (by a claim), superseded (by a better question) or unanswerable."""
    opened: Day
    """The day since when it is open."""
    review_by: Day | None = None
    """The day by which somebody looks at it again."""
    closed: Day | None = None
    """The day on which it stopped being open."""
    reviews: tuple[ReviewForm, ...] = ()
    """The days on which somebody looked at it again."""
    why: Words | None = None
    """Why it matters."""
    evidence: tuple[EvidenceForm, ...] = ()
    """The words that raise it."""
    resolves_when: Words | None = None
    """What would settle it."""
    indicators: tuple[IndicatorForm, ...] = ()
    """What to watch for."""
    about: tuple[Line, ...] = ()
    """The claims and disagreements that it is about."""
    answered_by: tuple[Line, ...] = ()
    """The claims that answer it."""
    superseded_by: Line | None = None
    """The question that takes its place."""
    reason: Words | None = None
    """What the answer is, or why there can be none."""


class RevisionForm(Form):
    """What changed in the briefing."""

    builds = model.Revision
    called = "a revision"

    date: Day
    """The day of the change."""
    kind: Annotated[Text, *choice("substantive", "minor", "correction")]
    """Only a substantive revision moves the briefing's date."""
    note: Words
    """What changed, for readers."""
    claims: tuple[Line, ...] = ()
    """The claims that it concerns."""


class MethodForm(Form):
    """How the briefing was made."""

    builds = model.Method
    called = "the method"

    drafted_by: Line | None = None
    """Who drafted it: a desk, a person, `human`, a named model."""
    reviewed_by: Line | None = None
    """Who checked it."""
    limits: Words | None = None
    """What a reader must not expect of it."""


class IgnoreForm(Form):
    """A warning that you looked at and accepted."""

    builds = model.Ignore
    called = "an accepted warning"

    check: Line
    """The code of the warning."""
    value: Line | None = None
    """What it is about, where one warning has many."""
    reason: Line
    """Why it is accepted; readers see it."""


class BriefingForm(Form):
    """One briefing: what is claimed about a subject, by whom, and on which words."""

    builds = model.Briefing
    called = "the briefing"

    title: Line
    """The headline."""
    as_of: Day
    """The day up to which the briefing knows its subject."""
    sources: tuple[Line, ...]
    """Ids of the sources it rests on; the first is meant where a quote names none."""
    bottom_line: Words
    """What a reader needs in ten seconds; `[[id]]` refers to a claim."""
    why_it_matters: Words | None = None
    """One sentence."""
    dossier: Line | None = None
    """The id of a dossier in dossiers.yml."""
    topics: tuple[Id, ...] = ()
    """Words under which it is filed."""
    key_points: tuple[ClaimForm, ...] = ()
    """The claims, the most important first."""
    disagreements: tuple[DisagreementForm, ...] = ()
    """Where accounts differ."""
    actors: tuple[PositionForm, ...] = ()
    """Who matters here, and where they stand."""
    timeline: tuple[EventForm, ...] = ()
    """What happened when."""
    questions: tuple[QuestionForm, ...] = ()
    """What is still open."""
    revisions: tuple[RevisionForm, ...] = ()
    """What changed."""
    method: MethodForm | None = None
    """How it was made."""
    ignore: tuple[IgnoreForm, ...] = ()
    """Warnings looked at and accepted."""


class RoleForm(Form):
    """An office that the actor holds or held."""

    builds = model.Role
    called = "a role"

    title: Line
    """The office."""
    of: Line | None = None
    """Of whom: the id of an actor."""
    when: Date | None = None
    """From when to when, EDTF."""
    evidence: tuple[EvidenceForm, ...] = ()
    """The words that say so, each with its `source:`."""


class RelationForm(Form):
    """How the actor stands to another."""

    builds = model.Relation
    called = "a relation"

    type: Id
    """leads, part-of, member-of, ally-of, supports, accuses, sanctions, designates, negotiates-with …"""
    to: Line
    """The id of the other actor."""
    when: Date | None = None
    """From when to when, EDTF."""
    note: Line | None = None
    """A remark for readers."""
    status: Status = Text("asserted")
    """How certain, as for claims."""
    asserted_by: tuple[Line, ...] = ()
    """Who says so."""
    evidence: tuple[EvidenceForm, ...] = ()
    """The words that say so, each with its `source:`."""


class ActorForm(Form):
    """A person, state, organisation, medium or unnamed source."""

    builds = model.Actor
    called = "an actor"

    name: Line
    """The name under which readers find it."""
    type: Annotated[
        Text,
        *choice(
            "person",
            "state",
            "organization",
            "international-organization",
            "media",
            "armed-force",
            "group",
            "unnamed-source",
        ),
    ]
    """What kind of actor it is."""
    in_sentence: Line | None = None
    """The name as it stands in the middle of a sentence: “the United States”."""
    aliases: tuple[Line, ...] = ()
    """Other names in the sources."""
    description: Line | None = None
    """Who or what it is, in one line."""
    roles: tuple[RoleForm, ...] = ()
    """Offices."""
    relations: tuple[RelationForm, ...] = ()
    """How it stands to other actors."""
    part_of: Line | None = None
    """The id of the actor that it belongs to."""
    formerly: tuple[Id, ...] = ()
    """Ids under which it was published before: their addresses lead here."""
    existence: Annotated[Text, *choice("established", "alleged")] = Text("established")
    """`alleged`: whether it exists is itself a claim."""
    number: Line | None = None
    """Of unnamed sources: how many, where that is known."""


class DossierForm(Form):
    """Briefings on one subject."""

    builds = model.Dossier
    called = "a dossier"

    title: Line
    """Its name."""
    description: Words | None = None
    """What it is about, in a sentence or two."""


class RecordForm(Form):
    """The record of one source document. The document beside it is evidence: never edited."""

    builds = model.Record
    called = "the record"

    title: Line
    """The document's own title."""
    published: Date | None = None
    """When it was published, EDTF."""
    publisher: Line = Text("unknown")
    """Who published it; `unknown` is a value, never a blank."""
    author: Line | None = None
    """Who wrote it, where it says so."""
    language: Language = Text("en")
    """BCP 47: `en`, `es`, `ar` …"""
    type: Annotated[Text, *choice("primary", "secondary", "tertiary")] = Text("secondary")
    """Primary: by those concerned. Secondary: about them. Tertiary: about what others wrote."""
    reliability: Annotated[Text, *choice("A", "B", "C", "D", "E", "F")] = Text("F")
    """Admiralty code: A completely reliable … E unreliable, F cannot be judged."""
    descriptor: Line | None = None
    """What kind of document it is, how it knows what it says, what it lacks."""
    relays: tuple[Line, ...] = ()
    """Ids of the actors whose reports it passes on."""
    rights: Line | None = None
    """By what right the site holds and shows it."""
    url: Url | None = None
    """Where it was published."""
    retrieved: Day | None = None
    """When it was fetched from there."""
    archive: Url | None = None
    """Where an archived copy lies."""
    display: Annotated[Text, *choice("full", "passages", "link")] = Text("passages")
    """How much of the text the site shows: all of it, the quoted passages, or only where it is."""
    status: Annotated[Text, *choice("current", "superseded", "withdrawn")] = Text("current")
    """`superseded` and `withdrawn` mark everything that rests on it."""
    status_note: Line | None = None
    """Why it was withdrawn or superseded."""
    superseded_by: Line | None = None
    """The id of the source that takes its place."""
    corrects: Line | None = None
    """The id of the source that it corrects."""
    sha256: Sha256 | None = None
    """The SHA-256 of the document's bytes."""
