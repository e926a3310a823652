"""The system refuses any one step of writing: old files stay whole, one fault says so, the next run mends.

The n-th thing that is asked of it (open to write, rename, make or remove a folder …) fails, for every n. An
audit hook does that, whatever the code looks like; it can never be taken away, so it has a process to itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from small_site import put, stand_in, tree

DRIVER = """\
import errno, json, os, resource, shutil, signal, sys
from pathlib import Path

from generator.publishing import published
from generator.build import build
from generator.pipeline import compose
from generator.write import write
from small_site import folders, tree

what, before, after = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
composition = compose(after)
victim = after.parent / "victim"
step = fail = 0
WATCHED = {"os.rename", "os.mkdir", "os.chmod", "os.symlink"}
if what == "write":
    WATCHED.add("os.remove")  # a build removes the old site, as far as it can

def hook(event, arguments):
    global step
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wxa+")
    if not fail or not (event in WATCHED or writes):
        return
    step += 1
    if step == fail:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), arguments[0])

def attempt():
    if what == "write":
        return write(composition.files, victim / "build")[1]
    return build(victim, composition.site)[1]

def limited(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

sys.addaudithook(hook)
if what == "two renames":
    published._exchange = lambda one, other: False
number, size = 1, 0
while True:
    shutil.rmtree(victim, ignore_errors=True)
    shutil.copytree(before, victim)
    if what == "limit":
        limited(size)
        found = write(composition.files, victim / "build")[1]
        limited(resource.RLIM_INFINITY)
    else:
        step, fail = 0, number
        found = attempt()
        fail = 0
    left = {path: content.hex() for path, content in tree(victim).items()}
    again = attempt() if what != "limit" else write(composition.files, victim / "build")[1]
    print(json.dumps({
        "codes": [d.code for d in found], "left": left, "again": [d.code for d in again],
        "mended": {path: content.hex() for path, content in tree(victim).items()},
        "folders": folders(victim),
    }))
    number, size = number + 1, size * 3 // 2 + 100
    if (step < number - 1) if what != "limit" else not found:
        break
"""


def attempts(what: str, before: Path, after: Path, env: dict[str, str]) -> list[dict[str, Any]]:
    """What each attempt left behind; the last is the one in which nothing failed any more."""
    here = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, what, str(before), str(after)],
        env={**os.environ, **env, "PYTHONPATH": f"{env['PYTHONPATH']}{os.pathsep}{here}"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def built(folder: Path, version: str, env: dict[str, str]) -> Path:
    put(folder, version)
    command = [sys.executable, "-m", "generator", "build"]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **env}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {path: content.hex() for path, content in tree(folder).items()}


@pytest.mark.skipif(sys.platform == "win32", reason="needs the limits of a process")
@pytest.mark.parametrize("what", ["write", "limit", "build", "two renames"])
def test_any_one_step_fails(what: str, tmp_path: Path) -> None:
    env = stand_in(tmp_path / "quick")
    before = built(tmp_path / "a", "a", env)
    after = built(tmp_path / "b", "b", env)
    if what not in ("write", "limit"):  # the pages are B already, the site is still A
        put(before, "b")
        command = [sys.executable, "-m", "generator", "pages"]
        subprocess.run(command, cwd=before, env={**os.environ, **env}, capture_output=True, check=True)
    old, new = contents(before), contents(after)
    found = attempts(what, before, after, env)
    assert len(found) > 5
    assert found[-1]["codes"] == []
    assert sum(attempt["codes"] == ["cannot-write"] for attempt in found) > 5
    for number, attempt in enumerate(found, 1):
        _old_or_new(attempt, old, new, f"step {number}")
        _mended(attempt, new, f"step {number}", site=what not in ("write", "limit"))


def _old_or_new(attempt: dict[str, Any], old: dict[str, str], new: dict[str, str], step: str) -> None:
    """Every file is whole, nothing else is left, and the site is all of one kind."""
    assert attempt["codes"] in ([], ["cannot-write"]), step
    left = attempt["left"]
    manifests = {"build/manifest.json", "build/site.json"}
    for path in left.keys() - manifests:
        assert left[path] in (old.get(path), new.get(path)), f"{path} after {step}"
    site = {path: content for path, content in left.items() if path.startswith("site/")}
    assert site in ([_site(old), _site(new)]), step


def _site(files: dict[str, str]) -> dict[str, str]:
    return {path: content for path, content in files.items() if path.startswith("site/")}


def _mended(attempt: dict[str, Any], new: dict[str, str], step: str, *, site: bool) -> None:
    assert attempt["again"] == [], step
    wanted = {path: new[path] for path in new if path.startswith("build/") or (site and path.startswith("site/"))}
    wanted.pop("build/site.json") if not site else None
    for path, content in attempt["mended"].items():
        if path.startswith(("build/", "site/")) and (site or path.startswith("build/")):
            assert wanted.get(path) == content or path == "build/site.json", f"{path} after {step}"
    assert wanted.keys() <= attempt["mended"].keys(), step
    assert "build/pages/assets/only-a" not in attempt["folders"]
    assert "build/site-next" not in attempt["folders"], step
