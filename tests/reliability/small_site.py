"""A very small site in two versions, and running `brief` on it in a process of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CONFIGURATION = """\
site_name: Small
docs_dir: build/pages
site_dir: site
theme: {name: material, custom_dir: build/theme, font: false}
markdown_extensions: [attr_list, md_in_html, tables]
nav: [index.md]
"""
ACTORS = "speaker: {name: The Speaker, type: person}\n"
BRIEFING = """\
title: The vote in version {version}
as_of: 2025-12-04
sources: [minutes]
bottom_line: The vote was held [[vote]].
key_points:
  - id: vote
    text: The vote was held, by version {version}.
    status: asserted
    asserted_by: [speaker]
    evidence:
      - The Speaker said the vote was held.
"""
TEXT = "Minutes\n\nThe Speaker said the vote was held.\n\nNobody counted it.\n"
RECORD = """\
title: Minutes
published: 2025-12-04
display: full
sha256: {sha256}
"""

TRACEBACK = "Traceback (most recent call last)"

# A builder that is quick and slow at once: it copies what it is given, with a rest after each file.
STAND_IN = """\
import shutil, sys, time
from pathlib import Path
to = Path(sys.argv[sys.argv.index("--site-dir") + 1])
for path in sorted(Path("build/pages").rglob("*")):
    if path.is_file():
        place = to / path.relative_to("build/pages")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
        time.sleep({rest})
(to / "index.html").write_text((to / "index.md").read_text())
"""


def put(folder: Path, version: str = "a") -> Path:
    """The site in one of its versions; each has a folder that the other does not have."""
    files = {
        "mkdocs.yml": CONFIGURATION,
        "briefings/actors.yml": ACTORS,
        "briefings/vote.yml": BRIEFING.format(version=version),
        f"templates/assets/only-{version}/words.txt": f"only in {version}\n",
        "seeds/minutes.txt": TEXT,
        "seeds/minutes.yml": RECORD.format(sha256=hashlib.sha256(TEXT.encode()).hexdigest()),
    }
    shutil.rmtree(folder / "templates" / "assets", ignore_errors=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def stand_in(folder: Path, rest: float = 0.0) -> dict[str, str]:
    """An environment in which `python -m mkdocs` is the stand-in."""
    package = folder / "mkdocs"
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text(STAND_IN.format(rest=rest))
    return {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}


def brief(
    folder: Path, *arguments: str, env: dict[str, str] | None = None, timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """`brief` in that folder; a traceback fails the test, whatever else it is about."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        text=True,
        errors="surrogateescape",
        timeout=timeout,
        check=False,
    )
    ours = done.stdout + done.stderr
    assert TRACEBACK not in ours, ours
    return done


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, with its bytes."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def folders(folder: Path) -> list[str]:
    """Every folder below a folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_dir())
    return [path.relative_to(folder).as_posix() for path in found]
