"""What becomes of a selector in a document."""

from __future__ import annotations

import pytest

from generator.anchoring import (
    Ambiguous,
    Anchored,
    ContextMismatch,
    Document,
    Invalid,
    NotFound,
    OccurrenceOutOfRange,
    Resolution,
    Selector,
    reanchor,
    resolve,
)
from generator.literal import Text
from generator.model import Span

CALL = (
    "On Monday the minister resigned. The aide said the minister resigned under pressure.\n"
    "“We had no choice,” the aide told the paper. Later the\nminister resigned again."
)


def found(text: str, exact: str, **others: object) -> Resolution:
    return resolve(Document(text), Selector(exact, **others))  # type: ignore[arg-type]


def passage(text: str, exact: str, **others: object) -> tuple[str, str]:
    """The text anchored and the tier."""
    resolution = found(text, exact, **others)
    assert isinstance(resolution, Anchored)
    return text[resolution.span.start : resolution.span.end], resolution.tier


@pytest.mark.parametrize(
    ("exact", "expected", "tier"),
    [
        ("aide told", "aide told", "exact"),
        ("“We had no choice,”", "“We had no choice,”", "exact"),
        ('"We had no choice,"', "“We had no choice,”", "normalised"),
        ("Later the minister", "Later the\nminister", "normalised"),
        ("  aide told\n", "aide told", "exact"),
        ("\u200baide told", "aide told", "normalised"),
    ],
)
def test_one_place(exact: str, expected: str, tier: str) -> None:
    assert passage(CALL, exact) == (expected, tier)


def test_the_documents_own_characters_come_first() -> None:
    text = 'He wrote "yes" and said “yes”.'
    assert passage(text, '"yes"') == ('"yes"', "exact")
    assert passage(text, "“yes”") == ("“yes”", "exact")
    assert found(text, "'yes'") == NotFound(())


def test_folding_can_be_refused() -> None:
    document = Document(CALL)
    selector = Selector('"We had no choice,"')
    assert isinstance(resolve(document, selector), Anchored)
    assert isinstance(resolve(document, selector, exact_only=True), NotFound)
    broken = Selector("again", prefix="Later the minister resigned")
    assert isinstance(resolve(document, broken), Anchored)
    assert isinstance(resolve(document, broken, exact_only=True), ContextMismatch)


def test_several_places_are_all_listed_in_order() -> None:
    resolution = found(CALL, "minister resigned")
    assert isinstance(resolution, Ambiguous)
    starts = [span.start for span in resolution.spans]
    assert starts == [14, 51, 140]
    assert [CALL[a:b] for a, b in resolution.spans] == ["minister resigned"] * 3


def test_places_may_overlap() -> None:
    assert found("bananas", "ana") == Ambiguous((Span(1, 4), Span(3, 6)))
    assert found("a  a\na", "a a") == Ambiguous((Span(0, 4), Span(3, 6)))


@pytest.mark.parametrize(
    ("selector", "start"),
    [
        ({"prefix": "aide said the"}, 51),
        ({"prefix": "Monday the "}, 14),
        ({"suffix": "under pressure"}, 51),
        ({"suffix": ". The"}, 14),
        ({"prefix": "the", "suffix": "under"}, 51),
        ({"occurrence": 2}, 51),
        ({"prefix": "the", "occurrence": 1}, 14),
    ],
)
def test_context_and_count_choose(selector: dict[str, object], start: int) -> None:
    assert found(CALL, "minister resigned", **selector) == Anchored(
        Span(start, start + 17), "exact"
    )


def test_context_that_had_to_be_folded_is_no_exact_match() -> None:
    assert passage(CALL, "minister", prefix="Later the")[1] == "exact"
    assert passage(CALL, "resigned", prefix="Later the minister")[1] == "normalised"
    assert passage(CALL, "the aide told", prefix='no choice,"')[1] == "normalised"


def test_wrong_context_is_reported_with_what_stands_there() -> None:
    resolution = found(CALL, "minister resigned", prefix="The aide says the")
    assert isinstance(resolution, ContextMismatch)
    assert len(resolution.spans) == 3
    assert resolution.nearest.start == 51
    assert resolution.before == "The aide said the"
    assert resolution.after == "under"


@pytest.mark.parametrize(
    ("exact", "others"),
    [
        ("years later", {"prefix": "It used to be many"}),
        ("later", {"suffix": "and much more"}),
        ("Many", {"prefix": "x" * 500, "suffix": "y" * 500}),
    ],
)
def test_context_beyond_the_text_is_wrong_but_harmless(
    exact: str, others: dict[str, object]
) -> None:
    assert isinstance(found("Many years later", exact, **others), ContextMismatch)


