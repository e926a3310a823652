"""What is suggested in place of a quote that is not there, and what sets the two apart."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.anchoring import (
    Document,
    Suggestion,
    fold,
    joins_previous,
    only_difference,
    suggest,
    word_diff,
)
from generator.anchoring.edits import Pattern, distance, ending_distances, opening_distances
from generator.anchoring.likeness import liken
from generator.anchoring.passages import Alike
from generator.anchoring.seeds import windows
from generator.anchoring.suggest import LONGEST, MOST, _apart
from generator.model import Span

CABLE = (
    "The embassy reported on Tuesday that an envoy had met the vice president. He conveyed an "
    "offer of amnesty and safe passage for her and her family, provided that she left the country "
    "within the week.\n\nThe offer was refused; the government would not extend the ceasefire, and "
    "the budget of $4.2 million for fiscal year 2024 stood. A café near the ministry was closed."
)


def nearest(text: str, quote: str) -> str | None:
    suggestions = suggest(Document(text), quote)
    return text[slice(*suggestions[0].span)] if suggestions else None


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        (
            "an offer of amnesty and safe passage for him and his family",
            "an offer of amnesty and safe passage for her and her family",
        ),
        (
            "the goverment would extend the ceasefire",
            "the government would not extend the ceasefire",
        ),
        (
            "budget of $4.7 million for fiscal year 2023",
            "budget of $4.2 million for fiscal year 2024",
        ),
        ("THE EMBASSY REPORTED", "The embassy reported"),
        ("A cafe near the ministry", "A café near the ministry"),
        ("the vicepresident", "the vice president"),
        (
            "reenvoy had met the vice president. We conveyed an offe",
            "envoy had met the vice president. He conveyed an offer",
        ),
        ("provided that she left the county", "provided that she left the country"),
        (
            "sassy reported on Tuesday that an envoy has",
            "embassy reported on Tuesday that an envoy had",
        ),
        ("extend the ceasefire, and the budgie", "extend the ceasefire, and the budget"),
        ("Embassy", "embassy"),
        ("cafe", "café"),
    ],
)
def test_the_nearest_passage_from_word_to_word(quote: str, passage: str) -> None:
    assert nearest(CABLE, quote) == passage


@pytest.mark.parametrize(
    ("text", "quote", "passage"),
    [
        ("قال إنّ الكِتابُ جَديدٌ اليوم", "الكتاب جديد", "الكِتابُ جَديدٌ"),
        ("تم الاتفـــاق أمس على ذلك", "الاتفاق أمس", "الاتفـــاق أمس"),
        ("a field of 10 m² was sold", "field of 10 m2", "field of 10 m²"),
        ("im Jahr ٢٠٢٤ wurde es", "Jahr 2024 wurde", "Jahr ٢٠٢٤ wurde"),
        ("die Straße war gesperrt", "Die Strasse war gesperrt", "die Straße war gesperrt"),
        ("İstanbul was calm that day", "Istanbul was calm", "İstanbul was calm"),
        ("er sagte «\u202fjamais\u202f» und ging", '"jamais"', "«\u202fjamais\u202f»"),
        (
            "会议于十二月四日在北京举行，双方同意继续谈判。",
            "会议于十二月五日在北京举行",
            "会议于十二月四日在北京举行",
        ),
        ("so un cafe\u0301 noir ici", "un cafe noir", "un cafe\u0301 noir"),
        ("the re\xadsigned Minister", "THE RESIGNED MINISTER", "the re\xadsigned Minister"),
    ],
)
def test_spelling_and_script_are_set_aside(text: str, quote: str, passage: str) -> None:
    assert nearest(text, quote) == passage


@pytest.mark.parametrize(
    "quote",
    [
        "",
        " ",
        "Linus",
        "embassador",
        "a phrase that is nowhere in the cable",
        "the quick brown fox jumps over the lazy dog and is never seen again by anybody there",
        "x" * 3000,
    ],
)
def test_what_resembles_nothing_gets_no_suggestion(quote: str) -> None:
    assert suggest(Document(CABLE), quote) == ()


def test_similarity_and_shortness_are_told() -> None:
    (one,) = suggest(Document(CABLE), "embassy reportet")
    assert one == Suggestion(one.span, 15 / 16, short=True)
    (other,) = suggest(Document(CABLE), "safe passage for him and his family")
    assert not other.short
    assert other.similarity == pytest.approx(1 - 4 / 35)


def test_at_most_three_the_most_similar_first() -> None:
    text = "\n".join(f"The minister of trade number {n}{n} resigned on Monday." for n in range(6))
    suggestions = suggest(Document(text), "The minister of trade number 44 resigned on Sunday.")
    assert len(suggestions) == MOST
    assert text[slice(*suggestions[0].span)].startswith("The minister of trade number 44")
    likeness = [one.similarity for one in suggestions]
    assert likeness == sorted(likeness, reverse=True)
    spans = sorted(one.span for one in suggestions)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_overlapping_passages_are_one_suggestion() -> None:
    found = [Alike(Span(at, at + 10), 0.9 - at / 1000) for at in (0, 5, 20, 29, 40, 60, 80)]
    assert [one.span.start for one in _apart(found)] == [0, 20, 40]


def test_a_quote_is_looked_for_around_its_pieces() -> None:
    chance = random.Random(11)  # noqa: S311 - a made-up text
    text = "".join(chance.choices("abcdefghij ", k=9000))
    quote = text[4000:4600]
    first, *_ = windows(text, quote)
    slack = 16 + len(quote) // 4
    assert first == [Span(4000 - slack, 4600 + slack)]


def test_a_case_difference_is_found_where_it_is_a_word() -> None:
    assert suggest(Document("Paint and pointing"), "AINT") == ()
    assert nearest("Paint it; it AIN'T so", "ain't") == "AIN'T"


def test_a_quote_too_long_to_compare_as_a_whole_is_followed_to_its_end() -> None:
    chance = random.Random(7)  # noqa: S311 - a made-up text
    words = ["".join(chance.choices("abcdefghij", k=chance.randint(2, 9))) for _ in range(1200)]
    text = " ".join(words)
    start, end = len(" ".join(words[:100])) + 1, len(" ".join(words[:1100]))
    changed = [word if n % 9 else "changed" for n, word in enumerate(words[100:1100], 1)]
    assert end - start > LONGEST + 500
    (one,) = suggest(Document(text), " ".join(changed))
    assert abs(one.span.start - start) < 10
    assert abs(one.span.end - end) < 10


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a" * 20_000, "a" * 1000 + "b"),
        ("ab" * 10_000, "ab" * 100 + "c"),
        (" " * 20_000, "no word of this is there"),
        ("the cat sat on the mat. " * 800, "the cat sat on the hat. " * 60),
    ],
)
def test_repetitive_text_gives_few_suggestions(text: str, quote: str) -> None:
    suggestions = suggest(Document(text), quote)
    assert len(suggestions) <= MOST
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in suggestions)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_and_quote_can_be_compared(text: str, quote: str) -> None:
    document = Document(text)
    for one in suggest(document, quote):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert 0 < one.similarity <= 1


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="aÀéİßﬁẞ²ـ\u0301\ufe0fxΣς가パ", max_size=30))
def test_the_likeness_leads_back_to_its_text(text: str) -> None:
    normalised = fold(text)
    likeness = liken(normalised)
    spans = [likeness.to_normalised(at, at + 1) for at in range(len(likeness.text))]
    assert all(0 <= start < end <= len(normalised) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
    assert liken(likeness.text).text == likeness.text


def slow_distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


short_texts = st.text(alphabet="abc", max_size=14)


@settings(deadline=None, derandomize=True)
@given(short_texts, short_texts)
def test_distances_are_levenshteins(one: str, other: str) -> None:
    assert distance(one, other) == slow_distance(one, other)


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="abc", min_size=1, max_size=10), short_texts)
def test_distances_at_every_end(quote: str, text: str) -> None:
    pattern = Pattern.of(quote)
    ends = range(1, len(text) + 1)
    opening = [slow_distance(quote, text[:end]) for end in ends]
    ending = [min(slow_distance(quote, text[at:end]) for at in range(end + 1)) for end in ends]
    assert opening_distances(pattern, text) == opening
    assert ending_distances(pattern, text) == ending


@pytest.mark.parametrize(
    ("quote", "passage", "only"),
    [
        ("Quick brown", "quick Brown", "case"),
        ("un cafe", "un café", "accents"),
        ("كتب", "كَتَبَ", "accents"),
        ("Netherfield Park", "NetherfieldPark", "spaces"),
        ("UN CAFE", "un café", "case and accents"),
        ("un cafe noir", "UN CAFÉNOIR", "case, accents and spaces"),
        ("so it is", "so  it\nis", None),
        ("so “it” is", 'so "it" is', None),
        ("for him", "for her", None),
        ("For him", "for her", None),
        ("same", "same", None),
    ],
)
def test_the_only_difference_is_named(quote: str, passage: str, only: str | None) -> None:
    assert only_difference(quote, passage) == only


def test_words_that_differ_are_set_against_each_other() -> None:
    assert word_diff(
        "safe passage for him and his family", "safe passage for her and her family"
    ) == (
        ("same", "safe passage for"),
        ("removed", "him"),
        ("added", "her"),
        ("same", "and"),
        ("removed", "his"),
        ("added", "her"),
        ("same", "family"),
    )
    assert word_diff("would extend", "would not extend") == (
        ("same", "would"),
        ("added", "not"),
        ("same", "extend"),
    )
    assert word_diff("五日在", "四日在") == (("removed", "五"), ("added", "四"), ("same", "日在"))
    assert word_diff("“a”  b", '"a" b') == (("same", '"a" b'),)


def test_a_long_difference_is_cut() -> None:
    assert word_diff("a " * 1000, "a " * 1000) == (("same", " ".join("a" * 300)), ("same", "…"))


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="ab 中é.", max_size=40), st.text(alphabet="ab 中é.", max_size=40))
def test_a_difference_tells_both_sides_whole(quote: str, passage: str) -> None:
    pieces = word_diff(quote, passage)
    for text, without in ((quote, "added"), (passage, "removed")):
        told = "".join(words for change, words in pieces if change != without)
        assert told.replace(" ", "") == fold(text).replace(" ", "")
    assert not any(joins_previous(words[0]) for _, words in pieces)
