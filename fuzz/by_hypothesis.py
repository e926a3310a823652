"""Inputs from a grammar: pieces of YAML, of documents, of quotes and of Markdown, joined at random."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from fuzz import targets
from generator.authored.forms import BriefingForm

EACH = 200
"""Inputs between two looks at the clock."""

Strategy = st.SearchStrategy[tuple[object, ...]]


@dataclass(frozen=True)
class Target:
    """What is fuzzed, and what it is fed with."""

    check: Callable[..., None]
    inputs: Strategy


def hostile(name: str) -> list[str]:
    """Strings of a corpus beside the repository; none where it is not there."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpora"
    path = Path(os.environ.get("BRIEF_CORPORA") or beside) / "hostile" / f"{name}.jsonl"
    if not path.exists():
        return [""]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


any_text = st.text(max_size=40)
strange = st.sampled_from(
    [
        "\ufeff",
        "\u2028",
        "\x85",
        "\u202e",
        "\u200b",
        "\xad",
        "\u0301",
        "\0",
        "\x1b",
        "\t",
        "\r",
        "\r\n",
        "\ud800",
        "\ufffe",
    ]
)

FIELDS = sorted(BriefingForm.model_fields)
yaml_pieces = st.one_of(
    st.sampled_from(
        [
            "- ",
            "? ",
            ": ",
            ":\n",
            "\n",
            "  ",
            "    ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "&a ",
            "*a",
            "!t ",
            "<<: ",
            "|\n",
            ">-\n",
        ]
        + [
            "'",
            '"',
            "#",
            " # ",
            "---\n",
            "...\n",
            "%TAG\n",
            "null",
            "~",
            "@",
            "`",
            "%",
            "\\",
            '"\\x41"',
            "[[c]]",
            "0",
            "-",
        ]
        + [f"{name}: " for name in FIELDS]
        + [
            "id: a\n",
            "text: t\n",
            "status: asserted\n",
            "quote: q\n",
            "key_points:\n- ",
            "evidence: [",
            "when: 2025\n",
        ]
    ),
    any_text,
    strange,
)
yaml_texts = st.one_of(
    st.lists(yaml_pieces, max_size=60).map("".join),
    st.sampled_from(hostile("yaml")),
    st.tuples(
        st.sampled_from(hostile("yaml")), st.lists(yaml_pieces, max_size=10).map("".join)
    ).map("".join),
)

document_pieces = st.one_of(
    st.sampled_from(
        [
            "# ",
            "- ",
            "1. ",
            "> ",
            "```\n",
            "    ",
            "\n",
            "\n\n",
            "| a | b |\n",
            "|---|---|\n",
            "[a](b)",
            "![",
            "<b>",
            "&amp;",
        ]
        + [
            "*",
            "_",
            "`",
            "~~",
            "\\",
            "===\n",
            "---\n",
            "• ",
            "[x]: y\n",
            "<!--",
            "word ",
            "A sentence. ",
            "x" * 80,
            "\xa0",
        ]
    ),
    any_text,
    strange,
)
documents = st.one_of(
    st.lists(document_pieces, max_size=80).map(
        lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass")
    ),
    st.binary(max_size=200),
    st.sampled_from(hostile("commonmark") + hostile("python_markdown")).map(
        lambda text: text.encode("utf-8", "replace")
    ),
)

words = st.sampled_from(
    [
        "the ",
        "vote ",
        "was ",
        "held",
        "U.S. ",
        "“open” ",
        '"open" ',
        "ﬁle ",
        "file ",
        "e\u0301",
        "é",
        "\xad",
        "-",
        "–",
        "’",
        "'",
    ]
    + [
        "\n",
        " ",
        "\u200b",
        "\xa0",
        "…",
        "...",
        "ß",
        "SS",
        "İ",
        "𝐀",
        "👩‍👩‍👧",
        "\u202e",
        "ﷺ",
        "\u0301",
        "ﬀ",
        "ǆ",
        "가",
        "\u1100\u1161",
    ]
)
texts = st.lists(words, max_size=60).map("".join)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[object, ...]:
    """A text, and as a quote a piece of it that may have been changed, with context that may be true."""
    text = draw(st.one_of(texts, any_text))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    quote = text[start:end]
    if draw(st.booleans()):
        at = draw(st.integers(0, len(quote)))
        quote = quote[:at] + draw(words) + quote[at + draw(st.integers(0, 2)) :]
    prefix = draw(st.one_of(st.just(""), texts, st.just(text[max(0, start - 8) : start])))
    suffix = draw(st.one_of(st.just(""), texts, st.just(text[end : end + 8])))
    return text, quote, prefix, suffix, draw(st.one_of(st.none(), st.integers(-1, 4)))


markdown_pieces = st.one_of(
    st.sampled_from(
        list("*_`[](){}<>#+-.!|~:=&;$^@%\"'\\/ \n\t1a")
        + ["&#", "{: ", "{ #a", "<b", "-->", "![", "](", "[^", "wzxhzdk:", "\x02", "\x03"]
    ),
    any_text,
    strange,
)
marked_texts = st.one_of(
    st.lists(markdown_pieces, max_size=40).map("".join),
    st.sampled_from(hostile("python_markdown") + hostile("naughty") + hostile("pymdown")),
)


TARGETS = {
    "yaml": Target(targets.yaml_text, st.tuples(yaml_texts)),
    "document": Target(targets.document, st.tuples(documents)),
    "anchor": Target(targets.anchor, quotes()),
    "escape": Target(targets.escape, st.tuples(marked_texts)),
}


def run(name: str, seconds: float, begin: int) -> int:
    """Feed a target for so long; gives the number of inputs. The smallest that fails is in the exception."""
    target, end, rounds = TARGETS[name], monotonic() + seconds, 0
    while monotonic() < end:

        @seed(begin + rounds)
        @settings(
            max_examples=EACH, database=None, deadline=None, suppress_health_check=list(HealthCheck)
        )
        @given(target.inputs)
        def once(values: tuple[object, ...]) -> None:
            target.check(*values)  # noqa: B023 - the target of this call

        once()
        rounds += 1
    return rounds * EACH
