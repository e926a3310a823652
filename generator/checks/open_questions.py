"""Questions have a life: reviewed in time, answered by claims, given up with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from generator import dates
from generator.checks.finding import Finding
from generator.checks.setting import Setting
from generator.dates import When
from generator.diagnostics import Diagnostic
from generator.faults import claims as faults
from generator.model import Question
from generator.relate import Entry, Site


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """Questions that are overdue, or were closed without what closes them."""
    for entry in site.questions.values():
        for diagnostic in (*_closed(site, entry), *_review(entry.item, setting)):
            yield Finding(diagnostic)


def _closed(site: Site, entry: Entry[Question]) -> Iterator[Diagnostic]:
    """What the question's status promises and the question does not have."""
    question = entry.item
    at = getattr(question.status, "at", None) or question.at
    if question.status == "answered":
        problem = _unanswered(site, entry)
        if problem:
            yield faults.ANSWERED_WITHOUT_EVIDENCE.at(at, id=question.id, problem=problem)
    elif question.status == "superseded" and not question.superseded_by:
        yield faults.SUPERSEDED_WITHOUT_SUCCESSOR.at(at, id=question.id)
    elif question.status == "unanswerable" and question.reason is None:
        yield faults.UNANSWERABLE_WITHOUT_REASON.at(at, id=question.id)


def _unanswered(site: Site, entry: Entry[Question]) -> str | None:
    question = entry.item
    if not question.answered_by:
        return "no claim answers it"
    claims = site.claims_of(question.answered_by, entry.briefing)
    if claims and not any(claim.item.evidence for claim in claims):
        return "what answers it rests on no words of any source"
    return None


def _review(question: Question, setting: Setting) -> Iterator[Diagnostic]:
    review = question.review_by
    if review is None:
        return
    if review.upper < question.opened.lower:
        opened = dates.shown(question.opened)
        yield faults.REVIEW_BEFORE_OPENING.at(question.at, id=question.id, opened=opened)
    elif question.status == "open" and setting.today and _passed(question, review, setting.today):
        yield faults.OVERDUE_QUESTION.at(question.at, id=question.id, date=dates.shown(review))


def _passed(question: Question, review: When, today: When) -> bool:
    """Whether the day of review is over and nobody has looked at the question since."""
    looked = any(done.date.upper >= review.upper for done in question.reviews)
    return review.upper < today.lower and not looked
