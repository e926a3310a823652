"""Sites built by the real command in folders of their own, never in the repository's `build/`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONTENT = ("seeds", "briefings", "mkdocs.yml")
ASKED = ("SITE_URL", "EDIT_BASE")
"""Variables that `mkdocs.yml` asks for; a test sets them, or they are not there."""


def copy_of_the_site(folder: Path) -> Path:
    """What people wrote, in another folder."""
    for name in CONTENT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, dirs_exist_ok=True)
        else:
            shutil.copy2(source, folder / name)
    return folder


def brief(
    folder: Path, *argv: str, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`brief …` in a folder, with this repository's code."""
    given = {name: value for name, value in os.environ.items() if name not in ASKED}
    environment = {**given, "PYTHONPATH": str(ROOT), **(variables or {})}
    command = [sys.executable, "-m", "generator", *argv]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def build(folder: Path, *options: str, variables: Mapping[str, str] | None = None) -> Path:
    """The folder of the site that `brief build` makes; its report where it makes none."""
    done = brief(folder, "build", *options, variables=variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"
