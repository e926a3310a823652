"""unannotated-actor: whoever a source names again and again, or in full, is in the registry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from generator.checks.finding import Finding
from generator.checks.language.days import named_days, without
from generator.checks.language.proper_names import (
    WORD,
    Name,
    after_title,
    is_place,
    names_in,
    speaks,
    stems,
)
from generator.checks.language.wordlists import Words, words_for
from generator.checks.registry import Registry
from generator.checks.setting import Setting
from generator.diagnostics import Diagnostic
from generator.faults import claims as faults
from generator.literal import Text
from generator.model import Block, Location, Source, Span
from generator.relate import Site

REPEATEDLY = 2
"""Times that a name of one word stands in a source before it is taken for an actor's without another sign."""
TITLE_CASE = 0.6
"""Share of longer words with a capital from which on a line is a heading, where capitals tell nothing."""
LONGER = 4
"""Letters of a word that has a capital in a heading."""


@dataclass
class Candidate:
    """A name and where it stands in one source."""

    words: str
    places: list[Span] = field(default_factory=list)
    signs: int = 0
    """Places where a title, a verb of saying or an agent shows that it is somebody's."""

    @property
    def parts(self) -> list[str]:
        """Its words with a capital."""
        return [word[0] for word in WORD.finditer(self.words) if word[0][:1].isupper()]

    @property
    def counts(self) -> bool:
        """Whether it is taken for the name of an actor."""
        return bool(self.signs) or len(self.parts) > 1 or len(self.places) >= REPEATEDLY


def check(site: Site, setting: Setting) -> Iterator[Finding]:
    """Names that stand in a source of a briefing and not in the registry."""
    registry = Registry.of(site)
    users: dict[str, list[str]] = defaultdict(list)
    for briefing in site.briefings:
        for source in site.rests_on(briefing):
            users[source.id].append(briefing.id)
    for source in site.sources.values():
        words = words_for(setting.words, source.record.language)
        if words is not None and words.capitals == "names" and users[source.id]:
            for candidate in unannotated(source, registry, words):
                found = _diagnostic(source, candidate)
                yield Finding(found, tuple(users[source.id]), (candidate.words,))


def unannotated(source: Source, registry: Registry, words: Words) -> tuple[Candidate, ...]:
    """The names of a source that look like actors' and are not in the registry."""
    text = registry.without(source.text)
    text = without(text, named_days(text, words))
    found: dict[str, Candidate] = {}
    starts: list[Name] = []
    for block in source.reading.blocks:
        if not _is_title(source.text, block):
            for name in names_in(text, block.span, words):
                if name.at_start:
                    starts.append(name)
                else:
                    _note(found, text, name, words)
    _add_starts(found, starts, text, words)
    _join(found, words.articles)
    known = _by_stem([*registry.words_of(registry.shown), *found])
    standing = [c for c in found.values() if c.places and not _is_adjective(c, known, words)]
    sure = [span for c in standing if c.counts for span in c.places]
    joined = Joined({span.end for span in sure}, {span.start for span in sure})
    actors = [c for c in standing if c.counts or joined.to(c, text, words)]
    return tuple(sorted(actors, key=lambda c: c.places[0]))


def _note(found: dict[str, Candidate], text: str, name: Name, words: Words) -> None:
    """One more place of a name, unless only a place can stand there."""
    said = name.words(text)
    candidate = found.setdefault(said, Candidate(said))
    if is_place(text, name, words):
        return
    candidate.places.append(name.span)
    candidate.signs += after_title(text, name, words) or speaks(text, name, words)


def _add_starts(found: dict[str, Candidate], starts: list[Name], text: str, words: Words) -> None:
    """Names at the beginning of a sentence count where the word is never written small."""
    small = {word[0] for word in WORD.finditer(text) if word[0][:1].islower()}
    for name in starts:
        said = name.words(text)
        head, *rest = [word[0] for word in WORD.finditer(said)]
        if rest and head.casefold() in small:
            shorter = WORD.search(text, name.span.start + len(head))
            if shorter and shorter.end() <= name.span.end and shorter[0][:1].isupper():
                _note(found, text, Name(Span(shorter.start(), name.span.end), at_start=False), words)
        elif said in found or rest:
            _note(found, text, name, words)


def _join(found: dict[str, Candidate], articles: Collection[str]) -> None:
    """A last name alone counts for the one full name that ends with it; with an article it is the same name."""
    for name in [c for c in found.values() if c.words.partition(" ")[2] in found]:
        head, _, rest = name.words.partition(" ")
        if head.casefold() in articles:
            _merge(name, found[rest])
    full: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found.values():
        if len(candidate.parts) > 1 and candidate.places:
            full[candidate.parts[-1]].append(candidate)
    for short in [c for c in found.values() if len(c.parts) == 1]:
        if len(full[short.parts[0]]) == 1:
            _merge(short, full[short.parts[0]][0])


def _merge(name: Candidate, other: Candidate) -> None:
    """Count the places of one name for another."""
    other.places.extend(name.places)
    other.places.sort()
    other.signs += name.signs
    name.places.clear()


def _by_stem(known: Iterable[str]) -> dict[str, set[str]]:
    """Known words by what an adjective of theirs would begin with."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in known:
        for stem in stems(word):
            found[stem].add(word)
    return found


def _is_adjective(candidate: Candidate, known: dict[str, set[str]], words: Words) -> bool:
    """Whether a name is only the adjective of another: Peruvian, where Peru is known."""
    if len(candidate.parts) != 1:
        return False
    made = candidate.parts[0].casefold()
    roots = (made.removesuffix(ending) for ending in words.adjectives if made.endswith(ending))
    return any(len(other) < len(made) for root in roots for other in known.get(root, ()))


@dataclass(frozen=True, slots=True)
class Joined:
    """Where the names that count end and begin."""

    ends: set[int]
    starts: set[int]

    def to(self, candidate: Candidate, text: str, words: Words) -> bool:
        """Whether `and` joins a name to one of them: China and Russia."""
        return any(
            self._beside(span, text, f" {joint} ")
            for span in candidate.places
            for joint in words.conjunctions
        )

    def _beside(self, span: Span, text: str, joint: str) -> bool:
        after, before = span.end + len(joint), span.start - len(joint)
        is_first = after in self.starts and text[span.end : after] == joint
        return is_first or (before in self.ends and text[before : span.start] == joint)


def _is_title(text: str, block: Block) -> bool:
    """Whether a block is a heading or has its capitals like one."""
    longer = [w[0] for w in WORD.finditer(text, *block.span) if len(w[0]) >= LONGER]
    capitals = sum(word[:1].isupper() for word in longer)
    ends = text[block.span.start : block.span.end].rstrip("”’\"')»*_ ")[-1:]
    return block.kind == "heading" or (ends not in {".", "!", "?"} and capitals > TITLE_CASE * len(longer))


def _diagnostic(source: Source, candidate: Candidate) -> Diagnostic:
    first = candidate.places[0]
    line = source.reading.line_of(first.start)
    at = Location(source.path, line)
    if source.path.endswith(".txt"):  # where the text is the file, letter for letter
        column = first.start - source.text.rfind("\n", 0, first.start)
        at = Location(source.path, line, column, first.end - first.start)
    number = len(candidate.places)
    times = "once" if number == 1 else f"{number} times"
    return faults.UNANNOTATED_ACTOR.at(at, name=Text(candidate.words), times=times)
