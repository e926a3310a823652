"""Documents as they are read: record, text, blocks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator.dates import When
from generator.literal import Text
from generator.model.place import Location, Span


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item of a source, as a reader sees it."""

    kind: str
    """`paragraph`, `heading`, `item` or `quote`."""
    span: Span
    line: int
    """The line of the file on which it begins, counted from 1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as one text: what every offset, quote and mark refers to."""

    text: Text
    blocks: tuple[Block, ...]
    lines: tuple[tuple[int, int], ...]
    """(offset in the text, line of the file), ascending: the line that holds an offset."""

    def line_of(self, offset: int) -> int:
        """The line of the file that holds the character at `offset`."""
        index = bisect_right(self.lines, (offset, 1 << 60)) - 1
        return self.lines[max(index, 0)][1]


UNKNOWN = Text("unknown")
"""A value, never a blank."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about a source document (the source reference of ICD 206)."""

    id: Text
    title: Text
    at: Location
    published: When | None = None
    publisher: Text = UNKNOWN
    author: Text | None = None
    language: str = "en"
    """BCP 47."""
    type: str = "secondary"
    """`primary`, `secondary` or `tertiary`."""
    reliability: str = "F"
    """Admiralty code (NATO AJP-2.1): A to E, or F, cannot be judged."""
    descriptor: Text | None = None
    relays: tuple[Text, ...] = ()
    """Actors whose reports this source passes on: its origins."""
    rights: Text | None = None
    url: Text | None = None
    retrieved: When | None = None
    archive: Text | None = None
    display: str = "passages"
    """`full`, `passages` or `link`: how much of the text the site shows."""
    status: str = "current"
    """`current`, `superseded` or `withdrawn`."""
    status_note: Text | None = None
    superseded_by: Text | None = None
    corrects: Text | None = None
    """The source that this one corrects."""
    sha256: Text | None = None
    """Of the file's bytes, lower-case hexadecimal."""


@dataclass(frozen=True, slots=True)
class Source:
    """A seed read: record and text."""

    record: Record
    path: str
    """The document's file, below the site's folder."""
    sha256: str
    """Of the document's bytes, as they are now."""
    reading: Reading
    number: int = 0
    """Its number in the site's list of sources: S1, S2, …"""

    @property
    def id(self) -> str:
        """The record's id: the file's stem."""
        return self.record.id

    @property
    def text(self) -> Text:
        """The text that every span refers to."""
        return self.reading.text
