"""Normalised text made still more alike, to look for what resembles a failed quote.

Nothing is ever anchored here. Case, accents, vowel signs, compatibility forms and digits of other
scripts are set aside, so that a passage which differs only in them is found as readily as any.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.anchoring.offsets import Rewriting, rewrite
from generator.model import Span

_SET_ASIDE: Final = re.compile(
    "[\u0300-\u036f"  # combining accents
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]"  # variation selectors; above: Arabic signs, tatweel
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A normalised text with case, accents and forms set aside, and the way back."""

    text: str
    layers: tuple[Rewriting, ...]

    def to_normalised(self, start: int, end: int) -> Span:
        """The span of the normalised text that `start` to `end` came from."""
        for layer in reversed(self.layers):
            start, end = layer.backward(start, end)
        return Span(start, end)


def liken(normalised: str) -> Likeness:
    """Set case, accents, vowel signs, forms and foreign digits aside."""
    if normalised.isascii():
        return Likeness(normalised.lower(), ())
    same_length, other_length = _alterations(normalised)
    text = _replace(normalised, same_length)
    if not other_length:
        return Likeness(text, ())
    pieces = re.compile("[" + "".join(map(re.escape, other_length)) + "]")
    layer = rewrite(text, pieces, other_length.__getitem__)
    return Likeness(layer.text, (layer,))


def is_set_aside(character: str) -> bool:
    """Whether a character is an accent, a vowel sign or the like, on another character."""
    return _SET_ASIDE.match(character) is not None


def without_case(text: str) -> str:
    """The text in one case."""
    return text.casefold()


def without_accents(text: str) -> str:
    """The text without accents, vowel signs and the strokes that lengthen a word.

    Character by character: to decompose a long run of marks takes a time that grows with its square.
    """
    return text if text.isascii() else "".join(map(_bare, text))


def _alterations(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """What becomes of the characters that occur: those that keep their length, the others."""
    same: dict[str, str] = {}
    other: dict[str, str] = {}
    for character in sorted(set(text)):
        likeness = _character(character)
        if likeness != character:
            (same if len(likeness) == 1 else other)[character] = likeness
    return same, other


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    """What one character is compared as; Korean syllables and ideographs stay what they are."""
    if character.isascii():
        return character.lower()
    plain = without_accents(unicodedata.normalize("NFKC", character).casefold())
    return "".join(_digit(c) for c in plain)


@lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    plain = _SET_ASIDE.sub("", unicodedata.normalize("NFD", character))
    return unicodedata.normalize("NFC", plain)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _replace(text: str, changes: dict[str, str]) -> str:
    """Replace one for one, in the way that is quicker for so many different characters."""
    few = 64
    if len(changes) > few:
        return text.translate({ord(old): new for old, new in changes.items()})
    for character, replacement in changes.items():
        text = text.replace(character, replacement)
    return text
