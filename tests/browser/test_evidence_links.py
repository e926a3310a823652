"""From every statement to the words it rests on and back, in a browser without JavaScript."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect
from windows import Visiting

pytestmark = pytest.mark.browser

BRIEFING = "briefings/maduro-trump-call/"
SOURCE = "sources/maduro-trump-call/"
STATEMENTS = {
    "claim": "article.claim",
    "event": "li.event",
    "question": "section.question",
    "position": "section.who",
}
LINKS = """
(links) => links.map((link) => {
  const of = link.closest("article.claim, li.event, section.question, section.who");
  const quote = link.closest("blockquote");
  const before = quote && [...quote.querySelectorAll("mark")]
    .filter((mark) => mark.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
  return {
    statement: of.id || of.querySelector("[id]").id,
    words: before ? before.at(-1).textContent : "",
    text: link.textContent,
  };
})
"""
"""For each link to a passage: the statement that it stands under, and the words marked before it."""


def folded(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize("kind", STATEMENTS)
def test_every_statement_leads_to_its_words_and_they_lead_back(
    kind: str, visit: Visiting, address: str
) -> None:
    page = visit(address, script=False).go(BRIEFING)
    links = page.locator(f"{STATEMENTS[kind]} a.where")
    found: list[dict[str, str]] = links.evaluate_all(LINKS)
    statements = page.locator(STATEMENTS[kind]).count()
    if kind == "claim":
        assert statements >= 20
        assert len({link["statement"] for link in found}) == statements
    assert found, f"no {kind} rests on words of its own"
    for number, link in enumerate(found):
        assert re.fullmatch(r"S\d+, line \d+", folded(link["text"]))
        _there_and_back(page, page.locator(f"{STATEMENTS[kind]} a.where").nth(number), link)


def _there_and_back(page: Page, where: Any, link: dict[str, str]) -> None:
    where.click()
    passage = page.url.partition("#")[2]
    assert page.url.partition("#")[0].endswith(SOURCE)
    mark = page.locator(f"mark#{passage}, span#{passage} ~ mark").first
    expect(mark).to_be_in_viewport()
    marked = folded(mark.text_content())
    assert marked
    if link["words"]:
        assert folded(link["words"]).startswith(marked), f"{link['statement']} leads to other words"
    back = page.locator(".block", has=mark).locator(f'.rests a[href$="#{link["statement"]}"]').first
    back.click()
    assert page.url.endswith(f"{BRIEFING}#{link['statement']}")
    expect(page.locator(f"[id='{link['statement']}']")).to_be_in_viewport()


def test_every_passage_has_a_link_to_each_statement_that_rests_on_it(
    visit: Visiting, address: str
) -> None:
    page = visit(address, script=False).go(SOURCE)
    blocks = page.locator(".block").evaluate_all("""
      (blocks) => blocks.map((block) => ({
        passages: [...block.querySelectorAll("mark[id], span[id]")].map((mark) => mark.id),
        begins: block.querySelectorAll(".rests .begins a[href]").length,
        links: [...block.querySelectorAll(".rests a[href]")].map((link) => link.getAttribute("href")),
      }))
    """)
    for block in blocks:
        assert block["begins"] == len(block["passages"]), block
    passages = {passage for block in blocks for passage in block["passages"]}
    assert len(passages) >= 20
    used = visit(address, script=False).go(BRIEFING).locator(f'a[href*="{SOURCE}#"]')
    hrefs = used.evaluate_all("(links) => links.map((link) => link.href)")
    assert {href.partition("#")[2] for href in hrefs} <= passages


def test_a_link_in_the_source_leads_to_something_on_its_page(visit: Visiting, address: str) -> None:
    window = visit(address, script=False)
    page = window.go(SOURCE)
    hrefs = page.locator(".rests a").evaluate_all("(links) => links.map((link) => link.href)")
    assert hrefs
    ids: dict[str, set[str]] = {}
    for href in sorted(set(hrefs)):
        path, _, anchor = urljoin(address, href).partition("#")
        if path not in ids:
            there = window.go(path.removeprefix(address)).locator("[id]")
            ids[path] = set(there.evaluate_all("(elements) => elements.map((e) => e.id)"))
        assert anchor in ids[path], f"{href} leads nowhere"
