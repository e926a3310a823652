"""Old addresses: a page that leads on, for every briefing and actor that was renamed or merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.literal import Text
from generator.model import Page
from generator.relate import Site


def pages(site: Site) -> Iterator[Page]:
    """A page at each old address; what moved within a page that still exists is marked there."""
    present = {briefing.id for briefing in site.briefings}
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for old, new in site.redirects.items():
        briefing, _, anchor = old.partition("#")
        if anchor:
            places[briefing].append((anchor, new))
    for old, new in site.redirects.items():
        if "#" not in old and old not in present:
            moved = tuple(places[old])
            yield _page(f"briefings/{old}.md", *_place(new), moved)
    for actor in site.actors.values():
        for old in actor.formerly:
            if old not in site.actors:
                yield _page(f"actors/{old}.md", f"actors/{actor.id}.md", "", ())


def _place(address: str) -> tuple[str, str]:
    briefing, _, anchor = address.partition("#")
    return f"briefings/{briefing}.md", anchor


def _page(path: str, target: str, anchor: str, moved: tuple[tuple[str, str], ...]) -> Page:
    places = [(old, *_place(new)) for old, new in moved]
    context = {"target": target, "anchor": anchor, "places": places}
    return Page(path, "moved.md.jinja", Text("This page has moved"), context, moved_to=target)
