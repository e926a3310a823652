"""What can be wrong between one object and another."""

from __future__ import annotations

from generator.faults.fault import error, warning

UNKNOWN_ACTOR = error(
    "unknown-actor",
    "there is no actor `{id}`",
    "{cure}",
    """Actors are named by their id in `briefings/actors.yml`, so that one person is one person everywhere.""",
)
UNKNOWN_SOURCE = error(
    "unknown-source",
    "there is no source `{id}`",
    "{cure}",
    """A source is named by its file in `seeds/`, without the suffix.""",
)
UNKNOWN_CLAIM = error(
    "unknown-claim",
    "there is no claim `{id}`",
    "{cure}",
    """A claim of the same briefing is named by its id, one of another briefing as
    `<briefing>#<id>`.""",
)
UNKNOWN_QUESTION = error(
    "unknown-question",
    "there is no question `{id}`",
    "{cure}",
    """`superseded_by:` of a question names the question that takes its place: its id, or `<briefing>#<id>` of
    another briefing.""",
)
UNKNOWN_DOSSIER = error(
    "unknown-dossier",
    "there is no dossier `{id}`",
    "{cure}",
    """Dossiers are named by their id in `briefings/dossiers.yml`.""",
)
UNKNOWN_REFERENCE = error(
    "unknown-reference",
    "there is no claim, question or disagreement `{id}`",
    "{cure}",
    """`[[id]]` in a sentence, and `about:` of a question, name a claim, question or disagreement of the same
    briefing, or `<briefing>#<id>` of another.""",
)
LONE_CLAIM = error(
    "lone-claim",
    "the disagreement `{id}` sets {number} against nothing",
    "name two claims or more, each once, under `claims:`",
    """A disagreement sets claims against each other, so that readers see both sides. One claim, or the same
    claim twice, has no other side.""",
)
LINK_TO_ITSELF = error(
    "link-to-itself",
    "the claim `{id}` is linked to itself",
    "name the other claim, or delete the link",
    """`links:` say how a claim stands to another one. None rests on itself or contradicts itself.""",
)
QUOTE_WITHOUT_SOURCE = error(
    "quote-without-source",
    "this quote does not say which source it comes from",
    "write it as `{{source: …, quote: …}}`; sources are: {known}",
    """In a briefing a quote may leave its source out, and the first of the briefing's `sources:` is meant. The
    registry of actors belongs to no briefing, so each quote there names its source.""",
)
UNUSED_SOURCE = warning(
    "unused-source",
    "nothing rests on the source `{id}`",
    "quote it in a briefing, or take it out of `seeds/`",
    """A source that no quote comes from makes readers look for something that is not there.""",
)
EMPTY_BRIEFING = error(
    "empty-briefing",
    "the briefing `{id}` has no key points",
    "add at least one claim under `key_points:`, with its status and the words it rests on",
    """A briefing is made of claims. Without one there is nothing to show and nothing to check.""",
)
NO_EVIDENCE = error(
    "no-evidence",
    "{what} rests on no words of any source",
    "add `evidence:` with the words copied from the source; an event may name `claims:` instead",
    """Every statement on the site shows the exact words it rests on. A claim that is an assumption or a
    judgement of the site says so with `kind:`, and then needs none.""",
)
SOURCE_WITHOUT_RECORD = error(
    "source-without-record",
    "the document `{name}` has no record",
    "write `{record}` beside it, with at least `title:`, `published:` and `sha256: {sha256}`",
    """Every document in `seeds/` has a record of the same name that says what it is, where it comes from and
    what may be shown of it. Without it no statement could be traced.""",
)
RECORD_WITHOUT_SOURCE = error(
    "record-without-source",
    "the record `{name}` has no document",
    "put the document beside it as `{stem}.txt` or `{stem}.md`, or delete the record",
    """A record describes the document of the same name in the same folder.""",
)
HASH_MISMATCH = error(
    "hash-mismatch",
    "the document is not the one that was recorded: its SHA-256 is {found}",
    "if somebody changed {document} by mistake, bring the old one back; if the change is meant, read the "
    "passages again and write `sha256: {found}`",
    """Documents are evidence. The record holds the SHA-256 of the file's bytes, so that nobody changes what a
    statement rests on without saying so.""",
)
MISSING_HASH = warning(
    "missing-hash",
    "the record has no `sha256`",
    "add `sha256: {found}`",
    """With the hash in the record, a later change of the document cannot go unnoticed.""",
)
