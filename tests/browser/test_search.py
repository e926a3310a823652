"""Searching, as a reader does: open, type, follow a result."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from windows import Visiting

pytestmark = pytest.mark.browser

BRIEFING = "briefings/maduro-trump-call/"


def searched(page: Page, words: str) -> list[str]:
    """The addresses of the results, once there are any."""
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Search")
    expect(field).to_be_focused()
    field.press_sequentially(words)
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    return [str(href) for href in results.evaluate_all("(all) => all.map((one) => one.href)")]


def test_amnesty_is_found_and_leads_to_a_claim(visit: Visiting, address: str) -> None:
    window = visit(address)
    page = window.go("")
    claims = visit(address, script=False).go(BRIEFING).locator("article.claim [id]")
    ids = set(claims.evaluate_all("(all) => all.map((one) => one.id)"))
    hrefs = searched(page, "amnesty")
    number = next(
        n for n, href in enumerate(hrefs) if BRIEFING in href and href.partition("#")[2] in ids
    )
    result = page.locator(".md-search-result__link").nth(number)
    if not result.is_visible():
        page.locator(".md-search-result__more > summary").first.click()
    result.click()
    page.wait_for_url(re.compile(f"{BRIEFING}.*#"))
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    expect(page.locator(f"article.claim:has([id='{anchor}'])")).to_contain_text("amnesty")
    assert (window.foreign, window.complaints, window.violations()) == ([], [], [])


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Hegseth", "actors/hegseth/"),
        ("Bolivarian Militia", "actors/bolivarian-militia/"),
        ("lead to de-escalation", f"{BRIEFING}#de-escalation"),
        ("On what date was the call", f"{BRIEFING}#date-of-call"),
    ],
)
def test_actors_and_questions_are_found(
    words: str, target: str, visit: Visiting, address: str
) -> None:
    found = searched(visit(address).go(""), words)
    assert any(re.sub(r"\?h=[^#]*", "", href) == address + target for href in found), found
