"""How the site is made, and what its words mean."""

from __future__ import annotations

from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """The page on method."""
    yield Page("method/index.md", "method.md.jinja", Text("How we know"), {})
