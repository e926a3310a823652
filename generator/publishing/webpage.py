"""HTML as strictly as a page of this site is written: its ids, addresses, scripts and words.

This is no parser for HTML at large, which is lenient, slow, and differs between versions of Python. Whatever a
browser could read in another way than this is an oddity, and an oddity is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

AMBIGUOUS = frozenset(
    [
        "noscript",
        "xmp",
        "plaintext",
        "noembed",
        "noframes",
        "base",
        "listing",
        "frameset",
        "frame",
        "applet",
    ]
)
"""Elements that browsers read in ways of their own, or that change what every address means."""
DATA_BLOCKS = ("application/json", "application/ld+json")
"""Types of `script` that browsers take for data and never run (HTML, 4.12.1)."""
TEXT_ONLY = frozenset(["script", "style", "title", "textarea"])
"""Elements in which a browser looks for nothing but their end."""
ADDRESSES = frozenset(
    (
        *("href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "longdesc"),
        *("background", "ping", "xlink:href", "manifest"),
    )
)
"""Attributes that hold an address."""
FOLLOWED = frozenset(["a", "area"])
"""Elements whose address a reader follows; that of any other is fetched."""
NOT_FETCHED = frozenset(
    [
        "canonical",
        "alternate",
        "prev",
        "next",
        "author",
        "license",
        "help",
        "search",
        "edit",
        "describedby",
    ]
)
"""Values of `rel` with which a `<link>` fetches nothing."""
CONTENT = re.compile(r"\bmd-content__inner\b")
"""The class of the element that holds a page's own content in the theme."""

_NAME = r"[^\s\"'<>/=\x00-\x1f]+"
_token = re.compile(
    rf"""
      <!--(?P<comment>.*?)-->
    | <!doctype[ ]html>
    | </(?P<end>[a-zA-Z][a-zA-Z0-9:-]*)\s*>
    | <(?P<start>[a-zA-Z][a-zA-Z0-9:-]*)
       (?P<attributes>(?:\s+{_NAME}(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*/?>
    | (?P<odd><(?=[a-zA-Z/!?]).{{0,40}})
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_attribute = re.compile(rf"({_NAME})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_odd_comment = re.compile(r"^-?>|<!--|--!|-$")
_refresh = re.compile(r"^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?[\"']?(.*?)[\"']?\s*$", re.IGNORECASE)
_white_space = re.compile(r"[ \t\n\f\r]+")


class Place(NamedTuple):
    """Something on a page, and where it begins, in characters."""

    what: str
    offset: int


@dataclass(slots=True)
class WebPage:
    """What a check needs to know of a page."""

    html: str
    title: str = ""
    ids: list[Place] = field(default_factory=list)
    links: list[Place] = field(default_factory=list)
    """Addresses that a reader may follow."""
    fetched: list[Place] = field(default_factory=list)
    """Addresses that a browser fetches without being asked."""
    scripts: list[Place] = field(default_factory=list)
    """Texts of inline scripts."""
    handlers: list[Place] = field(default_factory=list)
    """Attributes that run a script."""
    styles: list[Place] = field(default_factory=list)
    oddities: list[Place] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Every piece of text between two tags of the content, in order, white space folded."""
    _others: list[str] = field(default_factory=list)
    """The same for what is beside the content."""

    @property
    def words(self) -> list[str]:
        """The pieces of text of the content, or of the whole page where a theme marks none."""
        return self.texts or self._others


def read(html: str) -> WebPage:
    """A page as it stands in its file."""
    page = WebPage(html)
    offset, depth = 0, 0
    while (token := _token.search(html, offset)) is not None:
        _text(page, html[offset : token.start()], content=depth > 0)
        offset = token.end()
        if token["start"]:
            name = token["start"].lower()
            attributes = _attributes(token["attributes"])
            if name == "article" and (depth or CONTENT.search(attributes.get("class", ""))):
                depth += 1
            _element(page, name, attributes, token.start())
            if name in TEXT_ONLY:
                offset = _text_only(page, name, attributes, token, content=depth > 0)
        elif token["end"] and depth and token["end"].lower() == "article":
            depth -= 1
        elif token["odd"] or (token["comment"] and _odd_comment.search(token["comment"])):
            page.oddities.append(Place(token[0], token.start()))
    _text(page, html[offset:], content=depth > 0)
    return page


def fold(text: str) -> str:
    """The text with references decoded and white space folded, as a reader sees it."""
    return _white_space.sub(" ", unescape(text)).strip(" ")


def _text(page: WebPage, text: str, *, content: bool) -> None:
    if text and not text.isspace() and (folded := fold(text)):
        (page.texts if content else page._others).append(folded)  # noqa: SLF001 - a page of our own


@lru_cache(maxsize=1 << 14)
def _attributes(written: str) -> dict[str, str]:
    """Names in small letters and decoded values; of a name that is there twice, the first counts."""
    found: dict[str, str] = {}
    for name, *values in _attribute.findall(written):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def _element(page: WebPage, name: str, attributes: dict[str, str], offset: int) -> None:
    if name in AMBIGUOUS or "srcdoc" in attributes:
        page.oddities.append(Place(f"<{name}>", offset))
    if "id" in attributes:
        page.ids.append(Place(attributes["id"], offset))
    for attribute, value in attributes.items():
        if attribute.startswith("on"):
            page.handlers.append(Place(f"{attribute}={value}", offset))
        elif attribute == "style":
            page.styles.append(Place(value, offset))
        elif attribute in ADDRESSES:
            fetched = _is_fetched(name, attribute, attributes)
            for address in _candidates(attribute, value):
                (page.fetched if fetched else page.links).append(Place(address, offset))
    if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        page.links.extend(
            Place(found[1], offset) for found in _refresh.finditer(attributes.get("content", ""))
        )


def _is_fetched(name: str, attribute: str, attributes: dict[str, str]) -> bool:
    if name == "link":
        return not NOT_FETCHED.issuperset(attributes.get("rel", "").lower().split())
    return name not in FOLLOWED or attribute == "ping"


def _candidates(attribute: str, value: str) -> Iterator[str]:
    """The addresses of an attribute: `srcset` has several, each with a size behind it."""
    if attribute != "srcset":
        yield value
    else:
        yield from (part.split()[0] for part in value.split(",") if part.strip())


def _text_only(
    page: WebPage, name: str, attributes: dict[str, str], token: re.Match[str], *, content: bool
) -> int:
    """Read a script, style or title to its end; gives the offset of its end tag."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page.html, token.end())
    stop = end.start() if end else len(page.html)
    text = page.html[token.end() : stop]
    if end is None or ("<!--" if name == "script" else "<") in text:
        page.oddities.append(Place(token[0], token.start()))
    if (
        name == "script"
        and "src" not in attributes
        and attributes.get("type") not in DATA_BLOCKS
    ):
        page.scripts.append(Place(text, token.start()))
    elif name == "style":
        page.styles.append(Place(text, token.start()))
    elif name == "title" and not page.title:
        page.title = fold(text)
    elif name in ("title", "textarea"):  # a drawing has titles of its own
        _text(page, text, content=content)
    return stop
