"""Every fault, as an editor meets it: tests/faults/<code>.yml, one or more cases separated by `---`.

    case: what is special about it           (optional; a word or two for the report)
    base: no                                 (optional: begin with an empty folder instead of tests/faults/base/)
    files:                                   what differs from the base site: path -> content
      briefings/harbour.yml: |               text: the whole file
        title: …
      briefings/harbour.yml: {replace: {old words: new words}}    edits; each old text stands there once
      briefings/harbour.yml: {append: "more: text\n"}
      briefings/dossiers.yml: null           the file is not there
      seeds/x.txt: {base64: /v8=}            bytes
      seeds/x.txt: {utf-16: words}
      seeds/x.txt: {repeat: [first, piece, 1000000]}              first + 1000000 times piece
      seeds/x.txt: {symlink: ../mkdocs.yml}
      seeds/x.txt: {pipe: yes}
      seeds/x.yml: {folder: yes}             a folder of that name
    before: [[pages]]                        (optional) commands that run first and must succeed …
    then: {build/pages/index.md: mine}       (optional) … and files that are put in place after them
    command: [check, --today, 2031-03-04]    (optional; what follows `brief`; `check` unless given;
                                             `--format json` is added)
    without: [zensical]                      (optional) modules that are not installed
    locked: yes                              (optional) another process builds this site
    also: [unused-source]                    (optional) codes that may come besides
    exit: 1                                  (optional; 1 if an error is expected, else 0)
    unwritten: build                         (optional) a path that must not be there afterwards
    expected:                                exactly these faults, in the order of the report
      - code: wrong-value
        path: briefings/harbour.yml
        line: 8                              (line and column: 1 unless given; `any` in a built page)
        column: 13
        under: aserted                       (optional) what the caret stands under, to its full width
        message: "`aserted` is not"          a part of the message
        help: did you mean `asserted`?       a part of the help
    offered: yes                             (optional) each item of YAML that the help of the first fault
                                             offers is written in place of the one with the fault, and must cure it

In any content `{{sha256 seeds/x.txt}}` stands for the hash of that file. A file's first case must show its
own fault. No case may give a traceback, and each is also printed as text and as annotations.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import OBEYED, Brief, Site, make

from generator import report
from generator.diagnostics import Diagnostic, Severity
from generator.faults import FAULTS
from generator.literal import Text
from generator.model import Location, Page
from generator.pipeline import compose
from generator.render import render

FOLDER = Path(__file__).parent / "faults"
FIELDS = {
    *("case", "base", "files", "before", "then", "command", "without", "locked", "also", "exit"),
    *("unwritten", "expected", "offered"),
}

pytestmark = pytest.mark.usefixtures("templates_once")


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yml")):
        for number, case in enumerate(yaml.safe_load_all(path.read_text("utf-8")), 1):
            assert set(case) <= FIELDS, f"{path.name}: {set(case) - FIELDS} is no field of a case"
            named = {**case, "code": path.stem, "number": number}
            yield pytest.param(named, id=f"{path.stem}-{case.get('case', number)}")


@pytest.mark.parametrize("case", [*_cases()])
def test_fault(
    case: Mapping[str, Any], site: Site, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = case["code"]
    assert code in FAULTS, f"{code}.yml is named after no fault"
    assert case["number"] > 1 or code in {one["code"] for one in case["expected"]}
    folder = site(case.get("files"), base=case.get("base", True))
    _prepare(case, folder, brief, monkeypatch)
    argv = [str(word) for word in case.get("command", ["check"])]
    result = brief(folder, *argv, "--format", "json")
    found = [d for d in json.loads(result.stdout) if d["code"] not in case.get("also", ())]
    said = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=1000)
    assert [d["code"] for d in found] == [one["code"] for one in case["expected"]], (
        f"found:\n{said}"
    )
    for diagnostic, expected in zip(found, case["expected"], strict=True):
        _compare(diagnostic, expected, folder)
    assert result.exit_code == _exit(case), said
    assert not (folder / case.get("unwritten", "no-such-file")).exists()
    _other_forms(found, folder)
    if case.get("offered"):
        _paste(found[0], folder, brief)


def _prepare(
    case: Mapping[str, Any], folder: Path, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in case.get("before", ()):
        result = brief(folder, *command)
        assert result.exit_code == 0, result.output
    make(folder, case.get("then", {}))
    for module in case.get("without", ()):
        monkeypatch.setitem(sys.modules, module, None)
    if case.get("locked"):
        writing = import_module("generator.write")  # the package gives its function by that name
        monkeypatch.setattr(writing, "PATIENCE", 0.2)
        monkeypatch.setattr(writing, "_locked", lambda _handle: False)


def _exit(case: Mapping[str, Any]) -> int:
    severities = {FAULTS[one["code"]].severity for one in case["expected"]}
    return int(case.get("exit", Severity.ERROR in severities))


def _compare(found: Mapping[str, Any], expected: Mapping[str, Any], folder: Path) -> None:
    known = {"code", "path", "line", "column", "under", "message", "help"}
    assert known >= set(expected), f"{set(expected) - known} is no field of an expected fault"
    place = (found["path"], found["line"], found["column"])
    if expected.get("line") == "any":
        place = (found["path"], "any", 1)
    assert place == (expected["path"], expected.get("line", 1), expected.get("column", 1)), found
    assert str(expected.get("message", "")) in found["message"]
    assert str(expected.get("help", "")) in found["help"]
    if "under" in expected:
        line = (folder / found["path"]).read_text("utf-8-sig").split("\n")[found["line"] - 1]
        start = found["column"] - 1
        assert line[start : start + found["width"]] == str(expected["under"])


def _other_forms(found: list[dict[str, Any]], folder: Path) -> None:
    """The same for people, one first line each, and as annotations, one line each."""
    diagnostics = tuple(
        Diagnostic(
            Location(d["path"], d["line"], d["column"], d["width"]),
            Severity[d["severity"].upper()],
            d["code"],
            d["message"],
            d["help"],
        )
        for d in found
    )
    text = report.text(diagnostics, folder)
    notes = report.github(diagnostics, folder)
    assert not OBEYED.search(text + notes)
    assert text.count("\nhelp: ") == sum(bool(d["help"]) for d in found)
    assert notes.count("\n") == len(found)
    for d in found:
        place = f"{d['path']}:{d['line']}:{d['column']}"
        assert f"{place}: {d['severity']}: {d['message']} [{d['code']}]\n" in text
        assert f"line={d['line']},col={d['column']},title={d['code']}::" in notes


def _paste(fault: Mapping[str, Any], folder: Path, brief: Brief) -> None:
    """What the help offers to write instead cures the fault, and each item means another place."""
    offers = re.findall(r"^\s*(\{quote: .*|\{source: .*)$", fault["help"], re.MULTILINE)
    assert len(offers) > 1
    path = folder / fault["path"]
    lines = path.read_text("utf-8").split("\n")
    places = set()
    for offer in offers:
        lines[fault["line"] - 1] = f"      - {offer}"
        path.write_text("\n".join(lines), "utf-8")
        left = json.loads(brief(folder, "check", "--format", "json").stdout)
        assert [d for d in left if d["code"].startswith(("quote-", "bad-yaml"))] == []
        passages = {p.span for held in compose(folder).site.passages.values() for p in held}
        places.add(frozenset(passages))
    assert len(places) == len(offers)


def test_two_pages_of_one_address_are_a_fault(site: Site) -> None:
    """No YAML brings that about, since ids are unique: it would be a mistake in a page type."""
    related = compose(site()).site
    one, two = (Page(path, "method.md.jinja", Text("Method"), {}) for path in ("a.md", "A.md"))
    files, faults = render(related, (one, two), Path("no-templates"))
    assert [file.path for file in files] == ["pages/a.md"]
    assert [(d.code, d.at.path) for d in faults] == [("page-collision", "A.md")]


def test_the_base_site_is_sound(site: Site, brief: Brief) -> None:
    result = brief(site(), "check", "--strict", "--today", "2031-03-05")
    assert (result.exit_code, result.output) == (0, "no faults\n")
