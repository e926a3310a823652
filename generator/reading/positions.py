"""YAML that knows its lines.

The file is read as events, never as a recursive tree, so depth costs nothing; every scalar stays the text
that the editor typed (`no`, `22:30`, `2025-12-04`), and every mapping, list and text knows where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Protocol

import yaml

from generator.diagnostics import Diagnostic
from generator.faults import Fault, reading
from generator.literal import Text
from generator.model import Location
from generator.reading.yaml_cures import cure_for

LARGEST_YAML = 1_000_000
"""Bytes. A briefing of 100 claims has about 60,000."""
DEEPEST = 32
"""Levels. A quote of an indicator of a question stands on level 7."""

SENTENCE = 3
"""Words from which a plain value is more than a term, and ` #` in it may be meant as text."""
MOST_FAULTS = 20
"""Faults of one file after which it is read no further: they no longer help anybody."""

_comment = re.compile(r"([ \t]+)(#(\w?)[^\n]*)")
_mark = re.compile(r"[^\s,\[\]{}]*")
_twice = "keep one of the two"
_twice_in_item = f"{_twice}, or begin a new item of the list with `- `"

type_names = {"Mapping": "a mapping", "Sequence": "a list", "Text": "text", "NoneType": "nothing"}

Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(Protocol):
    """A place in the text, as both YAML readers give it."""

    @property
    def index(self) -> int:
        """Characters from the beginning."""


@dataclass(frozen=True, slots=True)
class _Offset:
    """A place that no YAML reader gave."""

    index: int


class Mapping(dict[str, "Value"]):
    """A YAML mapping: fields in the order in which they were written, each with its place."""

    at: Location
    keys_at: dict[str, Location]
    values_at: dict[str, Location]


class Sequence(list["Value"]):
    """A YAML list, with the place of each item."""

    at: Location
    values_at: list[Location]


Value = Mapping | Sequence | Text | None


@dataclass
class _Open:
    """A mapping or list whose end has not been read yet."""

    value: Mapping | Sequence
    key: Text | None = None
    awaits_value: bool = False
    repeats: bool = False
    """Whether the field read last is there already, so that the next one makes no second fault."""


@dataclass
class _Reader:
    """Builds the tree from events, with a stack instead of recursion."""

    path: str
    text: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    doubts: list[Diagnostic] = field(default_factory=list)
    """Warnings, which do not count among the faults after which the file is read no further."""
    stack: list[_Open] = field(default_factory=list)
    root: Value = None
    root_at: Location | None = None
    starts: list[int] = field(default_factory=list)
    has_holes: bool = False
    """Whether a value could not be read, so that the rest cannot be judged."""

    def place(self, start: Mark | None, end: Mark | None = None) -> Location:
        """The place of a mark; its width ends with the line."""
        offset = min(start.index if start else 0, len(self.text))
        line = bisect_right(self.starts, offset) - 1
        begin = self.starts[line]
        stop = self.text.find("\n", offset)
        stop = len(self.text) if stop < 0 else stop
        width = (min(end.index, stop) if end else stop) - offset
        return Location(self.path, line + 1, offset - begin + 1, max(width, 1))

    def report(self, fault: Fault, at: Location, **facts: object) -> None:
        """One more thing that is wrong with the file."""
        self.diagnostics.append(fault.at(at, **facts))

    def add(self, value: Value, at: Location) -> None:
        """Put a finished value where it belongs."""
        if not self.stack:
            self.root, self.root_at = value, at
            return
        top = self.stack[-1]
        if isinstance(top.value, Sequence):
            top.value.append(value)
            top.value.values_at.append(at)
        elif not top.awaits_value:
            self.key(top, value, at)
        else:
            self.value(top, value, at)

    def key(self, top: _Open, value: Value, at: Location) -> None:
        """The left side of `field: value`."""
        top.awaits_value = True
        top.key = value if isinstance(value, Text) else None
        if value is None:
            top.key = Text("null", at=at)
        elif not isinstance(value, Text):
            kind = type_names[type(value).__name__]
            cure = "write `field: value`; a value that begins with `{` or `[` needs quotation marks"
            self.report(
                reading.BAD_YAML, at, problem=f"a field name is text, not {kind}", cure=cure
            )
        elif value == "<<":
            self.report(
                reading.ALIAS_OR_TAG, at, what="the merge key `<<`", cure="write the fields out"
            )

    def value(self, top: _Open, value: Value, at: Location) -> None:
        """The right side of `field: value`."""
        assert isinstance(top.value, Mapping)  # noqa: S101 - only mappings await values
        top.awaits_value = False
        key = top.key
        if key is None or key.at is None:
            return
        repeats, top.repeats = top.repeats, key in top.value
        if top.repeats:
            self.has_holes = self.has_holes or key == "id"  # two items have run into each other
            if not repeats:
                first = top.value.keys_at[key].line
                in_list = len(self.stack) > 1 and isinstance(self.stack[-2].value, Sequence)
                cure = _twice_in_item if in_list else _twice
                self.report(reading.DUPLICATE_KEY, key.at, key=key, first=first, cure=cure)
            if top.value[key] is not None:
                return
        top.value[key] = value
        top.value.keys_at[key] = key.at
        top.value.values_at[key] = at

    def open(self, value: Mapping | Sequence, at: Location) -> None:
        """A mapping or list begins."""
        value.at = at
        if isinstance(value, Mapping):
            value.keys_at, value.values_at = {}, {}
        else:
            value.values_at = []
        self.stack.append(_Open(value))

    def scalar(self, event: yaml.ScalarEvent) -> Value:
        """Text as typed; an empty plain value, `null` and `~` are nothing."""
        if not event.style:
            self.doubt_comment(event)
        if not event.style and event.value in {"", "null", "~", "Null", "NULL"}:
            return None
        at = self.place(event.start_mark, event.end_mark)
        control = _control_character(event.value) if event.style == '"' else None
        if control is not None:
            written = f"U+{ord(event.value[control]):04X}"
            self.report(reading.CONTROL_CHARACTER, at, character=written)
        return Text(event.value, at=at)

    def doubt_comment(self, event: yaml.ScalarEvent) -> None:
        """Report words after a plain value that are a comment to YAML and may be text to the editor."""
        after = event.end_mark and _comment.match(self.text, event.end_mark.index)
        if not after:
            return
        words = len(event.value.split())
        glued = after[3] and words != 1
        if glued or (len(after[1]) == 1 and words >= SENTENCE):
            at = self.place(_Offset(after.start(2)), _Offset(after.end()))
            self.doubts.append(reading.CUT_BY_COMMENT.at(at, words=after[2].strip()))

    def refuse_marks(self, event: yaml.Event) -> None:
        """Report an anchor or a tag on a node."""
        quote_it = "a value that begins with `&`, `*` or `!` needs quotation marks"
        if isinstance(event, yaml.AliasEvent):
            return
        for kind, sign in (("anchor", "&"), ("tag", "!")):
            if getattr(event, kind, None) is not None:
                start = self.text.find(sign, event.start_mark.index if event.start_mark else 0)
                written = _mark.match(self.text, start)
                at = self.place(_Offset(start), written and _Offset(written.end()))
                what = f"the {kind} `{written[0] if written else sign}`"
                self.report(reading.ALIAS_OR_TAG, at, what=what, cure=quote_it)
                self.has_holes |= not isinstance(event, yaml.ScalarEvent) or not event.value

    def take(self, event: yaml.Event) -> bool:
        """Deal with one event; False when there is no sense in going on."""
        at = self.place(event.start_mark, event.end_mark)
        self.refuse_marks(event)
        match event:
            case yaml.AliasEvent():
                cure = "write it out again; a value that begins with `*` needs quotation marks"
                if not (self.stack and self.stack[-1].key == "<<"):
                    what = f"the alias `*{event.anchor}`"
                    self.report(reading.ALIAS_OR_TAG, at, what=what, cure=cure)
                self.has_holes = True
                self.add(None, at)
            case yaml.ScalarEvent():
                self.add(self.scalar(event), at)
            case yaml.MappingStartEvent():
                self.open(Mapping(), at)
            case yaml.SequenceStartEvent():
                self.open(Sequence(), at)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                done = self.stack.pop().value
                self.add(done, done.at)
            case yaml.DocumentStartEvent() if self.root_at is not None:
                cure = "put each in a file of its own, and delete the line `---`"
                self.report(
                    reading.BAD_YAML, at, problem="a second document begins here", cure=cure
                )
                return False
        if len(self.stack) > DEEPEST:
            self.report(reading.TOO_DEEP, at, limit=DEEPEST)
        return len(self.stack) <= DEEPEST and len(self.diagnostics) < MOST_FAULTS


def parse(path: str, text: str) -> tuple[Value, tuple[Diagnostic, ...]]:
    """The YAML of one file, and all that is wrong with its form.

    `text` has line feeds only and no byte order mark. The value is None where nothing could be read.
    """
    reader = _Reader(path, text, starts=[0, *(i + 1 for i, c in enumerate(text) if c == "\n")])
    control = _control_character(text)
    if control is not None:
        at = reader.place(_Offset(control), _Offset(control + 1))
        reader.report(reading.CONTROL_CHARACTER, at, character=f"U+{ord(text[control]):04X}")
        return None, tuple(reader.diagnostics)
    try:
        for event in yaml.parse(text, Loader=Loader):
            if not reader.take(event):
                return None, tuple(reader.diagnostics)
    except yaml.MarkedYAMLError as problem:
        reader.diagnostics.append(_explained(problem, reader))
        return None, tuple(reader.diagnostics)
    found = (*reader.diagnostics, *reader.doubts)
    return None if reader.has_holes else reader.root, found


def _control_character(text: str) -> int | None:
    """The first character that YAML does not allow (YAML 1.2, 5.1 c-printable)."""
    for index, character in enumerate(text):
        if not (character in "\t\n\x85" or "\x20" <= character <= "\x7e" or character >= "\xa0"):
            return index
        if "\ud800" <= character <= "\udfff" or character in "\ufffe\uffff":
            return index
    return None


def _explained(problem: yaml.MarkedYAMLError, reader: _Reader) -> Diagnostic:
    """The reader's message with its place and a cure."""
    said = " ".join(part for part in (problem.context, problem.problem) if part)
    mark, begun = problem.problem_mark or problem.context_mark, problem.context_mark
    unclosed = "end of stream" in said and "quoted scalar" in said
    never_ends = mark and begun and "flow" in said and mark.line > begun.line
    if begun and (unclosed or never_ends or "simple key" in said):
        mark = begun
    at = reader.place(mark) if mark else Location(reader.path)
    at = at if unclosed else replace(at, width=1)
    return reading.BAD_YAML.at(at, problem=problem.problem or said, cure=cure_for(said))
