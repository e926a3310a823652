"""A source that changed: passages found again, faults with the old words, and the YAML that would mend it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.pipeline import compose

SEED, BRIEFING = "seeds/harbour-talks.txt", "briefings/harbour-talks.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site that `brief init` makes, with its lock files."""
    runner = CliRunner()
    assert runner.invoke(main, ["init", str(tmp_path / "site")]).exit_code == 0
    assert runner.invoke(main, ["pages", "--site", str(tmp_path / "site")]).exit_code == 0
    return tmp_path / "site"


def edit(site: Path, *pairs: tuple[str, str]) -> None:
    text = (site / SEED).read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (site / SEED).write_text(text, "utf-8")


def codes(site: Path) -> list[str]:
    return sorted(diagnostic.code for diagnostic in compose(site).diagnostics)


def test_nothing_is_said_while_nothing_has_changed(site: Path) -> None:
    result = CliRunner().invoke(main, ["reanchor", "--site", str(site)])
    assert result.exit_code == 0
    assert "no source has changed" in result.output


def test_a_passage_that_only_moved_is_a_note(site: Path) -> None:
    edit(site, ("Velmora accuses", "A new first line.\n\nVelmora accuses"))
    found = compose(site).diagnostics
    assert {d.code for d in found} == {"hash-mismatch", "quote-moved"}
    assert all(str(d.severity) == "note" for d in found if d.code == "quote-moved")


def test_a_passage_that_is_lost_shows_the_old_words_and_the_nearest_new_ones(site: Path) -> None:
    edit(site, ("at least 12 fishing boats", "at least 14 fishing boats"))
    (lost,) = [d for d in compose(site).diagnostics if d.code == "quote-not-found"]
    assert (
        ">Velmora accuses Ostrand of having seized at least 12 fishing boats since January<"
        in lost.help
    )
    assert "[-12-] {+14+}" in lost.help
    assert "no-evidence" not in codes(site)


def test_a_passage_that_became_ambiguous_is_found_by_its_old_surroundings(site: Path) -> None:
    with (site / SEED).open("a", encoding="utf-8") as seed:
        seed.write("Later: Ostrand says that it inspected the boats and let them go.\n")
    assert set(codes(site)) == {"hash-mismatch"}
    edit(site, ("since January. Ostrand says that", "since spring.\nOstrand says that"))
    edit(site, ("let them go.\n\nThe Karsk", "let them go. Nobody saw it.\n\nThe Karsk"))
    assert "quote-ambiguous" in codes(site)


def test_the_yaml_is_written_only_when_told_to_and_only_on_those_lines(site: Path) -> None:
    edit(site, ("at least 12 fishing boats", "at least 14 fishing boats"))
    before = {
        path: (site / path).read_text("utf-8") for path in (BRIEFING, "seeds/harbour-talks.yml")
    }
    runner = CliRunner()
    shown = runner.invoke(main, ["reanchor", "--site", str(site)])
    assert shown.exit_code == 1
    assert "only alike: is that passage meant?" in shown.output
    assert all((site / path).read_text("utf-8") == text for path, text in before.items())
    assert runner.invoke(main, ["reanchor", "--site", str(site), "--write"]).exit_code == 0
    after = (site / BRIEFING).read_text("utf-8").split("\n")
    changed = [
        n
        for n, (a, b) in enumerate(zip(before[BRIEFING].split("\n"), after, strict=True))
        if a != b
    ]
    assert len(changed) == 1
    assert "at least 14 fishing boats" in after[changed[0]]
    digest = hashlib.sha256((site / SEED).read_bytes()).hexdigest()
    assert f"sha256: {digest}" in (site / "seeds/harbour-talks.yml").read_text("utf-8")
    assert "quote-not-found" not in codes(site)


def test_windows_line_ends_and_a_byte_order_mark_stay(site: Path) -> None:
    text = (site / BRIEFING).read_text("utf-8")
    (site / BRIEFING).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"))
    edit(site, ("at least 12 fishing boats", "at least 14 fishing boats"))
    assert CliRunner().invoke(main, ["reanchor", "--site", str(site), "--write"]).exit_code == 0
    raw = (site / BRIEFING).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == text.count("\n") == raw.count(b"\n")
    assert "quote-not-found" not in codes(site)
