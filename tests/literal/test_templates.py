"""The filter cannot be forgotten: hostile texts through every template, then with one place bare at a time.

Every text of the invented dossier gets a tail of markup. The same site with full-width signs in the tails, which
mean nothing, says what each page must be: the same elements, and the signs as they are.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import judging
import pytest
from full_site import full
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sites import ROOT
from tails import Tails, accepts, harmless, hostile, is_from_outside
from watching import Place, Values, Watch

from generator import model
from generator.exports import export
from generator.machine import linked_data
from generator.machine.publication import Publication
from generator.model import Seeds
from generator.pages import PAGES
from generator.pipeline import gather
from generator.publishing import policy
from generator.publishing.assets import assets
from generator.relate import Site, relate
from generator.render import BUILT_IN
from generator.showing import phrases

MEANS_NOTHING = re.compile(r"[<>=~≤≥≈]{0,2}[\w .,:;()?/+%–-]*")
"""What no rule of the renderer reads, between words of a template; a number may have its sign."""
TITLE = "page.title | striptags | e"
"""How the theme prints the title of a page: `striptags` decodes, so that it must be encoded again."""
MOST_PAGES = 2
"""Pages on which each place is tried, the shortest; on all with BRIEF_ALL=1."""


@dataclass
class Rendered:
    """A site and its pages, by path."""

    seeds: Seeds
    names: frozenset[str]
    site: Site
    kinds: dict[str, ModuleType] = field(default_factory=dict)
    markdown: dict[str, str] = field(default_factory=dict)
    passed: dict[str, dict[Place, Values]] = field(default_factory=dict)
    """What passed each place, by page."""


@pytest.fixture(scope="module")
def watch() -> Iterator[Watch]:
    with pytest.MonkeyPatch.context() as patch:
        yield Watch(patch)


@pytest.fixture(scope="module")
def rendered(watch: Watch) -> dict[bool, Rendered]:
    """The site with hostile tails (False), and with harmless ones (True)."""
    seeds = full(gather(ROOT / "examples" / "dossier")[0])
    found = {}
    for kind in (False, True):
        tails = Tails(seeds, harmless_ones=kind)
        tailed = tails.site()
        found[kind] = Rendered(tailed, tails.names, relate(tailed))
        for pages in PAGES:
            for path, markdown, passed in watch.pages(found[kind].site, pages):
                found[kind].kinds[path] = pages
                found[kind].markdown[path] = markdown
                found[kind].passed[path] = passed
    return found


@pytest.fixture(scope="module")
def judged(rendered: dict[bool, Rendered]) -> dict[str, judging.Parts]:
    """What each hostile page is."""
    return {path: judging.page(text) for path, text in rendered[False].markdown.items()}


# --- the tails are everywhere ---------------------------------------------------------------------


def _held(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of the model inside a value that holds a text."""
    if isinstance(value, tuple):
        for item in value:
            yield from _held(item, name)
    elif isinstance(value, str):
        yield name, value
    elif is_dataclass(value) and type(value).__module__.startswith(model.__name__):
        for part in fields(value):
            yield from _held(getattr(value, part.name), f"{type(value).__name__}.{part.name}")


def test_every_field_that_can_hold_a_text_from_outside_has_a_tail(
    rendered: dict[bool, Rendered],
) -> None:
    held = defaultdict(set)
    for name, value in _held(rendered[True].seeds):
        held[name].add(value)
    without = {n for n, values in held.items() if not any(map(is_from_outside, values))}
    ids = {n for n in without if held[n] <= rendered[True].names}
    free = {n for n in without - ids if accepts(n, "any words")}
    assert free == {"Block.kind", "Passage.id", "Passage.tier", "Source.sha256"}, "made by the tool"
    assert set(_fields_of_texts()) - set(held) == set(), "fields that the site should use"


def _fields_of_texts() -> Iterator[str]:
    """The fields of the model that hold texts of people."""
    for name in model.__all__:
        kind = getattr(model, name)
        if not is_dataclass(kind) or name in {"Page", "File", "Seeds"}:
            continue
        for part, hint in get_type_hints(kind).items():
            if re.search(r"\bText\b", str(hint)):
                yield f"{name}.{part}"


