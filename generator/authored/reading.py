"""A YAML tree → one object of the model, and every fault of its fields in one reading.

A faulty field is reported, then left out or, where nothing can do without it, replaced by a stand-in, and the
tree is read again: so no fault hides behind another. Errors stop the build, so a stand-in is never published.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.authored.fields import StandIn
from generator.authored.form import Form
from generator.authored.synonyms import elsewhere, field_meant, synonym
from generator.authored.wording import are, date_cure, known_fields, one_of_these, where, wrong_type
from generator.diagnostics import Diagnostic
from generator.faults import fields
from generator.literal import Text
from generator.model import Location
from generator.reading import positions

AForm = TypeVar("AForm", bound=Form)

Path = tuple[str | int, ...]
"""The way from the top of a file to a value: names of fields and numbers of items."""

MOST_FAULTS = 500
"""Faults of one tree that are reported in one reading; with more, it is not what it was meant to be."""
MOST_ROUNDS = 10
"""Readings of one tree; each deals with all faults of one depth, and forms are five deep."""


SLIP = 0.7
"""Likeness from which a field is read as another: `state` is a slip for `status`, `note` none for `ignore`."""


@dataclass
class FormReading(Generic[AForm]):
    """One tree, read as one form."""

    form: type[AForm]
    tree: positions.Mapping
    text: str
    """The file, for the places of references."""
    found: dict[Path, Diagnostic] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Ids that are there but faulty: nothing that names them is reported as unknown."""
    unsettled: set[Location] = field(default_factory=set)
    """Where mappings stand that lost a field: what they now lack is not reported again."""

    def read(self) -> AForm | None:
        """The form without what is faulty; None where the stand-ins do not help either."""
        for _ in range(MOST_ROUNDS):
            try:
                return self.form.model_validate(self.tree, context={"text": self.text})
            except ValidationError as faults:
                details = self.misplaced(faults.errors(include_url=False, include_input=False))
                for detail in details[:MOST_FAULTS]:
                    self.found.setdefault(detail["loc"], self.diagnostic(detail))
                if len(details) > MOST_FAULTS:
                    more = len(details) - MOST_FAULTS
                    self.found[()] = fields.MORE_FAULTS.at(self.tree.at, count=more)
                    return None
                self.mend_all(details)
        return None

    def misplaced(self, details: list[ErrorDetails]) -> list[ErrorDetails]:
        """The faults, with one in place of all those of a mapping that is no object of the kind."""
        lacking, unlike = self.grouped(details)
        strange: dict[Path, ErrorDetails] = {}
        for path in lacking.keys() & unlike.keys():
            form, holder = self.form_at(path), self.walk(path)
            if form is None or not isinstance(holder, positions.Mapping):
                continue
            own = [name for name in holder if name in form.model_fields and name != "id"]
            if not own or (len(lacking[path]) > 1 and len(unlike[path]) > 1):
                facts = {"missing": are(lacking[path]), "extra": are(unlike[path])}
                strange[path] = {
                    "loc": path,
                    "type": "strange",
                    "msg": "",
                    "input": None,
                    "ctx": facts,
                }
        left = [
            d for d in details if not any(d["loc"][:n] in strange for n in range(len(d["loc"])))
        ]
        return [*left, *strange.values()]

    def grouped(
        self, details: list[ErrorDetails]
    ) -> tuple[dict[Path, list[str]], dict[Path, list[str]]]:
        """Of each mapping below the top: the fields that are missing, and those that are like no other."""
        lacking: dict[Path, list[str]] = defaultdict(list)
        unlike: dict[Path, list[str]] = defaultdict(list)
        for detail in details:
            *above, name = detail["loc"]
            form = self.form_at(tuple(above)) if above else None
            if form and detail["type"] == "missing":
                lacking[tuple(above)].append(str(name))
            elif form and detail["type"] == "extra_forbidden" and not _like_any(str(name), form):
                unlike[tuple(above)].append(str(name))
        return lacking, unlike

    def mend_all(self, details: list[ErrorDetails]) -> None:
        """Make the tree readable; a field whose name was mistyped is not missing too."""
        meant = {self.rename(one["loc"]) for one in details if one["type"] == "extra_forbidden"}
        done: set[Path] = set()
        for detail in sorted(details, key=_last_items_first, reverse=True):
            path = detail["loc"]
            if path in meant:
                self.found.pop(path)
            elif not any(path[:length] in done for length in range(len(path) + 1)):
                done.add(self.mend(path))

    def rename(self, path: Path) -> Path | None:
        """Read a field with a mistyped name as the one that is most like it, if that is free."""
        holder, name, form = self.walk(path[:-1]), str(path[-1]), self.form_at(path[:-1])
        meant = field_meant(name, form) if form else None
        if form is None or meant is None or holder.get(meant) is not None:
            return None
        if synonym(name, form) is None and not _very_like(name, meant):
            return None
        holder[meant] = holder.pop(name)
        holder.keys_at[meant], holder.values_at[meant] = (
            holder.keys_at[name],
            holder.values_at[name],
        )
        return (*path[:-1], meant)

    def mend(self, path: Path) -> Path:
        """Leave out a faulty value, or put a stand-in where one is needed; gives what was replaced."""
        holder, name = self.walk(path[:-1]), path[-1]
        if isinstance(holder, positions.Sequence) and isinstance(name, int):
            self.unsettle(path[:-2])
            dropped = holder[name]
            if isinstance(dropped, positions.Mapping) and isinstance(dropped.get("id"), Text):
                self.broken.add(str(dropped["id"]))
            del holder[name], holder.values_at[name]
            return path
        form = self.form_at(path[:-1])
        if form and form.dropped_when_faulty and len(path) > 1:
            needed = form.model_fields.get(str(name))
            if needed and needed.is_required():
                return self.mend(path[:-1])
        if not isinstance(holder, positions.Mapping) or not isinstance(name, str):
            return path
        faulty = holder.pop(name, None)
        known = form.model_fields.get(name) if form else None
        if known and known.is_required():
            holder[name] = _stand_in(known, self.place(path))
        self.unsettle(path[:-1])
        if name == "id":
            self.broken |= {str(value) for value in (faulty, holder.get(name)) if value}
        return path

    def unsettle(self, path: Path) -> None:
        """Remember that a mapping, or the list that it holds, lost something."""
        holder = self.walk(path)
        if isinstance(holder, positions.Mapping):
            self.unsettled.add(holder.at)

    def walk(self, path: Path) -> Any:
        """The value at the end of a path."""
        value: Any = self.tree
        for part in path:
            if isinstance(value, dict):
                value = value.get(part)
            else:
                there = isinstance(value, list) and isinstance(part, int) and part < len(value)
                value = value[part] if there else None
        return value

    def form_at(self, path: Path) -> type[Form] | None:
        """The form that the mapping at the end of a path fills in."""
        form: type[Form] | None = self.form
        for part in path:
            if isinstance(part, str) and form is not None:
                known = form.model_fields.get(part)
                form = _inner_form(known.annotation) if known else None
        return form

    def place(self, path: Path) -> Location:
        """The smallest place that is left of a path in the file: value, field or mapping."""
        holder, name = self.walk(path[:-1]), path[-1]
        if isinstance(holder, positions.Mapping):
            at = holder.values_at.get(str(name))
            value = holder.get(str(name))
            empty = value is None and str(name) in holder.keys_at
            return holder.keys_at[str(name)] if empty else at or _first_line(holder)
        if isinstance(holder, positions.Sequence) and isinstance(name, int):
            return holder.values_at[name]
        return self.place(path[:-1]) if len(path) > 1 else self.tree.at

    def diagnostic(self, detail: ErrorDetails) -> Diagnostic:  # noqa: PLR0911 - one for each kind
        """What pydantic found, in the words of the catalogue."""
        path, facts = detail["loc"], detail.get("ctx", {})
        name = str(
            next((part for part in reversed(path) if isinstance(part, str)), self.form.called)
        )
        holder = self.form_at(path[:-1]) or self.form
        value = self.walk(path)
        at = self.place(path) if path else self.tree.at
        match detail["type"]:
            case "strange":
                called = self.form_at(path)
                cure = f"{called.called} has {called.needs()}" if called else ""
                what = called.called if called else name
                return fields.WRONG_OBJECT.at(at, what=what, cure=cure, **facts)
            case "blank" if isinstance(path[-1], int):
                facts = {"expected": "text", "cure": "write it, or delete the line"}
                value = None
            case "missing" | "blank":
                cure = f"add {where(self.walk(path[:-1]).at, self.text)} `{name}: …`"
                return fields.MISSING_FIELD.at(at, what=holder.called, field=name, cure=cure)
            case "extra_forbidden":
                key = self.walk(path[:-1]).keys_at.get(name, at)
                return fields.UNKNOWN_FIELD.at(
                    key, field=name, what=holder.called, cure=known_fields(name, holder, value)
                )
            case "wrong_value":
                allowed = str(facts["allowed"]).split()
                cure = one_of_these(str(value), allowed)
                return fields.WRONG_VALUE.at(at, value=value, field=name, cure=cure)
            case "bad_date":
                cure = date_cure(str(facts["suggestion"]), day=bool(facts["day"]))
                return fields.BAD_DATE.at(at, value=value, problem=facts["problem"], cure=cure)
            case "bad_id":
                return fields.BAD_ID.at(at, id=value, **facts)
            case "bad_url":
                return fields.BAD_URL.at(at, value=value, **facts)
        what = f"item {path[-1] + 1} of `{name}`" if isinstance(path[-1], int) else f"`{name}`"
        return wrong_type(at, what, value, {"list": name, **facts})


