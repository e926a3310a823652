"""Drawings in SVG, made when the site is built; each stands beside a table or list that says the same.

No style attribute and no script: how they look is in the style sheet. Every word is literal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from markupsafe import Markup

from generator.literal import literal, strict

ROW, CENTRE, LINE = 46, 344, 20
"""Pixels: the height of a row of a relation map, where its middle is, and the height of a line in the middle."""
WIDEST_NAME, WIDEST_LINE = 28, 14
"""Characters of a name and of a line in the middle that a drawing shows; the list beside it shows all."""
WIDE, LOWER = 7.5, 16
"""Pixels: more than a character at the axis of a plot takes on average, and how far one line is below another."""
MOST_STEPS, LEAST = 5, 1e-6
"""Steps of a scale, at most, so that its numbers keep apart; and the least number that has a scale of its own."""


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
    lines = wrap(name, WIDEST_LINE, max_lines=3, placeholder="…")
    rows = max(len(incoming), len(outgoing))
    height, width = max(rows * ROW, len(lines) * LINE) + 20, 2 * CENTRE
    middle = height / 2
    above = middle + 5 - LINE * (len(lines) - 1) / 2
    parts = [
        _text(CENTRE, above + number * LINE, line, "map-self", "middle")
        for number, line in enumerate(lines)
    ]
    for side, edges in ((-1, incoming), (1, outgoing)):
        top = (height - len(edges) * ROW) / 2 + ROW / 2
        for number, edge in enumerate(edges):
            parts += _edge(side, edge, top + number * ROW, middle)
    title = Markup("<title>{}</title>").format(literal(f"Relations of {name}"))
    return _figure("relation-map", width, height, [title, *parts])


def _edge(side: int, edge: Edge, y: float, middle: float) -> list[Markup]:
    """One relation: a line, what it is called, and below that the other actor as a link."""
    near, far = CENTRE + side * 66, CENTRE + side * 126
    kind = Markup("loose" if edge.loose else "firm")
    line = Markup('<path class="{}" d="M{} {} C{} {} {} {} {} {}"/>').format(
        kind, near, _px(middle), near + side * 36, _px(middle), far - side * 36, _px(y), far, _px(y)
    )
    anchor = "start" if side > 0 else "end"
    label = _text(far + side * 7, y - 4, cut(edge.label), "map-label", anchor)
    name = _text(far + side * 7, y + 13, cut(edge.name), "map-other", anchor)
    # `xlink:href` is the older spelling; one of the builders rewrites `href` in what is not a link of a page.
    link = Markup('<a xlink:href="{}">{}</a>').format(strict(edge.address), name)
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
    days = [point.day for point in points]
    numbers = [n for point in points for n in (point.lower, point.upper) if n is not None]
    highest = max(numbers) * 1.15 if max(numbers) > LEAST else 1.15
    ticks = _ticks(highest, whole=all(n % 1 == 0 for n in numbers))
    left, right, top, base = max(60, 16 + WIDE * max(map(len, ticks))), 660, 20, 204
    span = max(days) - min(days)
    near, far = left + 20, right - 20

    def x(day: float) -> float:
        return near + (far - near) * (day - min(days)) / span if span else (near + far) / 2

    def y(number: float) -> float:
        return base - (base - top) * number / highest

    axes = Markup('<path class="axis" d="M{} {} V{} H{}"/>').format(_px(left), top, base, right)
    scale = [
        _text(left - 8, y(float(number)) + 4, words, "axis-label", "end")
        for words, number in ticks.items()
    ]
    lines = _days([first, last] if first != last else [first], left, right, together=not span)
    dates = [
        _text(place, base + 22 + n * LOWER, words, "axis-label", anchor)
        for n, line in enumerate(lines)
        for place, words, anchor in line
    ]
    marks = [_mark(point, x(point.day), y, highest) for point in points]
    head = Markup("<title>{}</title>").format(literal(title))
    height = base + 36 + (len(lines) - 1) * LOWER
    return _figure("plot", right + 20, height, [head, axes, *scale, *dates, *marks])


def _ticks(highest: float, *, whole: bool) -> dict[str, Decimal]:
    """The numbers that are marked on the axis, as they are written: zero, and round ones up to the highest.

    Their step is 1, 2 or 5 with its zeros; what is counted in whole numbers has no halves on its axis either.
    """
    top = Decimal(highest)
    tens = [Decimal(1).scaleb(top.adjusted() + power) for power in (-1, 0)]
    steps = (mantissa * ten for ten in tens for mantissa in (1, 2, 5))
    step = next(step for step in steps if top / step <= MOST_STEPS and (step >= 1 or not whole))
    ticks = (step * number for number in range(int(top / step) + 1))
    return {f"{tick:,f}" if tick else "0": tick for tick in ticks}


Label = tuple[float, str, str]
"""Where a label stands, its words, and which end of them stands there."""


def _days(days: Sequence[str], left: float, right: float, *, together: bool) -> list[list[Label]]:
    """The days at the ends of an axis as lines of labels: in one line, where there is room for both."""
    shown = [cut(day, int((right - left) / WIDE)) for day in days]
    if together or len(shown) == 1:
        return [[((left + right) / 2, day, "middle")] for day in shown]
    first, last = (left, shown[0], "start"), (right, shown[1], "end")
    fit = WIDE * (len("".join(shown)) + 2) <= right - left
    return [[first, last]] if fit else [[first], [last]]


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