# --- the comparison, and one place bare at a time -------------------------------------------------


def test_every_text_is_literal_on_every_page(
    rendered: dict[bool, Rendered], judged: dict[str, judging.Parts]
) -> None:
    assert judged.keys() == rendered[True].markdown.keys()
    for path, markdown in rendered[True].markdown.items():
        wanted = [hostile(part) for part in judging.page(markdown)]
        assert judged[path] == wanted, path
    assert any("[z](javascript:a)" in part for part in judged["index.md"])


def _breakable(rendered: Rendered) -> dict[Place, list[str]]:
    """The places that make a text from outside literal, and the pages on which they do, the shortest first."""
    pages = sorted(rendered.passed, key=lambda path: (len(rendered.markdown[path]), path))
    found = defaultdict(list)
    for path in pages:
        for place, values in rendered.passed[path].items():
            if any(map(is_from_outside, values.plain)):
                found[place].append(path)
    return found


def test_no_place_can_be_forgotten(
    watch: Watch, rendered: dict[bool, Rendered], judged: dict[str, judging.Parts]
) -> None:
    places = _breakable(rendered[True])
    most = None if os.environ.get("BRIEF_ALL") == "1" else MOST_PAGES
    unnoticed = [
        (watch.bare, path)
        for watch.bare, pages in places.items()
        for path in pages[:most]
        if not _is_noticed(watch, rendered[False], path, judged[path])
    ]
    watch.bare = None
    assert unnoticed == []
    assert len(places) > 60


def _is_noticed(watch: Watch, site: Rendered, path: str, judged: judging.Parts) -> bool:
    """Whether a page with a bare place is another than it was."""
    pages = watch.pages(site.site, site.kinds[path])
    markdown = next(text for found, text, _ in pages if found == path)
    return markdown != site.markdown[path] and judging.page(markdown) != judged


def test_the_other_places_print_nothing_from_outside(
    watch: Watch, rendered: dict[bool, Rendered]
) -> None:
    """They print phrases, which are literal, or words of the tool, ids and numbers, which mean nothing."""
    breakable = _breakable(rendered[True])
    plain: dict[Place, set[str]] = {place: set() for place in watch.places}
    reached = set()
    for passed in rendered[True].passed.values():
        for place, values in passed.items():
            reached.add(place)
            plain[place] |= values.plain
    others = {place: values for place, values in plain.items() if place not in breakable}
    odd = {(p, v) for p, values in others.items() for v in values if not MEANS_NOTHING.fullmatch(v)}
    assert odd == set()
    assert [place for place in watch.places if place not in reached] == []


