"""The live preview, as an editor lives with it: it follows every change, shows every fault, and ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from sites import ROOT, Site, make

PATIENCE = 60.0
"""Seconds until a page that does not come counts as missing; a machine in peace needs two."""
STILL = 3.0
"""Seconds without a change in which a loop would go round several times."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for orphans in /proc")


class Preview:
    """A running `brief serve`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder.parent / "serve.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "generator", "serve", "--address", self.address],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def page(self, path: str) -> str:
        try:
            with urlopen(f"http://{self.address}/{path}", timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (URLError, OSError):
            return ""

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    def until(self, there: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not there():
            assert self.process.poll() is None, f"the preview ended:\n{self.said()}"
            assert time.monotonic() < deadline, f"{what} never came:\n{self.said()}"
            time.sleep(0.1)

    def end(self, by: signal.Signals) -> int:
        self.process.send_signal(by)
        return self.process.wait(PATIENCE)

    def orphans(self) -> list[str]:
        """Processes of the preview's session, which is named after its first process."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                state = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(state[3]) == self.process.pid and state[0] != "Z":
                found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        return found


@pytest.fixture
def preview(site: Site) -> Iterator[Preview]:
    running = Preview(site())
    try:
        yield running
    finally:
        if running.process.poll() is None:
            os.killpg(running.process.pid, signal.SIGKILL)
            running.process.wait()


def test_a_preview_follows_its_files_and_shows_their_faults(preview: Preview) -> None:
    page = "briefings/harbour/"
    preview.until(lambda: "Harbour talks resume" in preview.page(page), "the page")
    assert "wrong-value" not in preview.page(page)

    make(
        preview.folder,
        {"briefings/harbour.yml": {"replace": {"title: Harbour talks": "title: Port talks"}}},
    )
    preview.until(lambda: "Port talks resume" in preview.page(page), "the new title")

    broken = {"briefings/harbour.yml": {"replace": {"status: asserted": "status: aserted"}}}
    make(preview.folder, broken)
    preview.until(lambda: "wrong-value" in preview.page(page), "the banner")
    assert (
        "briefings/harbour.yml:9:13: error: `aserted` is not a value of `status`" in preview.said()
    )
    other = {"briefings/harbour.yml": {"replace": {"status: aserted": "status: claimed"}}}
    make(preview.folder, other)
    preview.until(lambda: "`claimed`" in preview.page(page), "the other fault")
    assert "9 |     status: claimed" in preview.said(), "the line as it is, not as it was before"

    mended = {"briefings/harbour.yml": {"replace": {"status: claimed": "status: asserted"}}}
    make(preview.folder, mended)
    preview.until(
        lambda: "wrong-value" not in (preview.page(page) or "wrong-value"), "the end of the banner"
    )

    make(preview.folder, {"templates/timeline.md.jinja": "# My own timeline\n"})
    preview.until(lambda: "My own timeline" in preview.page("timeline/"), "the site's own template")

    before = _rounds(preview)
    time.sleep(STILL)
    assert _rounds(preview) == before, f"it goes round without a change:\n{preview.said()}"
    assert preview.end(signal.SIGINT) == 0
    assert "Traceback" not in preview.said()
    assert preview.orphans() == []


def _rounds(preview: Preview) -> tuple[int, int]:
    said = preview.said()
    return said.count("files written"), said.count("Building documentation")


def test_a_preview_of_a_site_that_is_broken_from_the_start_shows_why_and_ends_when_asked(
    site: Site,
) -> None:
    preview = Preview(site({"briefings/harbour.yml": {"append": "some words\n"}}))
    try:
        preview.until(lambda: "bad-yaml" in preview.page(""), "the banner on the home page")
        assert preview.end(signal.SIGTERM) == 0
        assert preview.orphans() == []
    finally:
        if preview.process.poll() is None:
            os.killpg(preview.process.pid, signal.SIGKILL)
