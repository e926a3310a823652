"""Random strings of what means something to Markdown, HTML or the renderer's own placeholders."""

from __future__ import annotations

import pickle
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.literal import (
    Text,
    canonical,
    hidden_characters,
    literal,
    strict,
    visible,
)

# fmt: off -- a table
TOKENS = (
    *"abixvm1290 .,:;!?'\"()[]{}<>*_`~^=+-#|\\/&$%@\t\n",
    "1. ",
    "a. ",
    "iv) ",
    "1) ",
    "#. ",
    "- ",
    "* ",
    "+ ",
    "> ",
    ": ",
    ":   ",
    "# ",
    "###### ",
    "    ",
    "---",
    "===",
    "***",
    "___",
    "```",
    "~~~",
    "``",
    "$$",
    "\\(",
    "\\[",
    "\\begin{x}",
    "![",
    "](",
    "][",
    "[^1]",
    "[^1]: ",
    "[1]: ",
    "*[a]: ",
    "[TOC]",
    "[[a]]",
    "[ ] ",
    "[x] ",
    "{: ",
    "{ #i .c }",
    "{@a=b}",
    "!!! note",
    "???+ note",
    '=== "a"',
    "/// note",
    "///",
    "--8<--",
    ":smile:",
    "++ctrl++",
    "==a==",
    "{++",
    "++}",
    "{~~",
    "~>",
    "{{ 7*7 }}",
    "{% raw %}",
    "(c)",
    "(tm)",
    "1/2",
    "1st",
    "...",
    "--",
    "<<",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<div markdown>",
    "<p",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "<a@b.c>",
    "<http://a.b>",
    "http://a.b/",
    "www.a.b",
    "a@b.c",
    "//",
    "&amp;",
    "&lt;",
    "&#60;",
    "&#x3c;",
    "&#",
    "amp;",
    "lt;",
    "&copy",
    "javascript:",
    "onclick=a",
    "\x02",
    "\x03",
    "\x01",
    "\x04",
    "\x02klzzwxh:0000\x03",
    "\x02wzxhzdk:0\x03",
    "wzxhzdk:0",
    "klzzwxh:",
    "\x02amp\x03",
    "\x0242\x03",
    "\0",
    "\x1a",
    "\x7f",
    "\x85",
    "\r\n",
    "\r",
    "\v",
    "\f",
    "\u2028",
    "\x1c",
    "\xa0",
    "\u3000",
    "\u2003",
    "\u200b",
    "\u200d",
    "\u200c",
    "\ufe0f",
    "\ufeff",
    "\u202e",
    "\u2066",
    "\xad",
    "\ud800",
    "\udfff",
    "\ufffe",
    "\U0010ffff",
    "\U000e0041",
    "٣",
    "٣. ",
    "ſ",
    "\u212a",
    "é",
    "“",
    "”",
    "क्",
    "می",
    "👩",
    "🚀",
    "🏴",
    "葛",
    "\U000e0100",
    "title: ",
    "a: b",
    "U.S.",
    "Sen.",
    "22:30",
)
# fmt: on
texts = st.lists(st.sampled_from(TOKENS) | st.characters(), min_size=1, max_size=14).map("".join)
many = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def shown(text: str) -> str:
    return visible(canonical(text, one_line=False))


def test_random_strings_stay_literal_in_every_place(
    *, renderer: Any, places: Any, thorough: bool
) -> None:
    @settings(many, max_examples=500 if thorough else 25, phases=[Phase.generate])
    @given(st.lists(texts, min_size=8, max_size=8))
    def stay(strings: list[str]) -> None:
        for template, write in places.values():
            assert renderer.deviations(template, strings, write) == []

    stay()


@settings(many, max_examples=300)
@given(texts)
def test_canonical_and_visible_are_at_rest_after_one_turn(text: str) -> None:
    for one_line in (True, False):
        once = canonical(text, one_line=one_line)
        assert canonical(once, one_line=one_line) == once
    assert visible(shown(text)) == shown(text)
    assert hidden_characters(shown(text)) == ()


@settings(many, max_examples=300)
@given(texts)
def test_visible_marks_what_hidden_characters_lists(text: str) -> None:
    marked = text
    for offset, name in reversed(hidden_characters(text)):
        marked = f"{marked[:offset]}⟦{name.split()[0]}⟧{marked[offset + 1 :]}"
    assert visible(text) == marked


@settings(many, max_examples=300)
@given(texts, st.integers(0, 30))
def test_forms_hold_no_line_break_and_no_space_that_a_renderer_drops(text: str, cut: int) -> None:
    for form in (literal(text), literal(text[:cut]), strict(text)):
        assert "\n" not in form
        assert "  " not in form
        assert form == form.strip()
    assert strict(text).isascii()


@settings(many, max_examples=100)
@given(texts, st.integers(0, 30))
def test_text_is_its_string_and_its_parts_are_text(text: str, cut: int) -> None:
    whole = Text(text)
    assert (whole, hash(whole)) == (text, hash(text))
    assert pickle.loads(pickle.dumps(whole)) == whole  # noqa: S301 -- written one line up
    for part, plain in ((whole[cut:], text[cut:]), (whole.strip(), text.strip())):
        assert type(part) is Text
        assert part == plain
