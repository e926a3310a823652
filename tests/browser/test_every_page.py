"""What holds on every page: nothing fetched from elsewhere, nothing refused, nothing wider than the window."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from built import ROOT, build, copy_of_the_site
from playwright.sync_api import Page, expect
from windows import Visiting, paths, served

pytestmark = pytest.mark.browser

BRIEFING = "briefings/maduro-trump-call/"
QUESTION = "section.question[data-review-by]"
WIDTHS = (1280, 390)


def test_every_page_is_whole_quiet_and_fits_its_window(
    visit: Visiting, address: str, pages: list[str]
) -> None:
    window = visit(address)
    assert len(pages) >= 25
    wide = []
    for path in pages:
        page = window.go(path)
        expect(page.locator("h1").first).to_be_visible()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if not _fits(page):
                wide.append(f"{path} at {width}: {page.evaluate(WIDEST)}")
        assert window.violations() == [], path
        assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    assert window.foreign == []
    assert window.complaints == []
    assert wide == []


def _fits(page: Page) -> bool:
    """Whether nothing is wider than the window, once what moves has come to rest."""
    for _ in range(20):
        if page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            return True
        page.wait_for_timeout(100)
    return False


WIDEST = """
[...document.querySelectorAll("article *")]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 120)).slice(-1)
"""


def test_a_page_that_the_policy_hurts_would_be_noticed(visit: Visiting, address: str) -> None:
    window = visit(address)
    page = window.go("")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      const image = document.createElement("img");
      image.src = "http://elsewhere.invalid/x.png";
      document.body.append(image);
    }""")
    page.wait_for_timeout(200)
    assert [violation.split(":")[0] for violation in window.violations()] == [
        "script-src-elem",
        "img-src",
    ]
    assert page.evaluate("window.ran") is None
    assert len(window.complaints) == 2


def test_light_and_dark(visit: Visiting, address: str) -> None:
    page = visit(address, color_scheme="light").go("")
    scheme = page.locator("body")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    light = _background(page)
    for _ in range(3):
        if scheme.get_attribute("data-md-color-scheme") == "slate":
            break
        page.locator("form[data-md-component=palette] label:not([hidden])").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    assert _background(page) != light
    page.goto(address + BRIEFING)
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")


def _background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_dark_system_gets_a_dark_page(visit: Visiting, address: str) -> None:
    page = visit(address, color_scheme="dark").go("")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


FOCUS = """() => {
    const held = document.activeElement;
    const shown = held.matches(".md-option") ? held.nextElementSibling : held;
    const box = shown.getBoundingClientRect();
    const inside = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom < innerHeight + 1;
    const seen = box.width > 1 && box.height > 1 && shown.checkVisibility({visibilityProperty: true});
    return {name: shown.textContent.trim().slice(0, 40) || shown.className, seen: inside && seen,
            marked: getComputedStyle(shown).outlineStyle !== "none"};
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_focus_is_always_where_it_can_be_seen(visit: Visiting, address: str, width: int) -> None:
    """Also on the links of the drawer, which is closed where the window is narrow."""
    page = visit(address, viewport={"width": width, "height": 900}, reduced_motion="reduce").go(BRIEFING)
    lost = []
    for step in range(60):
        page.keyboard.press("Tab")
        page.wait_for_timeout(50)
        focus = page.evaluate(FOCUS)
        if not (focus["seen"] and focus["marked"]):
            lost.append((step, focus))
    assert not lost


def test_everything_can_be_reached_by_keyboard(visit: Visiting, address: str) -> None:
    page = visit(address).go(BRIEFING)
    reached: list[str] = []
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate("document.activeElement.className")))
        if "where" in reached[-1].split():
            break
    assert "where" in reached[-1].split(), "no link to a passage is reached by the Tab key"
    assert any("search" in name for name in reached), "search is not reached by the Tab key"
    style = "getComputedStyle(document.activeElement)"
    outline, shadow = (page.evaluate(f"{style}.{name}") for name in ("outlineStyle", "boxShadow"))
    assert outline != "none" or shadow != "none", "the focus cannot be seen"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/**")
    expect(page.locator(f"mark#{page.url.partition('#')[2]}")).to_be_in_viewport()


def test_what_is_not_there_has_a_page_of_its_own(visit: Visiting, address: str) -> None:
    window = visit(address)
    answer = window.page.goto(f"{address}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    expect(window.page.locator("h1")).to_contain_text("no page at this address")
    assert window.violations() == []
    window.page.locator("article a", has_text="front page").click()
    assert window.page.url == address


def test_an_open_question_is_overdue_after_its_day_and_not_before(
    visit: Visiting, address: str
) -> None:
    for day, overdue in (("2025-12-17", False), ("2025-12-18", False), ("2025-12-19", True)):
        page = visit(address, timezone_id="America/Caracas").page
        page.clock.set_fixed_time(f"{day}T12:00:00-04:00")
        page.goto(address + BRIEFING)
        question = page.locator(f"{QUESTION}[data-review-by='2025-12-18']").first
        if overdue:
            expect(question).to_contain_text("overdue")
        else:
            expect(page.locator(QUESTION).first).to_be_visible()
            expect(question).not_to_contain_text("overdue")


def test_the_edit_button_is_there_where_it_is_known_where_to_edit(
    visit: Visiting, address: str, pages: list[str], tmp_path: Path
) -> None:
    page = visit(address, script=False).go(BRIEFING)
    assert page.locator("a[rel=edit]").count() == 0
    base = "https://code.example/edit/main/"
    site = build(copy_of_the_site(tmp_path), variables={"EDIT_BASE": base})
    with served(site) as other:
        window = visit(other, script=False)
        for path, file in (
            (BRIEFING, "briefings/maduro-trump-call.yml"),
            ("sources/maduro-trump-call/", "seeds/maduro-trump-call.yml"),
            ("actors/maduro/", "briefings/actors.yml"),
        ):
            assert window.go(path).locator("a[rel=edit]").get_attribute("href") == base + file
            assert yaml.safe_load((ROOT / file).read_text("utf-8"))
        hrefs = [window.go(path).locator("a[rel=edit]") for path in paths(site)[:6]]
        assert all(
            ".md" not in (found.first.get_attribute("href") or "")
            for found in hrefs
            if found.count()
        )
    assert paths(site) == pages


@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_the_pages_of_the_other_builders_work_under_their_policy(
    builder: str, visit: Visiting, tmp_path: Path
) -> None:
    pytest.importorskip(builder, reason=f"{builder} comes with requirements-test.lock")
    with served(build(copy_of_the_site(tmp_path), "--builder", builder)) as other:
        window = visit(other)
        for path in ("404.html", "", BRIEFING):
            page = window.go(path)
            assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
        page.keyboard.press("/")
        page.wait_for_timeout(300)
        page.keyboard.type("amnesty", delay=20)
        found = page.get_by_text(re.compile(r"^\s*\d+ (results|matching documents)\s*$"))
        expect(found.first).to_be_visible()
        assert (window.foreign, window.complaints, window.violations()) == ([], [], [])
