"""Drawings in SVG, made when the site is built; each stands beside a table or list that says the same.

No style attribute and no script: how they look is in the style sheet. Every word is literal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.literal import literal, strict

ROW, CENTRE = 34, 480
"""Pixels: the height of a row of a relation map, and where its middle is."""
WIDEST_NAME = 30
"""Characters of a name that a drawing shows; the list beside it shows all of it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation as it is drawn: what it is called, and whom it leads to."""

    label: str
    name: str
    address: str
    loose: bool
    """Whether it is only alleged or reported."""


def relation_map(name: str, incoming: Sequence[Edge], outgoing: Sequence[Edge]) -> Markup:
    """An actor in the middle; on the left who relates to it, on the right to whom it relates."""
    rows = max(len(incoming), len(outgoing), 1)
    height, width = rows * ROW + 20, 2 * CENTRE
    middle = height / 2
    parts = [_text(CENTRE, middle + 5, cut(name, 24), "map-self", "middle")]
    for side, edges in ((-1, incoming), (1, outgoing)):
        top = (height - len(edges) * ROW) / 2 + ROW / 2
        for number, edge in enumerate(edges):
            parts += _edge(side, edge, top + number * ROW, middle)
    title = Markup("<title>{}</title>").format(literal(f"Relations of {name}"))
    return _figure("relation-map", width, height, [title, *parts])


def _edge(side: int, edge: Edge, y: float, middle: float) -> list[Markup]:
    """One relation: a line, its label, and the other actor as a link."""
    near, far = CENTRE + side * 95, CENTRE + side * 225
    kind = Markup("loose" if edge.loose else "firm")
    line = Markup('<path class="{}" d="M{} {} C{} {} {} {} {} {}"/>').format(
        kind, near, _px(middle), near + side * 50, _px(middle), far - side * 60, _px(y), far, _px(y)
    )
    anchor = "start" if side > 0 else "end"
    name = _text(far + side * 6, y + 4, cut(edge.name), "map-other", anchor)
    # `xlink:href` is the older spelling; one of the builders rewrites `href` in what is not a link of a page.
    link = Markup('<a xlink:href="{}">{}</a>').format(strict(edge.address), name)
    label = _text(
        far - side * 4, y - 5, cut(edge.label, 22), "map-label", "end" if side > 0 else "start"
    )
    return [line, label, link]


@dataclass(frozen=True, slots=True)
class Point:
    """A measurement as it is drawn; bounds that are not given are open."""

    day: float
    """Days since an arbitrary day: only distances count."""
    lower: float | None
    upper: float | None
    title: str
    loose: bool
    """Whether its day is not exact."""


def plot(title: str, points: Sequence[Point], first: str, last: str) -> Markup:
    """Measurements by day: a dot for a number, a line for a range, an arrow for an open end."""
    width, height, left, right, top, bottom = 680, 240, 60, 20, 20, 36
    days = [point.day for point in points]
    numbers = [n for point in points for n in (point.lower, point.upper) if n is not None]
    highest = max([*numbers, 1]) * 1.15
    span = (max(days) - min(days)) or 1

    def x(day: float) -> float:
        room = width - left - right - 40
        return left + 20 + (room * (day - min(days)) / span if len(set(days)) > 1 else room / 2)

    def y(number: float) -> float:
        return height - bottom - (height - top - bottom) * number / highest

    axes = Markup('<path class="axis" d="M{} {} V{} H{}"/>').format(
        left, top, height - bottom, width - right
    )
    ticks = [_text(left - 8, y(n) + 4, f"{n:g}", "axis-label", "end") for n in _ticks(numbers)]
    dates = [_text(x(min(days)), height - 14, first, "axis-label", "middle")]
    dates += (
        [_text(x(max(days)), height - 14, last, "axis-label", "middle")] if first != last else []
    )
    marks = [_mark(point, x(point.day), y, highest) for point in points]
    head = Markup("<title>{}</title>").format(literal(title))
    return _figure("plot", width, height, [head, axes, *ticks, *dates, *marks])


def _ticks(numbers: Iterable[float]) -> list[float]:
    """The numbers that are marked on the axis: zero, and the lowest and highest that are measured."""
    held = sorted(set(numbers))
    return sorted({0.0, *held[:1], *held[-1:]})


def _mark(point: Point, x: float, y: object, highest: float) -> Markup:
    place = y  # a function of a number
    assert callable(place)  # noqa: S101 - says what mypy cannot be told of a nested function
    low, high = point.lower, point.upper
    kind = Markup("loose" if point.loose else "firm")
    title = Markup("<title>{}</title>").format(literal(point.title))
    if low is not None and low == high:
        shape = Markup('<circle class="{}" cx="{}" cy="{}" r="5"/>').format(
            kind, _px(x), _px(place(low))
        )
    else:
        above = place(high) if high is not None else max(place(min(low or 0, highest)) - 34, 6)
        below = place(low) if low is not None else place(0)
        ends = [f"M{_px(x)} {_px(below)} V{_px(above)}"]
        ends += [f"M{_px(x - 5)} {_px(below)} h10"] if low is not None else []
        if high is None:
            ends.append(
                f"M{_px(x - 5)} {_px(above + 7)} L{_px(x)} {_px(above)} L{_px(x + 5)} {_px(above + 7)}"
            )
        else:
            ends.append(f"M{_px(x - 5)} {_px(above)} h10")
        shape = Markup('<path class="range {}" d="{}"/>').format(kind, Markup(" ".join(ends)))
    return Markup("<g>{}{}</g>").format(title, shape)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar."""

    kind: str
    """A word for the style sheet."""
    label: str
    number: int


def bar(title: str, shares: Sequence[Share]) -> Markup:
    """Shares of a whole as one bar; the sentence beside it says the numbers."""
    total = sum(share.number for share in shares) or 1
    width, parts, left = 680, [Markup("<title>{}</title>").format(literal(title))], 0.0
    for share in shares:
        wide = width * share.number / total
        label = Markup("<title>{}</title>").format(literal(f"{share.label}: {share.number}"))
        shape = Markup('<rect class="share-{}" x="{}" y="0" width="{}" height="16">{}</rect>')
        parts.append(shape.format(Markup(share.kind), _px(left), _px(max(wide - 2, 1)), label))
        left += wide
    return _figure("voices", width, 16, parts)


def _text(x: float, y: float, words: str, kind: str, anchor: str) -> Markup:
    form = '<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>'
    return Markup(form).format(Markup(kind), _px(x), _px(y), Markup(anchor), literal(words))


def _px(number: float) -> Markup:
    """A length with one decimal at most, so that no platform's rounding shows."""
    return Markup(f"{number:.1f}".removesuffix(".0"))


def cut(name: str, most: int = WIDEST_NAME) -> str:
    """A name that fits its place."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _figure(kind: str, width: float, height: float, parts: Iterable[Markup]) -> Markup:
    """The drawing as one block of raw HTML, without an empty line in it."""
    head = Markup('<figure class="drawing {}">\n<svg viewBox="0 0 {} {}">').format(
        Markup(kind), _px(width), _px(height)
    )
    return Markup("\n").join([head, *parts, Markup("</svg>\n</figure>")])
