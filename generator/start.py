"""A new site in an empty folder: from the files that come with the tool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.authored import schemas

SCAFFOLD = Path(__file__).parent / "scaffold" / "site"
"""A small working site, with an invented example."""


def scaffold() -> Iterator[tuple[str, bytes]]:
    """Every file of a new site, by its path below the site's folder."""
    for path in sorted(SCAFFOLD.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(SCAFFOLD).as_posix(), path.read_bytes()
    for name, content in schemas().items():
        yield f"schema/{name}", content.encode("utf-8")


def start(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write a new site; gives what was written and, where anything was in the way, that instead."""
    files = dict(scaffold())
    taken = tuple(path for path in files if (folder / path).exists())
    if taken:
        return (), taken
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return tuple(files), ()
