"""Markdown → site: the builder works beside the old site, and its result takes the old one's place at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from errno import EBUSY, EEXIST, EXDEV
from importlib.util import find_spec
from pathlib import Path

from generator.diagnostics import Diagnostic, errors
from generator.faults import output
from generator.faults.fault import harmless
from generator.model import Location
from generator.publishing import published
from generator.publishing.policy import unknown_theme
from generator.publishing.verify import verify
from generator.reading.configuration import CONFIGURATION, site_dir
from generator.relate import Site

BUILDERS = ("mkdocs", "properdocs", "zensical")
INHERITING = ".brief-zensical.yml"
"""Beside `mkdocs.yml` while zensical builds, which takes the folder to build to from a file only."""

NOT_EXCHANGED = {EXDEV: "it lies on another disk than `build/`", EBUSY: "it is a disk of its own"}
"""Why a folder cannot be exchanged, where the system's own words do not help."""

Built = tuple[Path | None, tuple[Diagnostic, ...]]
"""The folder of the site, if it was built, and what is wrong or worth knowing."""


def build(root: Path, site: Site, builder: str = "mkdocs", *, force: bool = False) -> Built:
    """Build `build/pages` into the folder that `mkdocs.yml` names; gives that folder."""
    if not (root / CONFIGURATION).is_file():
        return None, (output.NO_CONFIGURATION.at(Location(CONFIGURATION)),)
    folder = site_dir(root)
    problem = published.place_problem(root, folder)
    if problem:
        return None, (problem,)
    if find_spec(builder) is None:
        return None, (output.BUILDER_MISSING.at(Location(CONFIGURATION), builder=builder),)
    unsound = unknown_theme(root, builder)
    if errors(unsound):
        return None, unsound
    try:
        return _built(root, site, builder, folder, force=force)
    except OSError as failure:
        published.remove(root / "build" / published.NEXT)
        said = NOT_EXCHANGED.get(failure.errno or 0) or failure.strerror or failure
        at = Location(_below(failure.filename or root / folder, root))
        return None, (output.CANNOT_WRITE.at(at, problem=said),)


def _built(root: Path, site: Site, builder: str, folder: Path, *, force: bool) -> Built:
    made = root / "build" / published.NEXT
    published.mend(root, folder)
    status, reason = run(root, builder, made, epoch(site))
    if status != 0 or not (made / "index.html").is_file():
        published.remove(made)
        facts = {"builder": builder, "status": status, "reason": f": {reason}" if reason else ""}
        return None, (output.BUILDER_FAILED.at(Location(CONFIGURATION), **facts),)
    found = verify(root, made, builder)
    if errors(found):
        return None, found  # what was made stays until the next build, to be looked at
    found += () if force else published.losses(root, folder, made)
    if errors(found):
        published.remove(made)
        return None, found
    published.put_in_place(root, folder)
    return root / folder, found


def _below(path: object, root: Path) -> str:
    """A path as the site's keeper knows it."""
    inside = Path(str(path)).is_relative_to(root)
    return Path(str(path)).relative_to(root).as_posix() if inside else str(path)


def epoch(site: Site) -> str:
    """The newest date that the site knows, in seconds since 1970, so that no clock is in the output."""
    days = [b.as_of for b in site.briefings] + [r.date for b in site.briefings for r in b.revisions]
    newest = max((day.text for day in days), default="2000-01-01")
    moment = datetime.fromisoformat(newest).replace(tzinfo=UTC)
    return str(max(int(moment.timestamp()), 0))


def environment(date: str) -> dict[str, str]:
    """What the builder's process sees: no clock, and no notice about other versions of MkDocs."""
    ours = {"SOURCE_DATE_EPOCH": date, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    return {**ours, **os.environ}


def run(root: Path, builder: str, made: Path, date: str) -> tuple[int, str]:
    """Call the builder on the site's own configuration; gives its exit code and, if it crashed, why.

    It inherits the lock of this build, so that one that outlives us is not disturbed by the next.
    """
    configuration = root / CONFIGURATION
    if builder == "zensical":
        configuration = _inheriting(root)
    command = [sys.executable, "-m", builder, "build", "-f", str(configuration), "--strict"]
    if builder != "zensical":
        command += ["--site-dir", str(made)]
    try:
        with subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            command,
            cwd=root,
            env=environment(date),
            close_fds=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process:
            reason = _pass_on(process.stdout or ())
        return process.returncode, reason
    finally:
        if builder == "zensical":
            configuration.unlink()


def _pass_on(lines: Iterable[str]) -> str:
    """Show the builder's messages; of a traceback only its last line, which says what went wrong."""
    reason, in_traceback = "", False
    for line in lines:
        if line.startswith("Traceback (most recent call last)"):
            in_traceback = True
        elif in_traceback and line[:1].strip():
            reason, in_traceback = line.strip(), False
        if not in_traceback:
            sys.stderr.write(f"{harmless(line.rstrip())}\n")
    return reason


def _inheriting(root: Path) -> Path:
    """The site's configuration with another folder to build to."""
    path = root / INHERITING
    content = f"INHERIT: {CONFIGURATION}\nsite_dir: build/{published.NEXT}\n"
    if path.is_symlink() or (path.exists() and path.read_text("utf-8", "replace") != content):
        raise FileExistsError(EEXIST, "it is in the way", str(path))
    path.write_text(content, "utf-8")
    return path