def _like_any(name: str, form: type[Form]) -> bool:
    return (elsewhere(name, form) or field_meant(name, form)) is not None


def _very_like(name: str, other: str) -> bool:
    """Whether one is most likely a slip for the other: to suggest it, less is enough."""
    return SequenceMatcher(None, name, other).ratio() > SLIP


def _first_line(holder: positions.Mapping) -> Location:
    """A mapping's own place, without the rest of its line."""
    first = next(iter(holder.keys_at.values()), None)
    return first or holder.at


def _inner_form(annotation: Any) -> type[Form] | None:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    return next((form for part in get_args(annotation) if (form := _inner_form(part))), None)


def _stand_in(known: FieldInfo, at: Location) -> positions.Value:
    words = next((mark.words for mark in known.metadata if isinstance(mark, StandIn)), None)
    if words is None:
        empty = positions.Sequence()
        empty.at, empty.values_at = at, []
        return empty
    return Text(words.format(line=at.line, column=at.column), at=at)


def _last_items_first(detail: ErrorDetails) -> tuple[tuple[bool, str | int], ...]:
    """Items are deleted from the back, so that the numbers of those before stay true."""
    return tuple((isinstance(part, int), part) for part in detail["loc"])


@dataclass(frozen=True, slots=True)
class Read(Generic[AForm]):
    """What came of reading a tree as a form."""

    form: AForm | None
    """The form, without what is faulty; None where nothing could be made of the tree."""
    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[str] = frozenset()
    """Ids that are there but faulty."""
    unsettled: frozenset[Location] = frozenset()
    """Where mappings stand that lost a field."""


def read_form(form: type[AForm], tree: positions.Value, at: Location, text: str) -> Read[AForm]:
    """The form that a tree fills in, and every fault of it; `at` is the place of what holds the tree."""
    if not isinstance(tree, positions.Mapping):
        facts = {"expected": "a mapping", "cure": f"{form.called} has {form.needs()}"}
        return Read(None, (wrong_type(getattr(tree, "at", None) or at, form.called, tree, facts),))
    reading = FormReading(form, tree, text)
    read = reading.read()
    found = tuple(reading.found.values())
    return Read(read, found, frozenset(reading.broken), frozenset(reading.unsettled))
