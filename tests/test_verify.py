"""Each thing that must not be published, put into a built page: the verifier reports it, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built import brief, build, copy_of_the_site

from generator.diagnostics import Diagnostic
from generator.publishing import printed, webpage
from generator.publishing.verify import verify

BRIEFING = "briefings/maduro-trump-call/index.html"
SOURCE = "sources/maduro-trump-call/index.html"
ACTOR = "actors/hegseth/index.html"
END = "</article>\n"
"""Where a page's content ends; the mutations that add something add it before the last one."""

ADDED = {
    "inline-script": [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT >",
        '<script type="module">import "./x.js"</script>',
        "<svg><script>alert(1)</script></svg>",
        "<script data-src='x.js'></script>",
    ],
    "inline-style": ['<p style="color:red"></p>', "<style>p { color: red }</style>"],
    "script-attribute": [
        '<p onclick="alert(1)"></p>',
        "<p ONMOUSEOVER=alert(1)></p>",
        "<svg onload='alert(1)'></svg>",
        "<details open\nontoggle = alert(1)></details>",
    ],
    "unsafe-address": [
        '<a href="javascript:alert(1)"></a>',
        '<a href=" JavaScript:alert(1)"></a>',
        '<a href="java&#9;script:alert(1)"></a>',
        '<a href="&#106;avascript&colon;alert(1)"></a>',
        '<a href="vbscript:x"></a>',
        '<a href="data:text/html,x"></a>',
        '<form action="javascript:alert(1)"></form>',
        '<button formaction="javascript:alert(1)"></button>',
        '<svg><a xlink:href="javascript:alert(1)"></a></svg>',
        '<object data="data:text/html,x"></object>',
        '<img src="file:///x.png">',
    ],
    "foreign-request": [
        '<img src="https://elsewhere.invalid/x.png">',
        '<img src="//elsewhere.invalid/x.png">',
        '<img src="\\\\elsewhere.invalid/x.png">',
        '<img srcset="https://elsewhere.invalid/x.png 2x">',
        '<script src="https://elsewhere.invalid/x.js"></script>',
        '<link rel="stylesheet" href="https://elsewhere.invalid/x.css">',
        '<link rel="preconnect" href="https://elsewhere.invalid">',
        '<iframe src="https://elsewhere.invalid/"></iframe>',
        '<video poster="https://elsewhere.invalid/x.png"></video>',
        '<form action="https://elsewhere.invalid/"></form>',
        '<svg><use href="https://elsewhere.invalid/x.svg#a"></use></svg>',
        '<a ping="https://elsewhere.invalid/"></a>',
    ],
    "dead-link": [
        '<a href="../nowhere/"></a>',
        '<a href="#nowhere"></a>',
        '<a href="../../actors/maduro/#nowhere"></a>',
        '<a href="/nowhere/"></a>',
        '<a href="../../../../nowhere/"></a>',
        '<img src="nowhere.png">',
        '<a href="../../sources/maduro-trump-call/nowhere.txt"></a>',
        '<a href="../../actors/maduro.md"></a>',
        '<meta http-equiv="refresh" content="0; url=../nowhere/">',
    ],
    "repeated-id": ['<p id="call"></p>', '<svg id="__search"></svg>'],
    "control-character-on-page": ["<!--\0-->", "<!--\x1b-->", "<!--\x0b-->", "<!--\x7f-->"],
    "odd-markup": [
        "<noscript></noscript>",
        "<!-- a comment -- >",
        "<!--> a browser ends the comment before this -->",
        '<img src="x"onerror="alert(1)">',
        "<svg/onload=alert(1)>",
        '<p title="<">&lt;</p ="x">',
        "<?xml?>",
        "<base href='/'>",
        "<iframe srcdoc='x'></iframe>",
        "<xmp></xmp>",
        "<textarea><b></textarea>",
    ],
}
ALLOWED = [
    '<a href="https://elsewhere.invalid/"></a>',
    '<a href="mailto:a@elsewhere.invalid"></a>',
    '<img src="data:image/png;base64,AAAA">',
    '<link rel="canonical" href="https://elsewhere.invalid/">',
    '<a href=""></a><a href="#"></a><a href="#top"></a><a href="?q=1#call"></a>',
    '<a href="../maduro-trump-call/#:~:text=phone"></a><a href="../../actors/maduro"></a>',
    '<a href="/actors/maduro/index.html"></a>',
    '<script type="application/json">{"a": "javascript:alert(1)"}</script>',
    "<!-- a comment, with <script>alert(1)</script> -->",
    "<p title='javascript:alert(1) onclick=x'> 1 < 2 & a </p>",
    "<p data-onclick=x></p>",
]
"""What a page may have."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built; nothing is ever changed in it."""
    folder = copy_of_the_site(tmp_path_factory.mktemp("verify"))
    build(folder)
    return folder


