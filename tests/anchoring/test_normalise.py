"""The table of folding, and the way back from folded text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.anchoring import Document, Normalised, fold, joins_previous, normalise, utf16_span
from generator.anchoring.normalise import (
    DASHES,
    DOUBLE_QUOTES,
    EXPANDED,
    REMOVED,
    SINGLE_QUOTES,
    WHITE_SPACE,
    readable,
)
from generator.anchoring.offsets import rewrite
from generator.model import Span

# Characters that the table changes, that compose, or that have nothing to do with either.
AWKWARD = (
    WHITE_SPACE
    + REMOVED
    + SINGLE_QUOTES
    + DOUBLE_QUOTES
    + DASHES
    + "".join(EXPANDED)
    + "abcEé\u0301\u0308\u0323\u212b\u1100\u1161\u11a8가각🙂😃\u0344\u09be\u09c7\u0f71\u0f73"
)
awkward = st.text(alphabet=st.sampled_from(AWKWARD) | st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("characters", "folded"),
    [
        (WHITE_SPACE, " "),
        (REMOVED, ""),
        (SINGLE_QUOTES, "'"),
        (DOUBLE_QUOTES, '"'),
        (DASHES, "-"),
    ],
)
def test_every_character_of_a_class_becomes_the_same(characters: str, folded: str) -> None:
    assert {fold(character) for character in characters} == {folded}


def test_white_space_is_unicodes_white_space() -> None:
    spelled = [*range(9, 14), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)]
    spelled += [0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
    assert sorted(map(ord, WHITE_SPACE)) == spelled


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a \n\t b", "a b"),
        ("a \u200b b", "a b"),
        ("re\xadsigned", "resigned"),
        ("“yes”, l’eau", '"yes", l\'eau'),
        ("2020–24 — so", "2020-24 - so"),
        ("eﬃcient ﬂow ﬅ", "efficient flow st"),
        ("wait…", "wait..."),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"),
        ("\u212b and \u2126", "Å and Ω"),
        ("a\u0323\u0302 a\u0302\u0323", "ậ ậ"),
        ("\u0344x", "\u0308\u0301x"),
        ("\u0302\u0323x", "\u0323\u0302x"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text", ["Case", "café", "10 m²", "١٢", "ｗｉｄｅ", "a--b", "❤\ufe0f", "كـتب"]
)
def test_what_changes_the_words_is_not_folded(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("text", "found", "original"),
    [
        ("a  b", "b", "b"),
        ("a \n b", "a b", "a \n b"),
        ("the oﬃce is", "ice", "ﬃce"),
        ("the oﬃce is", "of", "oﬃ"),
        ("x \xadword\xad y", "word", "word"),
        ("x w\xador\u200bd y", "word", "w\xador\u200bd"),
        ("un cafe\u0301 noir", "café", "cafe\u0301"),
        ("🙂  😃 z", "😃", "😃"),
        ("so… then", "... then", "… then"),
    ],
)
def test_the_way_back(text: str, found: str, original: str) -> None:
    normalised = normalise(text)
    start = normalised.text.index(found)
    span = normalised.to_original(start, start + len(found))
    assert text[span.start : span.end] == original


def test_only_changed_lengths_cost_an_entry() -> None:
    assert normalise("“one”\nline – of ’s").layers == ()
    assert len(normalise("two  runs  here").layers) == 1


@settings(deadline=None, derandomize=True)
@given(awkward)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None, derandomize=True)
@given(awkward)
def test_folded_text_is_composed_and_holds_no_run_of_white_space(text: str) -> None:
    folded = fold(text)
    assert unicodedata.is_normalized("NFC", folded)
    assert not re.search(f"[{REMOVED}]|  |[{WHITE_SPACE.replace(' ', '')}]", folded)


@settings(deadline=None, derandomize=True)
@given(awkward)
def test_composed_spellings_fold_alike(text: str) -> None:
    spellings = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert spellings == {fold(text)}


@settings(deadline=None, derandomize=True)
@given(awkward)
def test_the_map_is_monotone_and_stays_in_the_text(text: str) -> None:
    normalised = normalise(text)
    size = len(normalised.text)
    spans = [normalised.to_original(at, at + 1) for at in range(size)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


@settings(deadline=None, derandomize=True)
@given(awkward, st.data())
def test_a_span_covers_all_that_it_came_from(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    span = _any_span(data, len(normalised.text))
    original = normalised.to_original(*span)
    there = normalised.from_original(*original)
    assert there.start <= span.start <= span.end <= there.end or span.start == span.end
    assert normalised.text[span.start : span.end] in fold(text[original.start : original.end])


@settings(deadline=None, derandomize=True)
@given(awkward, st.data())
def test_no_span_begins_or_ends_with_an_invisible_character(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    start, end = normalised.to_original(*_any_span(data, len(normalised.text)))
    if start < end and not _has_removed_inside_a_piece(normalised):
        assert text[start] not in REMOVED
        assert text[end - 1] not in REMOVED


def _any_span(data: st.DataObject, size: int) -> Span:
    start = data.draw(st.integers(0, size))
    return Span(start, data.draw(st.integers(start, size)))


def _has_removed_inside_a_piece(normalised: Normalised) -> bool:
    """White space around an invisible character is one piece with it."""
    return len(normalised.layers) > 1


@pytest.mark.parametrize("character", ["\u0301", "\u1161", "\u11a8", "\u09be", "\u05b0", "\u0f73"])
def test_a_mark_belongs_to_the_letter_before_it(character: str) -> None:
    assert joins_previous(character)
    assert not joins_previous("a")


def test_every_second_half_of_a_composition_joins_the_first() -> None:
    halves = {
        parts[1]
        for code in range(0x110000)
        if not 0xD800 <= code < 0xE000
        and unicodedata.is_normalized("NFC", chr(code))
        and len(parts := unicodedata.decomposition(chr(code)).split()) == 2
        and not parts[0].startswith("<")
    }
    assert len(halves) > 50
    assert [half for half in halves if not joins_previous(chr(int(half, 16)))] == []


def test_a_document_knows_lines_and_columns() -> None:
    document = Document("one\ntwo\n\nfour")
    places = [(document.line_of(at), document.column_of(at)) for at in (0, 3, 4, 6, 8, 9, 12)]
    assert places == [(1, 1), (1, 4), (2, 1), (2, 3), (3, 1), (4, 1), (4, 4)]


def test_browsers_count_in_utf16_units() -> None:
    assert utf16_span("l😃rem ipsum", Span(6, 11)) == Span(7, 12)
    assert utf16_span("\ud800a", Span(1, 2)) == Span(1, 2)


def test_a_readable_piece_is_one_line_without_invisible_characters() -> None:
    assert readable(" so\xad\n “it” \u200b ends ") == "so “it” ends"


def test_an_unchanged_piece_is_no_piece() -> None:
    layer = rewrite("aXbX", re.compile("X"), lambda piece: piece)
    assert (layer.text, len(layer.before.starts)) == ("aXbX", 0)
