"""The word lists of a language, and texts searched for the phrases in them.

A list is YAML in `checks/words/<language>.yml`. A site's own file of that name, in its folder `words/`,
replaces the built-in lists that it names, field by field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from typing import Any

from generator.diagnostics import Diagnostic
from generator.faults import fields as field_faults
from generator.names import did_you_mean
from generator.reading import positions

Table = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Words:
    """What the checks know of one language; in a phrase `*` stands for any ending of a word."""

    language: str
    """Primary subtag of BCP 47."""
    capitals: str = "none"
    """What begins with a capital: `names` (and little else), `nouns`, or `none`: nothing is told by it."""
    prefixes: tuple[str, ...] = ()
    """Particles written together with the word that follows them."""

    hearsay: tuple[str, ...] = ()
    """Words that say a thing is known from others only: reportedly, sources, suggest."""
    allegations: tuple[str, ...] = ()
    """Words that say a thing is held against somebody and not established: alleged, suspected."""
    reports: tuple[str, ...] = ()
    """Words that say a thing was reported; a confirmation that follows lifts them."""
    claims: tuple[str, ...] = ()
    """Words that make a thing one party's word: accused, claimed."""
    doubts: tuple[str, ...] = ()
    """Words that keep a distance without saying whose: ostensibly, widely viewed."""
    confirmations: tuple[str, ...] = ()
    """Words that say a report was confirmed."""
    exceptions: tuple[str, ...] = ()
    """Phrases in which a marker is none: sources of income."""

    numbers: Table = field(default_factory=dict)
    """Numerals by value."""
    pairs: tuple[str, ...] = ()
    """Words for two that hold a number and never state one: both, a pair."""
    scales: Table = field(default_factory=dict)
    """Numerals that multiply the one before them; those of one letter only where they are joined to it."""
    several: Table = field(default_factory=dict)
    """An unknown number of a scale: hundreds, dozens."""
    ordinals: Table = field(default_factory=dict)
    """Ordinal numerals by value."""
    ordinal_endings: tuple[str, ...] = ()
    """What makes a figure an ordinal: 3rd."""
    joints: tuple[str, ...] = ()
    """Words that stand inside a numeral: one hundred and five."""
    more: tuple[str, ...] = ()
    """What makes the number after it a lower bound: over."""
    less: tuple[str, ...] = ()
    """What makes it an upper bound."""
    about: tuple[str, ...] = ()
    """What makes it an estimate."""
    more_after: tuple[str, ...] = ()
    """What makes the number before it a lower bound: or more."""
    percent: tuple[str, ...] = ()
    currencies: Mapping[str, str] = field(default_factory=dict)
    """Names of currencies, by what they are called here; the same word means the same currency."""
    range_words: tuple[str, ...] = ()
    """What stands between the ends of a range: to."""
    from_words: tuple[str, ...] = ()
    """What makes two numbers a change and no range: from 10 to 12."""
    durations: tuple[str, ...] = ()
    """Units of time, after which `over` may mean during: over two days."""
    articles: tuple[str, ...] = ()
    """Articles after which two means things already named: the two leaders."""

    months: Table = field(default_factory=dict)
    ambiguous_months: tuple[str, ...] = ()
    """Months that are common words too, and count only beside a number or after one of `since`."""
    since: tuple[str, ...] = ()
    """Prepositions of time."""
    weekdays: Table = field(default_factory=dict)
    """1 is Monday."""

    titles: tuple[str, ...] = ()
    """Words before a name that are not part of it: President, Minister."""
    connectors: tuple[str, ...] = ()
    """Small words inside a name: Cartel de los Soles."""
    speech: tuple[str, ...] = ()
    """What a name does after which it is surely somebody's: said."""
    by: tuple[str, ...] = ()
    """What names the one who acts: reported by."""
    conjunctions: tuple[str, ...] = ()
    """What joins a name to its like."""
    places: tuple[str, ...] = ()
    """Prepositions after which a name is a place: in, near."""
    adjectives: tuple[str, ...] = ()
    """Endings by which the name of a country becomes that of its people: Peru, Peruvian."""
    ordinary: tuple[str, ...] = ()
    """Words that have a capital only because a sentence begins, or that are capitalised and no name."""

    likelihood: tuple[str, ...] = ()
    """Words of likelihood as they stand in running text."""
    open_words: tuple[str, ...] = ()
    """Words that leave a thing open, so that a likelihood is not new: may, could, expected."""
    confidence: tuple[str, ...] = ()
    """Phrases that state a confidence: with high confidence."""


