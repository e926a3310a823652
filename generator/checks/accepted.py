"""Warnings that an editor looked at and accepted, with a reason that readers see: `ignore:` of a briefing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.finding import Finding
from generator.diagnostics import Diagnostic, Severity
from generator.faults import FAULTS
from generator.faults import claims as faults
from generator.model import Ignore
from generator.names import did_you_mean
from generator.relate import Site

ACCEPTABLE = (
    faults.HEDGE_LOSS,
    faults.NUMBER_NOT_IN_EVIDENCE,
    faults.BOUND_LOST,
    faults.DATE_NOT_IN_EVIDENCE,
    faults.NAME_NOT_IN_EVIDENCE,
    faults.UNANNOTATED_ACTOR,
    faults.LIKELIHOOD_NOT_IN_EVIDENCE,
    faults.CONFIRMED_ON_ONE_ORIGIN,
    faults.UNSUPPORTED_STATEMENT,
    faults.WEAKENED_STATEMENT,
)
"""What may be right as it stands, for a reason. Mistakes of form are mended, not accepted."""

CODES = {fault.code: fault for fault in ACCEPTABLE}


def settle(site: Site, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """What was found and not accepted, and what is wrong with the acceptances themselves."""
    entries = [(b.id, ignore) for b in site.briefings for ignore in b.ignore]
    used: set[int] = set()
    for finding in findings:
        hits = {i for i, (briefing, ignore) in enumerate(entries) if _accepts(briefing, ignore, finding)}
        used |= hits
        if not hits:
            yield finding.diagnostic
    for briefing in site.briefings:
        yield from _unsound(i for i in briefing.ignore if i.at not in site.unsettled)
    for index, (_, ignore) in enumerate(entries):
        unused = index not in used and not site.unsettled
        if unused and ignore.check in CODES and not _lacks_value(ignore):
            check = f"`{ignore.check}`" + (f" about `{ignore.value}`" if ignore.value else "")
            yield faults.UNUSED_IGNORE.at(ignore.check.at or ignore.at, check=check)


def _accepts(briefing: str, ignore: Ignore, finding: Finding) -> bool:
    found = finding.diagnostic
    if ignore.check != found.code or found.code not in CODES or briefing not in finding.briefings:
        return False
    if ignore.value is None:
        return found.severity is not Severity.ERROR
    return _folded(ignore.value) in {_folded(subject) for subject in finding.about}


def _lacks_value(ignore: Ignore) -> bool:
    return ignore.value is None and CODES[ignore.check].severity is Severity.ERROR


def _unsound(ignored: Iterable[Ignore]) -> Iterator[Diagnostic]:
    """Acceptances of what there is not, or of more than is allowed."""
    for ignore in ignored:
        at = ignore.check.at or ignore.at
        if ignore.check in CODES:
            if _lacks_value(ignore):
                yield faults.IGNORE_WITHOUT_VALUE.at(at, check=ignore.check)
            continue
        known = ignore.check in FAULTS
        problem = "it is mended, not accepted" if known else "there is no check of that name"
        meant = did_you_mean(str(ignore.check), CODES)
        some = f"what can be accepted: {', '.join(CODES)}"
        cure = f"`brief explain {ignore.check}` says how" if known else some
        cure = f"did you mean `{meant}`?" if meant and not known else cure
        yield faults.UNKNOWN_CHECK.at(at, check=ignore.check, problem=problem, cure=cure)


def _folded(text: str) -> str:
    """The text for comparison: capitals, white space and the shape of apostrophes do not count."""
    return " ".join(text.replace("’", "'").casefold().split())
