"""What all tests share: where things are, and how a site is made from a few files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import render
from sites import make

TESTS = Path(__file__).parent
ROOT = TESTS.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew instead of comparing")


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
def templates_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool's own templates, which take longer to read than a small site, are read once for all tests."""
    read = render.Templates
    monkeypatch.setattr(render, "Templates", lambda own: read(own) if own.is_dir() else _built_in())


@cache
def _built_in() -> render.Templates:
    templates = render.Templates.__new__(_Checked)
    templates.__init__(Path("no-templates-of-its-own"))  # type: ignore[misc]  # as its own class would
    return templates


class _Checked(render.Templates):
    """Templates that test_documented.py has found to be sound."""

    def check(self) -> Iterator[Diagnostic]:
        return iter(())


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Path]:
    """`site({path: content}, base=True)`: a folder with these files, on the base site or on nothing."""

    def build(files: dict[str, Any] | None = None, *, base: bool = True) -> Path:
        folder = tmp_path / "site"
        make(folder, files or {}, TESTS / "faults" / "base" if base else None)
        return folder

    return build
