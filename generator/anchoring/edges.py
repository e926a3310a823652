"""Where a browser ends words when it looks for the words of a text directive.

Browsers follow Unicode Annex 29, with a dictionary for the scripts that put no spaces
between words. Without the dictionary some edges are certain, some possible: what is pointed at
needs certain ones, what might be found in its stead has them as soon as they are possible.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WITHIN_WORDS: Final = frozenset("'\u2019.:\u00b7\u2027,;_")
"""Marks that end no word when they stand between two letters or two digits."""
_DICTIONARY: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff]"  # Thai, Lao, Burmese, Khmer, Chinese, Japanese
)


def is_edge(text: str, offset: int) -> bool:
    """Whether every browser ends or begins a word at an offset."""
    if not 0 < offset < len(text):
        return True
    left, right = text[offset - 1], text[offset]
    if _extends(right):
        return False
    if _in_word(left) and _in_word(right):
        return False
    return not (_bridges(text, offset) or _bridges(text, offset - 1))


def may_be_edge(text: str, offset: int) -> bool:
    """Whether some browser may end or begin a word at an offset."""
    if is_edge(text, offset):
        return True
    around = text[offset - 1 : offset + 1]
    return bool(_DICTIONARY.search(around)) or not all(map(_in_word, around))


def certain_before(text: str, offset: int, least: int) -> int:
    """The last certain edge at or before an offset, or `least`."""
    while offset > least and not is_edge(text, offset):
        offset -= 1
    return offset


def certain_after(text: str, offset: int, most: int) -> int:
    """The first certain edge at or after an offset, or `most`."""
    while offset < most and not is_edge(text, offset):
        offset += 1
    return offset


def _bridges(text: str, offset: int) -> bool:
    """Whether the mark at an offset stands inside a word."""
    if text[offset] not in _WITHIN_WORDS or not 0 < offset < len(text) - 1:
        return False
    return _in_word(text[offset - 1]) and _in_word(text[offset + 1])


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or _extends(character)


def _extends(character: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, soft hyphens."""
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
