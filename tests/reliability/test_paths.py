"""Names and links cannot leave their folders: each is a fault, and nothing outside is read, written or removed."""

from __future__ import annotations

import json
import os
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from small_site import brief, put, stand_in, tree

from generator import report
from generator.manifest import is_below
from generator.names import id_problem
from generator.pipeline import compose
from generator.write import write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names that Windows cannot have")

SECRET = "the words of a file outside the site"


@pytest.fixture
def names(corpora: Path) -> list[str]:
    with (corpora / "hostile" / "paths.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def codes(root: Path) -> set[tuple[str, str]]:
    return {(found.code, found.at.path) for found in compose(root).diagnostics}


def test_hostile_names_of_files(tmp_path: Path, names: list[str]) -> None:
    site = put(tmp_path / "site")
    made = 0
    for name in names:
        for place, suffix in (("seeds", ".txt"), ("briefings", ".yml"), ("templates/assets", "")):
            path = os.fsencode(site / place) + b"/" + name.encode("utf-8", "surrogatepass") + suffix.encode()
            if b"/" in os.path.basename(path) or "/" in name or "\0" in name:
                continue  # no system can hold such a file
            try:
                with open(path, "xb") as file:  # noqa: PTH123 - a name that may be no text
                    file.write(b"title: hostile\n")
                    made += 1
            except OSError:
                continue
    assert made > 500
    start = time.monotonic()
    composition = compose(site)
    for form in report.FORMATS.values():
        form(composition.diagnostics, site)
    assert time.monotonic() - start < 60
    named = {found.at.path for found in composition.diagnostics}
    for path in (p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()):
        name = path.rpartition("/")[2]
        if path.startswith(("seeds/", "briefings/")) and not name.startswith("."):
            known = name in ("minutes.txt", "minutes.yml", "vote.yml", "actors.yml")
            assert known or path in named or id_problem(name.rpartition(".")[0]) is None, path
    assert all(is_below(file.path) for file in composition.files)


def test_hostile_ids(tmp_path: Path, names: list[str]) -> None:
    """As the id of a claim, an actor and a topic, and as the name of what is meant: a fault each, or sound."""
    site = put(tmp_path / "site")
    some = [name for name in dict.fromkeys(names) if name.isprintable() and len(name) < 200]
    actors = "".join(f"{json.dumps(name)}: {{name: N, type: person}}\n" for name in some if name)
    (site / "briefings" / "actors.yml").write_text(actors, "utf-8")
    claim = "  - {{id: {id}, text: T, status: asserted, asserted_by: [{id}], evidence: [{{source: {id}, quote: vote}}]}}\n"
    claims = "".join(claim.format(id=json.dumps(name)) for name in some)
    head = (site / "briefings" / "vote.yml").read_text("utf-8").partition("key_points:")[0]
    topics = f"topics: {json.dumps(some)}\ndossier: {json.dumps(some[0])}\n"
    (site / "briefings" / "vote.yml").write_text(f"{head}{topics}key_points:\n{claims}", "utf-8")
    redirects = "".join(f"{json.dumps(name)}: {json.dumps(name)}\n" for name in some if name)
    (site / "briefings" / "redirects.yml").write_text(redirects, "utf-8")
    start = time.monotonic()
    composition = compose(site)
    assert time.monotonic() - start < 60
    assert all(is_below(file.path) for file in composition.files)
    lines = {(d.at.path, d.at.line) for d in composition.diagnostics}
    for number, name in enumerate((name for name in some if name), 1):
        assert id_problem(name) is None or ("briefings/actors.yml", number) in lines, name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Foo", "foo"), ("straße", "strasse"), ("ﬁle", "file"), ("e\u0301", "\u00e9"), ("K", "k")],
)
def test_names_that_some_systems_cannot_tell_apart(tmp_path: Path, one: str, other: str) -> None:
    """Of two such names at least one is no id, so they never both become pages."""
    assert id_problem(one) or id_problem(other)
    assert unicodedata.normalize("NFKC", one).casefold() == unicodedata.normalize("NFKC", other).casefold()


def test_the_same_id_in_two_folders(tmp_path: Path) -> None:
    site = put(tmp_path / "site")
    for place in ("a", "b"):
        folder = site / "briefings" / place
        folder.mkdir()
        (folder / "twice.yml").write_bytes((site / "briefings" / "vote.yml").read_bytes())
        (folder / "actors.yml").write_text("someone: {name: Some One, type: person}\n", "utf-8")
    found = codes(site)
    assert ("duplicate-id", "briefings/b/twice.yml") in found
    assert ("duplicate-id", "briefings/b/actors.yml") in found


