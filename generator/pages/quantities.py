"""What is counted: the same measure from several sources and days, as a table and a plot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from generator import dates
from generator.dates import When
from generator.derived.quantities import Measurement, in_words, measurements
from generator.literal import Text
from generator.model import Page
from generator.relate import Site
from generator.showing.drawings import Point, plot


def pages(site: Site) -> Iterator[Page]:
    """The page of all measures."""
    groups = [(of, held, _plot(of, held)) for of, held in measurements(site).items()]
    yield Page(
        "quantities/index.md", "quantities.md.jinja", Text("Counts"), {"groups": groups}, boost=0.5
    )


def _plot(of: str, held: tuple[Measurement, ...]) -> Markup:
    """The plot, where there are at least two numbers to compare."""
    drawn = [m for m in held if m.bounds is not None]
    if len(drawn) < 2:  # noqa: PLR2004 - one number is no comparison
        return Markup("")
    whens = [_when(m) for m in drawn]
    points = [_point(m) for m in drawn]
    first, last = min(whens, key=dates.sort_key), max(whens, key=dates.sort_key)
    return plot(of.replace("-", " "), points, dates.shown(first), dates.shown(last))


def _when(measurement: Measurement) -> When:
    return measurement.measure.as_of or measurement.entry.briefing.as_of


def _point(measurement: Measurement) -> Point:
    when, limits = _when(measurement), measurement.bounds
    assert limits is not None  # noqa: S101 - only those with numbers are drawn
    title = f"{in_words(measurement.measure.value)}, {dates.shown(when)}"
    year, month, day, _ = dates.sort_key(when)
    ordinal = date(min(max(year, 1), 9999), month or 1, day or 1).toordinal()
    return Point(ordinal, limits.lower, limits.upper, title, dates.looks_loose(when))
