"""The forms of a text, case by case."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markdown import Markdown
from markupsafe import Markup, escape

from generator.literal import (
    Text,
    canonical,
    finalize,
    hidden_characters,
    literal,
    strict,
    visible,
)

# --- canonical ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\vb\fc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "a\nb\nc\nd\ne\nf\ng\nh\ni"),
        ("a\n\r\n\n\rb", "a\n\n\n\nb"),
        ("a\tb", "a\tb"),
        ("\0\x01\x02\x03\x08\x0e\x1a\x1b\x1f", "\ufffd" * 9),
        ("\x7f\x80\x84\x86\x9f", "\ufffd" * 5),
        ("\ud800 \udfff", "\ufffd \ufffd"),
        ("\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff", "\ufffd" * 6),
        ("\xa0\u3000 é \ufffd \U0001f600 \ue000", "\xa0\u3000 é \ufffd \U0001f600 \ue000"),
        ("  a  b ", "  a  b "),
    ],
)
def test_canonical_lines(text: str, lines: str) -> None:
    assert canonical(text, one_line=False) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \t b\r\n\n c \n", "a b c"),
        (" \n\t ", ""),
        ("a\u2028b", "a b"),
        ("\xa0a\xa0\xa0b\u3000", "\xa0a\xa0\xa0b\u3000"),
        ("\x00 \x00", "\ufffd \ufffd"),
    ],
)
def test_canonical_line(text: str, line: str) -> None:
    assert canonical(text, one_line=True) == line


# --- visible --------------------------------------------------------------------------------------

WRITTEN_SO = {
    "family": "👨‍👩‍👧‍👦",
    "astronaut with a skin tone": "👩🏽‍🚀",
    "heart on fire": "❤️‍🔥",
    "rainbow flag": "🏳️‍🌈",
    "health worker": "🧑‍⚕️",
    "keycap": "1️⃣ #️⃣",
    "text and emoji style": "☎︎ ☎️ ©️",
    "flag of Scotland": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "flag of two letters": "🇻🇪",
    "Persian": "می‌خواهم خانه‌ها",
    "Persian after Latin": "PDF\u200cها «کتاب»\u200cها",
    "Devanagari half forms": "क्‍ष क्‌ष",
    "Sinhala": "ශ්‍රී ලංකා",
    "Malayalam chillu at a word's end": "അവന്‍ വന്നു",
    "Bengali": "র‍্যাব",
    "Kannada": "ಅರ್‍ಥ",
    "Khmer": "ក្‌ក",
    "name with a variant ideograph": "葛\U000e0100城 邊\U000e0101",
    "Chinese compatibility variant": "令\ufe00",
    "Mongolian": "ᠠ᠋ ᠨᠠ᠎ᠠ",
    "mathematics": "∩︀",
    "Burmese": "\u1000\ufe00",
    "Braille": "⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙",
    "accents, spaces and signs": "é é \xa0 \u2003 \u3000 — “” € ﷽ \ufffd \ue000",
    "zalgo": "Z̮̞̠͙͔ͅḀ̗̞͈̻̗",
}


@pytest.mark.parametrize("text", WRITTEN_SO.values(), ids=WRITTEN_SO)
def test_what_a_script_or_an_emoji_is_written_with_stays(text: str) -> None:
    assert visible(text) == text
    assert hidden_characters(text) == ()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("\u061c\u200e\u200f", "⟦U+061C⟧⟦U+200E⟧⟦U+200F⟧"),
        ("\u202a\u202b\u202c\u202d", "⟦U+202A⟧⟦U+202B⟧⟦U+202C⟧⟦U+202D⟧"),
        ("\u2066\u2067\u2068\u2069", "⟦U+2066⟧⟦U+2067⟧⟦U+2068⟧⟦U+2069⟧"),
        ("שלום\u200fעולם", "שלום⟦U+200F⟧עולם"),
        ("\u200b\u2060\ufeff\xad\u034f", "⟦U+200B⟧⟦U+2060⟧⟦U+FEFF⟧⟦U+00AD⟧⟦U+034F⟧"),
        ("\u2800", "⟦U+2800⟧"),
        ("\u3164\uffa0\u115f", "⟦U+3164⟧⟦U+FFA0⟧⟦U+115F⟧"),
        ("Ma\u200cdu\u200dro", "Ma⟦U+200C⟧du⟦U+200D⟧ro"),
        ("می\u200c\u200cخ", "می⟦U+200C⟧⟦U+200C⟧خ"),
        ("می\u200c ", "می⟦U+200C⟧ "),
        ("😀\u200d😀\u200d", "😀\u200d😀⟦U+200D⟧"),
        ("😀\u200d!", "😀⟦U+200D⟧!"),
        ("a\ufe0f\u200d😀", "a⟦U+FE0F⟧⟦U+200D⟧😀"),
        ("😀\U000e0101\U000e0102", "😀⟦U+E0101⟧⟦U+E0102⟧"),
        ("葛\U000e0100\U000e0101", "葛\U000e0100⟦U+E0101⟧"),
        ("a\ufe00\ufe01", "a⟦U+FE00⟧⟦U+FE01⟧"),
        ("☎\ufe0f\ufe0f", "☎\ufe0f⟦U+FE0F⟧"),
        ("1\ufe0f2", "1⟦U+FE0F⟧2"),
        ("\U000e0041\U000e007f", "⟦U+E0041⟧⟦U+E007F⟧"),
        ("🏴\U000e0061\U000e007f", "🏴⟦U+E0061⟧⟦U+E007F⟧"),
        ("\xad\u200cها a\u200c ها", "⟦U+00AD⟧⟦U+200C⟧ها a⟦U+200C⟧ ها"),
        ("\ufff9a\ufffab\ufffb", "⟦U+FFF9⟧a⟦U+FFFA⟧b⟦U+FFFB⟧"),
        ("\u180e\u180b", "⟦U+180E⟧⟦U+180B⟧"),
    ],
)
def test_what_hides_or_turns_others_is_marked(text: str, marked: str) -> None:
    assert visible(text) == marked


def test_hidden_characters_say_where_and_what() -> None:
    assert hidden_characters("a\u202eb می\u200cخ \xad\U000e0041\u2065") == (
        (1, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (9, "U+00AD SOFT HYPHEN"),
        (10, "U+E0041 TAG LATIN CAPITAL LETTER A"),
        (11, "U+2065"),
    )


# --- literal, strict ------------------------------------------------------------------------------

SENTENCES = (
    "Maduro and Trump spoke by telephone.",
    "Trump–Maduro call: an offer to leave, and a counter-offer",
    "Gen. Smith met President Trump’s envoy in St. Petersburg.",
    "The U.S.-led strikes, e.g. those of 22:30, cost 3.5 million (up 12%).",
    "U.S. officials in Washington, D.C. said so; others did not.",
    "“Leave now!” he said. Why? The paper (The New York Times) does not say.",
    "An intensified war on drug trafficking (“narco-terrorism”), in 2025.",
    "Будет ли сделка? Нет. 2025年12月4日，通话。",
    "Yes.",
    "Will the call lead to de-escalation?",
    "ميناء لا غوايرا — می‌خواهم 👩🏽‍🚀",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_an_ordinary_sentence_stands_as_itself(text: str) -> None:
    assert literal(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1. one", "1&#46; one"),
        ("1) one", "1&#41; one"),
        ("٣. three", "٣&#46; three"),
        ("a. one", "a&#46; one"),
        ("iv. four", "iv&#46; four"),
        ("MIX. a number", "MIX&#46; a number"),
        ("- one", "&#45; one"),
        ("+ one", "&#43; one"),
        ("# one", "&#35; one"),
        ("> one", "&#62; one"),
        (": one", "&#58; one"),
        ("title: one", "title&#58; one"),
        ("22:30 was it", "22&#58;30 was it"),
        ("--- a -- b - c", "&#45;&#45;&#45; a &#45;&#45; b &#45; c"),
        ("a-- b- -c", "a&#45;&#45; b&#45; &#45;c"),
        ("[a](b)", "&#91;a&#93;&#40;b&#41;"),
        ("a(b) [c] (d)", "a&#40;b&#41; &#91;c&#93; (d)"),
        ("Stop!", "Stop&#33;"),
        ("! [a]", "&#33; &#91;a&#93;"),
        ('it\'s "so"', "it&#39;s &#34;so&#34;"),
        (
            "*a* _b_ `c` ~d~ ^e^ =f=",
            "&#42;a&#42; &#95;b&#95; &#96;c&#96; &#126;d&#126; &#94;e&#94; &#61;f&#61;",
        ),
        ("<b>&amp;</b>", "&#60;b&#62;&#38;amp&#59;&#60;&#47;b&#62;"),
        ("{{ x }} {% y %}", "&#123;&#123; x &#125;&#125; &#123;&#37; y &#37;&#125;"),
        ("a | b \\ c", "a &#124; b &#92; c"),
        ("see www.example.org and a@b.c", "see www&#46;example&#46;org and a&#64;b&#46;c"),
        ("so ... it is", "so &#46;&#46;&#46; it is"),
        (":smile: and a :b: c", "&#58;smile&#58; and a &#58;b: c"),
        (" a  b ", "&#32;a&#32;&#32;b&#32;"),
        ("a\tb\nc\r\nd", "a&#9;b&#10;c&#10;d"),
        ("a\xa0b\u3000c", "a&#160;b&#12288;c"),
        ("a\u202eb", "a⟦U&#43;202E⟧b"),
        ("a\x02b\0", "a\ufffdb\ufffd"),
        ("", ""),
    ],
)
def test_what_could_mean_something_is_a_reference(text: str, markdown: str) -> None:
    assert literal(text) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (" and then ", " and then "),
        (". Next: 1. a", ". Next: 1. a"),
        (", which", ", which"),
        ("1. one", "1. one"),
        ("  a", "&#32;&#32;a"),
        (" ", "&#32;"),
        ("(a) [b](c)", "&#40;a) &#91;b&#93;&#40;c)"),
        ("no!", "no&#33;"),
    ],
)
def test_inside_a_line_its_ends_are_free(text: str, markdown: str) -> None:
    assert literal(text, inside=True) == markdown


def test_the_pieces_of_a_text_side_by_side_are_the_text(product: Any) -> None:
    text = "He said:  “no deal”. [x](y) *z* 1. \nNext"
    for cut in range(len(text)):
        html = product.html(literal(text[:cut]) + Markup("<mark></mark>") + literal(text[cut:]))
        shown = product.html(literal(text))
        assert unescape(html.replace("<mark></mark>", "")) == unescape(shown)


def test_strict_leaves_only_single_spaces() -> None:
    assert strict(" Aé b  \n\u202e") == (
        "&#32;&#65;&#233; &#98;&#32;&#32;&#10;&#10214;&#85;&#43;&#50;&#48;&#50;&#69;&#10215;"
    )


# --- Text -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    line: int


AT: Any = Place(3)


@pytest.mark.parametrize(
    "part",
    [
        lambda text: text[2:],
        lambda text: text[0],
        lambda text: text.strip(),
        lambda text: text.split()[0],
        lambda text: text.splitlines()[0],
        lambda text: text.partition("b")[2],
        lambda text: text.replace("a", "b"),
        lambda text: text.upper(),
        lambda text: text.removeprefix(" "),
        lambda text: text + "more",
        lambda text: text * 2,
        copy.copy,
        copy.deepcopy,
        lambda text: pickle.loads(pickle.dumps(text, protocol=0)),  # noqa: S301 -- written here
        lambda text: pickle.loads(pickle.dumps(text)),  # noqa: S301 -- written here
        Text("", AT).join,
    ],
)
def test_a_part_of_a_text_is_text_of_the_same_place(part: Any) -> None:
    result = part(Text(" a *b* c ", AT))
    assert type(result) is Text
    assert result.at == AT


def test_a_text_is_its_string() -> None:
    text = Text("a*b", at=AT)
    assert text == "a*b"
    assert hash(text) == hash("a*b")
    assert json.dumps([text]) == '["a*b"]'
    assert type(str(text)) is str
    assert Text("a").at is None
    assert not hasattr(text, "__dict__")


@pytest.mark.parametrize(
    "markup",
    [
        escape,
        lambda text: Markup("{}").format(text),
        lambda text: Markup("%s") % text,
        lambda text: Markup("") + text,
        lambda text: text + Markup(""),
        lambda text: Markup("").join([text]),
        finalize,
    ],
)
def test_markup_takes_a_text_as_literal(markup: Any) -> None:
    assert markup(Text("*a* <b>")) == Markup("&#42;a&#42; &#60;b&#62;")
    assert type(markup(Text("a"))) is Markup


# --- in templates ---------------------------------------------------------------------------------

HOSTILE = '*a* [b](x) `c` <i> & "d" {{ 7*7 }} _e_'
MEANT = set("*[](<>\"'`{}_|\\~=^+!@/")

# Every way of printing a value known to go round an escaping that lives in the environment alone.
CONSTRUCTS = """
    {{ x }}
    {{ x ~ "" }}
    {{ x ~ m }}
    {{ m ~ x }}
    {{ x + m }}
    {{ m + x }}
    {{ x + "" }}
    {{ "" + x }}
    {{ m % x if false else m + x }}
    {{ "%s" % x }}
    {{ mark_s % x }}
    {{ "%s" | format(x) }}
    {{ mark_s | format(x) }}
    {{ "{}".format(x) }}
    {{ mark_f.format(x) }}
    {{ [x, x] | join }}
    {{ [x, m] | join }}
    {{ [x, x] | join(m) }}
    {{ [m, m] | join(x) }}
    {{ m.join([x, x]) }}
    {{ "".join([x, m]) }}
    {{ x | e }}
    {{ x | escape }}
    {{ x | safe }}
    {{ x | string }}
    {{ x | trim }}
    {{ x | upper }}
    {{ x | title }}
    {{ x | capitalize }}
    {{ x | replace("a", "b") }}
    {{ x | replace("a", m) }}
    {{ x | truncate(20, true) }}
    {{ x | wordwrap(5) }}
    {{ x | indent }}
    {{ x | center(80) }}
    {{ x | first }}{{ x | last }}
    {{ x | list }}
    {{ x | reverse }}
    {{ x | striptags }}
    {{ x | pprint }}
    {{ x | default("") }}
    {{ x[2:] }}{{ x.strip() }}{{ x.split()[0] }}{{ x[0] }}
    {{ [x] }}{{ {"k": x} }}
    {{ x if true }}
    {% set y %}{{ x }}{% endset %}{{ y }}
    {% set y = x ~ m %}{{ y }}
    {% set y %}{{ x }}{% endset %}{{ y ~ x }}
    {% filter upper %}{{ x }}{% endfilter %}
    {% macro f(v) %}{{ v }}{% endmacro %}{{ f(x) }}
    {% macro f() %}{{ caller() }}{% endmacro %}{% call f() %}{{ x }}{% endcall %}
    {% for c in x %}{{ c }}{% endfor %}
    {% for c in [x] | map("upper") %}{{ c }}{% endfor %}
    {% autoescape false %}{{ x }}{% endautoescape %}
    {% with z = x %}{{ z }}{% endwith %}
    {{ plain }}
    {{ plain[2:] }}
    {{ plain ~ "" }}
    {{ plain | upper }}
    {{ number }}
