"""Same input, same bytes: whatever the time zone, locale, hash seed, umask and the order of files on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sites import BASE, ROOT

SITE = ROOT / "tests" / "golden" / "two-sources" / "site"
PLACES = ("build/pages", "build/theme", "site", "locks")

ONE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
OTHER = {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8"}


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def copied(site: Path, folder: Path, *, backwards: bool) -> Path:
    """A copy whose files came to the disk in another order."""
    for path in sorted(files_of(site), reverse=backwards):
        target = folder / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder


def built(folder: Path, env: dict[str, str], umask: int) -> dict[str, bytes]:
    result = subprocess.run(
        [sys.executable, "-m", "generator", "build"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    files = [path for place in PLACES for path in files_of(folder / place)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("site", [BASE, SITE], ids=["base", "two-sources"])
def test_two_machines_make_the_same_site(tmp_path: Path, site: Path) -> None:
    one = built(copied(site, tmp_path / "one", backwards=False), ONE, 0o022)
    other = built(copied(site, tmp_path / "an öther folder", backwards=True), OTHER, 0o077)
    assert len(one) > 100
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_a_second_build_makes_the_same_site_from_what_the_first_left(tmp_path: Path) -> None:
    folder = copied(BASE, tmp_path / "site", backwards=False)
    assert built(folder, ONE, 0o022) == built(folder, OTHER, 0o022)


def test_no_file_tells_where_it_was_made(tmp_path: Path) -> None:
    folder = copied(BASE, tmp_path / "tell-tale-folder", backwards=False)
    files = built(folder, ONE, 0o022)
    assert [path for path, content in files.items() if b"tell-tale-folder" in content] == []
