"""What sets a quote apart from a passage that resembles it."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Final, Literal

from generator.anchoring.likeness import without_accents, without_case
from generator.anchoring.normalise import fold
from generator.anchoring.words import tokens

Change = Literal["same", "removed", "added"]
"""`removed`: only in the quote; `added`: only in the passage."""

_MOST: Final = 300
"""Words of either side that are set against each other; a longer text is cut with an ellipsis."""


def only_difference(quote: str, passage: str) -> str | None:
    """`case`, `accents` or `spaces`, or several joined with `and`, if nothing else differs."""
    sides = fold(str(quote)).strip(" "), fold(str(passage)).strip(" ")
    if sides[0] == sides[1] or _differ(sides, *_KINDS.values()):
        return None
    names = [name for name in _KINDS if _differ(sides, *_all_but(name))]
    *first, last = names or _KINDS
    return " and ".join([", ".join(first), last] if first else [last])


def word_diff(quote: str, passage: str) -> tuple[tuple[Change, str], ...]:
    """How the quote becomes the passage, word by word, both folded."""
    old, new = tokens(fold(str(quote)).strip(" ")), tokens(fold(str(passage)).strip(" "))
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    pieces: list[tuple[Change, str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(new[c:d]).strip(" ")))
            continue
        pieces += [("removed", "".join(old[a:b]).strip(" "))] if b > a else []
        pieces += [("added", "".join(new[c:d]).strip(" "))] if d > c else []
    return (*pieces, ("same", "…")) if max(len(old), len(new)) > _MOST else tuple(pieces)


def _bare(words: list[str]) -> list[str]:
    return [word.strip(" ") for word in words[:_MOST]]


def _without_spaces(text: str) -> str:
    return text.replace(" ", "")


_KINDS: Final[dict[str, Callable[[str], str]]] = {
    "case": without_case,
    "accents": without_accents,
    "spaces": _without_spaces,
}


def _all_but(name: str) -> list[Callable[[str], str]]:
    return [change for kind, change in _KINDS.items() if kind != name]


def _differ(sides: tuple[str, str], *setting_aside: Callable[[str], str]) -> bool:
    """Whether two texts differ when some things are set aside."""
    one, other = sides
    for change in setting_aside:
        one, other = change(one), change(other)
    return one != other
