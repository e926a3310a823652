"""A file of the site → its bytes and its text: sizes are limited, and no encoding is ever guessed."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic
from generator.faults import reading
from generator.model import Location


def content(root: Path, path: PurePosixPath, limit: int, cure: str) -> bytes | Diagnostic:
    """The bytes of a file, unless it is too large or unreadable; never more of it than the limit."""
    at = Location(str(path))
    try:
        with (root / path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            held = b"" if size > limit else file.read(limit + 1)
    except OSError as problem:
        return reading.UNREADABLE_FILE.at(at, problem=problem.strerror or "unknown")
    size = max(size, len(held))
    if size > limit:
        return reading.TOO_LARGE.at(at, size=size, limit=limit, cure=cure)
    return held


def text(path: PurePosixPath, held: bytes, kind: str) -> str | Diagnostic:
    """UTF-8 without byte order mark, line feeds only; `kind` says what is to be written where there is none."""
    at = Location(str(path))
    try:
        words = held.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return _not_utf_8(str(path), held, problem)
    if not words.strip():
        return reading.EMPTY_FILE.at(at, kind=kind)
    if words.count("\0") * 4 > len(words):
        said = "a quarter of it or more is 0x00, as in UTF-16 or in a file that holds no text"
        return reading.NOT_UTF_8.at(at, problem=said)
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf_8(path: str, held: bytes, problem: UnicodeDecodeError) -> Diagnostic:
    """The place of the first byte that is not UTF-8."""
    if held.startswith((b"\xff\xfe", b"\xfe\xff")):
        return reading.NOT_UTF_8.at(Location(path), problem="it begins with the mark of UTF-16")
    before = held[: problem.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    said = f"byte {problem.start + 1} is 0x{held[problem.start]:02X}"
    return reading.NOT_UTF_8.at(Location(path, line, column), problem=said)
