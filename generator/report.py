"""Diagnostics as text with the author's own line and a caret, as JSON, and as annotations of a pull request."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, Severity
from generator.faults import reading
from generator.faults.fault import harmless, shown
from generator.reading.folders import link_on_the_way
from generator.revising.compare import CHANGED, Change, Difference
from generator.revising.reanchoring import Proposal

NO_TEXT = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")
"""How files begin of which no line is shown: Word and other zipped files, PDF, old Word, pictures, RTF."""
WIDEST = 110
"""Characters of an author's line that a report shows."""


def text(diagnostics: Iterable[Diagnostic], root: Path) -> str:
    """One paragraph for each, and a last line that counts them."""
    found = tuple(diagnostics)
    _lines.cache_clear()  # they may have changed since the last report, while `brief serve` runs
    paragraphs = [_paragraph(diagnostic, root) for diagnostic in found]
    return "\n\n".join([*paragraphs, summary(found)]) + "\n"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """“2 errors, 1 warning”."""
    found = [diagnostic.severity for diagnostic in diagnostics]
    numbers = [(found.count(severity), str(severity)) for severity in Severity]
    words = [counted(number, word) for number, word in numbers if number]
    return ", ".join(words) or "no faults"


def counted(number: int, word: str) -> str:
    """“1 file”, “2 files”."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def as_json(diagnostics: Iterable[Diagnostic], root: Path) -> str:
    """A list of objects with code, severity, path, line, column, width, message and help."""
    del root
    items = [
        {
            "code": d.code,
            "severity": str(d.severity),
            "path": d.at.path,
            "line": d.at.line,
            "column": d.at.column,
            "width": d.at.width,
            "message": d.message,
            "help": d.help,
        }
        for d in diagnostics
    ]
    return _as_json(items)


def github(diagnostics: Iterable[Diagnostic], root: Path) -> str:
    """Workflow commands that put each message on its line of the pull request."""
    del root
    commands = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = [
        f"::{commands[d.severity]} file={_property(d.at.path)},line={d.at.line},col={d.at.column},"
        f"title={_property(d.code)}::{_data(d.message + (chr(10) + d.help if d.help else ''))}"
        for d in diagnostics
    ]
    return "".join(f"{line}\n" for line in lines)


FORMATS = {"text": text, "json": as_json, "github": github}
"""The forms of a report, by the word for `--format`."""


def proposal(wanted: Proposal) -> str:
    """A change of a YAML file, with old and new text side by side."""
    at = wanted.at
    beside = "".join(f", {name}: {value}" for name, value in wanted.beside.items())
    head = f"{at.path}:{at.line}:{at.column}: {wanted.why}"
    doubt = "" if wanted.certain else "  (only alike: is that passage meant?)"
    said = f"{shown(head)}\n  old  {shown(wanted.old)}\n  new  {shown(wanted.new + beside)}{doubt}"
    return "\n".join(map(harmless, said.split("\n")))


def differences(found: tuple[Difference, ...]) -> str:
    """One line for each object: “claim `b#offer`: reported → confirmed; evidence +1”."""
    return (
        "".join(f"{_difference(difference, '`')}\n" for difference in found)
        or "nothing changed in meaning\n"
    )


def differences_as_markdown(found: tuple[Difference, ...]) -> str:
    """The same as a list for a pull request, where nothing that people wrote is markup."""
    lines = [f"- {_difference(difference, '`')}" for difference in found]
    return "\n".join(["### What changed in meaning", "", *(lines or ["Nothing."])]) + "\n"


def differences_as_json(found: tuple[Difference, ...]) -> str:
    """A list of objects with kind, id, how, label and changes."""
    return _as_json([asdict(difference) for difference in found])


DIFFERENCES = {
    "text": differences,
    "markdown": differences_as_markdown,
    "json": differences_as_json,
}
"""The forms of a comparison, by the word for `--format`."""


def _difference(difference: Difference, tick: str) -> str:
    name = f"{difference.kind} {tick}{difference.id}{tick}"
    if difference.how != CHANGED:
        label = shown(difference.label).replace(tick, "'").replace("\n", " ")
        return (
            f"{name}: {difference.how}: {tick}{label}{tick}"
            if label
            else f"{name}: {difference.how}"
        )
    return f"{name}: {'; '.join(_change(change, tick) for change in difference.changes)}"


def _change(change: Change, tick: str) -> str:
    """“reported → confirmed”, “evidence +1”, “text: `old` → `new`”."""
    old, new = (
        shown(value).replace(tick, "'").replace("\n", " ") for value in (change.old, change.new)
    )
    if change.what == "status":
        return f"{old} → {new}"
    if change.what == "evidence":
        return f"evidence {new}"
    return f"{change.what}: {tick}{old or '–'}{tick} → {tick}{new or '–'}{tick}"


def _paragraph(diagnostic: Diagnostic, root: Path) -> str:
    at = diagnostic.at
    head = f"{at.path}:{at.line}:{at.column}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]"
    help_lines = diagnostic.help.split("\n") if diagnostic.help else []
    helps = [f"{'help: ' if n == 0 else '      '}{line}" for n, line in enumerate(help_lines)]
    lines = [head.replace("\n", "⟦U+000A⟧"), *_excerpt(diagnostic, root), *helps]
    return "\n".join(map(harmless, lines))


def _excerpt(diagnostic: Diagnostic, root: Path) -> list[str]:
    """The author's line with a caret under the place."""
    at = diagnostic.at
    lines = _lines(root, at.path)
    if at.line > len(lines) or not lines[at.line - 1].strip():
        return []
    line = lines[at.line - 1]
    start = max(0, at.column - 1)
    cut = max(0, start - WIDEST // 2) if start > WIDEST * 3 // 4 else 0
    piece = shown_line(line[cut : cut + WIDEST])
    before, meant = piece[: start - cut], piece[start - cut : start - cut + at.width]
    gutter = f"{at.line} | "
    caret = f"{' ' * _columns(before)}{'^' * max(1, _columns(meant))}"
    shown_lines = [f"{gutter}{piece}", f"{' ' * (len(gutter) - 2)}| {caret}"]
    if diagnostic.code == reading.BAD_YAML.code and not cut:
        shown_lines[:0] = _without_colon(lines[: at.line - 1], len(gutter))
    return shown_lines


def _without_colon(lines: list[str], gutter: int) -> list[str]:
    """The line before, if it lacks a colon: YAML notices the missing one only on the next line."""
    if not lines or ":" in lines[-1] or not lines[-1].strip() or lines[-1].lstrip()[0] in "#-":
        return []
    return [f"{f'{len(lines)} |':>{gutter - 1}} {shown_line(lines[-1][:WIDEST])}"]


def _columns(line: str) -> int:
    """How many columns of a terminal the text takes (Unicode Standard Annex 11)."""
    wide = sum(unicodedata.east_asian_width(character) in {"W", "F"} for character in line)
    return len(line) + wide - sum(unicodedata.combining(character) > 0 for character in line)


def shown_line(line: str) -> str:
    """The line with tabs as spaces, and no character that a terminal would obey."""
    return "".join(" " if c == "\t" else c if c.isprintable() else "·" for c in line)


@lru_cache(maxsize=64)
def _lines(root: Path, name: str) -> list[str]:
    """The lines of a file of the site, as far as its first 2 MB hold them; of no link, which may lead anywhere."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or link_on_the_way(root, path):
        return []
    try:
        if not (root / path).is_file():
            return []
        with (root / path).open("rb") as file:
            content = file.read(2_000_000)
    except (OSError, ValueError):
        return []
    if b"\0" in content or content.startswith(NO_TEXT):
        return []
    text_ = content.decode("utf-8-sig", "replace")
    return text_.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _as_json(items: object) -> str:
    """JSON in which nothing stands that a terminal or a CI runner would obey."""
    text_ = json.dumps(items, indent=2, ensure_ascii=False).replace("##[", "##\\u005b")
    plain = text_.isascii() and "\x7f" not in text_
    return (text_ if plain else "".join(map(_escaped, text_))) + "\n"


def _escaped(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return json.dumps(character)[1:-1] if character != "\x7f" else "\\u007f"


def _data(text_: str) -> str:
    """Escaped as GitHub's runner asks for messages."""
    return harmless(text_).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text_: str) -> str:
    """Escaped as GitHub's runner asks for properties."""
    return _data(text_).replace(":", "%3A").replace(",", "%2C")