def test_a_path_in_a_comment_cannot_end_it(
    watch: Watch,
    rendered: dict[bool, Rendered],
    judged: dict[str, judging.Parts],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A comment shows nothing, so that a path in it has no other form: an odd one is not named."""
    site = rendered[False]
    paths = [
        f"sources/{source.id}.md" for source in site.site.sources.values() if "-->" in source.path
    ]
    assert len(paths) == len(site.site.sources)
    monkeypatch.setattr(phrases.Phrases, "file", lambda _, path: Markup(path))  # noqa: S704 - as it is
    assert _is_noticed(watch, site, paths[0], judged[paths[0]])


# --- the site as it is built, and its other files -------------------------------------------------


def _built(rendered: Rendered, paths: list[str], folder: Path) -> Path:
    """Some pages of a site, as MkDocs makes them."""
    texts = {f"pages/{path}": rendered.markdown[path].encode() for path in paths}
    others = (*assets(folder / "templates")[0], *policy.files(ROOT))
    for path, content in {**texts, **{file.path: file.content for file in others}}.items():
        (folder / "build" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "build" / path).write_bytes(content)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    log = logging.getLogger("mkdocs.structure")
    level = log.level
    log.setLevel(logging.ERROR)  # many links lead to pages that are left out
    build(load_config(str(folder / "mkdocs.yml")))
    log.setLevel(level)
    return folder / "site"


@pytest.fixture(scope="module")
def shortest(rendered: dict[bool, Rendered]) -> list[str]:
    """The shortest page of each kind."""
    site = rendered[True]
    paths = sorted(site.markdown, key=lambda path: len(site.markdown[path]), reverse=True)
    return list({site.kinds[path]: path for path in paths}.values())


@pytest.fixture(scope="module")
def built(
    rendered: dict[bool, Rendered], shortest: list[str], tmp_path_factory: pytest.TempPathFactory
) -> dict[bool, Path]:
    """One page of each kind, built."""
    logging.getLogger("mkdocs").setLevel(
        logging.ERROR
    )  # many links lead to pages that are left out
    folders = {kind: tmp_path_factory.mktemp("site") for kind in rendered}
    return {kind: _built(site, shortest, folders[kind]) for kind, site in rendered.items()}


def test_every_text_is_literal_in_whole_documents_and_in_the_search(
    built: dict[bool, Path],
) -> None:
    """With `<title>`, the other things of the head, and the navigation."""
    names = [page.relative_to(built[True]) for page in built[True].rglob("*.html")]
    assert len(names) > len(PAGES)
    for name in names:
        found, wanted = (
            judging.elements((built[kind] / name).read_text("utf-8"), whole=True)
            for kind in (False, True)
        )
        assert found == [hostile(part) for part in wanted], name
    found, wanted = (
        judging.search_index((built[kind] / "search" / "search_index.json").read_text("utf-8"))
        for kind in (False, True)
    )
    assert found == [hostile(part) for part in wanted]
    assert any("[z](javascript:a)" in part for part in found)


def test_the_filter_of_titles_in_the_theme_cannot_be_forgotten(
    rendered: dict[bool, Rendered], shortest: list[str], built: dict[bool, Path], tmp_path: Path
) -> None:
    theme = (BUILT_IN / "theme" / "main.html").read_text("utf-8")
    assert theme.count(TITLE) == 1
    own = tmp_path / "templates" / "theme" / "main.html"
    own.parent.mkdir(parents=True)
    own.write_text(theme.replace(TITLE, TITLE.removesuffix(" | e")), "utf-8")
    (name,) = (
        path.removesuffix(".md")
        for path in shortest
        if path.startswith("briefings/") and "index" not in path
    )
    found, other = (
        judging.elements((site / name / "index.html").read_text("utf-8"), whole=True)
        for site in (_built(rendered[False], shortest, tmp_path), built[False])
    )
    assert found != other


@pytest.mark.parametrize("address", ["", "https://briefings.example/site/"])
def test_every_text_is_the_same_in_every_other_file(
    rendered: dict[bool, Rendered], address: str
) -> None:
    """Feeds, JSON, CSV, the calendar, citations: read by a parser of their own form."""
    name = "Briefings <b>"
    files = {
        kind: list(
            export(site.site, Publication(name if kind is False else harmless(name), address))
        )
        for kind, site in rendered.items()
    }
    assert {Path(file.path).suffix for file in files[True]} == judging.READERS.keys()
    for found, wanted in zip(files[False], files[True], strict=True):
        parts = judging.exported(wanted.path, wanted.content)
        assert found.path == wanted.path
        assert judging.exported(found.path, found.content) == [hostile(p) for p in parts], (
            found.path
        )
    with_a_tail = {file.path for file in files[True] if is_from_outside(file.content.decode())}
    assert {file.path for file in files[True]} - with_a_tail == {
        f"pages/schemas/{kind}.json" for kind in ("briefing", "source", "actor", "site")
    }


def test_a_text_in_linked_data_cannot_end_it() -> None:
    def page(text: str) -> judging.Parts:
        return judging.page(f"Before.\n\n{linked_data.script({'name': text})}\n\nAfter.")

    ends = "</script></script ><b>&amp;<!-- ]]>\u2028"
    assert page(ends) == [hostile(part) for part in page(harmless(ends))]
    assert ends in page(ends)