PLACES = (
    "seeds/linked.txt",
    "seeds/folder",
    "seeds/deep/er/linked.yml",
    "briefings/linked.yml",
    "briefings/folder",
    "templates/home.md.jinja",
    "templates/parts",
    "templates/assets/linked.css",
    "templates/assets/folder",
    "templates/theme/main.html",
    "templates/theme/folder",
)
WHOLE = ("seeds", "briefings", "templates", "build", "build/pages", "build/pages/index.md", "build/theme", "site")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("target", ["file", "folder", "nowhere", "loop", "absolute"])
def test_links_are_refused_wherever_they_lead(tmp_path: Path, place: str, target: str) -> None:
    site = put(tmp_path / "site")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(SECRET, "utf-8")
    link = site / place
    link.parent.mkdir(parents=True, exist_ok=True)
    up = os.path.relpath(outside, link.parent)
    leads = {
        "file": f"{up}/secret.txt",
        "folder": up,
        "nowhere": "no-such-file",
        "loop": link.name,
        "absolute": str(outside / "secret.txt"),
    }
    link.symlink_to(leads[target])
    composition = compose(site)
    assert ("symbolic-link", place) in {(d.code, d.at.path) for d in composition.diagnostics}
    assert not any(SECRET.encode() in file.content for file in composition.files)
    assert not any(SECRET in form(composition.diagnostics, site) for form in report.FORMATS.values())


@pytest.mark.parametrize("place", WHOLE)
def test_a_folder_of_the_site_that_is_a_link(tmp_path: Path, place: str) -> None:
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    if place.startswith("build/"):
        assert brief(site, "build", env=env).returncode == 0
    outside = tmp_path / "outside"
    if (site / place).exists():
        (site / place).rename(outside)
    else:
        outside.mkdir()
        (outside / "kept.txt").write_text("kept", "utf-8")
    before = tree(tmp_path / "outside") if outside.is_dir() else outside.read_bytes()
    (site / place).symlink_to(outside)
    done = brief(site, "build", env=env)
    assert done.returncode == 1
    assert f"{place}:1:1: error: this is a symbolic link [symbolic-link]" in done.stderr
    assert (tree(outside) if outside.is_dir() else outside.read_bytes()) == before
    assert (site / place).is_symlink()


def test_links_inside_build_that_a_killed_or_hostile_run_left(tmp_path: Path) -> None:
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.txt").write_text("kept", "utf-8")
    (site / "build").mkdir()
    for name in ("site-next", "site-previous", ".next"):
        (site / "build" / name).symlink_to(outside)
    done = brief(site, "build", env=env)
    assert done.returncode == 0, done.stderr
    assert tree(outside) == {"kept.txt": b"kept"}
    assert not any(path.is_symlink() for path in (site / "build").iterdir())


TAMPERED = (
    '{"../victim.txt": ["HASH"]}',
    '{"pages/../../victim.txt": ["HASH"]}',
    '{"/ABSOLUTE": ["HASH"]}',
    '{"..\\\\victim.txt": ["HASH"], "C:/victim.txt": ["HASH"], "pages//x": [], ".": [], "": []}',
    '{"pages/a\\u0000b": ["HASH"], "pages/\\ud800": ["HASH"], "pages/\\n": ["HASH"]}',
    '{"pages": ["HASH"], "theme": [], "manifest.json": ["HASH"]}',
    '["../victim.txt"]',
    '{"pages/index.md": "../victim.txt"}',
    '{"pages/index.md": [["x"], 1, null]}',
    "null",
    "{",
    "[" * 100_000,
    "\ufeff{}",
    "9" * 5000,
)


@pytest.mark.parametrize("content", TAMPERED, ids=range(len(TAMPERED)))
@pytest.mark.parametrize("name", ["manifest.json", "site.json"])
def test_a_manifest_that_was_tampered_with(tmp_path: Path, name: str, content: str) -> None:
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    victim = site / "victim.txt"
    victim.write_text("kept", "utf-8")
    from generator.manifest import digest

    filled = content.replace("HASH", digest(b"kept")).replace("ABSOLUTE", str(victim)[1:])
    (site / "build").mkdir()
    (site / "build" / name).write_text(filled, "utf-8")
    if name == "site.json":
        done = brief(site, "build", env=env)
        assert done.returncode == 0, done.stderr
    else:
        _, found = write(compose(site).files, site / "build")
        assert {fault.code for fault in found} <= {"cannot-write"}
    assert victim.read_text("utf-8") == "kept"
    assert (site / "mkdocs.yml").is_file()
    assert (site / "briefings" / "vote.yml").is_file()


