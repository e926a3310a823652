"""Hostile documents: a fault with its place, or their characters shown; in bounded time and memory."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_site import ROOT, brief, put, tree

from generator.formats import READERS
from generator.load import LARGEST_DOCUMENT
from generator.pipeline import Composition, compose

SECONDS = 20


def with_document(folder: Path, content: bytes, suffix: str = ".txt") -> Path:
    """The small site with one more source that is shown in full."""
    site = put(folder)
    (site / "seeds" / f"other{suffix}").write_bytes(content)
    record = f"title: Other\npublished: 2025-12-04\ndisplay: full\nsha256: {hashlib.sha256(content).hexdigest()}\n"
    (site / "seeds" / "other.yml").write_text(record, "utf-8")
    return site


def page(composition: Composition, path: str) -> str:
    return next(file.content for file in composition.files if file.path == path).decode("utf-8")


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_corpus_of_bytes(tmp_path: Path, corpora: Path, suffix: str) -> None:
    """Each is a fault that names its file, or a page; one bad document never hides the next."""
    with (corpora / "hostile" / "bytes.jsonl").open(encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    site = put(tmp_path / "site")
    for number, case in enumerate(cases):
        content = base64.b64decode(case["b64"])
        (site / "seeds" / f"b-{number}{suffix}").write_bytes(content)
        record = f"title: T\ndisplay: full\nsha256: {hashlib.sha256(content).hexdigest()}\n"
        (site / "seeds" / f"b-{number}.yml").write_text(record, "utf-8")
    composition = compose(site)
    faulty = {d.at.path: d.code for d in composition.diagnostics if str(d.severity) == "error"}
    assert set(faulty.values()) <= {"not-utf-8", "empty-file"}
    for number, case in enumerate(cases):
        path = f"seeds/b-{number}{suffix}"
        read = f"b-{number}" in composition.site.sources
        assert read != (path in faulty), case["id"]
        if any(sign in case["id"] for sign in ("bad-", "utf-16", "utf16", "latin1", "koi8", "nul-only")):
            assert faulty.get(path) == "not-utf-8", case["id"]


def test_what_cannot_be_seen_is_shown(tmp_path: Path) -> None:
    text = "A\u202eb \u2066c\u200b d\0e\x1bf\x07\x85g\u2028h.\r\nSecond\rthird.\n"
    composition = compose(with_document(tmp_path / "site", b"\xef\xbb\xbf" + text.encode()))
    assert not composition.errors
    shown = html.unescape(page(composition, "pages/sources/other.md"))
    for mark in ("⟦U+202E⟧", "⟦U+2066⟧", "⟦U+200B⟧", "\ufffd"):
        assert mark in shown
    plain = page(composition, "pages/sources/other/text.txt")
    for kept in (shown, plain):
        assert not any(c < " " and c != "\n" for c in kept)
        assert "\ufeff" not in kept


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"", "empty-file", (1, 1)),
            (b"\xef\xbb\xbf", "empty-file", (1, 1)),
        (b"one\ntwo \xff three\n", "not-utf-8", (2, 5)),
        ("é\n".encode() * 3 + b"x\xc3", "not-utf-8", (4, 2)),
        ("words".encode("utf-16"), "not-utf-8", (1, 1)),
        ("words".encode("utf-16-le"), "not-utf-8", (1, 1)),
        (b"x" * (LARGEST_DOCUMENT + 1), "too-large", (1, 1)),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_documents_that_are_refused(
    tmp_path: Path, content: bytes, code: str, place: tuple[int, int], suffix: str
) -> None:
    site = with_document(tmp_path / "site", content, suffix)
    found = [d for d in compose(site).diagnostics if d.at.path == f"seeds/other{suffix}"]
    assert [(d.code, d.at.line, d.at.column) for d in found] == [(code, *place)]


MEASURED = """\
import resource, sys
from pathlib import Path
from generator import report
from generator.pipeline import compose
root = Path(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
composition = compose(root)
said = report.text(composition.diagnostics, root)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(max(0, peak - before) // 1024, *[d.code for d in composition.diagnostics])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
@pytest.mark.parametrize(
    "place", ["seeds/other.txt", "seeds/other.md", "briefings/vote.yml", "templates/assets/x.css"]
)
def test_a_hundred_megabytes(tmp_path: Path, place: str) -> None:
    """Refused by its size, without being read: a sparse file, of which nothing is on the disk."""
    site = with_document(tmp_path / "site", b"x", Path(place).suffix if "seeds" in place else ".txt")
    with (site / place).open("wb") as file:
        file.truncate(100_000_000)
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(site)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    megabytes, *codes = done.stdout.split()
    assert "too-large" in codes
    assert int(megabytes) < 60
    assert time.monotonic() - start < SECONDS


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files")
def test_what_is_no_file(tmp_path: Path) -> None:
    """A pipe would be waited for until somebody writes into it."""
    site = put(tmp_path / "site")
    for place in ("seeds/pipe.txt", "briefings/pipe.yml", "templates/pipe.md.jinja", "templates/assets/pipe.css"):
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(site / place)
    (site / "seeds" / "folder.txt").mkdir()
    start = time.monotonic()
    done = brief(site, "check", timeout=SECONDS)
    assert time.monotonic() - start < SECONDS
    assert done.stderr.count("it is a device, a pipe or a socket [unreadable-file]") == 4


def test_folders_in_folders(tmp_path: Path) -> None:
    site = put(tmp_path / "site")
    (site / "seeds" / Path(*["d"] * 300)).mkdir(parents=True)
    found = [d for d in compose(site).diagnostics if "folders deep" in d.message]
    assert [d.code for d in found] == ["unreadable-file"]


SIZE = 10_000
PATHOLOGICAL = {
    "quotes": ">" * SIZE,
    "quotes with spaces": "> " * SIZE,
    "quotes that grow": "".join(">" * n + " a\n" for n in range(150)),
    "brackets": "[" * SIZE,
    "brackets that close": "[" * SIZE + "]" * SIZE,
    "pictures": "![" * SIZE,
    "links": "[a](b" * SIZE,
    "links in points": "[a](<b" * SIZE,
    "titles": '[a](b "' * SIZE,
    "references": "[a][b]" * SIZE,
    "definitions": "".join(f"[{n}]: x\n" for n in range(SIZE // 4)),
    "one definition, often": f"[a]: {'x' * SIZE}\n\n" + "[a]" * SIZE,
    "backticks that grow": "".join("e" + "`" * n for n in range(1, 300)),
    "backticks": "`a" * SIZE,
    "stars": "*" * SIZE,
    "emphasis that opens": "*a _a " * SIZE,
    "emphasis that closes": "a** a_ " * SIZE,
    "emphasis both ways": "*a **a *a_ " * SIZE,
    "emphasis in emphasis": "*" * SIZE + "a" + "*" * SIZE,
    "struck through": "~~a " * SIZE,
    "lists in lists": "".join("  " * n + "- a\n" for n in range(200)),
    "lists on a line": "- " * SIZE,
    "numbers on a line": "1. " * SIZE,
    "many items": "- a\n" * SIZE,
    "a wide table": "|a" * SIZE + "\n" + "|-" * SIZE + "\n",
    "a table to be filled": "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|x|\n" * 2000,
    "a table of lines": "a\n" + "-|" * SIZE,
    "headings by underlines": "a\n-\n" * SIZE,
    "marks of headings": "#" * SIZE,
    "fences": "```\n" * SIZE,
    "tags": "<a " * SIZE,
    "comments": "<!--" * SIZE,
    "declarations": "<![CDATA[" * SIZE,
    "addresses": "<http://a" * SIZE,
    "entities": "&a" * SIZE,
    "backslashes": "\\" * SIZE,
    "labels": "[" + "\\[" * SIZE,
    "empty lines": "\n" * SIZE + "a",
    "spaces": " " * SIZE + "a",
    "everything": "*_`[<>!&" * SIZE,
}


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_pathological_documents(suffix: str) -> None:
    """The list of cmark and more; each took under three seconds where it was written."""
    for name, text in PATHOLOGICAL.items():
        start = time.process_time()
        reading = READERS[suffix](text)
        assert time.process_time() - start < SECONDS, name
        spans = [block.span for block in reading.blocks]
        assert spans == sorted(spans)
        assert all(0 <= span.start < span.end <= len(reading.text) for span in spans)


@pytest.mark.parametrize("name", ["quotes", "brackets that close", "a table to be filled", "everything"])
def test_a_pathological_document_becomes_a_page(tmp_path: Path, name: str) -> None:
    site = with_document(tmp_path / "site", PATHOLOGICAL[name][:20_000].encode(), ".md")
    done = brief(site, "build")
    assert done.returncode == 0, done.stderr
    assert "sources/other/index.html" in tree(site / "site")
