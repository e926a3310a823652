"""Markdown → the texts that its page must show, in order.

A text from outside holds nothing that Markdown or HTML could read, so everything between two marks of either is a
text that the page must show between two tags, letter for letter. Lines with marks that only a template can write
and that change what stands there, such as those of an admonition's title, are passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.publishing.webpage import fold

_front_matter = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_title = re.compile(r"^title: \"(.*)\"$", re.MULTILINE)
_marks = re.compile(
    r"""
      <!--.*?-->
    | <(?P<name>script|style)\b.*?</(?P=name)>
    | </?[a-zA-Z][^<>]*>
    | \]\((?:[^()\s]|\([^()\s]*\))*(?:[ ]"[^"\n]*")?\)
    | \{[^{}\n]*\}
    """,
    re.VERBOSE | re.DOTALL,
)
_opening = re.compile(r"(?m)^[ \t>]*(?:(?:[-+*]|\d+[.)])[ \t]+)?(?:\#{1,6}[ \t]+)?")
_beyond = re.compile(
    r"""
      ^[ \t>]*(?:!!!|\?\?\?|===|///|---|:[ \t]|\[TOC\]|\*?\[[^\]\n]*\]:).*$
    | ^.*(?:[`\\$]|!\[|\[\^|--8<--|:::).*$""",
    re.VERBOSE | re.MULTILINE,
)
_between = re.compile(r"(?:[\0\n\[\]<>{}*_|~^=+\"/@]|(?<!&)\#)+", re.VERBOSE)
_worth = re.compile(r"[^\W_]|&#")


def title(markdown: str) -> str:
    """The title in a page's front matter; empty where it has none."""
    head = _front_matter.match(markdown)
    found = _title.search(head[1]) if head else None
    return fold(found[1]) if found else ""


def texts(markdown: str) -> Iterator[str]:
    """Every text that a page of this Markdown must show, in order, white space folded."""
    body = _marks.sub("\0", _front_matter.sub("", markdown))
    body = _opening.sub("", _beyond.sub("", body))
    for piece in _between.split(body):
        if _worth.search(piece) and (text := fold(piece)):
            yield text


def first_change(markdown: str, shown: list[str]) -> str | None:
    """The first text of the Markdown that the pieces of its page do not show, in order, each within one piece."""
    wanted, whole, at = list(texts(markdown)), "\0".join(shown), 0
    for text in wanted:
        found = whole.find(text, at)
        if found < 0:
            return _missing(wanted, shown, whole) or text
        at = found + len(text)
    return None


def _missing(wanted: list[str], shown: list[str], whole: str) -> str | None:
    """The first text that is there less often than it should be; the one out of order may stand far behind it."""
    times, pieces = Counter(wanted), Counter(shown)
    for text in times:
        if whole.count(text) < times[text]:
            return text
    return next((text for text in times if pieces[text] < times[text] and len(text) > 1), None)
