"""Markdown → site: the builder works beside the old site, and its result takes the old one's place at once."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import yaml

from generator.diagnostics import Diagnostic
from generator.faults import output
from generator.model import Location
from generator.relate import Site

BUILDERS = ("mkdocs", "properdocs", "zensical")
CONFIGURATION = "mkdocs.yml"
NEXT, PREVIOUS = "site-next", "site-previous"
"""In `build/`: the site that is being made, and the one that is being replaced."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""renameat2(2) of Linux: exchange two paths in one step."""


def build(
    root: Path, site: Site, builder: str = "mkdocs"
) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Build `build/pages` into the folder that `mkdocs.yml` names; gives that folder."""
    target = root / site_dir(root)
    made, previous = root / "build" / NEXT, root / "build" / PREVIOUS
    if not target.exists() and previous.exists():
        previous.rename(target)
    if find_spec(builder) is None:
        return None, (output.BUILDER_MISSING.at(Location(CONFIGURATION), builder=builder),)
    for leftover in (made, previous):
        shutil.rmtree(leftover, ignore_errors=True)
    status = run(root, builder, made, epoch(site))
    if status != 0 or not (made / "index.html").is_file():
        shutil.rmtree(made, ignore_errors=True)
        fault = output.BUILDER_FAILED.at(Location(CONFIGURATION), builder=builder, status=status)
        return None, (fault,)
    try:
        swap(made, target, previous)
    except OSError as problem:
        at = Location(target.relative_to(root).as_posix())
        return None, (output.CANNOT_WRITE.at(at, problem=problem.strerror or problem),)
    shutil.rmtree(previous, ignore_errors=True)
    return target, ()


def site_dir(root: Path) -> Path:
    """The folder that the site goes to, as `mkdocs.yml` says."""
    return Path(setting(root, "site_dir") or "site")


def setting(root: Path, name: str) -> str | None:
    """A plain value of `mkdocs.yml`, read without the builder."""
    with suppress(OSError, UnicodeDecodeError, yaml.YAMLError):
        tree = yaml.compose((root / CONFIGURATION).read_text("utf-8"), Loader=yaml.SafeLoader)
        for key, value in tree.value if isinstance(tree, yaml.MappingNode) else ():
            if key.value == name and isinstance(value, yaml.ScalarNode):
                return str(value.value)
    return None


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


def run(root: Path, builder: str, made: Path, date: str) -> int:
    """Call the builder on the site's own configuration; its messages go to the terminal."""
    configuration = root / CONFIGURATION
    command = [sys.executable, "-m", builder, "build", "-f", str(configuration)]
    if builder == "zensical":
        configuration = root / ".brief-zensical.yml"
        configuration.write_text(f"INHERIT: {CONFIGURATION}\nsite_dir: build/{NEXT}\n", "utf-8")
        command = [sys.executable, "-m", builder, "build", "-f", str(configuration), "--strict"]
    else:
        command += ["--strict", "--site-dir", str(made)]
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command, cwd=root, env=environment(date), check=False
        ).returncode
    finally:
        if builder == "zensical":
            configuration.unlink()


def swap(made: Path, target: Path, previous: Path) -> None:
    """Put the new site in the place of the old one; at every moment one of the two is there, whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        made.rename(target)
    elif _exchange(made, target):
        made.rename(previous)
    else:
        target.rename(previous)
        made.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)
