"""What all tests share: where things are, and how a site is made from a few files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sites import BASE, OBEYED, ROOT, Brief, Site, make

from generator import render
from generator.cli import main
from generator.diagnostics import Diagnostic


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write golden files anew, compare nothing"
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The corpora beside the repository; the test is skipped where there are none."""
    folder = Path(os.environ.get("BRIEF_CORPORA") or ROOT.parent / "shared" / "corpora")
    if not folder.is_dir():
        pytest.skip(f"no corpora in {folder}: set BRIEF_CORPORA")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """`site({path: content}, base=True)`: a folder with these files, on the base site or on nothing."""

    def build(files: dict[str, Any] | None = None, *, base: bool = True) -> Path:
        folder = tmp_path / "site"
        make(folder, files or {}, BASE if base else None)
        return folder

    return build


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> Brief:
    """`brief(folder, *argv)`: the command, called in a folder; a traceback fails the test."""

    def run(folder: Path, *argv: str) -> Result:
        monkeypatch.chdir(folder)
        result = CliRunner(catch_exceptions=False).invoke(main, argv)
        assert not OBEYED.search(result.output), f"a terminal would obey {result.output!r}"
        return result

    return run


@pytest.fixture
def templates_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool's own templates, which take longer to read than a small site, are read once for all tests."""
    read = render.Templates
    monkeypatch.setattr(render, "Templates", lambda own: read(own) if own.is_dir() else _built_in())


class _Checked(render.Templates):
    """The tool's own templates, which test_documented.py finds to be sound."""

    def check(self) -> Iterator[Diagnostic]:
        return iter(())


@cache
def _built_in() -> render.Templates:
    return _Checked(Path("no-templates-of-its-own"))
