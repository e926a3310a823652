"""Files → disk: only what differs is written, and only what an earlier run wrote is ever removed.

A run that is killed leaves each file either old or new; the manifest names both until the run is over, so
that the next one mends what was left.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path
from time import monotonic, sleep

from generator.diagnostics import Diagnostic
from generator.faults import output, reading
from generator.model import File, Location
from generator.publishing import manifest
from generator.publishing.manifest import Hashes, digest, digest_of
from generator.reading import folders

MANIFEST = "manifest.json"
"""Every file below `build/` that the tool wrote, with the hashes that it may have."""
PATIENCE = 60.0
"""Seconds that a build waits for another of the same site."""
PUBLISHED = ("pages", "theme")
"""The folders of `build/` that the builder reads, all of them."""


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
    if not all(map(manifest.is_below, wanted)):  # a mistake of ours, not of an author
        raise ValueError("a file would be written outside its folder")
    there, refused = _there(build)
    if refused:
        return Changes(), refused
    try:
        known = _known(build)
        stale = tuple(path for path in known if path not in wanted)
        present = {path: digest_of(build / path) for path in (*wanted, *stale)}
        edited = () if force else tuple(_edited(wanted, known, present))
        if edited:
            return Changes(), edited
        changes = _apply(wanted, known, stale, present, build)
    except OSError as problem:
        at = Location(_relative(problem.filename, build))
        return Changes(), (output.CANNOT_WRITE.at(at, problem=problem.strerror or problem),)
    return changes, tuple(_foreign(there - set(present)))


def _known(build: Path) -> Hashes:
    held = manifest.read(build / MANIFEST) or {}
    ours = tuple(f"{folder}/" for folder in PUBLISHED)
    return {path: hashes for path, hashes in held.items() if path.startswith(ours)}


def _there(build: Path) -> tuple[set[str], tuple[Diagnostic, ...]]:
    """The files that the builder would read, and whatever of them could lead out of `build/`."""
    found: set[str] = set()
    refused: list[Diagnostic] = []
    for folder in PUBLISHED:
        paths, no_files = folders.files(build.parent, f"{build.name}/{folder}")
        found.update(path.relative_to(build.name).as_posix() for path in paths)
        refused.extend(no_files)
    return found, tuple(refused)


def _foreign(paths: Iterable[str]) -> Iterator[Diagnostic]:
    for path in sorted(paths):
        yield output.FOREIGN_OUTPUT.at(Location(f"build/{path}"))


def add(files: Iterable[File], root: Path) -> tuple[Diagnostic, ...]:
    """Write generated files that are committed, each only if it differs."""
    for file in files:
        try:
            if digest_of(root / file.path) != digest(file.content):
                manifest.replace(root / file.path, file.content, root / "build" / manifest.SPARE)
        except OSError as problem:
            at = Location(file.path)
            return (output.CANNOT_WRITE.at(at, problem=problem.strerror or problem),)
    return ()


def keep(
    files: Iterable[File], root: Path, folder: str, earlier: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Make a committed folder of generated files hold these, and none that only an earlier run wrote."""
    wanted = tuple(files)
    refused = folders.files(root, folder)[1]
    if refused:
        return refused
    try:
        for stale in sorted({*earlier} - {file.path for file in wanted}):
            (root / stale).unlink(missing_ok=True)
    except OSError as problem:
        at = Location(folder)
        return (output.CANNOT_WRITE.at(at, problem=problem.strerror or problem),)
    return add(wanted, root)


def _apply(
    wanted: Mapping[str, bytes],
    known: Hashes,
    stale: tuple[str, ...],
    present: Mapping[str, str | None],
    build: Path,
) -> Changes:
    spare = build / manifest.SPARE
    spare.unlink(missing_ok=True)
    new = {path: (digest(content),) for path, content in wanted.items()}
    differing = tuple(path for path in sorted(wanted) if present[path] != new[path][0])
    if differing or stale or set(known) != set(new):
        manifest.save(build / MANIFEST, manifest.either(known, new), spare)
    for path in differing:
        manifest.replace(build / path, wanted[path], spare)
    for path in stale:
        _remove(build, path)
    if known != new:
        manifest.save(build / MANIFEST, new, spare)
    unchanged = tuple(path for path in sorted(wanted) if path not in differing)
    return Changes(differing, unchanged, tuple(sorted(stale)))


def _edited(
    wanted: Mapping[str, bytes], known: Hashes, present: Mapping[str, str | None]
) -> Iterator[Diagnostic]:
    """Files on disk that are neither what an earlier run wrote nor what this one would write."""
    for path, found in sorted(present.items()):
        ours = found is None or found in known.get(path, ())
        if not ours and not (path in wanted and digest(wanted[path]) == found):
            yield output.EDITED_OUTPUT.at(
                Location(f"build/{path}"), origin="the YAML or the template"
            )


def _remove(build: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (build / path).unlink(missing_ok=True)
    for folder in (build / path).parents:
        if folder == build:
            return
        with suppress(OSError):
            folder.rmdir()


def _relative(name: object, build: Path) -> str:
    """A path as its owner sees it, below the site's folder."""
    path = Path(str(name)) if name else build
    inside = path.is_relative_to(build.parent)
    return path.relative_to(build.parent).as_posix() if inside else str(path)


@contextmanager
def alone(build: Path) -> Iterator[tuple[Diagnostic, ...]]:
    """Hold the site for one build at a time; gives what is in the way, after a minute of waiting."""
    try:
        lock = _lock_file(build)
    except OSError as problem:
        fault = output.CANNOT_WRITE.at(Location("build"), problem=problem.strerror or problem)
        yield (fault,)
        return
    if lock is None:
        yield (reading.SYMBOLIC_LINK.at(Location("build")),)
        return
    with lock:
        deadline = monotonic() + PATIENCE
        held = _locked(lock.fileno())
        while not held and monotonic() < deadline:
            sleep(0.1)
            held = _locked(lock.fileno())
        yield () if held else (output.BUILD_RUNNING.at(Location("build")),)


def _lock_file(build: Path) -> BufferedRandom | None:
    """The file that a build holds; None where `build` or the file is a link, which may lead anywhere."""
    path = build / ".lock"
    if build.is_symlink() or path.is_symlink():
        return None
    build.mkdir(parents=True, exist_ok=True)
    return path.open("a+b")


def _locked(handle: int) -> bool:
    """Take the lock, which ends with the last process that holds it: a builder that outlives us holds it too."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        return True
    except OSError:
        return False
    os.set_inheritable(handle, True)  # see generator.build.run
    return True