def put(made: Path, folder: Path) -> Path:
    """A copy of it to break, where a builder would have put it."""
    shutil.copytree(made / "build" / "pages", folder / "build" / "pages")
    shutil.copytree(made / "site", folder / "build" / "site-next")
    shutil.copy2(made / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return put(made, tmp_path)


@pytest.fixture(scope="module")
def shared_root(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(made, tmp_path_factory.mktemp("shared"))


Changed = Callable[[str, Callable[[str], str]], tuple[Diagnostic, ...]]


@pytest.fixture
def changed(shared_root: Path) -> Iterator[Changed]:
    """`changed(path, how)`: what the verifier says once that page was changed; it is put right afterwards."""
    before: dict[Path, bytes] = {}

    def change(name: str, how: Callable[[str], str]) -> tuple[Diagnostic, ...]:
        path = shared_root / "build" / "site-next" / name
        before[path] = path.read_bytes()
        after = how(before[path].decode()).encode()
        assert after != before[path]
        path.write_bytes(after)
        return verify(shared_root, shared_root / "build" / "site-next")

    yield change
    for path, content in before.items():
        path.write_bytes(content)


def adding(html: str) -> Callable[[str], str]:
    return lambda page: (html + END).join(page.rsplit(END, 1))


def replacing(old: str, new: str) -> Callable[[str], str]:
    """Once, where it stands for the first time in the page's content."""

    def how(page: str) -> str:
        start = page.index("md-content__inner")
        assert old in page[start:], f"{old} is not there"
        return page[:start] + page[start:].replace(old, new, 1)

    return how


def test_the_site_as_it_is_has_no_fault(root: Path) -> None:
    assert verify(root, root / "build" / "site-next") == ()


@pytest.mark.parametrize(
    ("code", "html"),
    [
        pytest.param(code, html, id=f"{code}-{n}")
        for code in ADDED
        for n, html in enumerate(ADDED[code])
    ],
)
def test_what_is_added_is_reported_and_nothing_else(code: str, html: str, changed: Changed) -> None:
    found = changed(BRIEFING, adding(html))
    assert [one.code for one in found] == [code], found
    assert found[0].at.path == f"build/site-next/{BRIEFING}"


@pytest.mark.parametrize("html", ALLOWED)
def test_what_is_allowed_is_not_reported(html: str, changed: Changed) -> None:
    assert changed(BRIEFING, adding(html)) == ()


@pytest.mark.parametrize(
    ("code", "name", "how"),
    [
        ("inline-script", "index.html", lambda page: page.replace("var palette=", "var  palette=")),
        ("inline-script", "404.html", lambda page: page.replace('URL("/"', 'URL("//elsewhere.invalid"')),
        ("dead-link", "index.html", lambda page: page.replace("assets/briefing.css", "assets/no.css")),
        ("odd-markup", "index.html", lambda page: page.rpartition("</script>")[0]),
        ("changed-text", ACTOR, lambda page: re.sub(r"<title>.*</title>", "<title>Nobody</title>", page)),
        ("control-character-on-page", "search/search_index.json", lambda text: text + "\x00"),
        ("control-character-on-page", "sources/maduro-trump-call/text.txt", lambda text: text + "\x00"),
    ],
)  # fmt: skip
def test_what_is_changed_elsewhere(
    code: str, name: str, how: Callable[[str], str], changed: Changed
) -> None:
    assert code in {one.code for one in changed(name, how)}


CLAIM = "Maduro and Trump spoke by telephone."
QUOTE = "first reported by The New York Times and later confirmed by both leaders"
QUESTION = "On what date was the call?"
PARAGRAPH = "London, UK – December 4, 2025"
NAME = "Pete Hegseth"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (BRIEFING, CLAIM),
        (BRIEFING, QUOTE),
        (BRIEFING, QUESTION),
        (SOURCE, PARAGRAPH),
        (ACTOR, NAME),
    ],
)
@pytest.mark.parametrize(
    "how",
    [
        lambda text: text.replace("e", "é", 1),
        lambda text: text[:3] + "<b>" + text[3:6] + "</b>" + text[6:],
        lambda text: text.replace(" ", "  &#8203;", 1),
        lambda _: "",
        lambda text: text.replace("&", "").swapcase(),
    ],
    ids=["a letter", "an element in it", "a hidden character", "gone", "capitals"],
)
def test_a_text_that_comes_out_changed(
    name: str, text: str, how: Callable[[str], str], changed: Changed
) -> None:
    found = changed(name, replacing(f">{text}<", f">{how(text)}<"))
    assert [one.code for one in found] == ["changed-text"]
    assert f"`{text}`" in found[0].message


