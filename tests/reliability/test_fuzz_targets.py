"""The targets of `make fuzz` run, and each would notice the mistake that it is there for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from fuzz import by_hypothesis, targets
from generator.anchoring import Anchored
from generator.literal import Text
from generator.model import Block, Reading, Span
from generator.reading import positions


@pytest.mark.parametrize("name", by_hypothesis.TARGETS)
def test_a_target_runs(name: str) -> None:
    assert by_hypothesis.run(name, seconds=0.01, begin=20251204) == by_hypothesis.EACH


def shortened(_path: str, text: str) -> Any:
    value = Text(text[:-2])
    return value, ()


BROKEN: dict[str, tuple[Any, str, Any]] = {
    "yaml": (positions, "parse", shortened),
    "document": (
        targets,
        "READERS",
        {".txt": lambda text: Reading(Text(text), (Block("paragraph", Span(0, len(text)), 9),), ((0, 1),))},
    ),
    "anchor": (targets, "resolve", lambda _held, _selector: Anchored(Span(0, 1), "exact")),
    "escape": (targets, "literal", Markup),
}
INPUTS = {
    "yaml": ("a sentence",),
    "document": (b"words",),
    "anchor": ("a text", "text"),
    "escape": ("*stars*",),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_target_notices(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    check = by_hypothesis.TARGETS[name].check
    check(*INPUTS[name])
    place, attribute, mistake = BROKEN[name]
    monkeypatch.setattr(place, attribute, mistake)
    with pytest.raises(AssertionError):
        check(*INPUTS[name])


def test_inputs_that_fuzzing_found() -> None:
    """Each failed once; what was wrong is said beside it."""
    targets.document(b"&#10;\0")  # a line break by its number was counted as a line of the file
    targets.yaml_text("null")


def test_the_corpora_are_found(corpora: Path) -> None:
    assert corpora.is_dir()
    assert len(by_hypothesis.hostile("yaml")) > 300