def test_too_high_an_occurrence_says_how_many_there_are() -> None:
    assert found(CALL, "minister resigned", occurrence=4) == OccurrenceOutOfRange(3)
    assert found(CALL, "minister resigned", prefix="said the", occurrence=2) == (
        OccurrenceOutOfRange(1)
    )


@pytest.mark.parametrize("exact", ["", " \n\t", "\xad", "\u200b \ufeff"])
def test_an_empty_quote_is_invalid(exact: str) -> None:
    assert found(CALL, exact) == Invalid("empty-quote")


@pytest.mark.parametrize("occurrence", [0, -1])
def test_occurrences_are_counted_from_one(occurrence: int) -> None:
    assert found(CALL, "aide", occurrence=occurrence) == Invalid("occurrence-below-one")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("safe passage for her and her family", "safe passage for him and his family"),
        ("a budget of $4.2 million", "a budget of $4.7 million"),
        ("would not extend the ceasefire", "would extend the ceasefire"),
        ("arrested on 12 March 2023", "arrested on 21 March 2023"),
        ("Team Beta reported that", "Team Alpha reported that"),
        ("The Quick Brown Fox", "quick brown fox"),
        ("un café noir", "un cafe noir"),
        ("un cafe\u0301", "un cafe"),
        ("cafe\u0301 noir", "cafe"),
        ("cafe\u200b\u0301 noir", "cafe"),
        ("\u1112\u1161\u11ab", "\u1112\u1161"),
        ("10 m² of land", "10 m2 of land"),
        ("they said [sic] so", "they said so"),
        ("one thing and another thing", "one ... another"),
        ("a -- b", "a - b"),
    ],
)
def test_what_only_resembles_is_never_anchored(text: str, quote: str) -> None:
    assert isinstance(found(text, quote), NotFound)


def test_an_invisible_character_neither_leads_nor_trails() -> None:
    text = "so \u200bword\u200b there"
    assert passage(text, "\u200bword\u200b") == ("word", "exact")
    assert passage(text, "so word there") == ("so \u200bword\u200b there", "normalised")


def test_one_ligature_is_one_place() -> None:
    assert found("a staﬀ", "f") == Anchored(Span(5, 6), "normalised")


def test_texts_from_outside_are_taken_as_plain_strings() -> None:
    document = Document(Text(CALL))
    assert type(document.text) is str
    assert resolve(document, Selector(Text("aide told"), Text("the"), Text("the"))) == (
        resolve(Document(CALL), Selector("aide told", "the", "the"))
    )


class TestReanchor:
    MOVED = "A new start. We met them. " + CALL

    def test_the_only_place_needs_no_context(self) -> None:
        stored = Selector("aide told", prefix="all of this", suffix="is gone")
        text = "x " + CALL
        assert reanchor(Document(text), stored) == resolve(Document(text), Selector("aide told"))

    @pytest.mark.parametrize(
        ("prefix", "suffix", "start"),
        [
            ("The aide said the ", " under pressure", 51),
            ("The aide said the ", " and this was changed", 51),
            ("this was changed ", " under pressure", 51),
            ("the ", " under pressure", 51),
            ("On Monday the ", ". The aide", 14),
        ],
    )
    def test_stored_context_chooses(self, prefix: str, suffix: str, start: int) -> None:
        stored = Selector("minister resigned", prefix, suffix)
        offset = len(self.MOVED) - len(CALL)
        assert reanchor(Document(self.MOVED), stored) == Anchored(
            Span(start + offset, start + offset + 17), "exact"
        )

    @pytest.mark.parametrize(
        ("prefix", "suffix"),
        [("", ""), ("the ", ""), ("gone ", " gone"), ("Monday the ", " under pressure")],
    )
    def test_context_that_does_not_tell_leaves_it_open(self, prefix: str, suffix: str) -> None:
        resolution = reanchor(Document(CALL), Selector("minister resigned", prefix, suffix))
        assert resolution == found(CALL, "minister resigned")

    def test_what_is_gone_is_not_found(self) -> None:
        stored = Selector("the minister stayed on", "said ", " for years")
        assert isinstance(reanchor(Document(CALL), stored), NotFound)
        assert reanchor(Document(CALL), Selector("", "a", "b")) == Invalid("empty-quote")
