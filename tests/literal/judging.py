"""Pages and other files as a program reads them: so that two can be compared, sign by sign."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import html5lib
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data
from sites import ROOT

Parts: TypeAlias = list[str]
"""Names of elements, attributes and fields, and the texts in them, in order."""

TEX = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "{}$&#%_"},
}
"""Signs as TeX writes them."""
_uuid = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def elements(html: str, *, whole: bool = False) -> Parts:
    """What an HTML5 parser makes of a document or a piece of one.

    Addresses stand there without their percent signs, and without their text fragments, in which signs and letters
    make other words.
    """
    parse = html5lib.parse if whole else html5lib.parseFragment
    return list(_elements(parse(html, namespaceHTMLElements=False)))


def _elements(element: Any) -> Iterator[str]:
    yield f"<{element.tag if isinstance(element.tag, str) else '!'}>"
    for name, value in sorted(element.items()):
        yield from (f"{name}=", unquote(value.partition("#:~:text=")[0]))
    if element.get("type") == "application/ld+json":
        yield from of_json(element.text)
    else:
        yield element.text or ""
    for child in element:
        yield from _elements(child)
    yield "</>"
    yield element.tail or ""


@cache
def renderer() -> Markdown:
    """The renderer with the extensions of the site's own `mkdocs.yml`, and those that MkDocs adds."""
    settings = load_config(
        str(ROOT / "mkdocs.yml"), theme={"name": "material"}, docs_dir=str(ROOT / "templates")
    )
    return Markdown(extensions=settings.markdown_extensions, extension_configs=settings.mdx_configs)


def page(markdown: str) -> Parts:
    """A page as MkDocs makes it: its metadata, which themes print into elements and attributes, and its body."""
    body, metadata = get_data(markdown)
    parts = [f"{name}: {value}" for name, value in metadata.items() if not isinstance(value, str)]
    for name, value in metadata.items():
        if isinstance(value, str):
            parts += [name, *map(unquote, elements(f'<a title="{value}">{value}</a>'))]
    return parts + elements(renderer().reset().convert(body))


def search_index(content: str) -> Parts:
    """The records of the search, with the HTML in them."""
    parts: Parts = []
    for record in json.loads(content)["docs"]:
        parts += [record["location"], *elements(record["title"]), *elements(record["text"])]
    return parts


def of_json(content: str) -> Parts:
    """Keys and values."""
    return list(_leaves(json.loads(content)))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield f"{key}:"
            yield from _leaves(held)
    elif isinstance(value, list):
        yield "["
        for held in value:
            yield from _leaves(held)
        yield "]"
    else:
        yield str(value)


def _of_xml(content: str) -> Parts:
    top = ET.fromstring(content)  # noqa: S314 - our own output
    return [
        p for e in top.iter() for p in (e.tag, e.text or "", *(f"{k}={v}" for k, v in e.items()))
    ]


def _of_csv(content: str) -> Parts:
    rows = csv.reader(io.StringIO(content, newline=""), strict=True)
    return [cell for row in rows for cell in (f"{len(row)} cells", *row)]


def _of_calendar(content: str) -> Parts:
    """Lines unfolded; `,`, `;` and a backslash stand in a text only behind a backslash (RFC 5545, 3.3.11)."""
    lines = content.replace("\r\n ", "").split("\r\n")
    for line in lines:
        assert not line.startswith("SUMMARY:") or re.fullmatch(r"(?:[^\\;,]|\\[\\;,])*", line)
    return [re.sub(r"\\([\\;,])", r"\1", line) for line in lines]


def _of_bibtex(content: str) -> Parts:
    """Entries of lines `name = {value}`; what TeX would read stands in a text only as TeX writes it."""
    written = re.compile("|".join(map(re.escape, TEX)))
    parts: Parts = []
    for line in content.split("\n"):
        found = re.fullmatch(r"  (\w+) = (\{+)(.*?)(\}+),?", line)
        if found:
            assert len(found[2]) == len(found[4]) == (2 if found[1] == "title" else 1)
            bare = written.sub("", found[3])
            assert found[1] == "url" or not re.search(r"[\\{}$&#%_~^]", bare)
        parts.append(written.sub(lambda f: TEX[f[0]], line))
    return parts


READERS: dict[str, Callable[[str], Parts]] = {
    ".json": of_json,
    ".xml": _of_xml,
    ".csv": _of_csv,
    ".ics": _of_calendar,
    ".bib": _of_bibtex,
    ".ris": partial(re.split, r"  - |\r\n"),
    ".txt": partial(str.split, sep="\n"),
}
"""How a program reads each kind of file, by the suffix."""


def exported(path: str, content: bytes) -> Parts:
    """A file as a program reads it; names made of its words by a digest are numbered instead."""
    seen: dict[str, str] = {}
    parts = READERS[Path(path).suffix](content.decode("utf-8"))
    return [_uuid.sub(lambda f: seen.setdefault(f[0], f"uuid {len(seen)}"), part) for part in parts]
