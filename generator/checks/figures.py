"""number-not-in-evidence, bound-lost, date-not-in-evidence: figures stand in the words quoted for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checks.finding import Finding, place
from generator.checks.language.days import NamedDay, holds, is_day_of, named_days, without
from generator.checks.language.quantities import Quantity, quantities
from generator.checks.language.wordlists import Words, pattern, words_for
from generator.checks.registry import Registry
from generator.checks.setting import Setting
from generator.checks.statements import Statement, statements
from generator.dates import When
from generator.diagnostics import Diagnostic
from generator.faults import claims as faults
from generator.literal import Text
from generator.model import Source
from generator.relate import Site

SECOND = 2
"""Two things, or the second of them: named more often in passing than counted."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the words quoted for a statement hold."""

    quantities: tuple[tuple[Quantity, str], ...]
    """Each as a number and as it stands there."""
    days: tuple[tuple[NamedDay, Source], ...]
    published: tuple[When, ...]


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """Numbers and dates of claims, events and measures that their evidence does not hold."""
    words = words_for(setting.words, setting.language)
    if words is None:
        return
    registry = Registry.of(site)
    for statement in statements(site):
        held = None if statement.derived else _held(site, setting, statement)
        if held is not None:
            yield from _of_statement(statement, registry, held, words)


def _held(site: Site, setting: Setting, statement: Statement) -> Held | None:
    """What the evidence holds; None where some of it cannot be read."""
    numbers: list[tuple[Quantity, str]] = []
    days: list[tuple[NamedDay, Source]] = []
    published: list[When] = []
    for passage in statement.passages:
        source = site.sources[passage.source]
        words = words_for(setting.words, source.record.language)
        if words is None:
            return None
        named = named_days(passage.text, words)
        plain = without(passage.text, named)
        days.extend((day, source) for day in named)
        numbers.extend((q, q.words(passage.text)) for q in quantities(plain, words))
        published.extend([source.record.published] if source.record.published else [])
    return Held(tuple(numbers), tuple(days), tuple(published)) if statement.passages else None


def _of_statement(
    statement: Statement, registry: Registry, held: Held, words: Words
) -> Iterator[Finding]:
    """What is wrong with the sentence and with its measure; figures in names, as of a Radio Nine, are none."""
    unnamed = registry.without(statement.text)
    named = named_days(unnamed, words)
    plain = without(unnamed, named)
    for day in named:
        if not _is_held(day, held, statement.when):
            said = day.words(statement.text)
            at = place(statement.text, *day.span)
            found = faults.DATE_NOT_IN_EVIDENCE.at(at, what=statement.called, date=said)
            yield _finding(statement, found, said)
    counted = [q for q in quantities(plain, words) if not _is_no_count(plain, q, words)]
    yield from _of_numbers(statement, statement.text, counted, held)
    if statement.measure:
        measured = quantities(statement.measure, words)
        yield from _of_numbers(statement, statement.measure, measured, held)


def _of_numbers(
    statement: Statement, text: Text, numbers: Iterable[Quantity], held: Held
) -> Iterator[Finding]:
    for quantity in numbers:
        diagnostic = _judged(statement, text, quantity, held)
        if diagnostic:
            yield _finding(statement, diagnostic, quantity.words(text))


def _finding(statement: Statement, diagnostic: Diagnostic, said: str) -> Finding:
    return Finding(diagnostic, (statement.briefing,), (statement.id, said))


def _is_held(day: NamedDay, held: Held, when: When | None) -> bool:
    if is_day_of(day, when) or any(is_day_of(day, published) for published in held.published):
        return True
    return any(holds(there, day, source.record.published) for there, source in held.days)


def _is_no_count(text: str, quantity: Quantity, words: Words) -> bool:
    """Whether a number in letters only points: one of them, both, the two leaders, a first step."""
    if not quantity.spelled or quantity.bound == "several":
        return False
    value, said = max(quantity.readings), quantity.words(text).casefold()
    if value <= 1 or said in words.pairs or (quantity.kind == "ordinal" and value == SECOND):
        return True
    before = text[max(0, quantity.span.start - 12) : quantity.span.start].rstrip()
    articles = [m.end() for m in pattern(words.articles).finditer(before)]
    return value == SECOND and articles[-1:] == [len(before)]


def _judged(
    statement: Statement, text: Text, quantity: Quantity, held: Held
) -> Diagnostic | None:
    """What is wrong with a number, if anything."""
    same = [(q, said) for q, said in held.quantities if _same(quantity, q)]
    at = place(text, *quantity.span)
    facts = {"what": statement.called, "number": quantity.words(text)}
    if any(_same_bound(quantity, q) for q, _ in same):
        return None
    if quantity.may_be_year and _is_year_of(quantity, held, statement.when):
        return None
    if same:
        return faults.BOUND_LOST.at(at, **facts, there=same[0][1])
    said = ", ".join(f"`{words}`" for words in dict.fromkeys(w for _, w in held.quantities))
    cure = f"it holds {said}" if said else "it holds no number"
    return faults.NUMBER_NOT_IN_EVIDENCE.at(at, **facts, cure=cure)


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are the same number of the same unit."""
    if other.bound == "several" or one.bound == "several":
        return _same_scale(one, other)
    units = {one.unit, other.unit}
    clash = ("%" in units and len(units) > 1) or len(units - {""}) > 1
    return bool(one.readings & other.readings) and not clash


def _same_scale(one: Quantity, other: Quantity) -> bool:
    """Hundreds are several hundreds, and any number from two hundred on."""
    if one.bound != "several":
        return False
    if other.bound == "several":
        return one.readings == other.readings
    return max(other.readings) >= 2 * max(one.readings)


def _same_bound(one: Quantity, other: Quantity) -> bool:
    if one.bound == "several" or "during" in {one.bound, other.bound}:
        return True
    if one.may_be_year and other.may_be_year and {one.bound, other.bound} <= {"", "less"}:
        return True
    return one.bound == other.bound


def _is_year_of(quantity: Quantity, held: Held, when: When | None) -> bool:
    """Whether a number is the year of a source or of the event itself."""
    dates: Iterable[When] = (*held.published, *((when,) if when else ()))
    years = {part.year for date in dates for part in date.parts}
    days = {day.year for day, _ in held.days if day.year}
    return any(reading in years | days for reading in quantity.readings)
