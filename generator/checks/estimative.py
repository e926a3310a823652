"""Likelihood and confidence: on judgements only, in one set of terms, and never in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import Finding, place
from generator.checks.language.sentences import sentences
from generator.checks.language.wordlists import Words, pattern, words_for
from generator.checks.setting import Setting
from generator.derived import estimates
from generator.derived.estimates import TermSet
from generator.diagnostics import Diagnostic
from generator.faults import claims as faults
from generator.literal import Text
from generator.model import Claim, Span
from generator.relate import Entry, Site

CALLED = {"information": "information from a source", "assumption": "an assumption"}


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """What is wrong with the estimates of a site."""
    words = words_for(setting.words, setting.language)
    for entry in site.claims.values():
        for diagnostic in (*_fields(entry.item), *_term(entry.item, site.likelihoods)):
            yield Finding(diagnostic)
    if words is not None:
        yield from (Finding(found) for text in _texts(site) for found in _mixed(text, words))
        yield from _in_information(site, setting, words)


def _fields(claim: Claim) -> Iterator[Diagnostic]:
    """Fields that only a judgement has, and the one that it must have."""
    if claim.kind != "judgement":
        for name in ("likelihood", "confidence", "confidence_basis"):
            value = getattr(claim, name)
            if value is not None:
                at = getattr(value, "at", None) or claim.at
                facts = {"id": claim.id, "field": name, "kind": CALLED[str(claim.kind)]}
                yield faults.LIKELIHOOD_WITHOUT_JUDGEMENT.at(at, **facts)
    elif claim.confidence is not None and claim.confidence_basis is None:
        at = getattr(claim.confidence, "at", None) or claim.at
        yield faults.CONFIDENCE_WITHOUT_BASIS.at(at, id=claim.id)


def _term(claim: Claim, terms: TermSet) -> Iterator[Diagnostic]:
    """A likelihood that is not of the site's set."""
    term = claim.likelihood
    if term is None or claim.kind != "judgement" or terms.degree(term):
        return
    meant = estimates.suggestion(term, terms)
    known = ", ".join(f"`{degree.terms[0]}`" for degree in terms.degrees)
    cure = f"write `{meant}`; the terms are {known}" if meant else f"the terms are {known}"
    yield faults.UNKNOWN_LIKELIHOOD.at(term.at or claim.at, term=term, set=terms.title, cure=cure)


def _texts(site: Site) -> Iterator[Text]:
    """The sentences that the site itself writes."""
    for entry in site.claims.values():
        yield entry.item.text
    for briefing in site.briefings:
        yield briefing.bottom_line.plain
        if briefing.why_it_matters:
            yield briefing.why_it_matters.plain


def _mixed(text: Text, words: Words) -> Iterator[Diagnostic]:
    """Sentences that give a likelihood and a confidence."""
    for span in sentences(text, Span(0, len(text))):
        likelihood = pattern(words.likelihood).search(text, *span)
        confidence = pattern(words.confidence).search(text, *span)
        if likelihood and confidence:
            facts = {"likelihood": likelihood[0], "confidence": confidence[0]}
            yield faults.LIKELIHOOD_AND_CONFIDENCE.at(place(text, *likelihood.span()), **facts)


def _in_information(site: Site, setting: Setting, words: Words) -> Iterator[Finding]:
    """Words of likelihood in what is said to be information, and none in what it rests on."""
    for entry in site.claims.values():
        claim = entry.item
        said = pattern(words.likelihood).search(claim.text)
        if said is None or claim.kind != "information" or claim.derived:
            continue
        if _leaves_nothing_open(site, setting, entry):
            at = place(claim.text, *said.span())
            found = faults.LIKELIHOOD_NOT_IN_EVIDENCE.at(at, id=claim.id, term=said[0])
            yield Finding(found, (entry.briefing.id,), (str(claim.id),))


def _leaves_nothing_open(site: Site, setting: Setting, entry: Entry[Claim]) -> bool:
    """Whether every passage of a claim can be read and none speaks of what may be."""
    passages = [e.passage for e in entry.item.evidence if e.passage]
    for passage in passages:
        words = words_for(setting.words, site.sources[passage.source].record.language)
        if words is None or pattern(words.open_words, words.prefixes).search(passage.text):
            return False
    return bool(passages)
