"""The Markdown on disk is the interface: three builders make the same pages and anchors of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from built import ROOT, brief, build, copy_of_the_site

BUILDERS = {
    "mkdocs": ("build", "--strict", "--site-dir"),
    "properdocs": ("build", "--strict", "--site-dir"),
    "zensical": ("build", "--strict"),
}
PLUGINS = {"search"}
"""Zensical runs no Python: a plugin that it does not know is passed over in silence."""
EXTENSIONS = {"attr_list", "md_in_html", "tables", "toc"}
"""Those against which the text filter is proved."""
KEYS = {
    "docs_dir",
    "extra",
    "extra_css",
    "extra_javascript",
    "markdown_extensions",
    "nav",
    "plugins",
    "site_description",
    "site_dir",
    "site_name",
    "site_url",
    "theme",
    "validation",
}


class Content(HTMLParser):
    """The ids and the words of a page's own content."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth = 0
        self.ids: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article" and (self.depth or "md-content__inner" in (given.get("class") or "")):
            self.depth += 1
        name = given.get("id") or "__"
        if self.depth and not name.startswith("__"):  # those are the theme's own
            self.ids.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "article" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words.extend(data.split())


Pages = Mapping[str, Content]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """What each builder makes of one and the same `build/pages` and `mkdocs.yml`."""
    folder = copy_of_the_site(tmp_path_factory.mktemp("builders"))
    done = brief(folder, "pages")
    assert done.returncode == 0, done.stderr
    return {name: _built(folder, name) for name in BUILDERS if find_spec(name)}


def _built(folder: Path, name: str) -> Pages:
    made = folder / f"site-{name}"
    options = [*BUILDERS[name], *([str(made)] if "--site-dir" in BUILDERS[name] else [])]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "EDIT_BASE": ""}
    done = subprocess.run(
        [sys.executable, "-m", name, *options],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    if "--site-dir" not in options:
        (folder / "site").rename(made)
    files = sorted(made.rglob("*.html"))
    return {path.relative_to(made).as_posix(): Content(path.read_text("utf-8")) for path in files}


@pytest.mark.parametrize("builder", [name for name in BUILDERS if name != "mkdocs"])
def test_the_same_pages_with_the_same_anchors_and_words(
    builder: str, sites: dict[str, Pages]
) -> None:
    if builder not in sites:
        pytest.skip(f"{builder} is not installed: it comes with requirements-test.lock")
    first, second = sites["mkdocs"], sites[builder]
    assert set(second) == set(first)
    assert len(first) >= 25
    assert sum(len(page.ids) for page in first.values()) >= 200
    for path, page in first.items():
        if path == "404.html":
            continue
        assert second[path].ids == page.ids, path
        assert second[path].words == page.words, path


@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_brief_build_calls_the_other_builders_too(builder: str, tmp_path: Path) -> None:
    if not find_spec(builder):
        pytest.skip(f"{builder} is not installed: it comes with requirements-test.lock")
    site = build(copy_of_the_site(tmp_path), "--builder", builder)
    html = (site / "briefings" / "maduro-trump-call" / "index.html").read_text("utf-8")
    assert f'content="{builder}-' in html or builder == "properdocs"
    assert (site / "_headers").is_file()
    assert not [path.name for path in tmp_path.glob(".brief-*")]


class Plain(yaml.SafeLoader):
    """Passes over what `!ENV` asks for."""


Plain.add_constructor("!ENV", lambda *_: None)


def test_the_configuration_needs_nothing_that_only_one_builder_has() -> None:
    configuration = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=Plain)  # noqa: S506 - a safe loader
    assert set(configuration) <= KEYS, "hooks and the like are not for every builder"
    assert {_name(plugin) for plugin in configuration["plugins"]} <= PLUGINS
    assert {_name(one) for one in configuration["markdown_extensions"]} <= EXTENSIONS


def _name(entry: object) -> str:
    return str(next(iter(entry))) if isinstance(entry, dict) else str(entry)
