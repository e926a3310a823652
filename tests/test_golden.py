"""Whole sites, folder in and folder out: tests/golden/<case>/site → tests/golden/<case>/expected.

`pytest tests/test_golden.py --accept` writes what is expected anew; look at the difference before you commit it.
The site of this repository and the invented dossier are cases too: their `site` is where they live.
"""

from __future__ import annotations

import difflib
import re
import shutil
from dataclasses import fields
from fnmatch import fnmatch
from pathlib import Path

import html5lib
import pytest
from markdown import Markdown
from sites import ROOT

from generator.authored import forms
from generator.authored.form import Form
from generator.checks import CHECKS
from generator.exports import EXPORTS
from generator.formats import FORMATS
from generator.machine.publication import read_publication
from generator.model import Seeds
from generator.pages import PAGES
from generator.pipeline import Composition, compose, gather
from generator.walk import every

GOLDEN = ROOT / "tests" / "golden"
ELSEWHERE = {"real": ROOT, "dossier": ROOT / "examples" / "dossier"}
"""Cases whose site people edit, by name."""
CASES = sorted({*ELSEWHERE, *(path.name for path in GOLDEN.iterdir())})
PART = {"dossier": ("index.md", "briefings/*", "corrections/*", "quantities/*", "disagreements/*")}
"""Pages that are compared of a site that is too large to be read whole."""
NAMED_OTHERWISE = ("a quote: quote", "an actor's position: id")
"""Fields that the model calls `exact` and `actor`."""
MOST_SHOWN = 60
"""Lines of a difference that a failure shows."""

pytestmark = pytest.mark.usefixtures("templates_once")


def site_of(case: str) -> Path:
    return ELSEWHERE.get(case, GOLDEN / case / "site")


def pages_of(composition: Composition) -> dict[str, str]:
    """The Markdown pages, by path below `build/pages`."""
    files = {file.path.removeprefix("pages/"): file.content for file in composition.files}
    return {
        path: content.decode("utf-8") for path, content in files.items() if path.endswith(".md")
    }


@pytest.mark.parametrize("case", CASES)
def test_golden_site(case: str, request: pytest.FixtureRequest) -> None:
    composition = compose(site_of(case))
    part = PART.get(case, ("*",))
    assert [f"{d.at.path}:{d.at.line}: {d.message}" for d in composition.diagnostics] == []
    pages, folder = pages_of(composition), GOLDEN / case / "expected"
    made = {path: text for path, text in pages.items() if any(fnmatch(path, p) for p in part)}
    if request.config.getoption("--accept"):
        _accept(made, folder)
        return
    expected = {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert made == expected, _difference(expected, made)


def _accept(made: dict[str, str], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8"))


def _difference(expected: dict[str, str], made: dict[str, str]) -> str:
    """Every page that differs, is missing or is new, as a unified difference."""
    lines: list[str] = []
    for path in sorted({*expected, *made}):
        old, new = (texts.get(path, "").splitlines() for texts in (expected, made))
        names = (f"expected/{path}", f"made/{path}")
        lines += difflib.unified_diff(old, new, *names, lineterm="", n=1)
    more = f"\n… and {len(lines) - MOST_SHOWN} lines more" if len(lines) > MOST_SHOWN else ""
    shown = "\n".join(lines[:MOST_SHOWN])
    return f"\n{shown}{more}\nif that is meant: pytest tests/test_golden.py --accept"


def test_every_golden_folder_has_a_site() -> None:
    assert not [path.name for path in GOLDEN.iterdir() if not site_of(path.name).is_dir()]


# What the golden sites leave out, nothing looks at.


@pytest.fixture(scope="module")
def compositions() -> list[Composition]:
    return [compose(site_of(case)) for case in CASES]


@pytest.fixture(scope="module")
def seeds() -> list[Seeds]:
    return [gather(site_of(case))[0] for case in CASES]


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__name__.rpartition(".")[2])
def test_every_page_type_has_a_page(kind: object, compositions: list[Composition]) -> None:
    assert any(next(iter(kind.pages(c.site)), None) for c in compositions)  # type: ignore[attr-defined]  # each has


def test_no_page_shows_its_markup(compositions: list[Composition]) -> None:
    """An attribute list that does not stand where it should is text, which a reader sees."""
    left = re.compile(r"\{ ?[.#:][a-z-]|\]\(|\*\*|^#+ ", re.MULTILINE)
    reader = Markdown(extensions=["attr_list", "md_in_html", "tables"])
    found = [
        f"{path}: …{text[max(0, one.start() - 40) : one.end() + 20]}…"
        for composition in compositions
        for path, page in pages_of(composition).items()
        for text in ["".join(html5lib.parse(reader.reset().convert(_body(page))).itertext())]
        for one in left.finditer(text)
    ]
    assert not found


def _body(page: str) -> str:
    """A page without what stands before it for the builder."""
    return page.split("\n---\n", 1)[-1] if page.startswith("---\n") else page


@pytest.mark.parametrize("form", EXPORTS, ids=lambda form: form.__name__.rpartition(".")[2])
def test_every_export_gives_a_file(form: object, compositions: list[Composition]) -> None:
    publication = read_publication(ROOT)
    assert any(next(iter(form.export(c.site, publication)), None) for c in compositions)  # type: ignore[attr-defined]  # as above


def test_every_format_is_read(seeds: list[Seeds]) -> None:
    suffixes = {Path(source.path).suffix for one in seeds for source in one.sources}
    assert not [reader.__name__ for reader in FORMATS if not suffixes & set(reader.SUFFIXES)]


def test_every_field_of_the_yaml_is_written_somewhere(seeds: list[Seeds]) -> None:
    """A field that no golden site uses could stop reaching the pages unseen."""
    unused = [
        f"{form.called}: {name}"
        for form in vars(forms).values()
        if isinstance(form, type) and issubclass(form, Form) and form is not Form
        for name in form.model_fields
        if not any(_is_set(item, name) for one in seeds for item in every(form.builds, one))
    ]
    assert unused == list(NAMED_OTHERWISE)


def _is_set(item: object, name: str) -> bool:
    defaults = {field.name: field.default for field in fields(item)}  # type: ignore[arg-type]  # of the model
    return name in defaults and getattr(item, name) not in (None, (), defaults[name])


def test_the_checks_look_at_something(compositions: list[Composition]) -> None:
    assert len(CHECKS) > 3
    assert all(c.site.claims for c in compositions)
