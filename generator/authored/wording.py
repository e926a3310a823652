"""Words for what is wrong with a field: what was expected, what stands there, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.authored.form import Form
from generator.authored.synonyms import elsewhere, field_meant
from generator.diagnostics import Diagnostic
from generator.faults import fields
from generator.literal import Text
from generator.model import Location
from generator.names import did_you_mean, id_problem, suggested_id
from generator.reading import positions


def wrong_type(at: Location, what: str, value: object, facts: Mapping[str, object]) -> Diagnostic:
    """What was expected and what stands there; `facts` may hold `expected` and `cure`."""
    expected = facts.get("expected", "a list")
    found = positions.type_names.get(type(value).__name__, "text")
    cure = "text that begins with `{` or `[`, or that holds `: `, needs quotation marks round it"
    if expected == "a list":
        cure = f"put it in a list: `{facts['list']}:` and, on the next line, `  - …`"
    elif isinstance(value, Text) and expected != "a mapping":
        found = f"`{value[:60]}`"
    cure = str(facts.get("cure", cure))
    return fields.WRONG_TYPE.at(at, field=what, expected=expected, found=found, cure=cure)


def are(names: list[str]) -> str:
    """“`a` is”, “`a`, `b` are”."""
    return f"{', '.join(f'`{name}`' for name in names)} {'is' if len(names) == 1 else 'are'}"


def known_fields(name: str, form: type[Form], value: object) -> str:
    """What to write instead of the name of a field that there is not."""
    if written := elsewhere(name, form):
        return written
    meant = field_meant(name, form)
    if value is None and meant is None and (" " in name or not name.isidentifier()):
        return "a comma ends a value inside `{…}`: put quotation marks round the whole value"
    return f"did you mean `{meant}`?" if meant else f"known fields: {', '.join(form.model_fields)}"


def one_of_these(value: str, allowed: list[str]) -> str:
    """What to write instead of a word that is not one of a few."""
    same = (word for word in allowed if word.casefold() == value.casefold())
    meant = next(same, None) or did_you_mean(value.lower(), allowed)
    one_of = f"one of: {', '.join(allowed)}"
    return f"did you mean `{meant}`? {one_of}" if meant else one_of


def date_cure(suggestion: str, *, day: bool) -> str:
    """How to write a date that cannot be read."""
    if suggestion:
        return f"write {suggestion}"
    if day:
        return "write year, month and day, as in `2025-12-04`"
    return "write it as EDTF: `2025-12-04`, `2025-12`, `[..2025-12-04]` (on or before), `2025-12~` (about)"


def address_faults(address: Text) -> Iterator[Diagnostic]:
    """What keeps `<briefing>` or `<briefing>#<id>` from being an address: it becomes a path of the site."""
    at = address.at or Location("")
    for part in str(address).split("#"):
        problem = id_problem(part.removeprefix("event--").removeprefix("actor--"))
        if problem:
            yield fields.BAD_ID.at(at, id=address, problem=problem, suggestion=suggested_id(part))
            return
    if str(address).count("#") > 1:
        yield fields.BAD_ID.at(
            at, id=address, problem="it holds two `#`", suggestion="briefing#claim"
        )


def where(at: Location | None, text: str) -> str:
    """Where a field is added to the mapping at a place: on a line of its own, or within its braces."""
    line = text.split("\n")[at.line - 1] if at and at.line <= text.count("\n") + 1 else ""
    return "within the braces" if at and line[at.column - 1 : at.column] == "{" else "a line"