def test_a_text_that_has_gone_elsewhere(changed: Changed) -> None:
    def how(page: str) -> str:
        return adding(f"<p>{PARAGRAPH}</p>")(replacing(PARAGRAPH, "")(page))

    assert [one.code for one in changed(SOURCE, how)] == ["changed-text"]


def test_one_mistake_on_many_pages_is_one_diagnostic(root: Path) -> None:
    pages = sorted((root / "build" / "site-next").rglob("*.html"))
    for path in pages:
        path.write_text(adding('<p onclick="x()"></p>')(path.read_text("utf-8")), "utf-8")
    (found,) = verify(root, root / "build" / "site-next")
    assert f"`onclick=x()`, on {len(pages)} pages" in found.message
    assert found.at.path == "build/site-next/404.html"


def test_the_place_is_line_and_column_of_the_mistake(changed: Changed, shared_root: Path) -> None:
    (found,) = changed(BRIEFING, adding('\n  <p></p> <p onclick="x()"></p>'))
    lines = (shared_root / found.at.path).read_text("utf-8").split("\n")
    assert lines[found.at.line - 1][found.at.column - 1 :].startswith('<p onclick="x()">')


def test_links_of_a_site_below_another_address(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/a/")
    page = root / "build" / "site-next" / "actors" / "index.html"
    page.write_text(
        adding(
            '<a href="https://example.org/a/actors/maduro/">1</a><a href="/a/actors/maduro/">2</a>'
            '<img src="https://example.org/a/assets/briefing.css">'
            '<a href="https://example.org/a/nowhere/">3</a><a href="/actors/maduro/">4</a>'
        )(page.read_text("utf-8")),
        "utf-8",
    )
    found = [
        d
        for d in verify(root, root / "build" / "site-next")
        if d.at.path.endswith("actors/index.html")
    ]
    assert [d.code for d in found] == ["dead-link", "dead-link"]
    assert "`https://example.org/a/nowhere/`" in found[0].message
    assert "`/actors/maduro/`" in found[1].message


def test_a_site_with_a_fault_is_not_published(tmp_path: Path) -> None:
    folder = copy_of_the_site(tmp_path)
    build(folder)
    before = {
        path: path.read_bytes() for path in sorted((folder / "site").rglob("*")) if path.is_file()
    }
    override = folder / "templates" / "topics.md.jinja"
    override.parent.mkdir()
    override.write_text('# Topics\n\n<p onclick="x()">Press</p>\n', "utf-8")
    done = brief(folder, "build")
    assert done.returncode == 1
    assert "[script-attribute]" in done.stderr
    after = {
        path: path.read_bytes() for path in sorted((folder / "site").rglob("*")) if path.is_file()
    }
    assert after == before


# What a page must show, of its Markdown


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ("# A title { #a .b }\n\nWords *slanted* and **bold**.", ["A title", "Words", "slanted", "and", "bold"]),
        ("- one\n- [two](b.md#c){ .d } three\n\n1. four\n> five", ["one", "two", "three", "four", "five"]),
        ('<div class="x" markdown>\n\nA<br>b <mark id="p">c</mark>\n</div>', ["A", "b", "c"]),
        ("&#60;b&#62; 1 &amp; 2", ["<b> 1 & 2"]),
        ("<!-- not\nthis -->\n| a | b |\n|---|---|\n| c | &#124; |", ["a", "b", "c", "|"]),
        ("`code` here\n\n!!! note \"Title\"\n\n    Body.\n\n[x]: y.md 'z'\n\n![p](q.png)", ["Body."]),
        ('---\ntitle: "T"\n---\n\nText', ["Text"]),
        ("· — !", []),
    ],
)  # fmt: skip
def test_the_texts_of_a_markdown_page(markdown: str, texts: list[str]) -> None:
    assert [text for text in printed.texts(markdown) if re.search(r"[^\W_]|[<|]", text)] == texts


def test_the_title_of_a_markdown_page() -> None:
    assert printed.title('---\ntitle: "a &#34;b&#34; &#60;"\nedit_path: "x"\n---\n') == 'a "b" <'
    assert printed.title("# No front matter") == ""


def pieces(html: str) -> Iterator[str]:
    yield from webpage.read(html).words


def test_the_words_of_a_page_are_those_between_its_tags() -> None:
    html = (
        '<title>t</title><p>beside</p><article class="md-content__inner md-typeset"><h1>a &amp; b</h1>'
        "<article>c<br>d  e\n f</article>g<script>h</script><style>i</style></article><p>beside</p>"
    )
    assert list(pieces(html)) == ["a & b", "c", "d e f", "g"]
    assert list(pieces("<p>a</p>b")) == ["a", "b"]
