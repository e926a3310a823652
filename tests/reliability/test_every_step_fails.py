"""The operating system refuses any one step of writing: old files stay whole, and the cure is to run again.

The n-th thing that Python asks of the system (open, rename, make or remove a folder …) fails, for every n.
An audit hook does that; it cannot be taken away again, so it lives in a process of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import ROOT, stand_in

DRIVER = """\
import errno, json, os, sys
from contextlib import suppress
from pathlib import Path

what, root, only = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
state = {"count": 0, "fail": 0}
WATCHED = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.symlink"}

def hook(event, arguments):
    if not state["fail"]:
        return
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wxa+")
    if not (event in WATCHED or writes):
        return
    state["count"] += 1
    if state["count"] == state["fail"]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

from generator.build import build
from generator.pipeline import compose
from generator.write import write
os.chdir(root)
composition = compose(root)
sys.addaudithook(hook)
state["fail"] = only
if what == "write":
    _, found = write(composition.files, root / "build")
else:
    _, found = build(root, composition.site)
count, state["fail"] = state["count"], 0
print(json.dumps({"count": count, "codes": [d.code for d in found], "paths": [d.at.path for d in found]}))
"""
"""What a driver prints last: how many steps there were, and the faults."""
MOST_STEPS = 400


def drive(what: str, folder: Path, fail: int, env: dict[str, str]) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, what, str(folder), str(fail)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found
