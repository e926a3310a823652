"""Words of likelihood and confidence: never in one sentence, and not in what is said to be information."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import Finding, place
from generator.checks.language.sentences import sentences
from generator.checks.language.wordlists import Words, pattern, words_for
from generator.checks.setting import Setting
from generator.diagnostics import Diagnostic
from generator.faults import claims as faults
from generator.literal import Text
from generator.model import Claim, Span
from generator.relate import Entry, Site


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """What is wrong with the words of estimate of a site."""
    words = words_for(setting.words, setting.language)
    if words is not None:
        yield from (Finding(found) for text in _texts(site) for found in _mixed(text, words))
        yield from _in_information(site, setting, words)


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
