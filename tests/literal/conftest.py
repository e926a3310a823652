"""The judge of literalness: a page rendered by the real renderer and read by an HTML5 parser.

A string is literal in a place when the page has the same elements and attributes as the same page
with a harmless word there, and the string where that word was. Many strings go through one page,
each in a block of its own, so that a whole corpus can be judged in reasonable time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import html5lib
import pytest
from markdown import Markdown

from generator.literal import canonical, literal, strict, visible

WORD = "harmless"

# How templates put text on a page: {x} is the text, {n} a number that makes ids unique.
POSITIONS = {
    "paragraph": "{x}",
    "sentence": "Before {x} after.",
    "twice": "{x} {x}{x}",
    "continued line": "Line one\n{x}\nline three",
    "heading": "# {x} {{ #h-{n} }}",
    "small heading": "### {x} {{ #s-{n} .c }}",
    "item": "- {x}",
    "numbered item": "1. {x}",
    "nested item": "- outer\n    - {x}",
    "cell": "| A | B |\n|---|---|\n| {x} | b |\n| c | {x} |",
    "header cell": "| {x} | B |\n|---|---|\n| a | b |",
    "link text": "[{x}](https://example.org/a)",
    "link text of a claim": '<a id="c-{n}"></a>[{x}](#c-{n}){{ .claim }}',
    "before a link": "{x}[1](#c-{n}) and {x} [2](#c-{n})",
    "label": "Label:{x}: and **Label:** {x}",
    "quotation": "“{x}” ({x}) ‘{x}’",
    "emphasis": "*{x}* and _{x}_ and **{x}**, ***{x}***.",
    "mark": "A <mark>{x}</mark> and <mark>{x}</mark>{x}.",
    "admonition title": '!!! note "{x}"\n\n    Body.',
    "admonition body": "!!! note\n\n    {x}",
    "block quote": "> {x}",
    "definition": "{x}\n:   {x}",
    "Markdown in HTML": "<div markdown>\n\n{x}\n\n- {x}\n\n</div>",
    "Markdown in an HTML line": '<p class="q" markdown>{x} and {x}</p>',
    "Markdown in an HTML list": (
        '<dl markdown>\n<dt markdown="span">{x}</dt>\n<dd markdown>{x}</dd>\n</dl>'
    ),
    "raw HTML": "<blockquote><p>{x}</p>\n<p>“{x}”</p></blockquote>",
    "raw HTML over lines": "<details>\n<summary>{x}</summary>\n<p>\n{x}\n</p>\n</details>",
}
BETWEEN = {
    "between marks": "Word{x}<mark>{x}</mark>{x} word.",
    "between marks in an item": "- <mark>{x}</mark>{x}<mark>{x}</mark>{x}[1](#c-{n})",
    "between marks in a cell": "| A | B |\n|---|---|\n| <mark>{x}</mark>{x}<b>b</b> | <i>{x}</i> |",
    "between marks in HTML": "<p>a{x}<mark>{x}</mark>{x}b</p>",
}
ATTRIBUTES = {
    "attribute": 'A <span title="{x}">word</span>.',
    "attribute of raw HTML": '<p title="{x}">word</p>',
    "attribute in a heading": '# A <span title="{x}">word</span> {{ #a-{n} }}',
    "attribute in Markdown in HTML": '<div markdown>\n\nA <span title="{x}">word</span>.\n\n</div>',
    "attribute list": '# Word {{ #l-{n} title="{x}" }}\n\n[word](b.md){{ title="{x}" }}',
    "link title": '[word](https://example.org/a "{x}")',
    "link definition": '[word][k-{n}]\n\n[k-{n}]: https://example.org/a "{x}"',
    "picture": "![{x}](a.png)",
}
PRODUCT = ("attr_list", "md_in_html", "tables", "toc", "admonition")
# All of Python-Markdown and pymdown-extensions, but for those that the product rules out for good
# (abbr, snippets, critic, smartsymbols, emoji), bundles of others, and doubles.
MORE = """
    codehilite def_list fenced_code footnotes legacy_attrs meta nl2br sane_lists smarty wikilinks
"""
PYMDOWN = """
    arithmatex b64 betterem blocks.admonition blocks.caption blocks.definition blocks.details
    blocks.html blocks.tab bracketspan caret details escapeall fancylists highlight inlinehilite
    keys magiclink mark pathconverter progressbar quotes saneheaders striphtml superfences tabbed
    tasklist tilde
