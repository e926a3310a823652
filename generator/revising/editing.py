"""Changing single values of a YAML file, and not a character of anything else."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from generator.reading.positions import Loader

_plain = re.compile(
    r"[^\W\d_“‘(«][^\n\r\t,\[\]{}#:&*!?|>'\"%@`\\]*|[“‘(«][^\n\r\t,\[\]{}#:&*!?|>'\"%@`\\]+"
)
_nothing = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"})


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it stands in a file."""

    start: int
    """Characters from the beginning of the file."""
    end: int
    in_flow: bool
    """Whether it stands between `{`, `[` and their ends."""
    key_column: int | None
    """Where the field before it begins, from 0; None in a list."""


@dataclass(frozen=True, slots=True)
class Change:
    """A new value, and fields to write beside it."""

    line: int
    """Where the old value stands, from 1."""
    column: int
    value: str
    beside: Mapping[str, str | int]


def as_yaml(value: str) -> str:
    """The text as a YAML value that reads back as the same text, in a list or mapping of any form."""
    if _plain.fullmatch(value) and value == value.strip() and value.lower() not in _nothing:
        return value
    return json.dumps(value, ensure_ascii=False)


def changed(text: str, changes: Iterable[Change]) -> tuple[str, int]:
    """The file with some values changed, and how many were found."""
    places = _written(text)
    done = 0
    for change in sorted(changes, key=lambda change: (change.line, change.column), reverse=True):
        place = places.get((change.line, change.column))
        if place is not None:
            text = text[: place.start] + _new(change, place, text) + text[place.end :]
            done += 1
    return text, done


def _new(change: Change, place: Written, text: str) -> str:
    """What takes the value's place; a block value keeps its line break."""
    ending = "\n" if text[place.start : place.end].endswith("\n") else ""
    value = as_yaml(change.value)
    fields = [f"{name}: {_field(given)}" for name, given in change.beside.items()]
    if not fields:
        return value + ending
    if place.key_column is None:
        return f"{{quote: {value}, {', '.join(fields)}}}" + ending
    if place.in_flow:
        return ", ".join([value, *fields]) + ending
    return f"\n{' ' * place.key_column}".join([value, *fields]) + ending


def _field(given: str | int) -> str:
    return str(given) if isinstance(given, int) else json.dumps(given, ensure_ascii=False)


def _written(text: str) -> dict[tuple[int, int], Written]:
    """Every value of a sound YAML text, by line and column, both from 1."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: dict[tuple[int, int], Written] = {}
    stack: list[_Around] = []
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            _step(stack, None)
            stack.append(_Around(isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
        elif isinstance(event, yaml.ScalarEvent):
            start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
            line = bisect_right(starts, start)
            column = start - starts[line - 1]
            around = stack[-1] if stack else _Around(is_mapping=False, in_flow=False)
            key_column = around.key_column if around.is_mapping else None
            in_flow = any(outer.in_flow for outer in stack)
            found[line, column + 1] = Written(start, end, in_flow, key_column)
            _step(stack, column)
    return found


@dataclass
class _Around:
    """A mapping or list that is being read."""

    is_mapping: bool
    in_flow: bool
    key_column: int | None = None
    """The column of the field whose value comes next; None where a field comes next."""


def _step(stack: list[_Around], column: int | None) -> None:
    """A field or a value of the innermost mapping has been read."""
    if stack and stack[-1].is_mapping:
        waiting = stack[-1].key_column is None
        stack[-1].key_column = (column or 0) if waiting else None
