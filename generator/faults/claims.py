"""What can be wrong between what is claimed and what the sources say."""

from __future__ import annotations

from generator.faults.fault import error, warning

_ACCEPT = "; if it is right as it stands, accept it: `ignore: [{{check: %s, value: {id}, reason: …}}]`"

CUT_QUOTE = error(
    "cut-quote",
    "this quote and the next are one sentence of the source, cut at its comma",
    "put quotation marks round the whole quote",
    """In a list in brackets a comma ends an item, so `[She came, she said, at noon]` is three quotes. Each of
    them may stand in the source, and yet none is what was meant.""",
)
HEDGE_LOSS = error(
    "hedge-loss",
    "the source says {words}, but the claim `{id}` {says}",
    "{cure}" + _ACCEPT % "hedge-loss",
    """A source that writes *reportedly*, *alleged*, *sources say* does not vouch for what follows. A claim that
    rests on such a sentence and is `confirmed`, or has no holder and no hedge of its own, turns hearsay into
    fact: the worst mistake that a briefing can make. The word lists are in `generator/checks/words/`.""",
)
NUMBER_NOT_IN_EVIDENCE = error(
    "number-not-in-evidence",
    "the evidence of {what} does not hold the number `{number}`",
    "{cure}; quote the words that hold this one, or, if you worked it out, say how in `derived:`",
    """Every number of a claim, of an event and of a measure stands in the words quoted for it, in figures or in
    letters. “83 people” does not rest on “over 80”. What the editor counted or converted says so with
    `derived:`, which readers see.""",
)
BOUND_LOST = error(
    "bound-lost",
    "{what} says `{number}` where the evidence says `{there}`",
    "say it as the source does; or explain the difference in `derived:`",
    """“Over 80” is another number than “80”, and “about 80” another than both. A bound, an estimate or a range
    must not be lost on the way from the source, nor made up.""",
)
DATE_NOT_IN_EVIDENCE = error(
    "date-not-in-evidence",
    "the evidence of {what} does not hold the date `{date}`",
    "quote the words that give the date, or leave it out; if you worked it out, say how in `derived:`",
    """A date in a sentence stands in the words quoted for it, or is the day on which the source was
    published. The year may be taken from the source’s own date.""",
)
NAME_NOT_IN_EVIDENCE = error(
    "name-not-in-evidence",
    "the evidence of {what} does not name `{name}`",
    "{cure}; or, if the source means it without naming it, say so in `derived:`",
    """Every name in a claim or event stands in the sentence quoted for it, or belongs to the holder of the
    claim or to whom it is made against. Names of one actor count as each other: give the ones that the
    sources use as `aliases:` in the registry.""",
)
UNANNOTATED_ACTOR = warning(
    "unannotated-actor",
    "`{name}` stands in this source {times} and is not in the registry",
    "add it to `briefings/actors.yml`, as an actor or among the `aliases:` of one; or accept it in a briefing: "
    "`ignore: [{{check: unannotated-actor, value: {name}, reason: …}}]`",
    """A name that a source gives more than once, or in full, is most often somebody who matters in it. Whoever
    is left out of the registry has no page and is not found.""",
)
LIKELIHOOD_WITHOUT_JUDGEMENT = error(
    "likelihood-without-judgement",
    "the claim `{id}` has `{field}:`, but is {kind}",
    "delete the line; or write `kind: judgement` if it is a judgement of this site",
    """Likelihood and confidence are the site’s own estimates (ICD 203). What a source says has a `status` and
    a holder; only a `judgement` has a likelihood and a confidence.""",
)
UNKNOWN_LIKELIHOOD = error(
    "unknown-likelihood",
    "`{term}` is not a likelihood term of {set}",
    "{cure}",
    """Likelihood is said in one closed set of terms, each with its range, so that a reader knows what
    `likely` means here: those of ICD 203 or those of the PHIA yardstick, never both.""",
)
LIKELIHOOD_AND_CONFIDENCE = error(
    "likelihood-and-confidence",
    "this sentence gives a likelihood (`{likelihood}`) and a confidence (`{confidence}`)",
    "say them in two sentences, or in the fields `likelihood:` and `confidence:`",
    """How likely something is and how well founded the judgement is are two things. ICD 203 forbids both in
    one sentence, because readers take one for the other.""",
)
CONFIDENCE_WITHOUT_BASIS = error(
    "confidence-without-basis",
    "the claim `{id}` gives a confidence and not what it rests on",
    "add `confidence_basis:`, a sentence on the sources and the reasoning",
    """*High confidence* alone tells a reader nothing. The basis says which sources bear the judgement, how
    good they are, and what might change it.""",
)
LIKELIHOOD_NOT_IN_EVIDENCE = warning(
    "likelihood-not-in-evidence",
    "the claim `{id}` says `{term}`, and its evidence leaves nothing open",
    "say it as the source does, or write `kind: judgement`" + _ACCEPT % "likelihood-not-in-evidence",
    """A word of likelihood in what is said to be information, and none in the words that it rests on, is
    most often the editor’s own estimate.""",
)
CONFIRMED_ON_ONE_ORIGIN = warning(
    "confirmed-on-one-origin",
    "the claim `{id}` is `confirmed` and rests on {basis}",
    "find a second source, or the parties’ own words" + _ACCEPT % "confirmed-on-one-origin",
    """What is confirmed by the parties or by documents is best shown by them. One secondary source that says
    so, or several that pass on one report, can all be wrong together.""",
)
UNSUPPORTED_STATEMENT = warning(
    "unsupported-statement",
    "{what} rests only on {sources}",
    "quote a source that stands, or withdraw it" + _ACCEPT % "unsupported-statement",
    """A source that is withdrawn or superseded no longer bears anything. What rests on nothing else is marked
    on its page until somebody deals with it.""",
)
WEAKENED_STATEMENT = warning(
    "weakened-statement",
    "{what} rests also on {sources}",
    "see whether the other evidence is enough, and take this one out" + _ACCEPT % "weakened-statement",
    """A statement that loses one of its sources may still stand, but somebody should look. It is marked on
    its page until then.""",
)
OVERDUE_QUESTION = warning(
    "overdue-question",
    "the question `{id}` was to be reviewed by {date}",
    "look at it again: answer it, or set a later `review_by:`",
    """A question that is open past its day of review is one that nobody looks after. The day of comparison is
    the one given with `--today`; no clock is read.""",
)
ANSWERED_WITHOUT_EVIDENCE = error(
    "answered-without-evidence",
    "the question `{id}` is answered, but {problem}",
    "name in `answered_by:` the claims that answer it, each with its evidence",
    """An answer is a claim like any other, with a holder and the words it rests on. The `evidence:` of a
    question are the words that raise it.""",
)
SUPERSEDED_WITHOUT_SUCCESSOR = error(
    "superseded-without-successor",
    "the question `{id}` is superseded, but not by which",
    "name the better question in `superseded_by:`",
    """A question that gives way to another leads its readers there.""",
)
UNANSWERABLE_WITHOUT_REASON = error(
    "unanswerable-without-reason",
    "the question `{id}` is unanswerable, but not why",
    "add `reason:`, a sentence for readers",
    """That something cannot be known is a finding too, and readers want to know why.""",
)
REVIEW_BEFORE_OPENING = error(
    "review-before-opening",
    "the question `{id}` is to be reviewed before it was opened",
    "`opened:` is {opened}; choose a later day",
    """The day of review lies after the day on which the question was asked.""",
)
UNKNOWN_CHECK = error(
    "unknown-check",
    "`{check}` cannot be accepted: {problem}",
    "{cure}",
    """`ignore:` names a warning that an editor has looked at and accepts, by its code, with the reason that
    readers see. Mistakes of form are not accepted but mended.""",
)
IGNORE_WITHOUT_VALUE = error(
    "ignore-without-value",
    "`{check}` is an error and is accepted one by one",
    "add `value:`, such as the id of the claim that it is about",
    """A warning may be accepted for a whole briefing. An error is accepted for one claim and one reason at a
    time, so that the next one does not slip through.""",
)
UNUSED_IGNORE = warning(
    "unused-ignore",
    "nothing is accepted by this: there is no {check}",
    "delete it",
    """An exception that excepts nothing stays behind when what it was for is gone, and would one day hide
    something new.""",
)
