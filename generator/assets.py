"""Style sheets, scripts and theme overrides: copied as they are, the site's own before the tool's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model import File
from generator.render import BUILT_IN

PLACES = (("assets", "pages/assets"), ("theme", "theme"))
"""Folders of `templates/` and where in `build/` their files go."""


def assets(own: Path) -> Iterator[File]:
    """Every asset and override, by path."""
    for folder, place in PLACES:
        found = {}
        for templates in (BUILT_IN, own):
            top = templates / folder
            files = sorted(
                path for path in top.rglob("*") if path.is_file() and not path.is_symlink()
            )
            found.update({path.relative_to(top).as_posix(): path for path in files})
        for name, path in sorted(found.items()):
            if not name.startswith("."):
                yield File(f"{place}/{name}", path.read_bytes())
