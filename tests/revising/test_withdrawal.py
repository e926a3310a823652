"""A source that is withdrawn marks everything that rests on it, everywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.derived.standing import standing
from generator.model import Evidence
from generator.pipeline import Composition, compose
from generator.walk import every

ALL = "Everything that this rests on was withdrawn or superseded"
PART = "Part of what this rests on was withdrawn or superseded"
SOURCE = "caldria-communique"


@pytest.fixture(scope="module")
def withdrawn(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Composition:
    """The dossier, with one more source withdrawn."""
    place = tmp_path_factory.mktemp("withdrawn") / "site"
    place.mkdir()
    for name in ("seeds", "briefings"):
        shutil.copytree(root / "examples" / "dossier" / name, place / name)
    shutil.copy(root / "examples" / "dossier" / "mkdocs.yml", place)
    (record,) = (place / "seeds").rglob(f"{SOURCE}.yml")
    text = record.read_text("utf-8")
    kept = [line for line in text.split("\n") if not line.startswith("status:")]
    record.write_text(
        "\n".join([*kept, "status: withdrawn", "status_note: Taken back.", ""]), "utf-8"
    )
    return compose(place)


def page(composition: Composition, path: str) -> str:
    return next(f.content.decode() for f in composition.files if f.path == f"pages/{path}")


def sections(text: str) -> dict[str, str]:
    """Each claim of a briefing's page by its id."""
    found = {}
    for block in text.split('<article class="claim ')[1:]:
        article = block.split("</article>")[0]
        found[article.split("{ #")[1].split(" }")[0]] = article
    return found


def test_every_claim_says_what_became_of_its_sources(withdrawn: Composition) -> None:
    seen = set()
    for entry in withdrawn.site.claims.values():
        names = {e.passage.source for e in every(Evidence, entry.item) if e.passage}
        state = standing(withdrawn.site, entry)
        article = sections(page(withdrawn, entry.path))[entry.item.id]
        assert (ALL in article) == (state == "unsupported")
        assert (PART in article) == (state == "weakened")
        if SOURCE in names:
            assert state != "sound"
            seen.add(state)
    assert seen == {"unsupported", "weakened"}


def test_the_build_names_them_and_the_corrections_list_them(withdrawn: Composition) -> None:
    found = {d.code for d in withdrawn.diagnostics}
    assert "unsupported-statement" in found
    assert "weakened-statement" in found
    corrections = page(withdrawn, "corrections/index.md")
    section = corrections.split(f"{{ #{SOURCE} }}")[1].split("</section>")[0]
    for passage in withdrawn.site.passages[SOURCE]:
        for use in withdrawn.site.uses[SOURCE, passage.id]:
            assert f"#{use.anchor})" in section
    assert "Taken back." in section


def test_the_source_and_the_feed_say_it(withdrawn: Composition) -> None:
    assert (
        "**This source is withdrawn.**" in page(withdrawn, f"sources/{SOURCE}.md")
        or "withdrawn" in page(withdrawn, f"sources/{SOURCE}.md").split("## ")[0]
    )
    assert f"sources/{SOURCE}/" in page(withdrawn, "corrections/feed.xml")