Lists = Mapping[str, Words]


@cache
def built_in() -> Lists:
    """The word lists that come with the tool, by language."""
    folder = resources.files("generator.checks") / "words"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yml")), key=lambda f: f.name)
    texts = {f"words/{f.name}": f.read_text("utf-8") for f in files}
    lists, faults = merged({}, texts)
    if faults:
        raise AssertionError(faults)
    return lists


def merged(lists: Lists, files: Mapping[str, str]) -> tuple[Lists, tuple[Diagnostic, ...]]:
    """Word lists with those of a site's own files (path → text) in place of them, and what is wrong."""
    made, faults = dict(lists), list[Diagnostic]()
    for path, text in sorted(files.items()):
        tree, unread = positions.parse(path, text)
        faults.extend(unread)
        if not isinstance(tree, positions.Mapping):
            continue
        language = path.rpartition("/")[2].removesuffix(".yml")
        given = dict(_fields(path, tree, faults))
        made[language] = replace(made.get(language, Words(language)), **given)
    return made, tuple(faults)


def words_for(lists: Lists, tag: str) -> Words | None:
    """The lists for a BCP 47 tag: those of the language, whatever the region."""
    return lists.get(tag.split("-", maxsplit=1)[0].lower())


def _fields(
    path: str, tree: positions.Mapping, faults: list[Diagnostic]
) -> Iterator[tuple[str, Any]]:
    kinds = {f.name: f.type for f in fields(Words) if f.name != "language"}
    for name, value in tree.items():
        at = tree.keys_at[name]
        if name not in kinds:
            meant = did_you_mean(name, kinds)
            cure = f"did you mean `{meant}`?" if meant else "see `generator/checks/words/en.yml`"
            faults.append(field_faults.UNKNOWN_FIELD.at(at, field=name, what="a word list", cure=cure))
            continue
        read, expected = _read(str(kinds[name]), value)
        if expected:
            found = positions.type_names[type(value).__name__]
            facts = {"field": f"`{name}`", "expected": expected, "found": found}
            cure = "see the built-in list of that name"
            faults.append(field_faults.WRONG_TYPE.at(tree.values_at[name], **facts, cure=cure))
        else:
            yield name, read


def _read(kind: str, value: positions.Value) -> tuple[Any, str]:
    """The value of a field, or what it should be."""
    if kind == "str":
        return (str(value), "") if isinstance(value, str) else (None, "text")
    if kind.startswith("tuple"):
        sound = isinstance(value, positions.Sequence) and all(isinstance(v, str) for v in value)
        return (tuple(str(v) for v in value or ()), "") if sound else (None, "a list of words")
    if not isinstance(value, positions.Mapping) or not all(isinstance(v, str) for v in value.values()):
        return None, "a mapping of words"
    if kind != "Table":
        return {str(k): str(v) for k, v in value.items()}, ""
    if not all(re.fullmatch(r"[0-9]{1,15}", str(v)) for v in value.values()):
        return None, "a mapping of words to whole numbers"
    return {str(k).casefold(): int(str(v)) for k, v in value.items()}, ""


def phrase(text: str) -> str:
    """The regular expression of a phrase: any white space, either apostrophe, any hyphen."""
    loose = r"\s+".join(re.escape(word) for word in text.split())
    return re.sub("['’]", "['’]", loose).replace(r"\-", "[-‐‑]")


def verbatim(names: Iterable[str]) -> str:
    """The regular expression of any of these names, the longest first."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(map(phrase, longest_first)) or r"(?!)"


def any_of(items: Iterable[str]) -> str:
    """The regular expression of any of these phrases, the longest first; `*` is any ending."""
    return _any_of(tuple(items))


@cache
def _any_of(items: tuple[str, ...]) -> str:
    return verbatim(items).replace(r"\*", r"\w*")


@cache
def pattern(items: tuple[str, ...], prefixes: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A search for whole phrases, whatever their capitals."""
    before = f"(?:{any_of(prefixes)})?" if prefixes else ""
    return re.compile(rf"(?<!\w){before}(?:{any_of(items)})(?!\w)", re.IGNORECASE)
