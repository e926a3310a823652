"""What to write instead of a name that means nothing: the id that was meant, or those that there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from generator.diagnostics import Diagnostic
from generator.faults import references
from generator.model import Actor, Location
from generator.names import did_you_mean, suggested_id

MOST_OFFERED = 8
"""Ids that a message lists; of the others it gives the number."""
EACH_PLACE = {references.UNKNOWN_REFERENCE.code}
"""Names in prose are reported where each stands: they are hard to find otherwise."""


def called(actors: Iterable[Actor]) -> Mapping[str, str]:
    """The ids of actors by the names that readers and sources have for them, capitals aside."""
    ids: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for name in (actor.name, actor.in_sentence, *actor.aliases):
            if name:
                ids[_plain(name)].add(str(actor.id))
    return {name: held.pop() for name, held in ids.items() if len(held) == 1}


def cure(
    name: str, known: frozenset[str], broken: frozenset[str], names: Mapping[str, str]
) -> str:
    """Which of the known ids was meant, by its name or its letters; otherwise the first of them.

    Nothing that is broken is offered; `names` are other words for what has an id.
    """
    known, some = _sound(known, broken)
    by_name = names.get(_plain(name))
    if by_name in known:
        return f"write its id, `{by_name}`"
    as_id = suggested_id(name)
    meant = as_id if as_id in known else did_you_mean(name, known)
    return f"did you mean `{meant}`?" if meant else f"known: {some};" if some else ""


def once_in_a_file(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The same name in vain is one mistake in a file, at its first place; the help names the others."""
    places: dict[tuple[Location, str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        at = diagnostic.at if diagnostic.code in EACH_PLACE else Location(diagnostic.at.path)
        places[at, diagnostic.code, diagnostic.message].append(diagnostic)
    for same in places.values():
        first, *others = sorted(same)
        lines = [str(line) for line in dict.fromkeys(other.at.line for other in others)]
        if lines and [str(first.at.line)] != lines:
            also = f"\nit stands on line{'s' if len(lines) > 1 else ''} {', '.join(lines)} too"
            yield replace(first, help=first.help + also)
        else:
            yield first


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


@lru_cache(maxsize=64)
def _sound(known: frozenset[str], broken: frozenset[str]) -> tuple[frozenset[str], str]:
    """The ids that are not broken, and the first of them in a row, those of the same briefing before others'."""
    sound = frozenset(one for one in known if not {one, *one.split("#")} & broken)
    listed = sorted(sound, key=lambda one: ("#" in one, one))
    some = ", ".join(listed[:MOST_OFFERED])
    more = len(listed) - MOST_OFFERED
    return sound, f"{some} and {more} more" if more > 0 else some
