"""The command as a person, a CI job or an editor calls it: exit codes, channels, and what is written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sites import BASE, ROOT, Brief, Site, make

from generator.cli import main

BROKEN = {"briefings/harbour.yml": {"replace": {"status: asserted": "status: aserted"}}}
WARNED = {"seeds/second.txt": "Words.", "seeds/second.yml": "title: Second"}

pytestmark = pytest.mark.usefixtures("templates_once")


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def state_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def run(folder: Path, *argv: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *argv],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        check=False,
    )


# init


@pytest.mark.parametrize("options", [[], ["--example"]], ids=["small", "example"])
def test_init_makes_a_site_without_a_fault(
    tmp_path: Path, brief: Brief, options: list[str]
) -> None:
    result = brief(tmp_path, "init", *options, "new")
    assert result.exit_code == 0, result.output
    checked = brief(tmp_path / "new", "check", "--strict")
    assert checked.exit_code == 0, checked.output
    assert {"README.md", "mkdocs.yml", ".gitignore", "schema/briefing.json"} <= files_in(
        tmp_path / "new"
    )


def test_what_init_made_builds(tmp_path: Path, brief: Brief) -> None:
    brief(tmp_path, "init", "new")
    result = run(tmp_path / "new", "build")
    assert result.returncode == 0, result.stdout + result.stderr
    home = (tmp_path / "new" / "site" / "index.html").read_text("utf-8")
    briefing = next((tmp_path / "new" / "briefings").glob("*-*.yml")).stem
    assert f"briefings/{briefing}/" in home


def test_init_refuses_a_folder_where_anything_is_in_the_way_and_writes_nothing(
    tmp_path: Path, brief: Brief
) -> None:
    make(tmp_path, {"README.md": "mine", "notes.txt": "mine"})
    result = brief(tmp_path, "init", ".")
    assert result.exit_code == 2
    assert "README.md" in result.stderr
    assert files_in(tmp_path) == {"README.md", "notes.txt"}


def test_init_where_a_file_stands_is_wrong_use(tmp_path: Path, brief: Brief) -> None:
    make(tmp_path, {"new": "a file"})
    assert brief(tmp_path, "init", "new").exit_code == 2


# Exit codes


@pytest.mark.parametrize(
    ("files", "argv", "code"),
    [
        ({}, ["check"], 0),
        ({}, ["check", "--strict"], 0),
        ({}, ["pages"], 0),
        (WARNED, ["check"], 0),
        (WARNED, ["check", "--strict"], 1),
        (WARNED, ["pages"], 0),
        (BROKEN, ["check"], 1),
        (BROKEN, ["pages"], 1),
        (BROKEN, ["build"], 1),
        ({}, ["check", "--today", "tomorrow"], 2),
        ({}, ["check", "--format", "xml"], 2),
        ({}, ["check", "--nothing"], 2),
        ({}, ["build", "--builder", "jekyll"], 2),
        ({}, ["nothing"], 2),
        ({}, ["explain", "nothing"], 2),
        ({}, ["diff", "HEAD"], 2),
        ({}, ["schema", "--check"], 1),
        ({}, ["explain"], 0),
        ({}, ["--version"], 0),
    ],
)
def test_exit_codes(
    site: Site, brief: Brief, files: dict[str, object], argv: list[str], code: int
) -> None:
    assert brief(site(files), *argv).exit_code == code


@pytest.mark.parametrize("name", sorted(set(main.commands) - {"init", "explain"}))
def test_every_command_refuses_a_folder_that_is_no_site_and_writes_nothing(
    tmp_path: Path, brief: Brief, name: str
) -> None:
    result = brief(tmp_path, name)
    assert result.exit_code == 2
    assert "not-a-site" in result.stderr
    assert files_in(tmp_path) == set()


# What is printed, and where


def test_as_json_nothing_but_json_is_on_the_standard_channel(site: Site, brief: Brief) -> None:
    for files, argv in (({}, ["check"]), ({}, ["pages"]), (BROKEN, ["check"]), (BROKEN, ["pages"])):
        result = brief(site(files), *argv, "--format", "json")
        if result.stdout:
            found = json.loads(result.stdout)
            assert len(found) == (files is BROKEN)
    (only,) = json.loads(brief(site(BROKEN), "check", "--format", "json").stdout)
    assert set(only) == {"code", "severity", "path", "line", "column", "width", "message", "help"}
    assert (only["path"], only["line"], only["column"]) == ("briefings/harbour.yml", 9, 13)


def test_annotations_survive_what_they_must_escape(site: Site, brief: Brief) -> None:
    folder = site({"briefings/harbour.yml": {"append": '"a,b:c%d": x\n'}})
    result = brief(folder, "check", "--format", "github")
    assert re.fullmatch(
        r"::error file=briefings/harbour.yml,line=43,col=1,title=unknown-field::"
        r"there is no field `a,b:c%25d` in the briefing%0Aknown fields: .*\n",
        result.stdout,
    )
    assert result.stderr == ""


def test_as_text_faults_stand_on_the_error_channel_with_the_line_and_a_caret(
    site: Site, brief: Brief
) -> None:
    result = brief(site(BROKEN), "check")
    assert result.stdout == ""
    assert result.stderr == (
        "briefings/harbour.yml:9:13: error: `aserted` is not a value of `status` [wrong-value]\n"
        "9 |     status: aserted\n"
        "  |             ^^^^^^^\n"
        "help: did you mean `asserted`? one of: confirmed, reported, asserted, alleged, denied, withdrawn\n"
        "\n"
        "1 error\n"
    )


def test_a_missing_colon_is_shown_with_the_line_that_lacks_it(site: Site, brief: Brief) -> None:
    lines = ("title: Harbour talks resume", "title Harbour talks resume")
    result = brief(site({"briefings/harbour.yml": {"replace": dict([lines])}}), "check")
    _, lacking, noticed, caret, *_ = result.stderr.split("\n")
    assert lacking == "1 | title Harbour talks resume"
    assert noticed.startswith("2 | ")
    assert noticed[caret.index("^")] == ":"


def test_the_caret_stands_right_after_wide_and_combining_letters(site: Site, brief: Brief) -> None:
    title = "会议 e\u0301 [[gone]]"
    folder = site({"briefings/harbour.yml": {"append": f"why_it_matters: {title}\n"}})
    _, line, caret, *_ = brief(folder, "check").stderr.split("\n")
    before = line.index("[[gone]]") + 2 - 1  # two letters take two columns each, one takes none
    assert caret.index("^") == before


def test_paths_are_those_below_the_site_wherever_one_stands(site: Site, brief: Brief) -> None:
    folder = site(BROKEN)
    result = brief(folder.parent, "check", "--site", folder.name)
    assert result.stderr.startswith("briefings/harbour.yml:9:13: error")
    assert "9 |     status: aserted\n" in result.stderr


@pytest.mark.parametrize("env", [{"FORCE_COLOR": "1"}, {"NO_COLOR": "1"}, {"CLICOLOR_FORCE": "1"}])
def test_there_are_no_colours_to_switch_off(site: Site, env: dict[str, str]) -> None:
    result = run(site(BROKEN), "check", **env, TERM="xterm-256color")
    assert result.returncode == 1
    assert "\x1b" not in result.stdout + result.stderr


def test_python_m_generator_is_the_same_program(site: Site, brief: Brief) -> None:
    folder = site(BROKEN)
    assert run(folder, "--help").stdout.startswith("Usage: brief [OPTIONS] COMMAND")
    assert run(folder, "check").stderr == brief(folder, "check").stderr


def test_a_terminal_without_utf_8_still_gets_every_message(site: Site) -> None:
    folder = site({"briefings/harbour.yml": {"append": "“größe”: x\n"}})
    result = run(folder, "check", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "unknown-field" in result.stderr


# What is written


def test_errors_write_nothing(site: Site, brief: Brief) -> None:
    folder = site(BROKEN)
    before = files_in(folder)
    for command in (["check"], ["pages"], ["build"]):
        assert brief(folder, *command).exit_code == 1
    assert files_in(folder) - {"build/.lock"} == before


def test_a_check_of_a_sound_site_writes_nothing(site: Site, brief: Brief) -> None:
    folder = site()
    before = files_in(folder)
    assert brief(folder, "check").exit_code == 0
    assert files_in(folder) == before


def test_errors_leave_the_pages_of_the_last_run(site: Site, brief: Brief) -> None:
    folder = site()
    assert brief(folder, "pages").exit_code == 0
    before = state_of(folder / "build" / "pages")
    make(folder, BROKEN)
    assert brief(folder, "pages").exit_code == 1
    assert state_of(folder / "build" / "pages") == before


def test_a_second_run_touches_no_file(site: Site, brief: Brief) -> None:
    folder = site()
    brief(folder, "pages")
    before = state_of(folder)
    again = brief(folder, "pages")
    assert re.match(r"0 files written, \d+ unchanged, 0 removed", again.stdout)
    assert state_of(folder) == before


def test_output_edited_by_hand_is_kept_until_force(site: Site, brief: Brief) -> None:
    folder = site()
    brief(folder, "pages")
    page = folder / "build" / "pages" / "timeline" / "index.md"
    made = page.read_text("utf-8")
    page.write_text("mine\n", "utf-8")
    refused = brief(folder, "pages")
    assert refused.exit_code == 1
    assert "edited-output" in refused.stderr
    assert page.read_text("utf-8") == "mine\n"
    assert brief(folder, "pages", "--force").exit_code == 0
    assert page.read_text("utf-8") == made


def test_the_page_of_a_briefing_that_is_gone_goes_and_the_files_of_others_stay(
    site: Site, brief: Brief
) -> None:
    second = (BASE / "briefings" / "harbour.yml").read_text("utf-8")
    folder = site({"briefings/old/second.yml": second.replace("[[resume]]", "[[harbour#resume]]")})
    assert brief(folder, "pages").exit_code == 0
    pages = folder / "build" / "pages"
    assert (pages / "briefings" / "second.md").is_file()
    make(folder, {"build/notes.txt": "mine", "build/mine/notes.md": "mine"})
    shutil.rmtree(folder / "briefings" / "old")
    result = brief(folder, "pages", "--format", "json")
    assert [d["severity"] for d in json.loads(result.stdout or "[]")] == []
    assert not (pages / "briefings" / "second.md").exists()
    assert (pages / "briefings" / "harbour.md").is_file()
    assert (folder / "build" / "notes.txt").read_text() == "mine"
    assert (folder / "build" / "mine" / "notes.md").read_text() == "mine"


def test_schema_writes_what_is_not_fresh(site: Site, brief: Brief) -> None:
    folder = site()
    assert brief(folder, "schema").exit_code == 0
    assert brief(folder, "schema", "--check").exit_code == 0
    (folder / "schema" / "source.json").write_text("{}", "utf-8")
    stale = brief(folder, "schema", "--check")
    assert (stale.exit_code, stale.stderr) == (
        1,
        "schema/source.json is not fresh\nhelp: run `brief schema`\n",
    )


def test_a_site_needs_no_git_no_configuration_and_no_schema_to_be_checked(
    site: Site, brief: Brief
) -> None:
    assert brief(site({"mkdocs.yml": None}), "check").exit_code == 0


def test_no_line_of_a_file_that_holds_no_text_is_shown(site: Site, brief: Brief) -> None:
    folder = site({"seeds/paper.docx": {"base64": "UEsDBBQAAAA="}})
    said = brief(folder, "check").stderr
    assert "seeds/paper.docx:1:1: error: no reader for `.docx` files" in said
    assert "PK" not in said


def test_one_is_counted_as_one(site: Site, brief: Brief) -> None:
    folder = site()
    brief(folder, "schema")
    (folder / "schema" / "source.json").write_text("{}", "utf-8")
    assert brief(folder, "schema").stdout.startswith("1 schema written, ")
    brief(folder, "pages")
    (folder / "build" / "pages" / "timeline" / "index.md").unlink()
    assert brief(folder, "pages").stdout.startswith("1 file written, ")


def test_the_list_of_faults_has_straight_columns(site: Site, brief: Brief) -> None:
    lines = brief(site(), "explain").stdout.splitlines()
    starts = {re.match(r"\S+ +(?=error|warning|note)", line).end() for line in lines}  # type: ignore[union-attr]
    assert len(starts) == 1


def test_a_preview_without_configuration_says_so(site: Site, brief: Brief) -> None:
    result = brief(site({"mkdocs.yml": None}), "serve")
    assert result.exit_code == 1
    assert "no-configuration" in result.stderr


def test_reanchor_tells_of_quotes_that_nothing_answers(site: Site, brief: Brief) -> None:
    words = "the harbour talks with Ostmark would resume in April"
    folder = site({"briefings/harbour.yml": {"replace": {f"- {words}": "- Nobody ever wrote these seven words"}}})
    done = brief(folder, "reanchor")
    assert (done.exit_code, done.output) == (1, "1 quote without a passage; `brief check` says which\n")


def test_reanchor_is_content_with_a_sound_site(site: Site, brief: Brief) -> None:
    done = brief(site(), "reanchor")
    assert (done.exit_code, done.output) == (0, "no source has changed in a way that asks for anything\n")


def test_init_says_where_it_wrote(tmp_path: Path, brief: Brief) -> None:
    (tmp_path / "new").mkdir()
    here, there = brief(tmp_path / "new", "init", "."), brief(tmp_path, "init", "other")
    assert " files written here. Next:\n  brief serve" in here.output
    assert " files written to other/. Next:\n  cd other\n  brief serve" in there.output
