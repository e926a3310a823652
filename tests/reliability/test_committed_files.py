"""What the tool writes among the committed files: nobody's own file is removed, no id lost, no YAML cut short."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from small_site import RECORD, TEXT, brief, put, stand_in, tree

from generator.pipeline import compose
from generator.publishing import manifest
from generator.revising.reanchoring import propose, rewrite


def test_a_file_of_somebody_else_among_the_locks(tmp_path: Path) -> None:
    site = put(tmp_path / "site")
    (site / "locks").mkdir()
    others = {"package.json": "{}", "notes.json": "[]", "README.md": "mine", "broken.json": "{"}
    for name, content in others.items():
        (site / "locks" / name).write_text(content, "utf-8")
    done = brief(site, "pages")
    assert done.returncode == 0, done.stderr
    (site / "locks" / "gone.json").write_bytes((site / "locks" / "minutes.json").read_bytes())
    assert brief(site, "pages").returncode == 0
    left = tree(site / "locks")
    assert {name: left[name].decode() for name in others} == others
    assert "minutes.json" in left
    assert "gone.json" not in left


QUOTE = {"quote": "q", "exact": "e", "prefix": "", "suffix": "", "line": 1, "start": 0, "end": 1}
LOCKS: tuple[Any, ...] = (
    None,
    [],
    "x",
    {"source": "minutes"},
    {"source": "minutes", "text_sha256": "x", "quotes": 3},
    {"source": "minutes", "text_sha256": "x", "quotes": [3]},
    {"source": "minutes", "text_sha256": "x", "quotes": [{**QUOTE, "more": 1}]},
    {"source": "minutes", "text_sha256": "x", "quotes": [{**QUOTE, "quote": "Speaker", "exact": "Again"}]},
    *(
        {"source": "minutes", "text_sha256": "x", "quotes": [{**QUOTE, "quote": "Speaker", name: value}]}
        for name in QUOTE
        for value in (None, [], {}, -1, 10**30, 1.5, True, "", "\ud800", "words " * 1000)
    ),
)


def test_hostile_locks(tmp_path: Path) -> None:
    """Two places for the quote, so that what the lock says would choose; a third of them, all with BRIEF_ALL=1."""
    site = put(tmp_path / "site")
    text = TEXT + "\nAgain the Speaker said so.\n"
    (site / "seeds" / "minutes.txt").write_text(text, "utf-8")
    record = RECORD.format(sha256=hashlib.sha256(text.encode()).hexdigest())
    (site / "seeds" / "minutes.yml").write_text(record, "utf-8")
    path = site / "briefings" / "vote.yml"
    briefing = path.read_text("utf-8").replace("- The Speaker said the vote was held.", "- Speaker")
    path.write_text(briefing, "utf-8")
    (site / "locks").mkdir()
    for lock in LOCKS if os.environ.get("BRIEF_ALL") == "1" else LOCKS[::3]:
        (site / "locks" / "minutes.json").write_text(json.dumps(lock), "utf-8")
        assert {found.code for found in compose(site).errors} == {"quote-ambiguous"}
        propose(site)


CONFLICT = b"<<<<<<< ours\nvote\n=======\nvot\n>>>>>>> theirs\n"


@pytest.mark.parametrize("content", [b"\xff\xfe\n", CONFLICT, b"\0\n"])
def test_a_register_that_is_broken_is_not_forgotten(tmp_path: Path, content: bytes) -> None:
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    configuration = site / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8") + "site_url: https://example.org/\n", "utf-8")
    (site / "locks").mkdir()
    (site / "locks" / "published.txt").write_bytes(content)
    done = brief(site, "build", env=env)
    assert (done.returncode, "[published-id-gone]" in done.stderr) == (1, True), done.stderr
    assert (site / "locks" / "published.txt").read_bytes() == content


def test_yaml_that_is_written_is_never_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`brief reanchor --write` changes files that people wrote: the disk may be full, the old file stays."""
    site = put(tmp_path / "site")
    assert brief(site, "pages").returncode == 0
    (site / "seeds" / "minutes.txt").write_text(TEXT.replace("Nobody", "Nobody at all"), "utf-8")
    wanted = propose(site)
    assert wanted
    path = site / wanted[0].at.path
    path.chmod(0o600)
    before = tree(site)

    def full(_file: Any, _mode: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(manifest.os, "fchmod", full)
        with pytest.raises(OSError, match="No space left"):
            rewrite(path, wanted[0].at.path, wanted)
    assert tree(site) == before
    assert rewrite(path, wanted[0].at.path, wanted) > 0
    assert path.stat().st_mode & 0o777 == 0o600
    assert {name for name, content in tree(site).items() if before.get(name) != content} == {wanted[0].at.path}
