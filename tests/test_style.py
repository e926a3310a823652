"""The style sheet: dark is the same dark with and without scripts."""

from __future__ import annotations

import re

from sites import ROOT

STYLE = (ROOT / "templates" / "assets" / "briefing.css").read_text("utf-8")


def colours(opening: str) -> dict[str, str]:
    """The custom properties of the block that begins with these words."""
    _, found, rest = STYLE.partition(opening)
    assert found, opening
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", rest.partition("}")[0]))


def test_dark_is_the_same_with_and_without_scripts() -> None:
    """CSS cannot say it once: one block hangs on the reader's choice, the other on the system's."""
    chosen = colours('@media screen {\n  [data-md-color-scheme="slate"] {')
    assert chosen == colours("(scripting: none) and (prefers-color-scheme: dark) {\n  [data-md-color-scheme] {")
    assert len(chosen) > 10
