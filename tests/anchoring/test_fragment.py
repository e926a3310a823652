"""Text directives: how they are spelled, where they lead, and that those written lead there."""

from __future__ import annotations

from urllib.parse import unquote

import fragment_resolver
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.anchoring import Directive, Document, Page, directive_for, directives, parse
from generator.anchoring.edges import is_edge, may_be_edge
from generator.model import Span

STORY = [
    "On Monday the minister resigned.",
    "The aide said the minister resigned under pressure.",
    "3.5 million people; he's gone.",
    "A list",
    "of cells",
    "and one high-contrast cell, with a comma & more",
]


def page(blocks: list[str]) -> Page:
    spans, start = [], 0
    for block in blocks:
        spans.append(Span(start, start + len(block)))
        start += len(block) + 2
    return Page(Document("\n\n".join(blocks)), tuple(spans))


def span_of(shown: Page, first: tuple[int, int], last: tuple[int, int]) -> Span:
    return Span(shown.blocks[first[0]].start + first[1], shown.blocks[last[0]].start + last[1])


@pytest.mark.parametrize(
    ("directive", "encoded"),
    [
        (Directive("a word"), "a%20word"),
        (Directive("one", "two"), "one,two"),
        (Directive("one", "two", "before", "after"), "before-,one,two,-after"),
        (Directive("high-contrast"), "high%2Dcontrast"),
        (Directive("a, b & c"), "a%2C%20b%20%26%20c"),
        (Directive("100 % #1 <b>"), "100%20%25%20%231%20%3Cb%3E"),
        (Directive("für 日本"), "f%C3%BCr%20%E6%97%A5%E6%9C%AC"),
        (Directive("a(b)c."), "a(b)c."),
    ],
)
def test_encoding(directive: Directive, encoded: str) -> None:
    assert directive.encoded() == encoded
    assert parse(encoded) == directive


@pytest.mark.parametrize(
    ("directive", "fragment"),
    [
        (Directive("The end."), "#:~:text=The%20end%2E"),
        (Directive("(so)"), "#:~:text=(so%29"),
        (Directive("end.", suffix="so"), "#:~:text=end.,-so"),
    ],
)
def test_what_mail_programs_cut_off_is_encoded(directive: Directive, fragment: str) -> None:
    assert directive.fragment() == fragment
    assert directives(fragment) == [directive]


@pytest.mark.parametrize(
    "value",
    [
        *("", ",", "a,", ",a", "a,b,c", "a,b,c,d,e", "p-,a,b,-s,x", "-", "-,a"),
        *("a,-", "a-", "-a", "p-,-s", "a-b", "p-,a-b", "p--,a", "a,b,-s-", "p-,a,b,c,-s"),
    ],
)
def test_what_the_grammar_refuses(value: str) -> None:
    assert parse(value) is None
    assert fragment_resolver.parse(value) is None


@pytest.mark.parametrize(
    ("fragment", "starts"),
    [
        ("#:~:text=a&text=b%20c", ["a", "b c"]),
        ("#id:~:text=a", ["a"]),
        ("#:~:text=a&other=b&Text=c&text=d-", ["a"]),
        ("#text=a", []),
        ("", []),
    ],
)
def test_several_directives(fragment: str, starts: list[str]) -> None:
    assert [directive.start for directive in directives(fragment)] == starts


terms = st.text(min_size=1, max_size=12)


@settings(deadline=None, derandomize=True)
@given(terms, st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_every_directive_survives_its_encoding(
    start: str, end: str, prefix: str, suffix: str
) -> None:
    directive = Directive(start, end, prefix, suffix)
    assert parse(directive.encoded()) == directive
    other = fragment_resolver.parse(directive.encoded())
    assert other is not None
    assert tuple(term or "" for term in other) == (prefix, start, end, suffix)
    assert directives(directive.fragment()) == [directive]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((0, 0), (0, 32), "On Monday the minister resigned."),
        ((0, 14), (0, 31), "On Monday the-,minister resigned"),
        ((1, 18), (1, 35), "aide said the-,minister resigned,-under pressure."),
        ((3, 0), (4, 8), "A list,of cells"),
        ((2, 2), (2, 3), "3.-,5,-million people; he's"),
        ((5, 0), (5, 47), "and one high-contrast cell, with a comma & more"),
    ],
)
def test_a_directive_leads_to_its_passage(
    first: tuple[int, int], last: tuple[int, int], expected: str
) -> None:
    shown = page(STORY)
    directive = directive_for(shown, span_of(shown, first, last))
    assert directive is not None
    assert fragment_resolver.resolve(STORY, directive.encoded())[0] == (first, last)
    assert unquote(directive.encoded()) == expected


