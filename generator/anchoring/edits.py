"""Levenshtein distances of one quote to many stretches of a text at once.

Myers' bit-vector algorithm (J. ACM 46, 1999) as Hyyrö extended it, with the whole quote in one
Python integer: a few big-integer operations for each character of the text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A quote prepared for comparison: for each of its characters, where it stands, as bits."""

    size: int
    bits: dict[str, int]

    @classmethod
    def of(cls, quote: str) -> Pattern:
        """Prepare a quote of one character or more."""
        bits: dict[str, int] = {}
        for index, character in enumerate(quote):
            bits[character] = bits.get(character, 0) | 1 << index
        return cls(len(quote), bits)


def ending_distances(pattern: Pattern, text: str) -> list[int]:
    """For each character of the text, the distance of the nearest stretch that ends with it."""
    return _distances(pattern, text, 0)


def opening_distances(pattern: Pattern, text: str) -> list[int]:
    """For each character of the text, the distance of all the text up to and with it."""
    return _distances(pattern, text, 1)


def distance(one: str, other: str) -> int:
    """The fewest insertions, removals and exchanges of a character from one to the other."""
    if not one or not other:
        return len(one) + len(other)
    return opening_distances(Pattern.of(one), other)[-1]


def _distances(pattern: Pattern, text: str, start_counts: int) -> list[int]:
    bits = pattern.bits.get
    full = (1 << pattern.size) - 1
    top = 1 << pattern.size - 1
    rises, falls, score = full, 0, pattern.size
    scores = []
    for character in text:
        equal = bits(character, 0)
        crossing = equal | falls
        equal |= ((equal & rises) + rises) ^ rises
        up = falls | ~(equal | rises) & full
        down = rises & equal
        if up & top:
            score += 1
        elif down & top:
            score -= 1
        scores.append(score)
        up = up << 1 | start_counts
        down <<= 1
        rises = (down | ~(crossing | up)) & full
        falls = up & crossing & full
    return scores
