"""The hedges and words of sourcing that a text is known to hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.checks.language.markers import KINDS, SOURCING, markers
from generator.checks.language.wordlists import built_in, words_for

REAL = [
    (6, "reported"),
    (7, "suspected"),
    (8, "alleges"),
    (11, "suggests"),
    (16, "suspected"),
    (18, "Reports"),
    (18, "sources"),
    (18, "suggest"),
    (18, "reportedly"),
    (28, "reports"),
    (28, "indicate"),
    (28, "alleged"),
    (29, "Sources"),
    (29, "suggest"),
    (30, "sources"),
    (30, "indicated"),
    (30, "reportedly"),
    (32, "is reported to"),
]
"""By line of the document: the 18 words that say that a thing is known from others or not established."""

BESIDES = [
    ("doubts", 5, "ostensibly"),
    ("doubts", 5, "widely viewed"),
    ("claims", 10, "denounced"),
    ("claims", 22, "accusing"),
    ("doubts", 25, "by some"),
    ("claims", 36, "accused"),
]
"""Words that keep another kind of distance: one party's word, or a doubt."""


def test_the_real_document_has_its_eighteen_markers(root: Path) -> None:
    text = (root / "seeds/maduro-trump-call.txt").read_text("utf-8")
    found = [(m.kind, text.count("\n", 0, m.span.start) + 1, m.words) for m in markers(text, built_in()["en"])]
    assert [(line, words) for kind, line, words in found if kind in SOURCING] == REAL
    assert [one for one in found if one[0] not in SOURCING] == BESIDES
    assert len(REAL) == 18


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The minister reportedly left.", ["hearsay reportedly"]),
        ("en", "He is said to have left; sources of income fell.", ["hearsay is said to"]),
        ("en", "Two people familiar with the talks spoke.", ["hearsay people familiar"]),
        ("en", "The report was published on Monday.", []),
        ("en", "An envoy, who asked not to be named, left.", ["hearsay asked not to be named"]),
        ("en", "A person briefed on the plan and an aide not authorised to speak.", [
            "hearsay person briefed", "hearsay not authorised to speak"]),
        ("en", "The president was briefed on the storm by officials.", []),
        ("en", "The allegedly sunken barge.", ["allegations allegedly"]),
        ("en", "It was a so\u2010called exercise.", ["claims so\u2010called"]),
        ("en", "The power sources and resources of the port.", []),
        ("en", "It could not be\nverified.", ["hearsay could not be\nverified"]),
        ("es", "El presunto contrabandista habría huido, según fuentes.", [
            "allegations presunto", "hearsay habría", "hearsay según fuentes"]),
        ("es", "Por supuesto que vino.", []),
        ("fr", "D’après des sources, le navire aurait coulé.", ["hearsay D’après des sources", "hearsay aurait"]),
        ("fr", "Le coupable présumé a fui par rapport à hier.", ["allegations présumé"]),
        ("de", "Der mutmaßliche Täter soll angeblich geflohen sein.", [
            "allegations mutmaßliche", "hearsay soll", "hearsay angeblich"]),
        ("ar", "قالت مصادر مطلعة إن المشتبه به فر", ["hearsay مصادر مطلعة", "allegations المشتبه"]),
        ("ar", "وبحسب مصادر فإن السفينة غرقت", ["hearsay وبحسب مصادر"]),
    ],
)  # fmt: skip
def test_markers(language: str, text: str, expected: list[str]) -> None:
    assert [f"{m.kind} {m.words}" for m in markers(text, built_in()[language])] == expected


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr"])
def test_no_word_is_in_two_lists(language: str) -> None:
    words = built_in()[language]
    counts = Counter(item for kind in KINDS for item in getattr(words, kind))
    assert [item for item, number in counts.items() if number > 1] == []
    assert all(getattr(words, kind) for kind in (*KINDS, "confirmations"))


def test_a_region_has_the_lists_of_its_language() -> None:
    lists = built_in()
    assert words_for(lists, "es-VE") is lists["es"]
    assert words_for(lists, "EN") is lists["en"]
    assert words_for(lists, "fi") is None
