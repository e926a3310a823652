"""What holds of every text and every quote."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.anchoring import (
    Ambiguous,
    Anchored,
    Document,
    Invalid,
    Resolution,
    Selector,
    fold,
    joins_previous,
    places,
    resolve,
)
from generator.anchoring.normalise import EXPANDED, REMOVED, WHITE_SPACE
from generator.model import Span


def found(text: str, exact: str) -> Resolution:
    return resolve(Document(text), Selector(exact))


def anchored(text: str, exact: str, prefix: str, suffix: str) -> tuple[str, str]:
    """The text anchored and the tier."""
    resolution = resolve(Document(text), Selector(exact, prefix, suffix))
    assert isinstance(resolution, Anchored)
    return text[resolution.span.start : resolution.span.end], resolution.tier


texts = st.text(alphabet="ab \n\xad“\"'’-–ée\u0301ﬁ…z", max_size=60)


def spans_of(resolution: Resolution) -> list[Span]:
    if isinstance(resolution, Anchored):
        return [resolution.span]
    return list(resolution.spans) if isinstance(resolution, Ambiguous) else []


def cut(data: st.DataObject, text: str) -> Span:
    """Any stretch of the text without invisible characters at its ends."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    bare = text[start:end].lstrip(REMOVED)
    return Span(end - len(bare), end - len(bare) + len(bare.rstrip(REMOVED)))


def is_whole(text: str, span: Span) -> bool:
    after = text[span.end :].lstrip(REMOVED)[:1]
    begins = span.start == 0 or not joins_previous(text[span.start])
    return begins and not (after and joins_previous(after))


@settings(deadline=None, derandomize=True)
@given(texts, st.data())
def test_a_copied_quote_is_found_where_it_was_copied(text: str, data: st.DataObject) -> None:
    span = cut(data, text)
    quote = text[span.start : span.end]
    resolution = found(text, quote)
    if not quote.strip(WHITE_SPACE + REMOVED):
        assert resolution == Invalid("empty-quote")
    elif is_whole(text, span):
        assert span in spans_of(resolution)
    else:
        assert span not in spans_of(resolution)


@settings(deadline=None, derandomize=True)
@given(texts, st.data(), st.sampled_from(["as it is", "folded", "another text"]))
def test_an_anchored_passage_says_what_the_quote_says(
    text: str, data: st.DataObject, way: str
) -> None:
    start, end = cut(data, text)
    quote = {"as it is": text[start:end], "folded": fold(text[start:end])}.get(way)
    quote = data.draw(texts) if quote is None else quote
    wanted = fold(quote).strip(" ")
    for first, last in spans_of(found(text, quote)):
        said = fold(text[first:last]).strip(" ")
        completed = {text[first], text[last - 1]} & EXPANDED.keys()
        assert said == wanted or (completed and wanted in said)


@settings(deadline=None, derandomize=True)
@given(texts, texts, texts, texts, texts)
def test_text_put_elsewhere_changes_no_anchored_words(
    words: str, before: str, after: str, other_before: str, other_after: str
) -> None:
    said = {
        anchored(f"{ahead} zq k{words}x qz {behind}", f"k{words}x", prefix="zq", suffix="qz")
        for ahead, behind in ((before, after), (other_before, other_after))
    }
    assert said == {(f"k{words}x", "exact")}


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="ab", max_size=60), st.text(alphabet="ab", min_size=1, max_size=12))
def test_both_ways_of_finding_all_places_agree(text: str, quote: str) -> None:
    slow = [at for at in range(len(text)) if text.startswith(quote, at)]
    assert places.starts_of(text, quote) == slow
    assert places._starts_in_one_pass(text, quote) == slow  # noqa: SLF001 - the second way


def test_long_repetitive_quotes_are_found_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MANY", 100)
    spans = places.starts_of("ab" * 300, "ab" * 100)
    assert spans == list(range(0, 401, 2))
    monkeypatch.setattr(places, "_starts_in_one_pass", lambda _text, _quote: [7])
    assert places.starts_of("ab" * 300, "ab" * 100) == [7]
    assert places.starts_of("one ab two", "ab") == [4]
