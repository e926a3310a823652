"""From a place back to what an editor or an export writes for it."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.anchoring import (
    Anchored,
    Document,
    Selector,
    describe,
    joins_previous,
    paste_line,
    read_selector,
    resolve,
    storable,
    text_position_selector,
    text_quote_selector,
)
from generator.anchoring.normalise import REMOVED, WHITE_SPACE
from generator.anchoring.words import ends_after, starts_before
from generator.model import Span

CALL = (
    "On Monday the minister resigned. The aide said the minister resigned under pressure.\n"
    "Later that day the minister resigned again."
)


def at(text: str, words: str, number: int = 1) -> Span:
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("number", "selector"),
    [
        (1, Selector("minister resigned", prefix="Monday the")),
        (2, Selector("minister resigned", suffix="under")),
        (3, Selector("minister resigned", suffix="again.")),
    ],
)
def test_the_shortest_context_of_whole_words(number: int, selector: Selector) -> None:
    assert describe(Document(CALL), at(CALL, "minister resigned", number)) == selector


def test_no_context_where_none_is_needed() -> None:
    assert describe(Document(CALL), at(CALL, "under pressure")) == Selector("under pressure")


def test_both_sides_where_neither_tells_alone() -> None:
    text = " ".join("a" * 10)
    selector = describe(Document(text), Span(8, 13))
    assert selector == Selector("a a a", prefix="a a a a", suffix="a a a")


def test_a_number_where_no_context_tells() -> None:
    text = "a b " * 100
    assert describe(Document(text), at(text, "a b", 50)) == Selector("a b", occurrence=50)


def test_the_rest_of_a_word_counts_as_a_word() -> None:
    text = "To annotate or not to annotate"
    assert describe(Document(text), at(text, "tate", 2)) == Selector("tate", prefix="to anno")


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 4), Span(4, 6)])
def test_no_quote_means_nothing_or_half_a_letter(span: Span) -> None:
    assert describe(Document("cafe\u0301 noir"), span) is None


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_line_to_paste_makes_the_quote_unique(number: int) -> None:
    span = at(CALL, "minister resigned", number)
    pasted = yaml.safe_load("{" + paste_line(Document(CALL), span, number) + "}")
    assert resolve(Document(CALL), Selector("minister resigned", **pasted)) == Anchored(
        span, "exact"
    )


def test_the_line_to_paste_survives_yaml() -> None:
    text = 'He said: "no" and left. She said: \\ "no" and stayed.'
    span = at(text, "no", 2)
    assert paste_line(Document(text), span, 2).startswith(("prefix: ", "suffix: "))
    pasted = yaml.safe_load("{" + paste_line(Document(text), span, 2) + "}")
    assert resolve(Document(text), Selector("no", **pasted)) == Anchored(span, "exact")


def test_a_number_to_paste_where_there_are_very_many_places() -> None:
    assert paste_line(Document("a " * 3000), Span(4, 5), 3) == "occurrence: 3"


def test_a_folded_place_is_told_from_its_twins() -> None:
    text = "He said “yes” twice. She said \"yes\" once. They said 'yes' never."
    span = at(text, "“yes”")
    pasted = yaml.safe_load("{" + paste_line(Document(text), span, 1) + "}")
    assert resolve(Document(text), Selector("“yes”", **pasted)) == Anchored(span, "exact")
    assert "twice" in pasted["suffix"]


def test_thirty_two_characters_are_stored() -> None:
    span = at(CALL, "under pressure")
    selector = storable(Document(CALL), span)
    assert selector.prefix == CALL[span.start - 32 : span.start]
    assert selector.suffix == CALL[span.end : span.end + 32]


def test_more_is_stored_where_thirty_two_do_not_tell() -> None:
    text = "A start. " + "the same words over and over again. " * 4 + "The end."
    span = at(text, "words", 2)
    selector = storable(Document(text), span)
    assert len(selector.prefix) > 32
    assert text.count(selector.prefix + selector.exact + selector.suffix) == 1


def test_stored_context_cuts_no_accent_off() -> None:
    text = "e\u0301" * 40 + " word " + "e\u0301" * 40
    selector = storable(Document(text), at(text, "word"))
    assert selector.prefix == "e\u0301" * 15 + " "
    assert selector.suffix == " " + "e\u0301" * 15


def test_a_text_that_only_repeats_itself_is_counted() -> None:
    text = "ab " * 6000
    span = Span(9000, 9002)
    selector = storable(Document(text), span)
    assert selector.occurrence is not None
    assert resolve(Document(text), selector) == Anchored(span, "exact")


texts = st.text(alphabet='ab c.\n\xad“"é\u0301ﬁ中', min_size=1, max_size=50)


@settings(deadline=None, derandomize=True)
@given(texts, st.data())
def test_what_describes_a_span_resolves_to_it(text: str, data: st.DataObject) -> None:
    span = _meant(text, data)
    document = Document(text)
    selector = describe(document, span)
    if selector is None:
        assert _means_nothing(text, span)
    else:
        resolution = resolve(document, selector)
        assert isinstance(resolution, Anchored)
        assert resolution.span == span


@settings(deadline=None, derandomize=True)
@given(texts, st.data())
def test_what_is_exported_is_read_back_as_the_same_place(text: str, data: st.DataObject) -> None:
    span = _meant(text, data)
    if _means_nothing(text, span):
        return
    document = Document(text)
    stored = storable(document, span)
    if stored.occurrence is None:
        whole = stored.prefix + stored.exact + stored.suffix
        assert text.find(whole) == text.rfind(whole)
    written = json.loads(json.dumps(text_quote_selector(stored)))
    again = read_selector(written)
    assert isinstance(again, Selector)
    if stored.occurrence is None:
        assert resolve(document, again) == Anchored(span, "exact")
    position = json.loads(json.dumps(text_position_selector(span)))
    assert read_selector(position) == span
    assert text[slice(*span)] == again.exact


def _meant(text: str, data: st.DataObject) -> Span:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    bare = text[start:end].lstrip(REMOVED)
    return Span(end - len(bare), end - len(bare) + len(bare.rstrip(REMOVED)))


def _means_nothing(text: str, span: Span) -> bool:
    if not text[slice(*span)].strip(WHITE_SPACE + REMOVED):
        return True
    after = text[span.end :].lstrip(REMOVED)[:1]
    return (span.start > 0 and joins_previous(text[span.start])) or (
        after != "" and joins_previous(after)
    )


@pytest.mark.parametrize(
    "value",
    [
        None,
        "text",
        {},
        {"type": "TextQuoteSelector"},
        {"type": "TextQuoteSelector", "exact": 1},
        {"type": "TextQuoteSelector", "exact": "a", "prefix": None},
        {"type": "TextPositionSelector", "start": 1},
        {"type": "TextPositionSelector", "start": True, "end": 2},
        {"type": "TextPositionSelector", "start": 3, "end": 2},
        {"type": "XPathSelector", "value": "/p"},
    ],
)
def test_a_malformed_selector_says_nothing(value: object) -> None:
    assert read_selector(value) is None


def test_empty_context_is_not_exported() -> None:
    assert text_quote_selector(Selector("a", suffix=" b")) == {
        "type": "TextQuoteSelector",
        "exact": "a",
        "suffix": " b",
    }


def test_a_word_whose_other_end_is_out_of_sight_is_no_context() -> None:
    assert starts_before("x" * 900, 900) == []
    assert ends_after("x" * 900, 0) == []
    assert starts_before("one two", 7) == [4, 0]
    assert ends_after("one two", 0) == [3, 7]
