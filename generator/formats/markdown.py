"""Markdown: the text is what a reader sees, without the marks of Markdown (CommonMark with tables)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.literal import Text
from generator.model import Block, Reading, Span

SUFFIXES = (".md", ".markdown")

GAP = "\n\n"
"""Between two blocks of the text."""

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
"""HTML is off: a tag in a document is text that the document shows, not markup of this site."""


@dataclass
class _Writing:
    """The text as it grows, and where each of its lines comes from."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: str, words: str, line: int) -> None:
        """One more block; its inner line breaks are line breaks of the file."""
        if not words.strip():
            return
        if self.pieces:
            self.pieces.append(GAP)
            self.length += len(GAP)
        start = self.length
        for number, part in enumerate(words.split("\n")):
            self.lines.append((self.length, line + number))
            self.length += len(part) + 1
        self.length -= 1
        self.pieces.append(words)
        self.blocks.append(Block(kind, Span(start, self.length), line))


def read(text: str) -> Reading:
    """The words of the document, and for each the line of the file on which it stands."""
    writing = _Writing()
    tokens = _parser.parse(text)
    for kind, words, line in _blocks(tokens):
        writing.add(kind, words, line)
    lines = tuple(writing.lines) or ((0, 1),)
    return Reading(Text("".join(writing.pieces)), tuple(writing.blocks), lines)


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str, int]]:
    """(kind, words, line) of every block that holds words."""
    around: list[str] = []
    cells: list[str] = []
    row = 1
    for token in tokens:
        if token.nesting == 1:
            around.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            around.pop()
            if token.type == "tr_close":
                yield "paragraph", " | ".join(cells), row
                cells.clear()
        if token.type == "tr_open":
            row = _line(token)
        if token.type == "inline" and around[-1] in {"th", "td"}:
            cells.append(_words(token))
        elif token.type == "inline":
            yield _kind(around), _words(token), _line(token)
        elif token.type in {"fence", "code_block"}:
            first = _line(token) + (token.type == "fence")
            yield "paragraph", token.content.rstrip("\n"), first


def _line(token: Token) -> int:
    return (token.map[0] if token.map else 0) + 1


def _kind(around: list[str]) -> str:
    for name, kind in (("heading", "heading"), ("list_item", "item"), ("blockquote", "quote")):
        if name in around:
            return kind
    return "paragraph"


def _words(token: Token) -> str:
    """What a reader sees of an inline token."""
    return "".join(_word(child) for child in token.children or ())


def _word(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    if token.type == "image":
        return token.content
    words = token.content if token.type in {"text", "code_inline", "text_special"} else ""
    return words.replace("\n", " ")  # `&#10;` is on one line of the file
