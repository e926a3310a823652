"""Several at once: builds take turns, and a preview waits for a build."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_site import ROOT, TRACEBACK, brief, put, stand_in, tree

from generator.write import alone

needs_locks = pytest.mark.skipif(sys.platform == "win32", reason="no locks of this kind")


def started(folder: Path, *arguments: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@needs_locks
def test_three_builds_at_once(tmp_path: Path) -> None:
    env = stand_in(tmp_path / "quick", rest=0.01)
    alone_built, site = put(tmp_path / "one"), put(tmp_path / "three")
    assert brief(alone_built, "build", env=env).returncode == 0
    running = [started(site, "build", env=env) for _ in range(3)]
    said = [one.communicate(timeout=120)[0] for one in running]
    assert [one.returncode for one in running] == [0, 0, 0], said
    assert not any(TRACEBACK in words for words in said)
    assert tree(site) == tree(alone_built)


@needs_locks
def test_who_waits_too_long_says_so_and_touches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[alone.__module__], "PATIENCE", 0.3)
    with alone(tmp_path / "build") as first, alone(tmp_path / "build") as second:
        assert first == ()
        assert [fault.code for fault in second] == ["build-running"]
    with alone(tmp_path / "build") as third:
        assert third == ()


@needs_locks
def test_a_build_beside_a_preview(tmp_path: Path) -> None:
    """The server is a stand-in too: it sleeps. The preview writes while builds run, and neither is disturbed."""
    env = stand_in(tmp_path / "quick", rest=0.01)
    main = tmp_path / "quick" / "mkdocs" / "__main__.py"
    main.write_text("import sys, time\nif 'serve' in sys.argv: time.sleep(60)\n" + main.read_text())
    site = put(tmp_path / "site")
    wanted = put(tmp_path / "wanted", "b")
    assert brief(wanted, "build", env=env).returncode == 0
    preview = started(site, "serve", env=env)
    try:
        wait_for(site / "build" / "pages" / "index.md")
        for version in "abab":
            put(site, version)
            done = brief(site, "build", env=env)
            assert (done.returncode, "edited" in done.stderr) == (0, False), done.stderr
        assert preview.poll() is None
    finally:
        preview.send_signal(signal.SIGTERM)
        said = preview.communicate(timeout=60)[0]
    assert TRACEBACK not in said
    assert preview.returncode == 0, said
    assert tree(site / "site") == tree(wanted / "site")
    assert brief(site, "build", env=env).returncode == 0
    assert tree(site) == tree(wanted)


def wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} was never made"
        time.sleep(0.05)
