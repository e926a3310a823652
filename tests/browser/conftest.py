"""A real Chromium, and the repository's own site built for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built import build, copy_of_the_site
from playwright.sync_api import Browser, sync_playwright
from windows import Visit, Visiting, opened, paths, served

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; without one the test is skipped, or fails where it must not be."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        reason = f"no Chromium: none of {', '.join(CHROMIUMS)} is on the PATH"
        if os.environ.get("BRIEF_BROWSER_REQUIRED") == "1":
            pytest.fail(f"{reason}, and BRIEF_BROWSER_REQUIRED=1")
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visiting]:
    """`visit(address, script=True, …)`: a new window."""
    windows: list[Visit] = []

    def open_window(address: str, **options: Any) -> Visit:
        windows.append(opened(browser, address, **options))
        return windows[-1]

    yield open_window
    for window in windows:
        window.context.close()


@pytest.fixture(scope="session")
def folder(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built in a folder of its own; not without a browser to show it to."""
    del browser
    folder: Path = copy_of_the_site(tmp_path_factory.mktemp("site"))
    build(folder)
    return folder


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where that site is served."""
    with served(folder / "site") as address:
        yield address


@pytest.fixture(scope="session")
def pages(folder: Path) -> list[str]:
    """The path of every page of that site, as a reader's address bar has it."""
    return paths(folder / "site")
