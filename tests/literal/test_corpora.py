"""Hostile strings from public test suites, through the real renderer, in every place.

By default each string goes through one place as it is and through another as one line, so that the
run is short and every place has its share; BRIEF_ALL=1 tries each string in each place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import Any

import html5lib
import pytest
import yaml
from markupsafe import escape
from mkdocs.utils.meta import get_data

from generator.literal import canonical, literal, strict, visible

CORPORA = ("commonmark", "naughty", "pymdown", "python_markdown", "unicode", "paths", "yaml")
STRINGS_ON_A_PAGE = 40
LONGEST = 5_000
"""Characters: longer strings (six among 6,800) say nothing new and take most of the time."""

BARRED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

Strings = Callable[[str], list[str]]


def pages(texts: Sequence[str]) -> list[Sequence[str]]:
    starts = range(0, len(texts), STRINGS_ON_A_PAGE)
    return [texts[start : start + STRINGS_ON_A_PAGE] for start in starts]


@pytest.mark.parametrize("one_line", [True, False], ids=["one line", "as it is"])
@pytest.mark.parametrize("name", CORPORA)
def test_every_string_stays_literal_in_every_place(
    *, renderer: Any, places: Any, corpus: Strings, thorough: bool, name: str, one_line: bool
) -> None:
    texts = [text[:LONGEST] for text in corpus(name) if text]
    if one_line:
        texts = [line for text in texts if (line := canonical(text, one_line=True))]
    step = 1 if thorough else len(places)
    if name == "paths" and not thorough:
        texts = texts[::5]  # many of its 2,000 are much alike
    deviations = [
        deviation
        for number, (template, write) in enumerate(places.values(), start=one_line * 20)
        for page in pages(texts[number % step :: step])
        for deviation in renderer.deviations(template, page, write)
    ]
    assert deviations == []


@pytest.mark.parametrize("name", CORPORA)
def test_a_title_in_front_matter_is_read_back(corpus: Strings, name: str) -> None:
    texts = corpus(name)
    lines = "\n".join(f't{n}: "{strict(text)}"' for n, text in enumerate(texts))
    body, data = get_data(f"---\n{lines}\n---\n\nBody.")

    assert lines.isascii()
    assert body == "Body."
    shown = [visible(canonical(text, one_line=False)) for text in texts]
    assert [html.unescape(data[f"t{n}"]) for n in range(len(texts))] == shown


@pytest.mark.parametrize("name", CORPORA)
def test_a_title_in_front_matter_is_html_already(corpus: Strings, name: str) -> None:
    for text in corpus(name):
        title = yaml.safe_load(f'"{strict(text)}"')
        element = html5lib.parseFragment(f'<b title="{title}">{title}</b>')[0]
        shown = visible(canonical(text, one_line=False))
        assert (element.text or "", element.get("title"), len(element)) == (shown, shown, 0)


@pytest.mark.parametrize("write", [literal, strict])
@pytest.mark.parametrize("name", CORPORA)
def test_no_string_in_a_pages_first_line_is_taken_for_metadata(
    corpus: Strings, name: str, write: Callable[[str], str]
) -> None:
    for text in corpus(name):
        page = f"{write(text)}\n\nText."
        assert get_data(page) == (page.lstrip("\n"), {})


@pytest.mark.parametrize("name", CORPORA)
def test_no_control_or_hidden_character_reaches_a_page(corpus: Strings, name: str) -> None:
    for text in corpus(name):
        for form in (literal(text), strict(text), visible(canonical(text, one_line=False))):
            assert not BARRED.search(form)


@pytest.mark.parametrize("write", [str, escape], ids=["as it is", "HTML escaping"])
@pytest.mark.parametrize("place", ["paragraph", "link text", "cell", "heading"])
def test_the_judge_sees_what_other_ways_let_through(
    product: Any, places: Any, corpus: Strings, place: str, write: Callable[[str], str]
) -> None:
    texts = [line for text in corpus("commonmark") if (line := canonical(text, one_line=True))]
    template, _ = places[place]
    deviations = [
        deviation
        for page in pages(texts[::10])
        for deviation in product.deviations(template, page, write)
    ]
    assert len(deviations) > len(texts[::10]) / 20