@pytest.mark.parametrize(
    "folder",
    [
        *(".", "..", "/", "../..", "./", "seeds", "seeds/out", "briefings", "templates/assets", "build"),
        *("build/pages", "build/pages/x", "build/theme", "build/site-next", ".git", ".git/x", "locks"),
        *("mkdocs.yml", "seeds/../seeds", "site/../briefings", "", '"a\\0b"', '"a\\nb"', '"\\e[2J"', "SEEDS/x"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_where_a_site_may_not_go(tmp_path: Path, folder: str, force: bool) -> None:  # noqa: FBT001
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref", "utf-8")
    configuration = site / "mkdocs.yml"
    configuration.write_text(configuration.read_text().replace("site_dir: site", f"site_dir: {folder}"))
    if folder == "SEEDS/x" and not (site / "SEEDS").exists():
        pytest.skip("this system tells capitals from small letters")
    before = {path: content for path, content in tree(site).items() if not path.startswith("build/")}
    done = brief(site, "build", *(["--force"] if force else []), env=env)
    after = {path: content for path, content in tree(site).items() if not path.startswith("build/")}
    kept = {path: content for path, content in after.items() if not path.startswith(("locks/", "site/"))}
    assert kept == before
    if folder not in ("", "build"):
        assert done.returncode == 1
        assert "[bad-site-dir]" in done.stderr
        assert "\x1b" not in done.stdout + done.stderr


def test_a_folder_with_files_that_no_build_put_there(tmp_path: Path) -> None:
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    (site / "site").mkdir()
    (site / "site" / "thesis.txt").write_text("the only copy", "utf-8")
    refused = brief(site, "build", env=env)
    assert (refused.returncode, "[foreign-site]" in refused.stderr) == (1, True), refused.stderr
    assert tree(site / "site") == {"thesis.txt": b"the only copy"}
    assert brief(site, "build", "--force", env=env).returncode == 0
    assert "thesis.txt" not in tree(site / "site")
    (site / "site" / "CNAME").write_text("example.org", "utf-8")
    again = brief(site, "build", env=env)
    assert (again.returncode, "`CNAME`" in again.stderr) == (1, True), again.stderr
    assert "CNAME" in tree(site / "site")


def test_what_another_builder_made_by_hand_is_replaced(tmp_path: Path) -> None:
    """Also without `build/`, as after a fresh clone; but not the hidden files of a checkout of the site."""
    env = stand_in(tmp_path / "quick")
    site = put(tmp_path / "site")
    page = '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.1">'
    (site / "site" / "old").mkdir(parents=True)
    (site / "site" / "index.html").write_text(page, "utf-8")
    (site / "site" / "old" / "index.html").write_text(page, "utf-8")
    (site / "site" / ".git").write_text("gitdir: elsewhere", "utf-8")
    refused = brief(site, "build", env=env)
    assert (refused.returncode, "`.git`" in refused.stderr) == (1, True), refused.stderr
    (site / "site" / ".git").unlink()
    done = brief(site, "build", env=env)
    assert done.returncode == 0, done.stderr
    assert "old/index.html" not in tree(site / "site")
    (site / "site" / "index.html").write_text("changed by hand", "utf-8")
    warned = brief(site, "build", env=env)
    assert (warned.returncode, "[edited-site]" in warned.stderr) == (0, True), warned.stderr


def test_another_place_for_the_site(tmp_path: Path) -> None:
    env = {**stand_in(tmp_path / "quick"), "PUBLIC": str(tmp_path / "www" / "public")}
    site = put(tmp_path / "site")
    configuration = site / "mkdocs.yml"
    text = configuration.read_text()
    for said, place in (("!ENV PUBLIC", tmp_path / "www" / "public"), ("../next", tmp_path / "next")):
        configuration.write_text(text.replace("site_dir: site", f"site_dir: {said}"))
        done = brief(site, "build", env=env)
        assert done.returncode == 0, done.stderr
        assert (place / "index.html").is_file()
        assert not (site / "site").exists()
