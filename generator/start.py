"""A new site in an empty folder: from the files that come with the tool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.authored import schemas

SCAFFOLD = Path(__file__).parent / "scaffold" / "site"
"""A small working site, with an invented example."""


EXAMPLE = next(
    (
        folder
        for folder in (
            Path(__file__).parent / "examples" / "dossier",
            Path(__file__).parent.parent / "examples" / "dossier",
        )
        if folder.is_dir()
    ),
    SCAFFOLD,
)
"""The invented dossier: beside the code in a wheel, at the root in the repository."""

CONTENT = ("seeds", "briefings")
"""What an example fills; the rest of a new site is the same for all."""
MADE = ("build", "site", "__pycache__")


def scaffold(*, example: bool = False) -> Iterator[tuple[str, bytes]]:
    """Every file of a new site, by its path below the site's folder."""
    for path, content in _files(SCAFFOLD):
        if not (example and path.split("/")[0] in CONTENT):
            yield path, content
    if example:
        yield from _files(EXAMPLE)
    for name, schema in schemas().items():
        yield f"schema/{name}", schema.encode("utf-8")


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not set(inside.parts) & set(MADE):
            yield inside.as_posix(), path.read_bytes()


def start(folder: Path, *, example: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write a new site; gives what was written and, where anything was in the way, that instead."""
    files = dict(scaffold(example=example))
    taken = dict.fromkeys(way for path in files if (way := _in_the_way(folder, path)))
    if taken:
        return (), tuple(taken)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return tuple(files), ()


def _in_the_way(folder: Path, path: str) -> str | None:
    """What of a path is there already, but for folders; a link may lead anywhere, so it counts."""
    parts = path.split("/")
    for count in range(1, len(parts) + 1):
        there = folder.joinpath(*parts[:count])
        if there.is_symlink() or (there.exists() and (count == len(parts) or not there.is_dir())):
            return "/".join(parts[:count])
    return None
