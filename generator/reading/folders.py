"""The files below a folder of the site; whatever is no plain file in a plain folder is a fault."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic
from generator.faults import reading
from generator.model import Location

DEEPEST_FOLDER = 32
"""Levels of folders below the site's own."""


def files(root: Path, folder: str) -> tuple[tuple[PurePosixPath, ...], tuple[Diagnostic, ...]]:
    """Every file below a folder, by its path below `root`, and a fault for each link or device.

    Names that begin with a dot are passed over. The files of a folder come before those of its
    subfolders, each sorted by name.
    """
    found: list[PurePosixPath] = []
    refused: list[Diagnostic] = []
    waiting = [PurePosixPath(folder)]
    while waiting:
        path = waiting.pop()
        try:
            kind = os.lstat(root / path).st_mode
            inside = os.listdir(root / path) if stat.S_ISDIR(kind) else []  # noqa: PTH208 - names
        except FileNotFoundError:
            continue  # it was there a moment ago, or never: a missing folder has a fault of its own
        except OSError as problem:
            refused.append(_unreadable(path, problem.strerror or "unknown"))
            continue
        if stat.S_ISREG(kind):
            found.extend([path] if path != PurePosixPath(folder) else [])
        elif not stat.S_ISDIR(kind):
            refused.append(_no_plain_file(path, kind))
        elif len(path.parts) > DEEPEST_FOLDER:
            refused.append(_unreadable(path, f"it lies more than {DEEPEST_FOLDER} folders deep"))
        else:
            waiting.extend(path / name for name in inside if not name.startswith("."))
    return tuple(sorted(found, key=_files_first)), tuple(refused)


def link_on_the_way(root: Path, path: PurePosixPath) -> PurePosixPath | None:
    """The first part of a path below `root` that is a symbolic link: what it leads to may lie anywhere."""
    for count in range(1, len(path.parts) + 1):
        part = PurePosixPath(*path.parts[:count])
        with suppress(OSError, ValueError):  # what cannot be a name is no link
            if stat.S_ISLNK(os.lstat(root / part).st_mode):
                return part
    return None


def _no_plain_file(path: PurePosixPath, kind: int) -> Diagnostic:
    if stat.S_ISLNK(kind):
        return reading.SYMBOLIC_LINK.at(Location(str(path)))
    return _unreadable(path, "it is a device, a pipe or a socket")


def _unreadable(path: PurePosixPath, problem: str) -> Diagnostic:
    return reading.UNREADABLE_FILE.at(Location(str(path)), problem=problem)


def _files_first(path: PurePosixPath) -> tuple[tuple[bool, str], ...]:
    folders = tuple((True, part) for part in path.parts[:-1])
    return (*folders, (False, path.name))
