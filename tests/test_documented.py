"""Whatever a person can meet is explained: every fault, command, check, page, format, export, field."""

from __future__ import annotations

import json
import re
import string
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from sites import ROOT, Brief, Site

from generator.authored import schemas
from generator.checks import CHECKS
from generator.cli import main
from generator.diagnostics import Severity
from generator.exports import EXPORTS
from generator.faults import FAULTS, MODULES, Fault
from generator.formats import FORMATS, READERS
from generator.pages import PAGES
from generator.render import BUILT_IN, Templates

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(main.commands)
MEMBERS = {"checks": CHECKS, "pages": PAGES, "formats": FORMATS, "exports": EXPORTS}
NO_CASE_OF_ITS_OWN = {
    "page-collision": "tests/test_faults.py",
    "unexplained-change": "tests/revising",
    "no-revision": "tests/revising",
}
"""Faults that no folder of files brings about on its own, and the test that does."""


# Faults


def test_every_code_stands_for_one_fault() -> None:
    declared = [f.code for module in MODULES for f in vars(module).values() if isinstance(f, Fault)]
    assert sorted(declared) == sorted(FAULTS)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_speaks_as_the_others_do(fault: Fault) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fault.code)
    for words in (fault.message, *fault.help.split("\n")):
        assert not words[:1].isupper() or words.startswith(("SHA", "HTML")), words
        assert not words.rstrip().endswith((".", "!")), words
        assert words.count("`") % 2 == 0, words
        list(string.Formatter().parse(words))
    assert "\n" not in fault.message
    assert re.match(r"[A-Z`“*]", fault.explanation)
    assert fault.explanation.endswith(".")
    assert len(fault.explanation) > 30


def test_help_is_there_wherever_a_message_is() -> None:
    assert not [
        fault.code for fault in FAULTS.values() if not fault.help and fault.severity < Severity.NOTE
    ]


@pytest.mark.parametrize("code", FAULTS)
def test_every_fault_is_shown_by_a_case(code: str) -> None:
    if (ROOT / "tests" / "faults" / f"{code}.yml").is_file():
        return
    assert code in NO_CASE_OF_ITS_OWN, f"write tests/faults/{code}.yml"
    place = ROOT / NO_CASE_OF_ITS_OWN[code]
    files = [place] if place.is_file() else [*place.glob("*.py")]
    assert any(code in path.read_text("utf-8") for path in files)


@pytest.mark.parametrize("code", FAULTS)
def test_brief_explains_every_fault(code: str) -> None:
    result = CliRunner().invoke(main, ["explain", code])
    assert result.exit_code == 0
    assert f"[{code}]" in result.output
    words = " ".join(result.output.split())
    assert FAULTS[code].explanation in words


# Commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"`brief {name}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    options = [p for p in main.commands[name].params if p.param_type_name == "option"]
    assert not [p.name for p in options if not getattr(p, "help", None)]


@pytest.mark.usefixtures("templates_once")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "serve"])
def test_the_example_in_the_help_of_every_command_runs(name: str, site: Site, brief: Brief) -> None:
    """That of `serve`, which does not end, runs in test_serve.py."""
    folder = site()
    _commit(folder)
    example = re.search(r"Example: brief (.+)", brief(folder, name, "--help").output)
    assert example
    assert example[1].split()[0] == name
    result = brief(folder, *example[1].split())
    assert result.exit_code == 0, result.output


def _commit(folder: Path) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=folder, check=True)


# The folders where new things go


@pytest.mark.parametrize("folder", MEMBERS)
def test_every_member_of_a_folder_is_listed_and_says_what_it_is(folder: str) -> None:
    listed = {member.__name__.rpartition(".")[2] for member in MEMBERS[folder]}
    function = {"checks": "check", "pages": "pages", "formats": "read", "exports": "export"}[folder]
    files = (ROOT / "generator" / folder).glob("*.py")
    defining = {p.stem for p in files if f"\ndef {function}(" in p.read_text("utf-8")} - {
        "__init__"
    }
    assert listed == defining
    for member in MEMBERS[folder]:
        assert member.__doc__
        assert getattr(member, function).__doc__


def test_every_suffix_that_can_be_read_stands_in_the_readme() -> None:
    assert not [suffix for suffix in READERS if suffix not in README and suffix != ".markdown"]


def test_the_templates_of_the_tool_are_sound_and_all_used() -> None:
    """Other tests rely on this and do not look again."""
    assert list(Templates(Path("no-templates-of-its-own")).check()) == []
    there = {path.name for path in BUILT_IN.glob("*.md.jinja")}
    text = "".join(path.read_text("utf-8") for path in (ROOT / "generator" / "pages").glob("*.py"))
    assert there == set(re.findall(r'"([\w-]+\.md\.jinja)"', text))


# The schemas


def test_the_schemas_are_fresh(brief: Brief) -> None:
    result = brief(ROOT, "schema", "--check")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", schemas())
def test_every_field_of_a_schema_is_described(name: str) -> None:
    schema = json.loads(schemas()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    undescribed = [path for path, field in _fields(schema) if not field.get("description")]
    assert undescribed == []


def _fields(schema: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, value in schema.items():
        if key == "properties":
            yield from ((f"{path}/{name}", field) for name, field in value.items())
        if isinstance(value, dict):
            yield from _fields(value, f"{path}/{key}")


def _yaml_files() -> Iterator[Any]:
    sites = (ROOT, ROOT / "generator" / "scaffold" / "site", ROOT / "tests" / "faults" / "base")
    for site in (*sites, *(ROOT / "examples").glob("*"), *ROOT.glob("tests/golden/*/site")):
        for path in (*site.glob("seeds/**/*.yml"), *site.glob("briefings/**/*.yml")):
            kind = "source" if "seeds" in path.relative_to(site).parts else path.stem
            kind = kind if kind in {"source", "actors", "dossiers", "redirects"} else "briefing"
            if kind != "redirects":
                yield pytest.param(path, kind, id=path.relative_to(ROOT).as_posix())


@pytest.mark.parametrize(("path", "kind"), [*_yaml_files()])
def test_what_the_tool_takes_an_editor_takes_too(path: Path, kind: str) -> None:
    """The YAML of every site here, read as editors read it, fits the schema that completes it."""
    validator = jsonschema.Draft202012Validator(json.loads(schemas()[f"{kind}.json"]))
    tree = _as_in_an_editor(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - it makes nothing but text
    assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(tree)] == []


def _as_in_an_editor(value: Any) -> Any:
    """YAML 1.2, core schema: numbers and booleans are no text (quotation marks are not looked at)."""
    if isinstance(value, dict):
        return {key: _as_in_an_editor(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_in_an_editor(item) for item in value]
    if re.fullmatch(r"[-+]?\d+", value):
        return int(value)
    if re.fullmatch(r"[-+]?\d+\.\d+", value):
        return float(value)
    return {"true": True, "false": False}.get(value, value)


def test_a_schema_refuses_what_the_tool_refuses() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schemas()["briefing.json"]))
    claim = {"id": "A b", "text": ["x"], "status": "aserted", "credibility": 7, "sorce": "x"}
    errors = validator.iter_errors({"title": "x", "key_points": [claim]})
    said = {(e.json_path, e.validator) for e in errors}
    assert {
        ("$", "required"),
        ("$.key_points[0]", "additionalProperties"),
        ("$.key_points[0].id", "pattern"),
        ("$.key_points[0].text", "type"),
        ("$.key_points[0].status", "enum"),
    } <= said
    assert any(path == "$.key_points[0].credibility" for path, _ in said)
