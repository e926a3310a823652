"""Sentences, names and the word lists themselves."""

from __future__ import annotations

import pytest

from generator.checks.language.days import named_days
from generator.checks.language.markers import markers
from generator.checks.language.proper_names import is_acronym, names_in, same_people
from generator.checks.language.quantities import quantities
from generator.checks.language.sentences import sentence_around, sentences
from generator.checks.language.wordlists import built_in, merged
from generator.formats import text as plain_text
from generator.literal import Text
from generator.model import Location, Record, Source, Span


def _source(text: str) -> Source:
    record = Record(id=Text("x"), title=Text("x"), at=Location("seeds/x.yml"))
    return Source(record, "seeds/x.txt", "", plain_text.read(text))


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("One left. Two stayed in Larn. Three came.", "Two", "Two stayed in Larn."),
        ("It hit the U.S. Navy base. Nobody died.", "base", "It hit the U.S. Navy base."),
        ("Gen. Morn and Dr. Ils met. Then rain.", "Ils", "Gen. Morn and Dr. Ils met."),
        ("“Go!” he said. They went.", "he said", "“Go!” he said."),
        ("He paid 3.5 million. She left.", "paid", "He paid 3.5 million."),
        ("Was it so? It was.", "Was", "Was it so?"),
        ("They pressed one thing:\nleaving. Then rain.", "leaving", "They pressed one thing:\nleaving."),
        ("A heading\nOne sentence here. Another.", "One", "One sentence here."),
        ("她离开了。他留下了。", "他", "他留下了。"),
        ("One left. Two stayed.", "left. Two", "One left. Two stayed."),
        ("no full stop at all", "stop", "no full stop at all"),
    ],
)
def test_the_sentence_round_a_passage(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    span = sentence_around(_source(text), Span(start, start + len(quote)))
    assert text[span.start : span.end] == sentence


def test_a_text_without_an_end_costs_no_time() -> None:
    text = "word " * 200_000
    span = sentence_around(_source(text), Span(500_000, 500_004))
    assert span.end - span.start < 10_000


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Ada Brandt met the Cartel of the Two Rivers.", ["Ada Brandt", "Cartel of the Two Rivers"]),
        ("It was seen by Foreign Minister Ada Brandt.", ["Ada Brandt"]),
        ("The Minister of Transport left.", []),
        ("They read “We Have Won” and “Operation Long Night”.", ["Operation Long Night"]),
        ("He told the U.S. Navy and O’Hara.", ["U.S. Navy", "O’Hara"]),
        ("The Harbour Board and Westerland met.", ["Harbour Board", "Westerland"]),
        ("I left.", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    found = names_in(text, Span(0, len(text)), built_in()["en"])
    assert [name.words(text) for name in found] == names


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Peruvian", "Peru", True),
        ("Chinese", "China", True),
        ("Venezuelans", "Venezuela", True),
        ("Iraqi", "Iraq", True),
        ("Austria", "Australia", False),
        ("Niger", "Nigeria", False),
        ("Slovakia", "Slovenia", False),
        ("Iran", "Iraq", False),
    ],
)
def test_adjectives_of_countries(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a case
    words = built_in()["en"]
    assert same_people(one, other, words) is same
    assert same_people(other, one, words) is same


def test_acronyms() -> None:
    assert is_acronym("HWB", "the Harbour Wardens of the Bay met")
    assert not is_acronym("HWC", "the Harbour Wardens of the Bay met")
    assert not is_acronym("Hwb", "the Harbour Wardens of the Bay met")


def test_sentences_of_an_editors_text() -> None:
    text = "It is likely. We have high confidence."
    assert [text[s.start : s.end] for s in sentences(text, Span(0, len(text)))] == [
        "It is likely.",
        "We have high confidence.",
    ]


def test_a_sites_own_list_replaces_field_by_field() -> None:
    own = {"words/en.yml": "hearsay: [rumour has it]\n", "words/fi.yml": "hearsay: [kuulemma]\n"}
    lists, faults = merged(built_in(), own)
    assert faults == ()
    assert lists["en"].hearsay == ("rumour has it",)
    assert lists["en"].doubts == built_in()["en"].doubts
    assert (lists["fi"].hearsay, lists["fi"].capitals) == (("kuulemma",), "none")
    assert "fi" not in built_in()


@pytest.mark.parametrize(
    ("yaml", "code", "line", "part"),
    [
        ("herasay: [x]\n", "unknown-field", 1, "did you mean `hearsay`?"),
        ("capitals: names\nhearsay: reportedly\n", "wrong-type", 2, "built-in list"),
        ("numbers: {one: many}\n", "wrong-type", 1, "built-in list"),
        ("hearsay: [a\n", "bad-yaml", 1, ""),
    ],
)
def test_what_can_be_wrong_with_a_list(yaml: str, code: str, line: int, part: str) -> None:
    lists, (fault,) = merged(built_in(), {"words/en.yml": yaml})
    assert (fault.code, fault.at.path, fault.at.line) == (code, "words/en.yml", line)
    assert part in fault.help
    assert lists["en"].hearsay == built_in()["en"].hearsay


@pytest.mark.parametrize("piece", [".", "U.", "A ", "Aa of the ", "hundred ", "two and ", "“A”", "5" + " " * 50])
def test_no_text_makes_the_readers_stall(piece: str) -> None:
    words, text = built_in()["en"], piece * (20_000 // len(piece))
    whole = Span(0, len(text))
    assert all(span.end <= len(text) for span in sentences(text, whole))
    assert all(name.span.end <= len(text) for name in names_in(text, whole, words))
    assert all(quantity.span.end <= len(text) for quantity in quantities(text, words))
    assert named_days(text, words) == ()
    assert markers(text, words) == ()
