"""Where in a text a quote may lie: stretches that share many short pieces with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model import Span

PIECES: Final = ((200, (16, 10)), (80, (16, 10, 7)), (10, (16, 10, 7, 5)), (8, (4,)), (7, (3,)))
"""From how many characters of the quote which lengths of pieces are tried, in that order.

Measured: shorter pieces than these find hardly a quote more, and cost much more.
"""
_MOST_PIECES: Final = 64
"""Pieces of one length that are looked for."""
_MOST_PLACES: Final = 200
"""Places of one piece that are counted."""
_MOST_WINDOWS: Final = 3
"""Stretches that are compared for each length of pieces."""


def windows(text: str, quote: str) -> Iterator[list[Span]]:
    """For each length of pieces, the stretches of the text that share most with the quote."""
    size = len(quote)
    lengths = next((lengths for least, lengths in PIECES if size >= least), ())
    slack = 16 + size // 4
    for length in lengths:
        if 2 * length > size:
            continue
        votes = sorted(_votes(text, quote, length))
        found = _densest(votes, max(16, size // 3))
        yield [
            Span(max(0, first - slack), min(len(text), last + size + slack))
            for first, last in found
        ]


def _votes(text: str, quote: str, length: int) -> Iterator[tuple[int, float]]:
    """For each place of a piece: where the quote would begin, and how much that tells.

    A piece that stands at many places tells little of each.
    """
    last = len(quote) - length
    step = max(1, length // 3, last // _MOST_PIECES)
    for offset in range(0, last + 1, step):
        places = _places(text, quote[offset : offset + length])
        for place in places:
            yield place - offset, 1 / len(places)


def _places(text: str, piece: str) -> list[int]:
    places: list[int] = []
    place = text.find(piece)
    while place >= 0 and len(places) < _MOST_PLACES:
        places.append(place)
        place = text.find(piece, place + 1)
    return places


def _densest(votes: list[tuple[int, float]], width: int) -> list[tuple[int, int]]:
    """The first and last beginning of the heaviest clusters of votes, none near another."""
    clusters = _clusters(votes, width)
    found: list[tuple[int, int]] = []
    while clusters and len(found) < _MOST_WINDOWS:
        _, first, last = max(clusters, key=lambda cluster: cluster[0])
        found.append((first, last))
        clusters = [one for one in clusters if abs(one[1] - first) > width]
    return found


def _clusters(votes: list[tuple[int, float]], width: int) -> list[tuple[float, int, int]]:
    """For each vote, the weight of those that follow within `width`, and their ends."""
    clusters = []
    end = 0
    weight = 0.0
    for start, vote in votes:
        while end < len(votes) and votes[end][0] <= start + width:
            weight += votes[end][1]
            end += 1
        clusters.append((weight, start, votes[end - 1][0]))
        weight -= vote
    return clusters
