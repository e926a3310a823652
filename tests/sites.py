"""Sites made of a few files: what `files:` means in tests/faults/*.yml."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from click.testing import Result

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "faults" / "base"
"""A small sound site about two invented countries."""

OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that a terminal would obey instead of showing them."""

Site = Callable[..., Path]
"""What the fixture `site` gives."""
Brief = Callable[..., Result]
"""What the fixture `brief` gives."""

_hash_of = re.compile(r"\{\{sha256 (\S+)\}\}")


def make(folder: Path, files: Mapping[str, Any], base: Path | None = None) -> None:
    """Put a copy of `base` into `folder`, then these files; the forms of content are in test_faults.py."""
    folder.mkdir(parents=True, exist_ok=True)
    if base is not None:
        shutil.copytree(base, folder, dirs_exist_ok=True)
    for path, content in files.items():
        _put(folder / path, content)
    for path in files:
        _fill_in_hashes(folder, folder / path)


def _put(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        return
    if isinstance(content, str):
        path.write_text(content, "utf-8", newline="")
        return
    ((form, value),) = content.items()
    if form == "symlink":
        path.symlink_to(value)
    elif form == "pipe":
        os.mkfifo(path)
    elif form == "folder":
        path.unlink(missing_ok=True)
        path.mkdir()
    else:
        path.write_bytes(_bytes(path, form, value))


def _bytes(path: Path, form: str, value: Any) -> bytes:
    if form == "base64":
        return base64.b64decode(value)
    if form == "utf-16":
        return value.encode("utf-16")  # type: ignore[no-any-return]  # a str, by the form
    if form == "repeat":
        first, piece, times = value
        return (first + piece * times).encode()  # type: ignore[no-any-return]  # as above
    if form == "append":
        return path.read_bytes() + value.encode()  # type: ignore[no-any-return]  # as above
    assert form == "replace", f"{form} is no form of content"
    text = path.read_bytes().decode()
    for old, new in value.items():
        assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
        text = text.replace(old, new)
    return text.encode()


def _fill_in_hashes(folder: Path, path: Path) -> None:
    """`{{sha256 seeds/x.txt}}` becomes the hash of that file."""
    if path.is_file() and not path.is_symlink() and b"{{sha256 " in path.read_bytes():
        text = path.read_bytes().decode()
        filled = _hash_of.sub(
            lambda m: hashlib.sha256((folder / m[1]).read_bytes()).hexdigest(), text
        )
        path.write_bytes(filled.encode())