"""
EVERYTHING = (*PRODUCT, *MORE.split(), *(f"pymdownx.{name}" for name in PYMDOWN.split()))
EXTENSIONS = {"product": PRODUCT, "everything": EVERYTHING}

CORPORA = Path(
    os.environ.get("BRIEF_CORPORA")
    or Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
)


@dataclass
class Deviation:
    """A string that did not stay literal, and where."""

    text: str
    form: str
    html: str


Event = tuple[str, ...]


def events(html: str) -> list[Event]:
    """The page as an HTML5 parser sees it: tags with their attributes, and texts, in order."""
    return list(_events(html5lib.parseFragment(html, namespaceHTMLElements=False)))


def _events(element: Any) -> Iterator[Event]:
    tag = element.tag if isinstance(element.tag, str) else "a comment"
    yield ("start", tag, *(part for attribute in sorted(element.items()) for part in attribute))
    yield "text", element.text or ""
    for child in element:
        yield from _events(child)
    yield "end", tag
    yield "text", element.tail or ""


class Renderer:
    """Python-Markdown with a set of extensions."""

    def __init__(self, extensions: Sequence[str]) -> None:
        options = {"toc": {"permalink": True, "toc_depth": "2-3"}}
        self.harmless: dict[tuple[str, int], list[Event]] = {}
        self.markdown = Markdown(extensions=list(extensions), extension_configs=options)

    def html(self, source: str) -> str:
        """The page of that Markdown."""
        self.markdown.reset()
        return self.markdown.convert(source)

    def page(self, place: str, forms: Sequence[str]) -> list[Event]:
        """What becomes of a page with each form in its own block, after a first line of its own."""
        blocks = (place.format(x=form, n=n) for n, form in enumerate(forms))
        return events(self.html("\n\nNext.\n\n".join(("Start.", *blocks))))

    def stays_literal(self, place: str, forms: Sequence[str], shown: Sequence[str]) -> bool:
        """Whether each form on the page reads as the text that should be shown."""
        texts = [text for text in shown for _ in range(place.count("{x}"))]
        key = (place, len(forms))
        if key not in self.harmless:
            self.harmless[key] = self.page(place, [WORD] * len(forms))
        wanted = _with_texts(self.harmless[key], texts)
        return self.page(place, forms) == wanted

    def deviations(
        self, place: str, texts: Sequence[str], write: Callable[[str], str]
    ) -> list[Deviation]:
        """The texts that do not stay literal, found by halving the page."""
        shown = [visible(canonical(text, one_line=False)) for text in texts]
        forms = [write(text) for text in texts]
        if self.stays_literal(place, forms, shown):
            return []
        if len(texts) == 1:
            return [Deviation(texts[0], forms[0], self.html(place.format(x=forms[0], n=0)))]
        half = len(texts) // 2
        return [
            *self.deviations(place, texts[:half], write),
            *self.deviations(place, texts[half:], write),
        ]


def _with_texts(page: list[Event], texts: Sequence[str]) -> list[Event]:
    """The harmless page with the texts in place of the harmless words."""
    left = iter(texts)
    result = [tuple(_filled(part, left) for part in event) for event in page]
    assert next(left, None) is None, "a harmless word is missing on the harmless page"
    return result


def _filled(part: str, texts: Iterator[str]) -> str:
    first, *rest = part.split(WORD)
    return first + "".join(next(texts) + after for after in rest)


@pytest.fixture(scope="session", params=list(EXTENSIONS))
def renderer(request: pytest.FixtureRequest) -> Renderer:
    return Renderer(EXTENSIONS[request.param])


@pytest.fixture(scope="session")
def product() -> Renderer:
    return Renderer(PRODUCT)


@pytest.fixture(scope="session")
def places() -> dict[str, tuple[str, Callable[[str], str]]]:
    """Each place in which text from outside is put, and the form that belongs there."""
    return {
        **{name: (template, literal) for name, template in POSITIONS.items()},
        **{name: (template, partial(literal, inside=True)) for name, template in BETWEEN.items()},
        **{name: (template, strict) for name, template in ATTRIBUTES.items()},
    }


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], list[str]]:
    """The strings of a hostile corpus by its name; the test is skipped where there is none."""

    def strings(name: str) -> list[str]:
        path = CORPORA / "hostile" / f"{name}.jsonl"
        if not path.exists():
            pytest.skip(f"no corpus {name}: set BRIEF_CORPORA")
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]

    return strings


@pytest.fixture(scope="session")
def thorough() -> bool:
    """Whether everything is to be tried, not a sample (BRIEF_ALL=1)."""
    return os.environ.get("BRIEF_ALL") == "1"
