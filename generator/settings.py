"""What a site itself decides of the checks: its word lists, `words/<language>.yml`, and its language."""

from __future__ import annotations

from pathlib import Path

from generator.checks.language.wordlists import built_in, merged
from generator.checks.setting import Setting
from generator.dates import When
from generator.diagnostics import Diagnostic
from generator.reading import contents, folders
from generator.reading.configuration import setting
from generator.reading.positions import LARGEST_YAML

FOLDER = "words"
"""Word lists of a site: each takes the place of the tool's own, field by field."""


def read_setting(root: Path, today: When | None = None) -> tuple[Setting, tuple[Diagnostic, ...]]:
    """What the checks depend on, and what is wrong with the site's own word lists."""
    paths, found = folders.files(root, FOLDER) if (root / FOLDER).is_dir() else ((), ())
    diagnostics, texts = list(found), {}
    for path in paths:
        held = contents.content(root, path, LARGEST_YAML, "a word list is a few hundred lines")
        words = contents.text(path, held, "word list") if isinstance(held, bytes) else held
        if isinstance(words, Diagnostic):
            diagnostics.append(words)
        elif words is not None:
            texts[str(path)] = words
    lists, faults = merged(built_in(), texts)
    return (
        Setting(
            today=today,
            words=lists,
            language=setting(root, "theme", "language") or "en",
        ),
        (*diagnostics, *faults),
    )
