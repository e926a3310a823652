"""Templates, `mkdocs.yml` and arguments that are broken or hostile: a message and an exit code, no traceback."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_site import brief, put, stand_in, tree

from generator.diagnostics import Diagnostic
from generator.pipeline import compose
from generator.reading import configuration

TEMPLATES = {
    "{% if %}": "Expected an expression",
    "{% for x in site.briefings %}": "Unexpected end of template",
    "{{ 'x' | nosuchfilter }}": "No filter named 'nosuchfilter'",
    "{{ 1 is nosuchtest }}": "No test named 'nosuchtest'",
    "{% include 'no-such-file.jinja' %}": "there is no template `no-such-file.jinja`",
    "{% include '../mkdocs.yml' %}": "there is no template `../mkdocs.yml`",
    "{% include '/etc/passwd' %}": "there is no template `/etc/passwd`",
    "{% include 'parts/../../mkdocs.yml' %}": "there is no template",
    "{% extends 'home.md.jinja' %}": "it goes in circles",
    "{% include 'home.md.jinja' %}": "it goes in circles",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "it goes in circles",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}": "it goes in circles, or is nested too deep",
    "{% for a in 'x' %}" * 30 + "{% endfor %}" * 30: "too many statically nested blocks",
    "{{ 1 / 0 }}": "ZeroDivisionError",
    "{{ nothing }}": "'nothing' is undefined",
    "{{ site.nothing.more }}": "has no attribute 'nothing'",
    "{{ site['briefings'](1) }}": "is not callable",
    "{{ '%d' % 'x' }}": "format",
    "{{ 'x'.encode('nope') }}": "LookupError",
    "{% for n in range(10 ** 12) %}{% endfor %}": "Range too big",
    "{{ ''.__class__.__mro__ }}": "unsafe",
    "{{ cycler.__init__.__globals__.os.system('echo hello') }}": "unsafe",
    "{{ say.__init__.__globals__ }}": "unsafe",
    "{% set x = site.sources.clear() %}": "",
    "{% autoescape false %}{% endautoescape %}": "switches the filter",
}


def faults(site: Path) -> list[Diagnostic]:
    return [found for found in compose(site).diagnostics if found.code == "template-fault"]


@pytest.mark.parametrize("template", TEMPLATES, ids=range(len(TEMPLATES)))
def test_a_template_that_cannot_be_used(tmp_path: Path, template: str) -> None:
    site = put(tmp_path / "site")
    (site / "templates" / "home.md.jinja").write_text(f"# Home\n\n{template}\n", "utf-8")
    start = time.monotonic()
    found = faults(site)
    assert time.monotonic() - start < 20
    assert found
    assert {one.at.path for one in found} == {"templates/home.md.jinja"}
    assert TEMPLATES[template] in found[0].message


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    site = put(tmp_path / "site")
    (site / "templates" / "home.md.jinja").write_bytes(b"# Home \xff\n")
    (site / "templates" / "parts").mkdir()
    (site / "templates" / "parts" / "claim.md.jinja").mkdir()
    assert [one.at.path for one in faults(site)] == ["templates/home.md.jinja"]


CONFIGURATIONS = (
    *("", "[", "site_name", "- a\n- b\n", "null", "site_name: [x", "site_name: {a: b}\nsite_url: [1]\n"),
    *("\t", "site_name: \0", "\ufffe", "site_name: !!python/object/apply:os.system [exit]\n", "*a", "&a [*a]"),
    *("[" * 5000, "{" * 5000, "- " * 5000, "a: " + "[" * 100_000, "? " * 5000, "site_dir: !ENV []\n"),
    *("site_url: 'https://['\n", "site_url: 'http://[::1'\n", "site_url: ':::'\n", "site_url: 9\nsite_dir: 9\n"),
    *("extra: {brief: [1]}\n", "extra: 3\n", "theme: {name: [x]}\n", "theme: 3\n", "!x {a: b}", "? {a: b}\n: c\n"),
    *("site_name: x\nsite_name: y\nsite_dir: !ENV [A, [b]]\n", "docs_dir: ../..\nsite_name: x\n"),
    *("nav: &a [*a]\n", "nav: &a {b: *a, c: [*a]}\n", "site_name: &a [*a]\n"),
    "nav:\n- &n0 [a.md]\n" + "".join(f"- &n{n + 1} [{f'*n{n}, ' * 9}]\n" for n in range(30)),
)


@pytest.mark.parametrize("text", CONFIGURATIONS, ids=range(len(CONFIGURATIONS)))
def test_a_configuration_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """What it says is the builder's to judge; reading it for a name or an address must not stop us."""
    from generator.build import build

    site = put(tmp_path / "site")
    (site / "mkdocs.yml").write_text(text, "utf-8")
    composition = compose(site)
    assert composition.files
    assert isinstance(configuration.site_dir(site), Path)
    if text == CONFIGURATIONS[0]:
        target, found = build(site, composition.site)
        assert (target, [one.code for one in found]) == (None, ["builder-failed"])
        assert "Traceback" not in capsys.readouterr().err


