"""What is printed can neither steer a terminal nor a CI runner, whatever a document, a name or a value says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import brief, put

from generator import report
from generator.diagnostics import Diagnostic, Severity
from generator.faults.fault import harmless
from generator.model import Location
from generator.pipeline import compose

OBEYED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters, line breaks other than the plain one, and what turns the reading direction."""
HOSTILE = (
    "::error::owned",
    " ::add-mask::x",
    "\u3000::set-output name=a::b",
    "##[add-mask]x",
    "a ##[stop-commands]x",
    "\x1b[2J\x1b]8;;https://example.org\x07link\x1b]8;;\x07",
    "\x9b31mred",
    "one\n::error::two\r::error::three",
    "one\u2028::error::two\x85::error::three\x0b::x\x0c::y",
    "\u202eesrever",
    "\ud800",
    "%0A::error::x",
)
CORPORA = ("naughty", "yaml", "paths", "unicode", "pymdown", "commonmark", "python_markdown")


def wrong(form: str, said: str) -> Iterator[str]:
    """Lines that something would obey."""
    for line in said.split("\n"):
        command = line.lstrip().startswith("::") and form != "github"
        if OBEYED.search(line) or command or "##[" in line:
            yield line


def diagnostics(texts: list[str]) -> list[Diagnostic]:
    """Each text as path, message and help of a fault that let it through unshown."""
    return [
        Diagnostic(Location(f"seeds/{text}"), Severity.ERROR, "x", harmless(text), f"so\n{harmless(text)}")
        for text in texts
    ]


@pytest.mark.parametrize("form", report.FORMATS)
def test_hostile_words_in_every_form(tmp_path: Path, form: str) -> None:
    said = report.FORMATS[form](diagnostics(list(HOSTILE)), tmp_path)
    assert not list(wrong(form, said))
    if form == "github":
        assert len(said.splitlines()) == len(HOSTILE)
        assert all(line.startswith("::error file=seeds/") for line in said.splitlines())
    if form == "json":
        assert len(json.loads(said)) == len(HOSTILE)


@pytest.mark.parametrize("name", CORPORA)
def test_corpora_in_every_form(tmp_path: Path, corpora: Path, name: str) -> None:
    with (corpora / "hostile" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for form, write in report.FORMATS.items():
        assert not list(wrong(form, write(diagnostics(texts), tmp_path)))[:3]


def test_the_path_of_an_annotation_is_the_path(tmp_path: Path) -> None:
    """A runner finds the file again, so what it must not obey is spelled as it asks for."""
    (line,) = report.github(diagnostics(["a,b: 50%"]), tmp_path).splitlines()
    assert line.startswith("::error file=seeds/a%2Cb%3A 50%25,line=1,")


def place(site: Path, text: str) -> None:
    """The text wherever a stranger's pull request can put one."""
    quoted = json.dumps(text.encode("utf-8", "replace").decode("utf-8"))
    briefing = site / "briefings" / "vote.yml"
    claim = f"  - {{id: {quoted}, text: {quoted}, status: {quoted}, {quoted}: x, evidence: [{quoted}]}}\n"
    briefing.write_text(f"{briefing.read_text('utf-8')}{claim}dossier: {quoted}\n", "utf-8")
    said = f"{text}\nThe Speaker said the vote was held.\n"
    (site / "seeds" / "minutes.txt").write_text(said, "utf-8", "replace")
    template = f"{text}\n{{% include {quoted} %}}\n"
    (site / "templates" / "home.md.jinja").write_text(template, "utf-8", "replace")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_in_a_site(tmp_path: Path, text: str) -> None:
    site = put(tmp_path / "site")
    place(site, text)
    found = compose(site).diagnostics
    assert len(found) > 3
    for form, write in report.FORMATS.items():
        assert not list(wrong(form, write(found, site)))


def test_names_of_files(tmp_path: Path) -> None:
    site = put(tmp_path / "site")
    for text in HOSTILE:
        name = text.encode("utf-8", "surrogatepass")
        for folder, suffix in (("seeds", b".txt"), ("briefings", b".yml"), ("templates/assets", b".css")):
            with open(bytes(site / folder) + b"/" + name.replace(b"/", b"_") + suffix, "wb") as file:  # noqa: PTH123
                file.write(b"\xff")
    for form in report.FORMATS:
        done = brief(site, "check", "--format", form)
        assert done.returncode == 1
        assert not list(wrong(form, done.stdout + done.stderr))


def test_an_unreadable_place_is_not_read_for_the_report(tmp_path: Path) -> None:
    """The report quotes the author's line; never one of a file to which a link or a path leads out of the site."""
    outside = tmp_path / "outside.txt"
    outside.write_text("words of another", "utf-8")
    site = put(tmp_path / "site")
    (site / "seeds" / "linked.txt").symlink_to(outside)
    up = "seeds/../../outside.txt"
    for path in ("seeds/linked.txt", "../outside.txt", str(outside), up, "a\0b"):
        found = Diagnostic(Location(path), Severity.ERROR, "bad-file-name", "m", "h")
        assert "words of another" not in report.text([found], site)


def test_a_changed_file_is_quoted_as_it_is_now(tmp_path: Path) -> None:
    """In a preview the same process reports again and again."""
    found = Diagnostic(Location("x.yml"), Severity.ERROR, "bad-yaml", "m", "h")
    for words in ("before", "after"):
        (tmp_path / "x.yml").write_text(words, "utf-8")
        assert f"1 | {words}" in report.text([found], tmp_path)
