"""What may differ between a quotation and its source without making it another quotation.

The tables are pinned here, not taken from a pattern's white space or the Unicode data of the
Python at hand, so that a quote anchors on every machine or on none. Case, accents, digits and
compatibility forms are never folded: they change what is said.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.anchoring.offsets import Rewriting, rewrite
from generator.model import Span

WHITE_SPACE: Final = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""Every character with the Unicode property White_Space; a run of them becomes one space."""

REMOVED: Final = (
    "\xad"  # soft hyphen
    "\u200b\u200c\u200d\u2060\ufeff"  # zero width
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # direction
)
"""Characters that leave no mark on the page."""

SINGLE_QUOTES: Final = "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bc\uff07`\xb4"
DOUBLE_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2033\xab\xbb\uff02"
DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"

EXPANDED: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u2026": "...",
}
"""Ligatures and the ellipsis: one character for several."""

REPLACED: Final = (
    {character: " " for character in WHITE_SPACE if character != " "}
    | dict.fromkeys(SINGLE_QUOTES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(DASHES, "-")
)
"""One character for one: these need no entry in the map of offsets."""

# Starters that compose with the character before them, by Unicode 16.0; three more (U+0F73,
# U+0F75, U+0F81) are no combining marks themselves but decompose into some.
_COMPOSING_STARTERS: Final = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e"
    "\u1b35\U00011127\U0001133e\U00011357\U000113b8\U000113bb\U000113c2\U000113c9\U000114b0"
    "\U000114ba\U000114bd\U000115af\U00011930\U0001611e\U0001611f\U00016120\U00016129\U00016d67"
    "\u0f73\u0f75\u0f81"
)
_VOWEL_JAMO: Final = ("\u1161", "\u1175")
_FINAL_JAMO: Final = ("\u11a8", "\u11c2")

_MOST_MARKS: Final = 64
"""Marks on one letter that are composed: the time that takes grows with their square."""

_ODD: Final = re.compile(f"[{REMOVED}]+|[{''.join(EXPANDED)}]")
_SPACES: Final = re.compile("  +")
_WHITE_RUN: Final = re.compile(f"[{WHITE_SPACE}]+")
_REMOVED_RUN: Final = re.compile(f"[{REMOVED}]+")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as quotations are compared, and the way back to where its characters stood."""

    text: str
    layers: tuple[Rewriting, ...]
    """The steps that changed lengths, in the order in which they were taken."""

    def to_original(self, start: int, end: int) -> Span:
        """The span of the original that `start` to `end` came from, whole pieces of it."""
        for layer in reversed(self.layers):
            start, end = layer.backward(start, end)
        return Span(start, end)

    def from_original(self, start: int, end: int) -> Span:
        """The span of the normalised text that `start` to `end` of the original became."""
        for layer in self.layers:
            start, end = layer.forward(start, end)
        return Span(start, end)


def normalise(text: str) -> Normalised:
    """Fold white space, invisible characters, quotation marks, dashes, ligatures, composition."""
    layers: list[Rewriting] = []
    if not text.isascii():
        text = _record(rewrite(text, _ODD, _without_oddity), layers)
        if not unicodedata.is_normalized("NFC", text):
            text = _record(rewrite(text, _decomposed(text), _composed), layers)
    text = _one_for_one(text)
    if "  " in text:
        text = _record(rewrite(text, _SPACES, _one_space), layers)
    return Normalised(text, tuple(layers))


def fold(text: str) -> str:
    """A quote as quotations are compared."""
    return normalise(text).text


def readable(text: str) -> str:
    """A piece of text on one line, in its own characters, without those that cannot be seen."""
    return _WHITE_RUN.sub(" ", _REMOVED_RUN.sub("", text)).strip(" ")


@lru_cache(maxsize=1024)
def joins_previous(character: str) -> bool:
    """Whether a character belongs to the one before it, so that no span may begin with it."""
    return (
        unicodedata.combining(character) != 0
        or character in _COMPOSING_STARTERS
        or _VOWEL_JAMO[0] <= character <= _VOWEL_JAMO[1]
        or _FINAL_JAMO[0] <= character <= _FINAL_JAMO[1]
    )


def _record(layer: Rewriting, layers: list[Rewriting]) -> str:
    if layer.before.starts:
        layers.append(layer)
    return layer.text


def _without_oddity(piece: str) -> str:
    return EXPANDED.get(piece, "")


def _composed(piece: str) -> str:
    return unicodedata.normalize("NFC", piece)


def _one_space(_piece: str) -> str:
    return " "


def _one_for_one(text: str) -> str:
    for character, replacement in REPLACED.items():
        if character in text:
            text = text.replace(character, replacement)
    return text


def _decomposed(text: str) -> re.Pattern[str]:
    """The pieces of this text that composition may change.

    Composition never reaches across a character that neither joins the one before it nor is
    joined by the one after it, so the text is composed piece by piece. The classes hold only the
    characters that occur: a class of all combining marks is slow.
    """
    odd = sorted(character for character in set(text) if not character.isascii())
    joining = "".join(re.escape(c) for c in odd if joins_previous(c))
    single = "".join(re.escape(c) for c in odd if not unicodedata.is_normalized("NFC", c))
    ways = []
    if joining:
        ways.append(f"(?:\\A|[^{joining}])[{joining}]{{1,{_MOST_MARKS}}}")
    if single:
        ways.append(f"[{single}]")
    return re.compile("|".join(ways))
