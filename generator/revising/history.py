"""A site as it was at a revision: its files, taken out of git into a folder of their own."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

CONTENT = ("seeds", "briefings", "locks", "mkdocs.yml")


class NoRevisionError(Exception):
    """Why there is nothing to compare with, in git's words."""


@contextmanager
def site_at(root: Path, revision: str) -> Iterator[Path]:
    """The site's content as it was at a revision; the folder is gone afterwards."""
    with TemporaryDirectory() as folder:
        for name, content in _files(root, revision):
            path = Path(folder, *name.parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield Path(folder)


def _files(root: Path, revision: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    if revision.startswith("-"):
        raise NoRevisionError(f"`{revision}` is not a revision")
    prefix = PurePosixPath(_git(root, "rev-parse", "--show-prefix").decode().strip())
    commit = (
        _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    )
    listed = _git(root, "ls-tree", "--name-only", commit, "--", "./").decode().split("\n")
    present = [name for name in CONTENT if name in {PurePosixPath(entry).name for entry in listed}]
    if not present:
        return
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", commit, "--", *present))) as archive:
        for member in archive:
            name = PurePosixPath(member.name)
            inside = name.relative_to(prefix) if name.is_relative_to(prefix) else name
            stream = archive.extractfile(member) if member.isreg() else None
            if stream is not None and ".." not in inside.parts and not inside.is_absolute():
                yield inside, stream.read()


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the revision cannot be an option
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the git that is installed
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise NoRevisionError("git is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise NoRevisionError(said or "git knows no such revision")
    return done.stdout
