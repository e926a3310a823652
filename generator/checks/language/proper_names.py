"""Names in a text: runs of words with a capital, in the languages where a capital tells a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.language.sentences import sentences
from generator.checks.language.wordlists import Words, any_of, pattern
from generator.model import Span

MOST_CONNECTORS = 2
"""Small words between two words of a name: Cartel de los Soles."""
LONGEST_NAME = 16
"""Words of a name, the small ones counted."""
SHORTEST_STEM = 4
"""Letters that the name of a country and of its people must share."""
LONGEST_ACRONYM = 7

QUOTATION_MARKS = "“”„‟«»‹›\"‘’'"

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]\w*(?:['’](?=[A-ZÀ-Þ])\w+|[-‐‑]\w+)*")

_opens_sentence = re.compile(r"(?:[|:“„«‘\"(\[]|[•‣◦▪*–—-]\s|\d[.)]\s)[“„«‘\"'(\[\s]*$")
_ROOM = 8
"""Characters before a word that show whether it opens a sentence."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words with a capital."""

    span: Span
    at_start: bool
    """Whether its first word may have its capital from its place in the sentence alone."""

    def words(self, text: str) -> str:
        """The name as it stands, on one line."""
        return " ".join(text[self.span.start : self.span.end].split())


def names_in(text: str, span: Span, words: Words) -> Iterator[Name]:
    """The names in a part of a text, without titles before them and ordinary words that begin a sentence."""
    for sentence in sentences(text, span):
        for run in _runs(text, sentence, words):
            name = _without_titles(text, run, words)
            if name is not None:
                yield name


def _runs(text: str, sentence: Span, words: Words) -> Iterator[Name]:
    """Words with a capital, joined by white space or by small words."""
    run: list[re.Match[str]] = []
    small: list[re.Match[str]] = []
    connectors = set(words.connectors)
    for word in WORD.finditer(text, *sentence):
        last = (small or run)[-1:] or None
        joined = last is not None and not text[last[0].end() : word.start()].strip(" \t\u00a0")
        capital = word[0][:1].isupper()
        if run and joined and len(run) < LONGEST_NAME and capital:
            run += [*small, word]
            small = []
            continue
        if run and joined and word[0] in connectors and len(small) < MOST_CONNECTORS:
            small.append(word)
            continue
        if run:
            yield from _cut(text, sentence, run, words)
        run, small = ([word] if capital else []), []
    if run:
        yield from _cut(text, sentence, run, words)


def _cut(text: str, sentence: Span, run: list[re.Match[str]], words: Words) -> Iterator[Name]:
    """The run without an ordinary word at its head; nothing of a title with such words in it: We Have Won."""
    room = max(sentence.start, run[0].start() - _ROOM)
    before = text[room : run[0].start()]
    first = room == sentence.start and not before.strip("“„«‘\"'([ \t\n")
    at_start = (first or _opens_sentence.search(before) is not None) and not _is_quoted(text, run)
    ordinary = {word.casefold() for word in words.ordinary}
    while run and at_start and run[0][0].casefold() in ordinary:
        run, at_start = run[1:], False
    while run and not run[0][0][:1].isupper():
        run = run[1:]
    kept = [word for word in run if word[0].casefold() not in ordinary]
    capitals = [word[0] for word in run if word[0][:1].isupper() and word[0] != "The"]
    is_title = sum(word.casefold() in ordinary for word in capitals) > 1
    if kept and not is_title and any(len(word[0]) > 1 for word in kept):
        yield Name(Span(run[0].start(), run[-1].end()), at_start)


def _is_quoted(text: str, run: list[re.Match[str]]) -> bool:
    """Whether a run is all that stands between quotation marks, and so is no beginning of a sentence."""
    before, after = text[max(0, run[0].start() - 1) : run[0].start()], text[run[-1].end() : run[-1].end() + 1]
    return before in QUOTATION_MARKS and after in QUOTATION_MARKS and bool(before and after)


def _without_titles(text: str, name: Name, words: Words) -> Name | None:
    """What follows the last title in a run; None where nothing does."""
    if not words.titles:
        return name
    end = max((m.end() for m in _titles(words).finditer(text, *name.span)), default=None)
    if end is None:
        return name
    rest = WORD.search(text, end, name.span.end)
    if rest is None or not rest[0][:1].isupper():  # Minister of Transport: an office, not a name
        return None
    return Name(Span(rest.start(), name.span.end), at_start=False)


def _titles(words: Words) -> re.Pattern[str]:
    return pattern(words.titles)


def after_title(text: str, name: Name, words: Words) -> bool:
    """Whether a title stands just before a name."""
    before = text[max(0, name.span.start - 40) : name.span.start].rstrip()
    return any(m.end() == len(before) for m in _titles(words).finditer(before))


def speaks(text: str, name: Name, words: Words) -> bool:
    """Whether a name says something, or something is said or done by it."""
    after = re.compile(rf"[\s,]+(?:\w+ly\s+|has\s+|have\s+)?(?:{any_of(words.speech)})(?!\w)")
    before = text[max(0, name.span.start - 24) : name.span.start].rstrip()
    by = [m.end() for m in pattern(words.by).finditer(before)]
    return after.match(text, name.span.end) is not None or by[-1:] == [len(before)]


def is_place(text: str, name: Name, words: Words) -> bool:
    """Whether a name stands where only a place can: in Ruritania, near the Caribbean."""
    search = rf"(?<!\w)(?:{any_of(words.places)})(?:\s+(?:the|el|la|los|las|le|les|l['’]))?\s*$"
    before = text[max(0, name.span.start - 24) : name.span.start]
    return bool(words.places) and re.search(search, before, re.IGNORECASE) is not None


def same_people(one: str, other: str, words: Words) -> bool:
    """Whether one word is the adjective of the other: Peru and Peruvian."""
    if one.casefold() == other.casefold():
        return True
    return _derives(one, other, words) or _derives(other, one, words)


def _derives(adjective: str, name: str, words: Words) -> bool:
    roots = stems(name)
    made = adjective.casefold()
    return any(made.endswith(e) and made.removesuffix(e) in roots for e in words.adjectives)


def stems(name: str) -> set[str]:
    """What is left of a name when an adjective is made of it: Venezuela, Venezuel, Venezue."""
    base = name.casefold()
    return {base[: len(base) - cut] for cut in (0, 1, 2) if len(base) - cut >= SHORTEST_STEM}


def is_acronym(short: str, text: str) -> bool:
    """Whether the letters are the first ones of words with a capital that stand together in a text."""
    letters = short.replace(".", "")
    if not (letters.isupper() and 1 < len(letters) <= LONGEST_ACRONYM):
        return False
    initials = "".join(word[0][0] for word in WORD.finditer(text) if word[0][:1].isupper())
    return letters in initials