def test_a_long_passage_becomes_a_range() -> None:
    block = " ".join(f"word{number}" for number in range(100))
    shown = page([block])
    directive = directive_for(shown, Span(6, len(block) - 7))
    assert directive == Directive("word1 word2 word3", "word96 word97 word98")


def test_identical_passages_beyond_the_first_cannot_be_reached() -> None:
    shown = page(["the same words everywhere"] * 9)
    assert directive_for(shown, shown.blocks[4]) is None
    assert directive_for(shown, shown.blocks[0]) is not None


@pytest.mark.parametrize("span", [Span(3, 3), Span(2, 3), Span(9, 10), Span(500, 600)])
def test_no_directive_for_what_holds_no_word(span: Span) -> None:
    assert directive_for(page(["so - it . is"]), span) is None


def test_text_outside_all_blocks_is_not_pointed_at() -> None:
    document = Document("shown words here\n\nhidden words here")
    assert directive_for(Page(document, (Span(0, 16),)), Span(18, 35)) is None


def test_a_rival_that_only_some_browser_finds_asks_for_context() -> None:
    blocks = ["Résumé of the whole meeting", "so the resume of the whole meeting was sent"]
    shown = page(blocks)
    directive = directive_for(shown, span_of(shown, (1, 7), (1, 34)))
    assert directive is not None
    assert directive.prefix


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("the%20minister,pressure", 10),
        ("the%20minis,pressure", None),
        ("the%20minister,ssure", None),
        ("minister%20resigned,-under", 52),
        ("minister%20resigned,-und", None),
        ("said%20the-,minister", 52),
        ("id%20the-,minister", None),
        ("minister%20resigned,-On", None),
        ("minister%20resigned.%20The", None),
        ("minister%20resigned.,-The", 14),
        ("RÉSIGNED", 23),
    ],
)
def test_where_a_browser_may_find_a_directive(value: str, start: int | None) -> None:
    shown = page(STORY)
    directive = parse(value)
    assert directive is not None
    first = next(shown.matches(directive), None)
    assert (first.start if first else None) == start
    matches = fragment_resolver.resolve(STORY, value)
    points = [shown.blocks[block].start + offset for (block, offset), _ in matches[:1]]
    assert points == ([] if start is None else [start])


def test_the_middle_of_a_text_without_spaces_is_found_by_what_surrounds_it() -> None:
    shown = page(["日本語文章。", "別の日本語文章と段落。"])
    assert directive_for(shown, Span(0, 3)) == Directive("日本語", suffix="文章。")
    assert directive_for(shown, span_of(shown, (1, 2), (1, 5))) == Directive(
        "日本語", prefix="別の", suffix="文章と段落"
    )


@pytest.mark.parametrize(
    ("text", "offset", "certain", "possible"),
    [
        ("one two", 3, True, True),
        ("one", 1, False, False),
        ("he's", 2, False, True),
        ("3.5", 1, False, True),
        ("end. So", 3, True, True),
        ("日本語", 1, False, True),
        ("a", 0, True, True),
        ("cafe\u0301", 4, False, False),
        ("high-contrast", 4, True, True),
    ],
)
def test_edges_of_words(text: str, offset: int, certain: bool, possible: bool) -> None:  # noqa: FBT001 - a table
    assert is_edge(text, offset) == certain
    assert may_be_edge(text, offset) == possible


words = st.sampled_from(
    [
        "the",
        "minister",
        "resigned",
        "on",
        "Monday,",
        "he's",
        "3.5",
        "café",
        "日本語",
        "a-b",
        "(so)",
        "x",
    ]
)
block_texts = st.lists(words, min_size=1, max_size=14).map(" ".join)


@settings(deadline=None, derandomize=True)
@given(st.lists(block_texts, min_size=1, max_size=5), st.data())
def test_every_directive_written_leads_to_its_passage(
    blocks: list[str], data: st.DataObject
) -> None:
    shown = page(blocks)
    first = data.draw(st.integers(0, len(blocks) - 1))
    last = data.draw(st.integers(first, len(blocks) - 1))
    begin = data.draw(st.integers(0, len(blocks[first]) - 1))
    end = data.draw(st.integers(begin + 1 if first == last else 1, len(blocks[last])))
    lead = len(blocks[first][begin:]) - len(blocks[first][begin:].lstrip())
    trail = len(blocks[last][:end].rstrip())
    directive = directive_for(shown, span_of(shown, (first, begin), (last, end)))
    if directive is not None:
        matches = fragment_resolver.resolve(blocks, directive.encoded())
        assert matches
        assert matches[0] == ((first, begin + lead), (last, trail))
