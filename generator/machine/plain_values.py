"""The model as plain JSON values, with the names of the YAML, and the JSON Schema that they fit.

Both are read off the dataclasses, so that a field that is added is published and described at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from generator.dates import When
from generator.model import Evidence, Location, Prose, Reading, Reference

DIALECT = "https://json-schema.org/draft/2020-12/schema"

LEFT_OUT = frozenset({"at", "path", "reading"})
"""Fields that speak of the author's files, not of the subject."""


def plain(value: object) -> Any:  # noqa: ANN401, PLR0911 - any JSON value, from each kind
    """A value of the model as JSON knows it; what is empty or not given is left out."""
    if isinstance(value, When):
        return str(value.text)
    if isinstance(value, Prose):
        return prose(value)
    if isinstance(value, Evidence):
        return evidence(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _members(value)
    return value


def _members(value: object) -> dict[str, Any]:
    names = [f.name for f in fields(value) if f.name not in LEFT_OUT]  # type: ignore[arg-type]  # a dataclass
    members = {name: plain(getattr(value, name)) for name in names}
    return {name: member for name, member in members.items() if member not in (None, [], "")}


def prose(value: Prose) -> str:
    """Sentences with their references as `[[id]]`, as they were written."""
    parts = (f"[[{p.target}]]" if isinstance(p, Reference) else str(p) for p in value.parts)
    return " ".join("".join(parts).split())


def evidence(value: Evidence) -> dict[str, Any]:
    """A passage: its source, its address there, its words and where they stand."""
    passage = value.passage
    assert passage is not None  # noqa: S101 - evidence without one is dropped before
    members = {
        "source": passage.source,
        "passage": passage.id,
        "exact": str(passage.text),
        "start": passage.span.start,
        "end": passage.span.end,
        "line": passage.line,
        "note": plain(value.quote.note),
        "translation": plain(value.quote.translation),
    }
    return {name: member for name, member in members.items() if member is not None}


EVIDENCE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["source", "passage", "exact", "start", "end", "line"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "string"},
        "passage": {"type": "string", "pattern": "^p-[0-9a-f]{8}(-[0-9]+)?$"},
        "exact": {"type": "string", "minLength": 1},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
        "line": {"type": "integer", "minimum": 1},
        "note": {"type": "string"},
        "translation": {"type": "string"},
    },
}


def schema(
    kind: type, extra: dict[str, Any] | None = None, required: Iterable[str] = ()
) -> dict[str, Any]:
    """The JSON Schema of a dataclass of the model, with fields that only its file has."""
    defs: dict[str, Any] = {}
    top = _object(kind, defs)
    top["properties"].update(extra or {})
    top["required"] = sorted({*top["required"], *required})
    return {"$schema": DIALECT, "title": kind.__name__, **top, "$defs": dict(sorted(defs.items()))}


def _object(kind: type, defs: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind) if f.name not in LEFT_OUT]
    properties = {name: _type(hints[name], defs) for name in names}
    required = [name for name in names if name in _always(kind, hints)]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": sorted(required),
    }


def _always(kind: type, hints: dict[str, Any]) -> set[str]:
    """Fields that are never empty: those without a default that are not lists."""
    from dataclasses import MISSING  # noqa: PLC0415 - only here

    given = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    return {name for name in given if get_origin(hints[name]) is not tuple}


def _type(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type of any form
    if get_origin(hint) in {Union, UnionType}:
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        return _type(inner, defs)
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], defs)}
    if hint is Evidence:
        return EVIDENCE_SCHEMA
    if hint is int:
        return {"type": "integer"}
    if is_dataclass(hint) and hint not in {When, Prose, Location, Reading}:
        name = hint.__name__  # type: ignore[union-attr]  # a class
        if name not in defs:
            defs[name] = {}
            defs[name] = _object(hint, defs)  # type: ignore[arg-type]  # a class
        return {"$ref": f"#/$defs/{name}"}
    return {"type": "string"}
