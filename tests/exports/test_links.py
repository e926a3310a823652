"""Every address in every machine form of both sites leads to a page and a place that are there."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from test_standards import strangers

HOST = "https://here.example/"


@pytest.fixture(scope="module", params=[".", "examples/dossier"], ids=["real", "dossier"])
def built(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of a built site."""
    place = tmp_path_factory.mktemp("links") / "site"
    place.mkdir()
    for name in ("seeds", "briefings", "locks"):
        shutil.copytree(root / request.param / name, place / name)
    shutil.copy(root / request.param / "mkdocs.yml", place)
    command = [sys.executable, "-m", "generator", "build", "--site", str(place)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=root)
    assert done.returncode == 0, done.stderr
    return place / "site"


NAMES = {"annotations.json": {"source", "cached"}, "feed.json": {"url"}}
"""Fields that hold addresses; the other forms say which page and schema are theirs."""


def addresses(value: Any, names: set[str]) -> Iterator[str]:
    """Every value of these fields, at any depth."""
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, str) and name in names:
                yield item
            else:
                yield from addresses(item, names)
    elif isinstance(value, list):
        for item in value:
            yield from addresses(item, names)


def is_there(built: Path, address: str) -> bool:
    parts = urlsplit(address)
    if not address.startswith(HOST):
        return True
    path = built / unquote(parts.path).lstrip("/")
    page = path / "index.html" if path.is_dir() else path
    if not page.is_file():
        return False
    return not parts.fragment or f'id="{parts.fragment}"' in page.read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["annotations.json", "feed.json", "briefing.json", "source.json", "actor.json"]
)
def test_json(built: Path, name: str) -> None:
    seen = 0
    for path in sorted(built.rglob(name)):
        if path.parent.name == "schemas":
            continue
        here = HOST + path.relative_to(built).as_posix()
        found = json.loads(path.read_text("utf-8"))
        whole = addresses(found, NAMES[name]) if name in NAMES else (found["page"], found["schema"])
        for address in whole:
            seen += 1
            assert is_there(built, urljoin(here, address)), (here, address)
    assert seen > 0


def test_the_json_of_the_site(built: Path) -> None:
    site = json.loads((built / "site.json").read_text("utf-8"))
    assert all(
        (built / entry["json"]).is_file()
        for kind in ("briefings", "sources", "actors")
        for entry in site[kind]
    )
    for kind in ("claims", "questions"):
        for entry in site[kind]:
            briefing, _, anchor = entry["id"].partition("#")
            assert is_there(built, f"{HOST}briefings/{briefing}/#{anchor}"), entry["id"]


def test_atom(built: Path) -> None:
    for path in sorted(built.rglob("feed.xml")):
        here = HOST + path.relative_to(built).as_posix()
        for address in re.findall(r'href="([^"]+)"', path.read_text("utf-8")):
            assert is_there(built, urljoin(here, address)), (here, address)


def test_linked_data(built: Path) -> None:
    """What each page carries: one block, of the words of schema.org, whose addresses lead somewhere."""
    blocks = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
    pages = sorted(built.glob("briefings/*/index.html"))
    carrying = {page: blocks.findall(page.read_text("utf-8")) for page in pages}
    named = {page.parent.name for page, held in carrying.items() if held}
    listed = json.loads((built / "site.json").read_text("utf-8"))["briefings"]
    assert named == {entry["id"] for entry in listed}
    for page, held in carrying.items():
        here = HOST + page.parent.relative_to(built).as_posix() + "/"
        for found in map(json.loads, held):
            assert found["@context"] == "https://schema.org"
            assert strangers(found) == set()
            for address in re.findall(r'"@id": "([^"]+)"', json.dumps(found)):
                assert is_there(built, urljoin(here, address)), (here, address)
        assert len(held) <= 1


def test_drawings(built: Path) -> None:
    seen = 0
    for page in sorted(built.glob("actors/*/index.html")):
        here = HOST + page.parent.relative_to(built).as_posix() + "/"
        for address in re.findall(r'xlink:href="([^"]+)"', page.read_text("utf-8")):
            seen += 1
            assert is_there(built, urljoin(here, html.unescape(address))), (here, address)
    assert seen > 0
