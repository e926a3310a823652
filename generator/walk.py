"""Going through the objects of the model, whatever their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from generator.dates import When
from generator.model import Evidence, Location, Prose, Reference

Kind = TypeVar("Kind")


def every(kind: type[Kind], value: object) -> Iterator[Kind]:
    """All objects of one kind inside a value, in the order in which they were written."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from every(kind, item)
    else:
        for name in _parts(type(value)):
            yield from every(kind, getattr(value, name))


_known: dict[type, tuple[str, ...]] = {Location: (), When: ()}


def _parts(kind: type) -> tuple[str, ...]:
    """The fields in which objects of the model hold others; none of a place, a date or a text."""
    if kind not in _known:
        _known[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return _known[kind]


def evidence_in(value: object) -> Iterator[Evidence]:
    """Every piece of evidence inside a value."""
    return every(Evidence, value)


def references_in(value: object) -> Iterator[Reference]:
    """Every `[[reference]]` in the prose inside a value."""
    return (
        part for prose in every(Prose, value) for part in prose.parts if isinstance(part, Reference)
    )


def changed(value: Kind, kind: type, change: Callable[[Any], Any]) -> Kind:
    """The value with every object of one kind replaced; where `change` gives None, an item is left out."""
    result: Any = _changed(value, kind, change)
    return result  # type: ignore[no-any-return]  # the shape is kept, which the type system cannot say


def _changed(value: Any, kind: type, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - any part of the model
    if isinstance(value, kind):
        return change(value)
    if type(value) is tuple:
        new = tuple(_changed(item, kind, change) for item in value)
        same = all(one is other for one, other in zip(new, value, strict=True))
        return value if same else tuple(item for item in new if item is not None)
    names = _parts(type(value))
    new_fields = {name: _changed(getattr(value, name), kind, change) for name in names}
    same = all(new is getattr(value, name) for name, new in new_fields.items())
    return value if same else replace(value, **new_fields)
