"""A disk without room: the old site stays whole, a fault says why, and with room again a build succeeds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import brief, put, tree


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 12 MB in memory: a site of this size fits twice."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small file system")
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"cannot mount a small file system: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(folder: Path, but: int) -> Path:
    """A file that takes all room of the disk, except so many bytes."""
    free = os.statvfs(folder)
    filler = folder / "filler"
    filler.write_bytes(b"x" * max(0, free.f_bavail * free.f_frsize - but))
    return filler


@pytest.mark.parametrize("room", [0, 60_000, 500_000])
def test_the_disk_is_full(small_disk: Path, room: int) -> None:
    site = put(small_disk / "site")
    assert brief(site, "build").returncode == 0
    before = tree(site / "site")
    put(site, "b")
    filler = fill(small_disk, room)
    failed = brief(site, "build")
    assert failed.returncode == 1, failed.stderr
    assert "[cannot-write]" in failed.stderr or "[builder-failed]" in failed.stderr
    assert tree(site / "site") == before
    assert not [p for p in (site / "build").iterdir() if p.name in ("site-next", ".next")]
    filler.unlink()
    done = brief(site, "build")
    assert (done.returncode, "[edited" in done.stderr) == (0, False), done.stderr
    fresh = put(small_disk.parent / "fresh", "b")
    assert brief(fresh, "build").returncode == 0
    assert tree(site) == tree(fresh)
