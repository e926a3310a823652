"""name-not-in-evidence: who is named in a claim or event is named in the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.finding import Finding, place
from generator.checks.language.days import named_days, without
from generator.checks.language.proper_names import WORD, is_acronym, names_in, same_people
from generator.checks.language.sentences import sentence_around
from generator.checks.language.wordlists import Words, words_for
from generator.checks.registry import Registry
from generator.checks.setting import Setting
from generator.checks.statements import Statement, statements
from generator.faults import claims as faults
from generator.model import Source, Span
from generator.relate import Site


@dataclass(frozen=True, slots=True)
class Support:
    """The sentences round the words quoted for a statement."""

    text: str
    """The sentences, and who wrote and published them."""
    foreign: tuple[set[str], ...]
    """For each source in another language than the site's: the actors that it names as the registry does."""


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """Names in claims and events that their evidence does not hold."""
    words = words_for(setting.words, setting.language)
    if words is None:
        return
    registry = Registry.of(site)
    foreign = {
        source.id: registry.named(source.text)
        for source in site.sources.values()
        if not _is_in(source, words.language)
    }
    for statement in statements(site):
        if statement.passages and not statement.derived:
            support = _support(site, statement, foreign)
            for start, end in _unsupported(statement, support, registry, words):
                name = statement.text[start:end]
                holds = registry.listed(support.text)
                cure = f"it names {holds}" if holds else "quote the words that do"
                at = place(statement.text, start, end)
                facts = {"what": statement.called, "name": name, "cure": cure}
                found = faults.NAME_NOT_IN_EVIDENCE.at(at, **facts)
                yield Finding(found, (statement.briefing,), (statement.id, str(name)))


def _is_in(source: Source, language: str) -> bool:
    return source.record.language.split("-", maxsplit=1)[0].lower() == language


def _support(site: Site, statement: Statement, foreign: dict[str, set[str]]) -> Support:
    sources = {p.source: site.sources[p.source] for p in statement.passages}
    spans = dict.fromkeys(
        (p.source, sentence_around(sources[p.source], p.span)) for p in statement.passages
    )
    sentences = [sources[name].text[span.start : span.end] for name, span in spans]
    records = (source.record for source in sources.values())
    speakers = [str(who) for r in records for who in (r.publisher, r.author) if who]
    return Support("\n".join([*sentences, *speakers]), tuple(foreign[name] for name in sources if name in foreign))


def _unsupported(
    statement: Statement, support: Support, registry: Registry, words: Words
) -> Iterator[Span]:
    """Where the names stand that nothing supports: those of the registry, then all others."""
    held = registry.with_wholes({*statement.actors, *registry.named(support.text)})
    for match, actors in registry.matches(statement.text):
        if not actors & held and all(actors & spelled for spelled in support.foreign):
            yield Span(*match.span())
    if not support.foreign and words.capitals == "names":
        yield from _unregistered(statement, support, registry, words)


def _unregistered(
    statement: Statement, support: Support, registry: Registry, words: Words
) -> Iterator[Span]:
    blotted = registry.without(without(statement.text, named_days(statement.text, words)))
    held = [word[0] for word in WORD.finditer(support.text)]
    held += registry.words_of(statement.actors)
    for name in names_in(blotted, Span(0, len(blotted)), words):
        parts = [w for w in WORD.finditer(blotted, *name.span) if w[0][:1].isupper()]
        if name.at_start and len(parts) == 1:
            continue
        unheld = [not _is_held(part[0], held, support.text, words) for part in parts]
        if any(unheld):
            first = unheld.index(True)
            last = first + unheld[first:].index(False) if False in unheld[first:] else len(unheld)
            yield Span(parts[first].start(), parts[last - 1].end())


def _is_held(part: str, held: list[str], text: str, words: Words) -> bool:
    if any(same_people(part, word, words) for word in held) or is_acronym(part, text):
        return True
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text, re.IGNORECASE) is not None
