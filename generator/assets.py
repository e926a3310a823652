"""Style sheets, scripts and theme overrides: copied as they are, the site's own before the tool's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator import folders
from generator.diagnostics import Diagnostic
from generator.faults import reading
from generator.model import File, Location
from generator.names import file_name_problem
from generator.render import BUILT_IN

PLACES = (("assets", "pages/assets"), ("theme", "theme"))
"""Folders of `templates/` and where in `build/` their files go."""
LARGEST_ASSET = 20_000_000
"""Bytes of one file; a reader has to fetch it."""


def assets(own: Path) -> tuple[tuple[File, ...], tuple[Diagnostic, ...]]:
    """Every asset and override, by path, and those of the site's own that cannot be published."""
    files: list[File] = []
    diagnostics: list[Diagnostic] = []
    for folder, place in PLACES:
        found = dict(_built_in(folder))
        for name, path, problem in _own(own, folder):
            if problem:
                diagnostics.append(problem)
            else:
                found[name] = path
        files.extend(File(f"{place}/{name}", path.read_bytes()) for name, path in sorted(found.items()))
    return tuple(files), tuple(diagnostics)


def _built_in(folder: str) -> Iterator[tuple[str, Path]]:
    """The tool's own: an installer may have put links in place of files."""
    top = BUILT_IN / folder
    for path in top.rglob("[!.]*"):
        if path.is_file():
            yield path.relative_to(top).as_posix(), path


def _own(templates: Path, folder: str) -> Iterator[tuple[str, Path, Diagnostic | None]]:
    """Name, path and what is wrong; links and devices are reported with all of `templates/`."""
    root, top = templates.parent, f"{templates.name}/{folder}"
    for path in folders.files(root, top)[0]:
        name, at = path.relative_to(top).as_posix(), Location(str(path))
        size = (root / path).stat().st_size
        wrong = file_name_problem(name)
        problem = reading.BAD_ASSET_NAME.at(at, name=name, problem=wrong) if wrong else None
        if size > LARGEST_ASSET:
            cure = "make it smaller, or publish it elsewhere"
            problem = reading.TOO_LARGE.at(at, size=size, limit=LARGEST_ASSET, cure=cure)
        yield name, root / path, problem
