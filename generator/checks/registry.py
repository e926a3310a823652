"""The names of the registry, looked for in texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.checks.language.proper_names import WORD
from generator.checks.language.wordlists import verbatim
from generator.checks.statements import names_of
from generator.relate import Site

MOST_LISTED = 4
"""Names that a message lists."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Every name and alias, and whose it is."""

    owners: Mapping[str, frozenset[str]]
    """By name, with small letters and single spaces: ids of actors."""
    pattern: re.Pattern[str]
    shown: Mapping[str, str]
    """The name of each actor, by its id."""
    wholes: Mapping[str, str]
    """The actor that an actor is part of, by its id."""

    @classmethod
    def of(cls, site: Site) -> Registry:
        """The names of a site's actors."""
        owners: dict[str, set[str]] = defaultdict(set)
        for actor in site.actors.values():
            for name in names_of(actor):
                owners[_folded(name)].add(str(actor.id))
        names = {n for actor in site.actors.values() for n in names_of(actor)}
        pattern = re.compile(rf"(?<!\w)(?:{verbatim(names)})(?!\w)")
        shown = {str(actor.id): str(actor.name) for actor in site.actors.values()}
        wholes = {str(a.id): str(a.part_of) for a in site.actors.values() if a.part_of}
        return cls({name: frozenset(ids) for name, ids in owners.items()}, pattern, shown, wholes)

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], frozenset[str]]]:
        """The names in a text, the longest that fits at each place, and whose they are."""
        for match in self.pattern.finditer(text):
            yield match, self.owners.get(_folded(match[0]), frozenset())

    def named(self, text: str) -> set[str]:
        """The actors named in a text."""
        return {id for _, actors in self.matches(text) for id in actors}

    def with_wholes(self, actors: Iterable[str]) -> set[str]:
        """Actors, and all that they are part of: the state of a ministry."""
        found, waiting = set[str](), list(actors)
        while waiting:
            id = waiting.pop()
            if id not in found:
                found.add(id)
                waiting.extend([self.wholes[id]] if id in self.wholes else [])
        return found

    def without(self, text: str) -> str:
        """The text with every registered name blotted out."""
        return self.pattern.sub(lambda match: "\n" * len(match[0]), text)

    def words_of(self, actors: Iterable[str]) -> list[str]:
        """The words of all names of some actors."""
        wanted = set(actors)
        names = sorted(name for name, ids in self.owners.items() if ids & wanted)
        return [word[0] for name in names for word in WORD.finditer(name)]

    def listed(self, text: str) -> str:
        """The actors named in a text, for a message."""
        found = dict.fromkeys(id for _, ids in self.matches(text) for id in sorted(ids))
        return ", ".join(f"`{self.shown[id]}`" for id in list(found)[:MOST_LISTED])


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").replace("‑", "-").replace("‐", "-").split())
