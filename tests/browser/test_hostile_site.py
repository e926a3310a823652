"""A whole site of hostile texts: in the browser every one is text, and nothing runs, leaves or is refused."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import hostile
import pytest
from built import ROOT, build
from playwright.sync_api import Browser, Page, expect
from windows import Visit, opened, paths, served

pytestmark = pytest.mark.browser

PAYLOADS = [
    "onerror",
    "src",
    "href",
    "onload",
    "srcdoc",
    "style",
    "danger",
    "hijacked",
    "http",
    "drop",
]
"""Each begins a word of a text, as the theme's search divides texts into words."""
PARAGRAPH = re.compile(r"Paragraph (\d+): (.*) – end (\d+)", re.DOTALL)
OTHER_ELEMENTS = """
(list) => [...list.querySelectorAll("*")].filter((element) =>
  !element.matches("li, a.md-search-result__link, article, h1, h2, p, ul, nav, mark, details, summary, div, ol")
  && !element.closest(".md-search-result__icon, .md-icon")
).map((element) => element.outerHTML)
"""
"""What is in the list of results beside the theme's own elements."""
WRITTEN = """
(elements) => elements.map((element) => ({
  text: element.textContent,
  inner: [...element.querySelectorAll("*:not(.headerlink)")].map((inner) => inner.localName),
  attributes: element.getAttributeNames().join(" "),
}))
"""


@dataclass
class HostileSite:
    texts: list[str]
    folder: Path
    address: str
    seen: set[str] = field(default_factory=set)
    """Pages that were looked at."""


def look(site: HostileSite, window: Visit, path: str) -> Page:
    """Open a page, which must be quiet."""
    page = window.go(path)
    site.seen.add(path)
    assert page.evaluate("window.canary") is None, path
    assert window.violations() == [], path
    assert (window.foreign, window.complaints) == ([], []), path
    return page


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileSite]:
    """The built site; without the corpora, of the short list alone."""
    del browser
    corpora = Path(os.environ.get("BRIEF_CORPORA") or ROOT.parent / "shared" / "corpora")
    texts = hostile.strings(corpora if corpora.is_dir() else None)
    folder = tmp_path_factory.mktemp("hostile")
    hostile.write(folder, texts)
    with served(build(folder)) as address:
        yield HostileSite(texts, folder, address)


@pytest.fixture(scope="module")
def window(browser: Browser, site: HostileSite) -> Iterator[Visit]:
    visit = opened(browser, site.address)
    yield visit
    visit.context.close()


def read(page: Page, selector: str, *, inner: tuple[str, ...] = ()) -> list[str]:
    """The texts of the elements, which may hold no others than these."""
    found = page.locator(selector).evaluate_all(WRITTEN)
    assert [one for one in found if not set(one["inner"]) <= set(inner)] == []
    return [
        " ".join(re.split(r"[ \t\n]+", one["text"].removesuffix("¶"))).strip(" ") for one in found
    ]


def test_every_text_is_shown_as_the_same_characters(site: HostileSite, window: Visit) -> None:
    for name, texts in hostile.briefings(site.texts).items():
        wanted = [hostile.shown(text) for text in texts]
        page = look(site, window, f"briefings/{name}/")
        assert read(page, "article.md-content__inner > h1") == wanted[:1]
        assert read(page, "article.claim h3") == wanted
        assert read(page, "section.question h3") == wanted
        assert wanted[0] in " ".join(page.title().split(" ")), "the title of the window"
        quoted = read(page, "article.claim blockquote mark")
        page = look(site, window, f"sources/{name}/")
        marked = read(page, ".block p mark")
        for passages in (quoted, marked):
            found = [PARAGRAPH.fullmatch(passage) for passage in passages]
            assert [match and match[2] for match in found] == wanted


def test_every_name_is_shown_as_the_same_characters(site: HostileSite, window: Visit) -> None:
    for name, text in hostile.actors(site.texts).items():
        page = look(site, window, f"actors/{name}/")
        assert read(page, "article.md-content__inner > h1") == [hostile.shown(text)]


def test_nothing_runs_nothing_leaves_nothing_is_refused(site: HostileSite, window: Visit) -> None:
    pages = paths(site.folder / "site")
    made = (hostile.briefings(site.texts), hostile.actors(site.texts))
    assert len(pages) > 2 * len(made[0]) + len(made[1])  # a page each, a source for each briefing, and the lists
    for path in sorted({*pages} - site.seen):
        look(site, window, path)


def test_searching_for_payloads_makes_no_element(window: Visit) -> None:
    page = window.go("")
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Search")
    for word in PAYLOADS:
        field.fill("")
        field.press_sequentially(word)
        results = page.locator(".md-search-result__list")
        expect(results).to_contain_text(re.compile(word, re.IGNORECASE))
        assert results.evaluate(OTHER_ELEMENTS) == [], word
        assert page.evaluate("window.canary") is None, word
    assert (window.foreign, window.complaints, window.violations()) == ([], [], [])
