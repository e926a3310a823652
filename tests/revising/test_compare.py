"""`brief diff`: what changed in meaning between a revision and the working tree."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

BRIEFING = "briefings/harbour-talks.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site under git, in a folder below the repository's top."""
    folder = tmp_path / "repository" / "site"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    git(folder.parent, "init", "-q")
    git(folder.parent, "add", "-A")
    git(folder.parent, "commit", "-qm", "first")
    return folder


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True)


def diff(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--site", str(site), *arguments])


def edit(site: Path, old: str, new: str, path: str = BRIEFING) -> None:
    text = (site / path).read_text("utf-8")
    assert text.count(old) == 1
    (site / path).write_text(text.replace(old, new), "utf-8")


def test_nothing(site: Path) -> None:
    assert diff(site, "HEAD").output == "nothing changed in meaning\n"


def test_lines_that_mean_the_same_are_no_change(site: Path) -> None:
    edit(site, "topics: [fisheries, talks]", "topics:\n  - fisheries\n  - talks   # a remark")
    assert diff(site, "HEAD").output == "nothing changed in meaning\n"


def test_a_status_evidence_and_a_question(site: Path) -> None:
    edit(site, "    status: reported\n", "    status: confirmed\n")
    edit(
        site,
        "    evidence: [A spokesman for the Ostrandian navy denied that there was any such offer]",
        "    evidence: [A spokesman for the Ostrandian navy denied that there was any such offer,"
        " What was said is less clear]",
    )
    edit(site, "    status: open ", "    status: answered\n    answered_by: [offer] ")
    lines = diff(site, "HEAD").stdout.splitlines()
    assert "claim `harbour-talks#offer`: reported → confirmed" in lines
    assert "claim `harbour-talks#no-offer`: evidence +1" in lines
    assert any(
        line.startswith("question `harbour-talks#withdrawal`: open → answered") for line in lines
    )
    assert len(lines) == 3


def test_a_changed_status_without_a_revision_is_a_warning(site: Path) -> None:
    edit(site, "    status: reported\n", "    status: confirmed\n")
    assert "[unexplained-change]" in diff(site, "HEAD").stderr
    edit(
        site,
        "  - {date: 2031-03-14, kind: substantive, note: First version.}",
        "  - {date: 2031-03-14, kind: substantive, note: First version.}\n"
        "  - {date: 2031-03-15, kind: substantive, note: The offer is confirmed., claims: [offer]}",
    )
    assert "[unexplained-change]" not in diff(site, "HEAD").stderr


def test_added_and_removed(site: Path) -> None:
    text = (site / BRIEFING).read_text("utf-8")
    start, end = text.index("  - id: inspected"), text.index("disagreements:")
    (site / BRIEFING).write_text(
        text[:start]
        + text[end:]
        .replace("[inspected, seized]", "[seized, seized]")
        .replace("claims: [seized, inspected]", "claims: [seized]"),
        "utf-8",
    )
    lines = diff(site, "HEAD").stdout.splitlines()
    assert any(line.startswith("claim `harbour-talks#inspected`: removed") for line in lines)


def test_json_and_markdown(site: Path) -> None:
    edit(
        site,
        "text: The two ministers will speak again.",
        'text: "*bold* [x](javascript:alert) `tick`"',
    )
    (difference,) = json.loads(diff(site, "HEAD", "--format", "json").stdout)
    assert (difference["kind"], difference["id"]) == ("claim", "harbour-talks#more-talks")
    assert difference["changes"][0]["new"] == "*bold* [x](javascript:alert) `tick`"
    markdown = diff(site, "HEAD", "--format", "markdown").stdout
    (line,) = [line for line in markdown.splitlines() if line.startswith("- ")]
    assert "`*bold* [x](javascript:alert) 'tick'`" in line


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "HEAD~99"])
def test_no_such_revision(site: Path, revision: str) -> None:
    result = CliRunner().invoke(main, ["diff", "--site", str(site), "--", revision])
    assert result.exit_code == 2
    assert "[no-revision]" in result.output
    assert "Traceback" not in result.output
    assert not (site / "x").exists()


def test_a_folder_that_is_not_under_git(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    result = diff(folder, "HEAD")
    assert result.exit_code == 2
    assert "[no-revision]" in result.output
