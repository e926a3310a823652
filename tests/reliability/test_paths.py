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
from generator.build import build
from generator.names import id_problem
from generator.pipeline import Composition, compose
from generator.publishing.manifest import digest, is_below
from generator.publishing.published import place_problem
from generator.write import write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names that Windows cannot have")

OUTSIDE = "the words of a file outside the site"


@pytest.fixture
def names(corpora: Path) -> list[str]:
    with (corpora / "hostile" / "paths.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Composition:
    return compose(put(tmp_path_factory.mktemp("composed")))


def codes(root: Path) -> set[tuple[str, str]]:
    return {(found.code, found.at.path) for found in compose(root).diagnostics}


def test_hostile_names_of_files(tmp_path: Path, names: list[str]) -> None:
    site = put(tmp_path / "site")
    made = 0
    for name in names:
        for place, suffix in (("seeds", ".txt"), ("briefings", ".yml"), ("templates/assets", "")):
            if "/" in name or "\0" in name:
                continue  # no system can hold such a file
            file = os.fsdecode(name.encode("utf-8", "surrogatepass") + suffix.encode())
            try:
                (site / place / file).write_text("title: hostile\n", "utf-8")
                made += 1
            except OSError:
                continue  # this one cannot
    assert made > 500
    start = time.monotonic()
    composition = compose(site)
    for form in report.FORMATS.values():
        form(composition.diagnostics, site)
    assert time.monotonic() - start < 60
    named = {found.at.path for found in composition.diagnostics}
    for path in (p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()):
        file = path.rpartition("/")[2]
        if path.startswith(("seeds/", "briefings/")) and not file.startswith("."):
            known = file in ("minutes.txt", "minutes.yml", "vote.yml", "actors.yml")
            assert known or path in named or id_problem(file.rpartition(".")[0]) is None, path
    assert all(is_below(file.path) for file in composition.files)


def test_hostile_ids(tmp_path: Path, names: list[str]) -> None:
    """As the id of a claim, an actor and a topic, and as the name of what is meant: a fault each, or sound."""
    site = put(tmp_path / "site")
    head = (site / "briefings" / "vote.yml").read_text("utf-8").partition("key_points:")[0]
    some = [quoted(n) for n in dict.fromkeys(names) if n and n.isprintable() and len(n) < 200]
    assert len(some) > 500
    for begin in range(0, len(some), 100):  # of one file no more than 500 faults are reported
        hostile_ids(site, head, some[begin : begin + 100])


def hostile_ids(site: Path, head: str, some: list[str]) -> None:
    """A site with these ids, and a fault on the line of each that is none."""
    actors = "".join(f"{name}: {{name: N, type: person}}\n" for name in some)
    (site / "briefings" / "actors.yml").write_text(actors, "utf-8")
    rest = "text: T, status: asserted, evidence:"
    claims = "".join(
        f"  - {{id: {name}, asserted_by: [{name}], {rest} [{{source: {name}, quote: vote}}]}}\n" for name in some
    )
    topics = f"topics: [{', '.join(some)}]\ndossier: {some[0]}\n"
    (site / "briefings" / "vote.yml").write_text(f"{head}{topics}key_points:\n{claims}", "utf-8")
    redirects = "".join(f"{name}: {name}\n" for name in some)
    (site / "briefings" / "redirects.yml").write_text(redirects, "utf-8")
    start = time.monotonic()
    composition = compose(site)
    assert time.monotonic() - start < 60
    assert all(is_below(file.path) for file in composition.files)
    lines = {(d.at.path, d.at.line) for d in composition.diagnostics}
    first = len(head.splitlines()) + 3
    for number, name in enumerate(some, 1):
        sound = id_problem(json.loads(name)) is None
        assert sound or ("briefings/actors.yml", number) in lines, name
        assert ("briefings/vote.yml", first + number) in lines, name


def quoted(name: str) -> str:
    """The name as YAML in double quotation marks."""
    return json.dumps(name, ensure_ascii=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Foo", "foo"), ("straße", "strasse"), ("ﬁle", "file"), ("e\u0301", "\u00e9"), ("K", "k")],
)
def test_names_that_some_systems_cannot_tell_apart(one: str, other: str) -> None:
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


@pytest.mark.parametrize("target", ["file", "folder", "nowhere", "loop", "absolute"])
def test_links_are_refused_wherever_they_lead(tmp_path: Path, target: str) -> None:
    site = put(tmp_path / "site")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "words.txt").write_text(OUTSIDE, "utf-8")
    for place in PLACES:
        link = site / place
        link.parent.mkdir(parents=True, exist_ok=True)
        up = os.path.relpath(outside, link.parent)
        leads = {
            "file": f"{up}/words.txt",
            "folder": up,
            "nowhere": "no-such-file",
            "loop": link.name,
            "absolute": str(outside / "words.txt"),
        }
        link.symlink_to(leads[target])
    composition = compose(site)
    found = {d.at.path for d in composition.diagnostics if d.code == "symbolic-link"}
    assert found == set(PLACES)
    assert not any(OUTSIDE.encode() in file.content for file in composition.files)
    assert not any(OUTSIDE in form(composition.diagnostics, site) for form in report.FORMATS.values())


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
def test_a_manifest_that_was_tampered_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, composed: Composition, name: str, content: str
) -> None:
    """Nothing outside is removed or written, and the build does its work as if there were no manifest."""
    for variable, value in stand_in(tmp_path / "quick").items():
        monkeypatch.setenv(variable, value)
    site = put(tmp_path / "site")
    victim = site / "victim.txt"
    victim.write_text("kept", "utf-8")
    filled = content.replace("HASH", digest(b"kept")).replace("ABSOLUTE", str(victim)[1:])
    (site / "build").mkdir()
    (site / "build" / name).write_text(filled, "utf-8")
    before = {path: content for path, content in tree(site).items() if not path.startswith("build/")}
    _, found = write(composed.files, site / "build")
    if name == "site.json":
        _, found = build(site, composed.site)
    assert found == ()
    after = {path: content for path, content in tree(site).items() if not path.startswith("build/")}
    assert {path: after[path] for path in after if not path.startswith("site/")} == before


