"""The Content-Security-Policy: what is in it, where its hashes come from, and where it stands."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from built import ROOT, build, copy_of_the_site

from generator.pipeline import compose
from generator.publishing import policy

SOURCE = "'sha256-[A-Za-z0-9+/]{43}='"
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
POLICY = re.compile(
    rf"default-src 'none'; script-src 'self'(?: {SOURCE})+; style-src 'self'(?: {SOURCE})?; img-src 'self' data:; "
    r"font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    r"form-action 'none'"
)


def template(package: str, name: str) -> str:
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], "templates", name).read_text("utf-8")


@pytest.mark.parametrize("path", sorted(policy.LISTS.glob("*.txt")), ids=lambda path: path.stem)
def test_each_list_is_that_of_its_version_of_the_theme(path: Path) -> None:
    package, _, number = path.stem.partition("-")
    if not find_spec(package) or version(policy.DISTRIBUTIONS[package]) != number:
        pytest.skip(f"{path.stem} is not the installed theme")
    lines = [line.split() for line in path.read_text("utf-8").splitlines() if line[0] != "#"]
    entries = [line for line in lines if len(line) == 2]
    assert len(entries) >= 4
    for name in {name for _, name in entries}:
        texts = re.findall(r"<script>(.*?)</script>", template(package, name), re.DOTALL)
        digests = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        assert digests == [digest for digest, where in entries if where == name]
    for digest, name, kind in (line for line in lines if len(line) != 2):
        assert kind == "style"
        literals = template(package, name).split("'")
        assert digest in {hashlib.sha256(text.encode()).hexdigest() for text in literals}


def test_the_script_that_names_the_root_is_hashed_for_each_depth_and_for_the_sites_path() -> None:
    text = re.findall(
        r"<script>(.*?)</script>", template("material", "partials/javascripts/base.html")
    )[0]
    found = policy.hashes("material", "/briefings-of/ours/")
    for root in (".", "..", "../..", "../../..", "/briefings-of/ours/", "/briefings-of/ours"):
        script = text.replace("{{ config.extra.scope | d(base_url) }}", root)
        assert "{{" not in script
        digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in found, root
    assert len(set(found)) == len(found) == 10


def test_the_words_of_the_policy(tmp_path: Path) -> None:
    files = {file.path: file.content.decode() for file in policy.files(copy_of_the_site(tmp_path))}
    metas = META.findall(files["theme/partials/policy.html"])
    assert len(metas) == 2
    assert all(POLICY.fullmatch(meta) for meta in metas)
    headers = files["pages/_headers"]
    (sent,) = re.findall(
        r"^  Content-Security-Policy: (.*); frame-ancestors 'none'$", headers, re.MULTILINE
    )
    assert POLICY.fullmatch(sent)
    for meta in metas:
        assert set(re.findall(SOURCE, meta)) <= set(re.findall(SOURCE, sent))
    assert headers.splitlines()[1] == "/*"
    for line in ("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY"):
        assert f"  {line}\n" in headers
    assert max(map(len, headers.splitlines())) < 2000, "Cloudflare reads no longer line"
    assert "unsafe" not in headers + "".join(metas)


def test_a_theme_with_other_scripts_is_refused_and_its_pages_get_no_policy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = tmp_path / "csp"
    lists.mkdir()
    held = (policy.LISTS / "material-9.8.1.txt").read_text("utf-8")
    lists.joinpath("material-9.8.1.txt").write_text(
        re.sub(
            r"^\w{64}  .*palette",
            f"{'0' * 64}  partials/javascripts/palette",
            held,
            flags=re.MULTILINE,
        )
    )
    monkeypatch.setattr(policy, "LISTS", lists)
    root = copy_of_the_site(tmp_path / "site")
    (fault,) = policy.unknown_theme(root, "mkdocs")
    assert fault.code == "theme-unknown"
    assert "mkdocs-material==9.8.1" in fault.help
    files = {file.path: file.content.decode() for file in policy.files(root)}
    assert not META.search(files["theme/partials/policy.html"])
    assert "Content-Security-Policy" not in files["pages/_headers"]
    assert policy.allowed(root, "mkdocs") == ()


def test_another_theme_has_no_list_and_no_policy(tmp_path: Path) -> None:
    root = copy_of_the_site(tmp_path)
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: readthedocs\n", "utf-8")
    assert policy.unknown_theme(root, "mkdocs") == ()
    assert policy.allowed(root, "mkdocs") is None
    files = {file.path: file.content.decode() for file in policy.files(root)}
    assert "Content-Security-Policy" not in files["pages/_headers"]


def test_the_policy_stands_before_all_that_it_governs_and_the_encoding_before_it(
    tmp_path: Path,
) -> None:
    site = build(copy_of_the_site(tmp_path), variables={"SITE_URL": "https://example.org/a/b/"})
    pages = sorted(site.rglob("*.html"))
    for path in pages:
        html = path.read_text("utf-8")
        head = html[: html.index("Content-Security-Policy")]
        assert re.findall(r"<(\w+)", head) == ["html", "head", "meta", "meta"], path
        assert html.count('<meta charset="utf-8">') == 1
        assert html.encode().index(b'<meta charset="utf-8">') < 1000
        (meta,) = META.findall(html)
        for script in re.findall(r"<script>(.*?)</script>", html, re.DOTALL):
            assert policy.hash_source(script) in meta, path
    assert len(pages) >= 25


def test_a_preview_is_without_the_policy(tmp_path: Path) -> None:
    site = build(copy_of_the_site(tmp_path), variables={"SITE_URL": "http://127.0.0.1:8000/"})
    assert not META.search((site / "index.html").read_text("utf-8"))


def test_the_policy_is_part_of_what_is_composed() -> None:
    paths = {file.path for file in compose(ROOT).files}
    assert {"theme/partials/policy.html", "pages/_headers"} <= paths
