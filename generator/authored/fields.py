"""The kinds of field that YAML of a site can have, and how each is read from text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator import dates
from generator.dates import When
from generator.literal import Text
from generator.model import Location, Prose, Reference
from generator.names import id_problem, suggested_id, url_problem

RESERVED_IDS = frozenset(
    [
        "key-points",
        "where-accounts-differ",
        "who-is-who",
        "timeline",
        "open-questions",
        "sources",
        "how-we-know",
        "what-changed",
        "bottom-line",
        "cite",
    ]
)
"""Ids that the headings of a briefing's page have themselves."""

AS_TYPED = {"type": ["string", "number", "boolean"]}
"""Text, as JSON Schema sees it: editors take `83` and `true` for other things, this tool for what was typed."""

_reference = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")


@dataclass(frozen=True, slots=True)
class StandIn:
    """What takes the place of a required field that is faulty, so that the rest can be checked."""

    words: str = "…"


def _field(
    read: Callable[[Text], Any], expected: str, stand_in: str = "…", **schema: object
) -> Any:
    """A field that is written as text: refuses lists and mappings, then reads."""

    def validate(value: object) -> Any:
        if not isinstance(value, Text):
            raise PydanticCustomError("wrong_type", "wrong type", {"expected": expected})
        return read(value)

    return (
        PlainValidator(validate),
        WithJsonSchema({**AS_TYPED, **schema}),
        StandIn(stand_in),
    )


def _wrong_type(expected: str, cure: str) -> PydanticCustomError:
    return PydanticCustomError("wrong_type", "wrong type", {"expected": expected, "cure": cure})


def _line(value: Text) -> Text:
    if not value.strip():
        raise PydanticCustomError("blank", "blank")
    return value


def _id(value: Text) -> Text:
    problem = id_problem(value)
    suggestion = suggested_id(value)
    if problem is None and value in RESERVED_IDS:
        problem, suggestion = "a heading of the page has it", f"the-{value}"
    if problem:
        raise PydanticCustomError("bad_id", "bad id", {"problem": problem, "suggestion": suggestion})
    return value


def _url(value: Text) -> Text:
    problem = url_problem(value)
    if problem:
        raise PydanticCustomError("bad_url", "bad url", {"problem": problem})
    return value


def _when(parse: Callable[[str], When]) -> Callable[[Text], When]:
    def read(value: Text) -> When:
        try:
            return parse(value)
        except dates.DateFault as fault:
            instead = " or ".join(f"`{text}`" for text in fault.instead)
            facts = {"problem": fault.reason, "suggestion": instead, "day": parse is dates.day}
            raise PydanticCustomError("bad_date", "bad date", facts) from None

    return read


def _number(value: Text) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", value.strip()):
        raise _wrong_type("a whole number", "write it in digits, such as `2`")
    return int(value)


def _language(value: Text) -> Text:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", value):
        raise _wrong_type("a language tag", "write it as in BCP 47: `en`, `es`, `ar`, `pt-BR`")
    return value


def _sha256(value: Text) -> Text:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        cure = "take the line out, and the next `brief check` says what to write"
        raise _wrong_type("64 of the digits `0` to `9` and `a` to `f`", cure)
    return value


def _prose(value: object, info: ValidationInfo) -> Prose:
    """Words and references; each reference knows its own place in the file."""
    if not isinstance(value, Text):
        raise PydanticCustomError("wrong_type", "wrong type", {"expected": "text"})
    at = _line(value).at or Location("")
    places = _reference_places(at, (info.context or {}).get("text", ""))
    parts: list[Text | Reference] = []
    done = 0
    for match in _reference.finditer(value):
        if match.start() > done:
            parts.append(value[done : match.start()])
        parts.append(Reference(match[1].strip(), next(places, at)))
        done = match.end()
    if done < len(value):
        parts.append(value[done:])
    return Prose(tuple(parts), at)


def _reference_places(at: Location, text: str) -> Iterator[Location]:
    """Where each `[[id]]` from this place on stands in the file."""
    lines = _lines(text)
    for number in range(at.line, len(lines) + 1):
        line = lines[number - 1]
        start = at.column - 1 if number == at.line else 0
        if number == at.line and line[start : start + 1] in {">", "|"}:
            continue  # the words of a block begin on the next line
        for match in _reference.finditer(line, start):
            yield Location(at.path, number, match.start() + 1, len(match[0]))


@lru_cache(maxsize=2)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of the file that is being read; asked for at every `[[id]]`."""
    return tuple(text.split("\n"))


def choice(*words: str) -> Any:
    """A field that takes one of a few words."""

    def read(value: Text) -> Text:
        if value not in words:
            raise PydanticCustomError("wrong_value", "wrong value", {"allowed": " ".join(words)})
        return value

    typed = [*words, *(int(word) for word in words if word.isdigit())]
    return _field(read, "one word", words[0], enum=typed)


Line = Annotated[Text, *_field(_line, "text")]
"""Text on one line."""
Copied = Annotated[Text, *_field(lambda value: value, "text")]
"""Words copied from a source; that there are none is found where they are looked for."""
Id = Annotated[
    Text,
    *_field(_id, "an id", "line-{line}-{column}", pattern="^[a-z0-9]+(-[a-z0-9]+)*$", maxLength=80),
]
"""An id that becomes an address."""
Url = Annotated[Text, *_field(_url, "an address", format="uri")]
"""An address that the site may link to."""
Date = Annotated[When, *_field(_when(dates.parse), "a date", "0001-01-01")]
"""A date, EDTF."""
Day = Annotated[
    When, *_field(_when(dates.day), "a day", "0001-01-01", pattern=r"^\d{4}-\d{2}-\d{2}$")
]
"""One calendar day, YYYY-MM-DD."""
Number = Annotated[
    int, *_field(_number, "a whole number", pattern="^[0-9]+$", type=["string", "integer"])
]
"""A whole number."""
Language = Annotated[Text, *_field(_language, "a language tag such as `en`")]
"""A language, BCP 47."""
Sha256 = Annotated[Text, *_field(_sha256, "64 hexadecimal digits", pattern="^[0-9a-f]{64}$")]
"""A SHA-256."""
Words = Annotated[Prose, PlainValidator(_prose), WithJsonSchema(AS_TYPED), StandIn()]
"""A sentence or more; `[[id]]` refers to a claim, question or disagreement."""
