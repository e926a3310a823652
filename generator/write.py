"""Files → disk: only what differs is written, and only what an earlier run wrote is ever removed.

A run that is killed leaves each file either old or new; the manifest names both until the run is over, so
that the next one mends what was left.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import monotonic, sleep

from generator.diagnostics import Diagnostic
from generator.faults import output
from generator.model import File, Location

MANIFEST = "manifest.json"
"""Every file below `build/` that the tool wrote, with the hashes that it may have."""
PATIENCE = 60.0
"""Seconds that a build waits for another of the same site."""

Hashes = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run did to the files below `build/`."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def write(
    files: Iterable[File], build: Path, *, force: bool = False
) -> tuple[Changes, tuple[Diagnostic, ...]]:
    """Make the folder `build` hold these files; nothing is touched where one was edited by hand."""
    wanted = {file.path: file.content for file in files}
    known = _manifest(build)
    stale = tuple(path for path in known if path not in wanted)
    present = {path: _hash_of(build / path) for path in (*wanted, *stale)}
    edited = [] if force else [*_edited(wanted, known, present)]
    if edited:
        return Changes(), tuple(edited)
    try:
        return _apply(wanted, known, stale, present, build), ()
    except OSError as problem:
        at = Location(_relative(problem.filename, build))
        return Changes(), (output.CANNOT_WRITE.at(at, problem=problem.strerror or problem),)


def _apply(
    wanted: Mapping[str, bytes],
    known: Hashes,
    stale: tuple[str, ...],
    present: Mapping[str, str | None],
    build: Path,
) -> Changes:
    new = {path: (_hash(content),) for path, content in wanted.items()}
    differing = tuple(path for path in sorted(wanted) if present[path] != new[path][0])
    if differing or stale or set(known) != set(new):
        either = {
            path: tuple(dict.fromkeys((*known.get(path, ()), *new.get(path, ()))))
            for path in {*known, *new}
        }
        _save_manifest(build, either)
    for path in differing:
        _replace(build / path, wanted[path])
    for path in stale:
        _remove(build, path)
    if known != new:
        _save_manifest(build, new)
    unchanged = tuple(path for path in sorted(wanted) if path not in differing)
    return Changes(differing, unchanged, tuple(sorted(stale)))


def _edited(
    wanted: Mapping[str, bytes], known: Hashes, present: Mapping[str, str | None]
) -> Iterator[Diagnostic]:
    """Files on disk that are neither what an earlier run wrote nor what this one would write."""
    for path, found in sorted(present.items()):
        ours = found is None or found in known.get(path, ())
        if not ours and not (path in wanted and _hash(wanted[path]) == found):
            yield output.EDITED_OUTPUT.at(
                Location(f"build/{path}"), origin="the YAML or the template"
            )


def _manifest(build: Path) -> dict[str, tuple[str, ...]]:
    try:
        held = json.loads((build / MANIFEST).read_text("utf-8"))
        return {
            str(path): tuple(map(str, hashes)) for path, hashes in held.items() if _is_inside(path)
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _is_inside(path: str) -> bool:
    """Whether a path of the manifest stays below `build/`."""
    parts = Path(path).parts
    return bool(parts) and ".." not in parts and not Path(path).is_absolute()


def _save_manifest(build: Path, hashes: Hashes) -> None:
    content = json.dumps({path: list(hashes[path]) for path in sorted(hashes)}, indent=1) + "\n"
    _replace(build / MANIFEST, content.encode("utf-8"))


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in the place of another, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".brief-", delete=False) as beside:
        try:
            beside.write(content)
            beside.flush()
            os.fchmod(beside.fileno(), 0o644) if hasattr(os, "fchmod") else None
        except OSError:
            beside.close()
            Path(beside.name).unlink(missing_ok=True)
            raise
    Path(beside.name).replace(path)


def _remove(build: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (build / path).unlink(missing_ok=True)
    for folder in (build / path).parents:
        if folder == build:
            return
        with suppress(OSError):
            folder.rmdir()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash_of(path: Path) -> str | None:
    try:
        return _hash(path.read_bytes())
    except OSError:
        return None


def _relative(name: object, build: Path) -> str:
    """A path as its owner sees it, below the site's folder."""
    path = Path(str(name)) if name else build
    return (
        path.relative_to(build.parent).as_posix()
        if path.is_relative_to(build.parent)
        else str(path)
    )


@contextmanager
def alone(build: Path) -> Iterator[bool]:
    """Hold the site for one build at a time; False after a minute of waiting."""
    build.mkdir(parents=True, exist_ok=True)
    with (build / ".lock").open("a+b") as lock:
        deadline = monotonic() + PATIENCE
        while not _locked(lock.fileno()) and monotonic() < deadline:
            sleep(0.1)
        yield monotonic() < deadline


def _locked(handle: int) -> bool:
    """Take the lock, which ends with the process that holds it."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        return True
    except OSError:
        return False
    return True