def test_a_configuration_that_is_no_file(tmp_path: Path) -> None:
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    (site / "mkdocs.yml").unlink()
    _says_that_there_is_none(brief(site, "build", env=env))
    (site / "mkdocs.yml").mkdir()
    _says_that_there_is_none(brief(site, "build", env=env))
    (site / "mkdocs.yml").rmdir()
    (site / "mkdocs.yml").write_bytes(b"\xff\xfe\x00")
    assert brief(site, "build", env=env).returncode == 0


def _says_that_there_is_none(done: subprocess.CompletedProcess[str]) -> None:
    assert (done.returncode, "[no-configuration]" in done.stderr) == (1, True), done.stderr


def test_a_builder_that_crashes(tmp_path: Path) -> None:
    """Of its traceback only what went wrong is passed on, and nothing that a terminal or a runner obeys."""
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    said = "print('::error::x\\x1b[2J', flush=True)\nraise RuntimeError('no wind\\x1b[31m')\n"
    (tmp_path / "quick" / "mkdocs" / "__main__.py").write_text(said)
    done = brief(site, "build", env=env)
    assert done.returncode == 1
    assert "mkdocs stopped with exit code 1: RuntimeError: no wind" in done.stderr
    assert "\x1b" not in done.stderr
    assert not any(line.lstrip().startswith("::") for line in done.stderr.splitlines())
    assert not (site / "build" / "site-next").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "--today", "nonsense"], 2),
        (["check", "--today", "2025-13-45"], 2),
        (["check", "--today", "9" * 5000], 2),
        (["check", "--today", "\x1b[2J"], 2),
        (["check", "--format", "xml"], 2),
        (["build", "--builder", "make"], 2),
        (["explain", "no-such-code"], 2),
        (["explain", "\x1b[2J"], 2),
        (["check", "--site", "no/such/folder"], 2),
        (["check", "--site", "mkdocs.yml"], 2),
        (["nonsense"], 2),
        (["diff", "--", "--output=stolen"], 2),
        (["diff", "no-such-revision"], 2),
    ],
)
def test_arguments(tmp_path: Path, arguments: list[str], code: int) -> None:
    site = put(tmp_path / "site")
    before = tree(site)
    done = brief(site, *arguments)
    assert done.returncode == code, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert tree(site) == before


def test_output_that_the_terminal_cannot_spell(tmp_path: Path) -> None:
    site = put(tmp_path / "site")
    path = site / "briefings" / "vote.yml"
    path.write_text(path.read_text("utf-8").replace("status: asserted", "status: ⟦Ω⟧"), "utf-8")
    for form in ("text", "json", "github"):
        done = brief(site, "check", "--format", form, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
        assert done.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_new_site_is_not_written_through_links_or_over_files(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    cases: dict[str, Callable[[Path], object]] = {
        "dangling": lambda folder: (folder / "mkdocs.yml").symlink_to(outside / "new.yml"),
        "folder": lambda folder: (folder / "seeds").symlink_to(outside),
        "file": lambda folder: (folder / "seeds").write_text("mine"),
    }
    for name, hinder in cases.items():
        folder = tmp_path / name
        folder.mkdir()
        hinder(folder)
        before = sorted(folder.iterdir())
        done = brief(tmp_path, "init", name)
        assert done.returncode == 2, name
        assert sorted(folder.iterdir()) == before, name
        assert not list(outside.iterdir()), name
