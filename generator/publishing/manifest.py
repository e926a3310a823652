"""What earlier runs wrote, by path and hash; and writing a file so that it is the old or the new one, whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

Hashes = Mapping[str, tuple[str, ...]]
"""The SHA-256 that each file may have: two where a run was killed between the old file and the new."""

SPARE = ".next"
"""In `build/`: where the next file is written before it takes its place. Of a killed run this one is left."""
LARGEST_MANIFEST = 50_000_000
"""Bytes; a site of 10,000 briefings has 5 million."""


def read(path: Path) -> dict[str, tuple[str, ...]] | None:
    """The hashes that a manifest holds; None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            held = json.loads(file.read(LARGEST_MANIFEST))
        return {name: tuple(map(str, hashes)) for name, hashes in held.items() if is_below(name)}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return None


def save(path: Path, hashes: Hashes, spare: Path) -> None:
    """Write a manifest, sorted by path."""
    content = json.dumps({name: list(hashes[name]) for name in sorted(hashes)}, indent=1) + "\n"
    replace(path, content.encode("utf-8"), spare)


def either(old: Hashes, new: Hashes) -> dict[str, tuple[str, ...]]:
    """What each file may be while it is being replaced."""
    return {
        name: tuple(dict.fromkeys((*old.get(name, ()), *new.get(name, ()))))
        for name in {**old, **new}
    }


def is_below(name: str) -> bool:
    """Whether a manifest's path stays below its folder on every system, whoever wrote the manifest."""
    parts = name.split("/")
    return name.isprintable() and not {"", ".", ".."} & set(parts) and not set(name) & set("\\:")


def replace(path: Path, content: bytes, spare: Path, mode: int = 0o644) -> None:
    """Put a whole file in the place of another, in one step; `spare` is on the same disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    spare.unlink(missing_ok=True)
    try:
        with spare.open("xb") as beside:
            beside.write(content)
            if hasattr(os, "fchmod"):
                os.fchmod(beside.fileno(), mode)  # whatever the umask is
        spare.replace(path)
    except OSError as problem:
        with suppress(OSError):
            spare.unlink(missing_ok=True)
        problem.filename = str(path)
        raise


def digest(content: bytes) -> str:
    """The hash by which a manifest knows a file."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str | None:
    """The hash of a file on disk; None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
