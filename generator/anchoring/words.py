"""Where words begin and end, as far as that can be told without a dictionary."""

from __future__ import annotations

import re
from typing import Final

_NO_SPACES: Final = "\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_SPACELESS: Final = re.compile(f"[{_NO_SPACES}]")
_WORD: Final = re.compile(f"[{_NO_SPACES}]|[^\\s{_NO_SPACES}]+")
_TOKEN: Final = re.compile(f" *(?:{_WORD.pattern})| +")
_REACH: Final = 400
"""Characters beside a place in which its neighbouring words are looked for."""


def starts_before(text: str, offset: int) -> list[int]:
    """Where the words before an offset begin, the nearest first; the rest of a word counts as one.

    The text is normalised; an ideograph counts as a word.
    """
    begin = max(0, offset - _REACH)
    starts = [begin + match.start() for match in _WORD.finditer(text[begin:offset])]
    if starts and begin and starts[0] == begin:
        del starts[0]
    return starts[::-1]


def ends_after(text: str, offset: int) -> list[int]:
    """Where the words after an offset end, the nearest first; the rest of a word counts as one."""
    limit = offset + _REACH
    ends = [offset + match.end() for match in _WORD.finditer(text[offset:limit])]
    if ends and limit < len(text) and ends[-1] == limit:
        del ends[-1]
    return ends


def words_before(text: str, offset: int, count: int) -> str:
    """The last `count` words before an offset, or as many as there are."""
    starts = starts_before(text, offset)[:count]
    return text[starts[-1] : offset].strip() if starts else ""


def words_after(text: str, offset: int, count: int) -> str:
    """The first `count` words after an offset, or as many as there are."""
    ends = ends_after(text, offset)[:count]
    return text[offset : ends[-1]].strip() if ends else ""


def count_words(text: str) -> int:
    """How many words a piece of context has."""
    return len(_WORD.findall(text))


def tokens(text: str) -> list[str]:
    """A text cut into its words, each with the space before it."""
    return _TOKEN.findall(text)


def between_words(text: str, offset: int) -> bool:
    """Whether no word is cut at an offset: an ideograph, unlike a letter, is never cut off."""
    if not 0 < offset < len(text):
        return True
    left, right = text[offset - 1], text[offset]
    return not (_in_word(left) and _in_word(right))


def _in_word(character: str) -> bool:
    return (character.isalnum() or character == "_") and not _SPACELESS.match(character)