@pytest.mark.parametrize(
    "folder",
    [
        *(".", "..", "/", "../..", "./", "seeds", "seeds/out", "briefings", "templates/assets", "build"),
        *("build/pages", "build/pages/x", "build/theme", "build/site-next", ".git", ".git/x", "locks"),
        *("mkdocs.yml", "seeds/../seeds", "site/../briefings", "a\0b", "a\nb", "\x1b[2J"),
    ],
)
def test_where_a_site_may_not_go(tmp_path: Path, folder: str) -> None:
    site = put(tmp_path / "site")
    found = place_problem(site, Path(folder))
    assert found is not None
    assert found.code == "bad-site-dir"
    assert "\x1b" not in report.text([found], site)


@pytest.mark.parametrize("folder", ["site", "public/www", "../public", "build/site", "seeds-of-another"])
def test_where_a_site_may_go(tmp_path: Path, folder: str) -> None:
    assert place_problem(put(tmp_path / "site"), Path(folder)) is None


@pytest.mark.parametrize("folder", ["..", "seeds", "/"])
def test_no_force_replaces_the_sources(tmp_path: Path, folder: str) -> None:
    site = put(tmp_path / "site")
    configuration = site / "mkdocs.yml"
    configuration.write_text(configuration.read_text().replace("site_dir: site", f"site_dir: {folder}"))
    before = tree(site)
    done = brief(site, "build", "--force", env=stand_in(tmp_path / "quick"))
    assert (done.returncode, "[bad-site-dir]" in done.stderr) == (1, True), done.stderr
    assert {path: content for path, content in tree(site).items() if path in before} == before


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
