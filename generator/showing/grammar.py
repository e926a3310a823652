"""How words stand together: lists, counts, and references behind the word that they belong to."""

from __future__ import annotations

from markupsafe import Markup

JOINS = {"and": " and ", "or": " or "}


def listed(items: list[Markup], join: str = "and") -> Markup:
    """“a”, “a and b”, “a, b and c”."""
    if len(items) < 2:  # noqa: PLR2004 - grammar
        return items[0] if items else Markup("")
    return Markup(", ").join(items[:-1]) + Markup(JOINS[join]) + items[-1]


def count(number: int, one: str, many: str = "") -> str:
    """“1 claim”, “22 claims”, “no claims”."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def close_up(parts: list[Markup]) -> list[Markup]:
    """References stand close to the word before them, behind the mark that ends the sentence, as in print."""
    closed: list[Markup] = []
    for part in parts:
        rest = part
        if _is_reference(part):
            while closed and not closed[-1].strip():
                closed.pop()
            if closed:
                closed[-1] = Markup(closed[-1].removesuffix(" "))
        elif closed and part[:1] in set(".,;:") and _is_reference(closed[-1]):
            first = len(closed) - 1
            while first > 0 and _is_reference(closed[first - 1]):
                first -= 1
            closed.insert(first, Markup(part[0]))
            rest = Markup(part[1:])
        closed.append(rest)
    return closed


def _is_reference(part: Markup) -> bool:
    return part.startswith("<sup>")
