"""How claims of the invented dossier bear on each other: on both claims, on both actors' pages and side by side.

Also what a page says of origins, positions over time, relations and likelihood.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import pytest
from sites import ROOT

from generator.derived.appearances import briefings_with, sources_with
from generator.derived.origins import origins, origins_of
from generator.pipeline import Composition, compose
from generator.relate import Connection, Entry, Site

DOSSIER = ROOT / "examples" / "dossier"
ALL = "disagreements/index.md"
COUNTED = re.compile(r"^(\d+) sources[,;] (\d+ origins?|no origins|how many)", re.MULTILINE)


@pytest.fixture(scope="module")
def composed() -> Composition:
    return compose(DOSSIER)


@pytest.fixture(scope="module")
def site(composed: Composition) -> Site:  # type: ignore[override]  # the dossier, not a site of few files
    return composed.site


@pytest.fixture(scope="module")
def pages(composed: Composition) -> Mapping[str, str]:
    """The Markdown of each page, without references to characters."""
    held = {file.path: file.content for file in composed.files if file.path.endswith(".md")}
    return {path.removeprefix("pages/"): unescape(content.decode()) for path, content in held.items()}


def article(pages: Mapping[str, str], entry: Entry) -> str:  # type: ignore[type-arg]
    """What a briefing's page says of one claim."""
    before, heading, after = pages[entry.path].partition(f"{{ #{entry.item.id} }}")
    assert heading, entry.item.id
    return before.rpartition("<article")[2] + after.partition("</article>")[0]


def passages(connection: Connection) -> list[str]:
    """The addresses of the words that both claims rest on first."""
    ends = (connection.first, connection.second)
    first = [end.item.evidence[0].passage for end in ends if end.item.evidence]
    return [f"../sources/{p.source}.md#{p.id}" for p in first if p]


def test_the_dossier_connects_claims_in_every_way(site: Site) -> None:
    assert {c.link.type for c in site.connections} == {"rests-on", "contradicts", "supersedes", "confirms"}
    assert any(c.first.briefing is not c.second.briefing for c in site.connections)
    assert len({c.id for c in site.connections}) == len(site.connections)


def test_both_claims_tell_of_a_connection(site: Site, pages: Mapping[str, str]) -> None:
    for connection in site.connections:
        for one, other in (
            (connection.first, connection.second),
            (connection.second, connection.first),
        ):
            said = article(pages, one)
            assert f"#{other.item.id})" in said
            assert f"(../disagreements/index.md#{connection.id})" in said


def test_both_passages_stand_side_by_side(site: Site, pages: Mapping[str, str]) -> None:
    for connection in site.connections:
        _, opening, rest = pages[ALL].partition(f' id="{connection.id}"')
        section = rest.partition("</section>")[0]
        assert opening
        assert section.count('<div class="side"') == 2
        assert all(f"]({address})" in section for address in passages(connection))


def test_the_actors_of_both_claims_show_it(site: Site, pages: Mapping[str, str]) -> None:
    seen = 0
    for connection in site.connections:
        for claim in (connection.first.item, connection.second.item):
            for actor in {*claim.asserted_by, *claim.against} & site.actors.keys():
                beside = pages[f"actors/{actor}.md"].partition("{ #beside }")[2]
                assert all(f"]({address})" in beside for address in passages(connection))
                seen += 1
    assert seen > len(site.connections)


def test_disagreements_stand_on_the_pages_of_their_actors(site: Site, pages: Mapping[str, str]) -> None:
    for entry in site.disagreements.values():
        for side in site.sides(entry):
            for actor in set(side.item.asserted_by) & site.actors.keys():
                beside = pages[f"actors/{actor}.md"].partition("{ #beside }")[2]
                assert f"#{entry.item.id})" in beside


def test_a_page_says_how_positions_moved(site: Site, pages: Mapping[str, str]) -> None:
    moved = {id: site.positions_of(a) for id, a in site.actors.items() if len(site.positions_of(a)) > 1}
    assert moved
    for id, positions in moved.items():
        listed = pages[f"actors/{id}.md"].partition("{ #positions }")[2].partition("</ol>")[0]
        places = [listed.find(f"](../briefings/{entry.briefing.id}.md)") for entry in positions]
        assert -1 not in places
        assert places == sorted(places, reverse=True)  # the newest position is last, as on a timeline


def test_relations_are_drawn_and_listed_in_a_table(site: Site, pages: Mapping[str, str]) -> None:
    for actor in site.actors.values():
        page = pages[f"actors/{actor.id}.md"]
        count = len(actor.relations) + len(site.relations_to(actor))
        rows = page.partition("{ #relations }")[2].partition("\n## ")[0].count("\n| ")
        assert rows == (count + 1 if count else 0)
        assert ("relation-map" in page) == bool(count)


def test_where_an_actor_appears(site: Site, pages: Mapping[str, str]) -> None:
    for actor in site.actors.values():
        section = pages[f"actors/{actor.id}.md"].partition("{ #appears }")[2]
        linked = set(re.findall(r"\]\(\.\./(?:briefings|sources)/([\w-]+)\.md\)", section))
        wanted = (*briefings_with(site, actor), *sources_with(site, actor))
        assert linked == {str(held.id) for held in wanted}
    named = sources_with(site, site.actors["free-skerries-movement"])
    assert [str(source.number) for source in named] == ["5", "6", "17"]  # read off the documents


def test_origins_add_up(site: Site) -> None:
    for briefing in site.briefings:
        found = origins_of(site, briefing)
        information = [c for c in briefing.key_points if c.kind == "information"]
        assert found.established + found.unknown == len(information)
        each = [held for c in information if (held := origins(site, c))]
        assert sum(number for _, number in found.known) == sum(map(len, each))


def test_several_sources_say_how_many_origins(site: Site, pages: Mapping[str, str]) -> None:
    seen = set()
    for entry in site.claims.values():
        sources = {e.passage.source for e in entry.item.evidence if e.passage}
        said = COUNTED.search(article(pages, entry))
        assert bool(said) == (len(sources) > 1)
        if said:
            found = origins(site, entry.item)
            assert int(said[1]) == len(sources)
            assert said[2].split()[0] == ("how" if found is None else str(len(found)))
            seen.add(None if found is None else len(found))
    assert {None, 1} <= seen


def test_a_likelihood_says_what_it_means(site: Site, pages: Mapping[str, str]) -> None:
    judged = [entry for entry in site.claims.values() if entry.item.likelihood]
    assert judged
    for entry in judged:
        degree = site.likelihoods.degree(str(entry.item.likelihood))
        assert degree
        assert f"{degree.range} by" in article(pages, entry)
