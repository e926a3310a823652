"""Likelihood and confidence as fields of a claim: of judgements only, in one set of terms, with grounds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.derived import estimates
from generator.derived.estimates import TermSet
from generator.diagnostics import Diagnostic
from generator.faults import claims as faults
from generator.model import Claim
from generator.relate import Site

CALLED = {"information": "information from a source", "assumption": "an assumption"}


def check(site: Site, _: Setting) -> Iterator[Finding]:
    """What is wrong with the estimates of a site."""
    for entry in site.claims.values():
        for diagnostic in (*_fields(entry.item), *_term(entry.item, site.likelihoods)):
            yield Finding(diagnostic)


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
