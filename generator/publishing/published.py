"""The folder that the site goes to: whether it may be replaced, and how, at once and whole."""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import suppress
from errno import EEXIST
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.faults import output, reading
from generator.faults.fault import Fault
from generator.model import Location
from generator.publishing import manifest
from generator.publishing.manifest import Hashes, digest_of
from generator.reading.configuration import CONFIGURATION

NEXT, PREVIOUS = "site-next", "site-previous"
"""In `build/`: the site that is being made, and the one that is being replaced."""
MANIFEST = "site.json"
"""In `build/`: every file of the site that was put in place, with the hashes that it may have."""
KEPT = (
    *("seeds", "briefings", "templates", "locks", ".git"),
    *(f"build/{name}" for name in ("pages", "theme", NEXT, PREVIOUS)),
)
"""Folders that a site may neither hold nor lie in."""
MOST_NAMED = 5
"""Files that a message names; it counts them all."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""renameat2(2) of Linux: exchange two paths in one step."""

_signs = tuple(
    f'name="generator" content="{name}'.encode() for name in ("mkdocs", "properdocs", "zensical")
)


def place_problem(root: Path, folder: Path) -> Diagnostic | None:
    """Why the site cannot go to that folder, whatever `--force` says."""
    at, name = Location(CONFIGURATION), str(folder)
    if not name.strip() or not name.isprintable():
        return output.BAD_SITE_DIR.at(at, folder=name, problem="that is no name of a folder")
    target = root / name
    if target.is_symlink():
        return reading.SYMBOLIC_LINK.at(Location(name))
    if target.exists() and not target.is_dir():
        return output.BAD_SITE_DIR.at(at, folder=name, problem="it is a file")
    if _holds(target, root):
        return output.BAD_SITE_DIR.at(at, folder=name, problem="the sources of the site lie in it")
    for kept in KEPT:
        if _holds(target, root / kept) or _holds(root / kept, target):
            problem = f"it would get into the way of `{kept}/`"
            return output.BAD_SITE_DIR.at(at, folder=name, problem=problem)
    return None


def _holds(folder: Path, path: Path) -> bool:
    """Whether `path` is the folder or lies in it, on systems that know no capitals too."""
    folder, path = folder.resolve(), path.resolve()
    return any(one == folder or _same(one, folder) for one in (path, *path.parents))


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False


def losses(root: Path, folder: Path, made: Path) -> tuple[Diagnostic, ...]:
    """What the new site would destroy of what is in its folder: what no build put there, or what was changed."""
    target = root / folder
    present = _contents(target)
    known = manifest.read(root / "build" / MANIFEST)
    new = _contents(made)
    foreign = sorted(set(present) - set(known or ()) - set(new))
    if known is None and _is_built(target):
        foreign = [path for path in foreign if path.startswith(".")]
    changed = [
        path
        for path, hashes in sorted((known or {}).items())
        if (found := digest_of(target / path)) not in (None, *hashes)
        and found != digest_of(made / path)
    ]
    said = ((output.FOREIGN_SITE, foreign), (output.EDITED_SITE, changed))
    return tuple(_named(fault, str(folder), paths) for fault, paths in said if paths)


def _named(fault: Fault, folder: str, paths: list[str]) -> Diagnostic:
    names = ", ".join(f"`{path}`" for path in paths[:MOST_NAMED])
    more = f" and {len(paths) - MOST_NAMED} more" if len(paths) > MOST_NAMED else ""
    return fault.at(Location(folder), folder=folder, files=f"{names}{more}")


def _contents(folder: Path) -> tuple[str, ...]:
    """Every file of a site, hidden ones too."""
    paths = folder.rglob("*") if folder.is_dir() else ()
    return tuple(p.relative_to(folder).as_posix() for p in paths if p.is_symlink() or not p.is_dir())


def _hashes(folder: Path) -> Hashes:
    return {path: (str(digest_of(folder / path)),) for path in _contents(folder)}


def _is_built(folder: Path) -> bool:
    """Whether a builder made the home page; builders empty the folder each time, so nobody keeps things there."""
    with suppress(OSError), (folder / "index.html").open("rb") as page:
        start = page.read(100_000)
        return any(sign in start for sign in _signs)
    return False


def mend(root: Path, folder: Path) -> None:
    """Mend what a killed run left: the old site back where it was, the unfinished one away."""
    build = root / "build"
    previous = build / PREVIOUS
    if previous.is_dir() and not previous.is_symlink() and not (root / folder).exists():
        previous.rename(root / folder)
    for leftover in (build / NEXT, previous):
        remove(leftover)
        if leftover.exists():
            reason = "it is in the way and cannot be removed"
            raise FileExistsError(EEXIST, reason, str(leftover))


def remove(folder: Path) -> None:
    """Remove a folder that a run made in `build/`, as far as the system allows; of a link only the link."""
    if folder.is_symlink():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(root: Path, folder: Path) -> None:
    """Exchange the old site for the new one, remember its files, and remove the old one."""
    build, target = root / "build", root / folder
    made = build / NEXT
    old, new = _hashes(target), _hashes(made)
    spare = build / manifest.SPARE
    manifest.save(build / MANIFEST, manifest.either(old, new), spare)
    _to_disk(made)
    _swap(made, target, build / PREVIOUS)
    manifest.save(build / MANIFEST, new, spare)
    for old_site in (made, build / PREVIOUS):
        remove(old_site)


def _swap(made: Path, target: Path, previous: Path) -> None:
    """Put the new site in the place of the old one; at every moment one of the two is there, whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        made.rename(target)
    elif not _exchange(made, target):
        target.rename(previous)
        try:
            made.rename(target)
        except OSError:
            previous.rename(target)
            raise
        with suppress(OSError):
            previous.rename(made)  # so that only a whole site is ever called previous


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)


def _to_disk(folder: Path) -> None:
    """See that the new site is on the disk before it is shown: a loss of power then leaves one of both whole."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    except (AttributeError, TypeError):
        os.sync()
    finally:
        os.close(handle)