""".strip().split("\n")


@dataclass(frozen=True)
class Odd:
    """Something that no rule thinks of, whose string is hostile."""

    def __str__(self) -> str:
        return HOSTILE


def environment() -> Environment:
    return Environment(autoescape=True, finalize=finalize, undefined=StrictUndefined)


@pytest.mark.parametrize("construct", [line.strip() for line in CONSTRUCTS])
def test_whatever_a_template_does_with_a_text_prints_references(construct: str) -> None:
    printed = environment().from_string(construct).render(
        x=Text(HOSTILE), plain=HOSTILE, m=Markup(""), number=Odd(), mark_s=Markup("%s"),
        mark_f=Markup("{}"),
    )  # fmt: skip
    assert printed
    assert not MEANT & set(printed)


@pytest.mark.parametrize("construct", ["{{ mark_f.format(x) }}", "{{ mark_r % x }}"])
def test_a_format_that_cannot_be_literal(construct: str) -> None:
    template = environment().from_string(construct)
    with pytest.raises(ValueError, match="Format specifier"):
        template.render(
            x=Text(HOSTILE), mark_f=Markup("{:>99}"), mark_r=Markup("{:s}").format(Text)
        )


@pytest.mark.parametrize("name", ["tojson", "xmlattr"])
def test_filters_that_an_environment_must_not_have(name: str) -> None:
    printed = environment().from_string(f"{{{{ {{'*a*': x}} | {name} }}}}").render(x=Text("*b*"))
    assert "*" in printed


def test_what_the_template_itself_says_is_left_alone() -> None:
    printed = environment().from_string("# *{{ x }}* {{ '_a_' }} [a](b)").render(x=Text("*"))
    assert printed == "# *&#42;* _a_ [a](b)"


@pytest.mark.parametrize(
    ("value", "printed"),
    [(12, "12"), (2.5, "2.5"), ("a*", "a&#42;"), (True, "True"), (Markup("*"), "*"), ("", "")],
)
def test_finalize(value: object, printed: str) -> None:
    assert finalize(value) == printed
    assert type(finalize(value)) is Markup


@pytest.mark.parametrize("construct", ["{{ x.at }}", "{{ nothing() }}"])
def test_a_template_does_not_print_none(construct: str) -> None:
    with pytest.raises(TypeError, match="prints None"):
        environment().from_string(construct).render(x=Text("a"), nothing=lambda: None)


@pytest.mark.parametrize("construct", ["{{ y }}", "{{ x.y }}", "{{ y ~ x }}", "a{{ y | upper }}"])
def test_an_undefined_name_is_still_an_error(construct: str) -> None:
    with pytest.raises(UndefinedError):
        environment().from_string(construct).render(x=Text("a"))


# --- the renderer ---------------------------------------------------------------------------------


def test_references_reach_the_page_as_they_are() -> None:
    every = "".join(map(chr, (*range(0x20, 0x7F), 0xA0, 0xFFFD)))
    for write in (literal, strict, partial(literal, inside=True)):
        assert Markdown().convert(f"a {write(every)} b") == f"<p>a {write(every)} b</p>"


@pytest.mark.parametrize(
    "place",
    [
        '<div title="{x}" markdown>\n\nharmful\n\n</div>',
        '<div markdown>\n<p title="{x}">harmful</p>\n</div>',
    ],
)
def test_attributes_of_a_block_of_markdown_are_no_place_for_text(product: Any, place: str) -> None:
    assert not product.deviations(place, ["a <b> & c"], strict)
    assert product.deviations(place, ["a &lt; b"], strict)
