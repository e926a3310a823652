"""Style sheets, scripts and theme overrides: copied as they are, the site's own before the tool's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic
from generator.faults import reading
from generator.model import File, Location
from generator.names import file_name_problem
from generator.reading import folders
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
        for path in folders.files(own.parent, f"{own.name}/{folder}")[0]:
            name = path.relative_to(f"{own.name}/{folder}").as_posix()
            content = _content(own.parent, path, name)
            if isinstance(content, bytes):
                found[name] = content
            else:
                diagnostics.append(content)
        files.extend(File(f"{place}/{name}", content) for name, content in sorted(found.items()))
    return tuple(files), tuple(diagnostics)


def _built_in(folder: str) -> Iterator[tuple[str, bytes]]:
    """The tool's own: an installer may have put links in place of files."""
    top = BUILT_IN / folder
    for path in top.rglob("[!.]*"):
        if path.is_file():
            yield path.relative_to(top).as_posix(), path.read_bytes()


def _content(root: Path, path: PurePosixPath, name: str) -> bytes | Diagnostic:
    """The bytes of one of the site's own, or why it cannot be published."""
    at = Location(str(path))
    problem = file_name_problem(name)
    if problem:
        return reading.BAD_ASSET_NAME.at(at, name=name, problem=problem)
    try:
        with (root / path).open("rb") as file:
            content = file.read(LARGEST_ASSET + 1)
    except OSError as failure:
        return reading.UNREADABLE_FILE.at(at, problem=failure.strerror or "unknown")
    if len(content) <= LARGEST_ASSET:
        return content
    cure = "make it smaller, or publish it elsewhere"
    return reading.TOO_LARGE.at(at, size=f"more than {LARGEST_ASSET}", limit=LARGEST_ASSET, cure=cure)
