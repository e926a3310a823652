"""A site whose every text would like to be something else: markup, a script, a template, a link."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from built import ROOT

from generator.literal import canonical, visible

OWN = (
    "<script>window.canary=1</script>",
    "</title><script>window.canary=1</script>",
    "</script><script>window.canary=1</script>",
    '"><img src=x onerror="window.canary=1">',
    "<img src=http://elsewhere.invalid/x.png>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>window.canary=1</script>'>",
    "<style>@import 'http://elsewhere.invalid/x.css';</style>",
    "<a href=javascript:alert(1)>press</a>",
    "<!-- a comment that never ends",
    "<![CDATA[ x ]]>",
    "[press](javascript:alert(1))",
    "![x](http://elsewhere.invalid/x.png)",
    "[press]: javascript:alert(1)",
    "*[claim]: hijacked",
    "[^1]: a footnote",
    "word{: onclick=alert(1) style=color:red }",
    "# A heading { #bottom-line }",
    "**bold** _slanted_ `code` ~~gone~~ ==marked== ^^added^^",
    "| a | b |",
    "--- ",
    "1. a list",
    '!!! danger "Title"',
    "```js",
    "$E=mc^2$ :smile: ++ctrl++ {++added++} {>>a comment<<}",
    '--8<-- "mkdocs.yml"',
    "{{ 7*7 }} {% include 'main.html' %} {# gone #} ${7*7} #{7*7}",
    "{% raw %}{{ config.site_name }}{% endraw %}",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp;",
    "\\*not\\* \\<b\\> \\\\",
    "a  b\u00a0c\u2003d",
    "\u202eright to left\u202c and \u200b\u200d hidden",
    "[TOC]",
    "[[call]] [[nowhere]]",
    'title: "x"',
    "%2e%2e/%2e%2e/ ../../etc ..\\..",
    "'; DROP TABLE claims; --",
    "=1+1",
    "www.elsewhere.invalid http://elsewhere.invalid/ <http://elsewhere.invalid/> a@elsewhere.invalid",
)
CORPORA = ("naughty", "commonmark", "python_markdown", "pymdown", "unicode", "paths", "yaml")
EVERY = {"naughty": 1}
SAMPLE = 20
"""Every how-manyeth string of a corpus is taken; all of the naughty ones."""
PER_BRIEFING = 60
DAY = "2031-03-04"


def strings(corpora: Path | None) -> list[str]:
    """The strings: the short list here, and a sample of the corpora where there are any; each as one line."""
    found = [*OWN, *_from_corpora(corpora)] if corpora else [*OWN]
    return list(
        dict.fromkeys(filter(_can_be_a_value, (canonical(s, one_line=True) for s in found)))
    )


def _from_corpora(corpora: Path) -> Iterator[str]:
    for name in CORPORA:
        with (corpora / "hostile" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in islice(lines, 0, None, EVERY.get(name, SAMPLE)):
                yield json.loads(line)["text"]


def _can_be_a_value(text: str) -> bool:
    """Whether it says anything: a field that is empty or white space is a fault of another kind."""
    return bool(text.strip()) and "\ufeff" not in text[:1]


def shown(text: str) -> str:
    """The text as a reader must see it."""
    return " ".join(re.split(r"[ \t\n]+", visible(text))).strip(" ")


def briefings(texts: list[str]) -> dict[str, list[str]]:
    """The texts of each briefing and its source; the first one is also its title."""
    starts = range(0, len(texts), PER_BRIEFING)
    return {f"b-{n}": texts[start : start + PER_BRIEFING] for n, start in enumerate(starts)}


def actors(texts: list[str]) -> dict[str, str]:
    """The names of actors."""
    return {f"a-{n}": text for n, text in enumerate(_some(texts))}


def write(folder: Path, texts: list[str]) -> None:
    """The site: every text as claim, evidence, question and source paragraph, some as title and actor too."""
    for name, held in briefings(texts).items():
        _briefing(folder, name, held)
    registry = {name: {"name": text, "type": "person"} for name, text in actors(texts).items()}
    _yaml(folder / "briefings" / "actors.yml", registry)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")


def _some(texts: list[str]) -> list[str]:
    """As many as there are actors: half of our own, and some others."""
    return [*texts[: len(OWN) : 2], *texts[len(OWN) :: 200]]


def _briefing(folder: Path, name: str, texts: list[str]) -> None:
    document = (
        "\n\n".join(f"Paragraph {n}: {text} – end {n}" for n, text in enumerate(texts)) + "\n"
    )
    seed = folder / "seeds" / f"{name}.txt"
    seed.parent.mkdir(parents=True, exist_ok=True)
    seed.write_bytes(document.encode())
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    record = {
        "title": texts[1 % len(texts)],
        "publisher": texts[0],
        "published": DAY,
        "display": "full",
    }
    _yaml(seed.with_suffix(".yml"), {**record, "sha256": digest})
    _yaml(folder / "briefings" / f"{name}.yml", _judgement(name, texts))


def _judgement(source: str, texts: list[str]) -> dict[str, Any]:
    quotes = [f"Paragraph {n}: {text} – end {n}" for n, text in enumerate(texts)]
    return {
        "title": texts[0],
        "as_of": DAY,
        "sources": [source],
        "bottom_line": _prose(texts[0]),
        "key_points": [
            {
                "id": f"c-{n}",
                "text": text,
                "status": "reported",
                "derived": text,  # no check need understand the numbers in it
                "evidence": [quotes[n]],
            }
            for n, text in enumerate(texts)
        ],
        "timeline": [{"when": DAY, "text": texts[0], "evidence": [quotes[0]]}],
        "questions": [
            {
                "id": f"q-{n}",
                "question": text,
                "status": "open",
                "opened": DAY,
                "why": _prose(text),
                "resolves_when": _prose(text),
            }
            for n, text in enumerate(texts)
        ],
        "revisions": [{"date": DAY, "kind": "substantive", "note": _prose(texts[-1])}],
    }


def _prose(text: str) -> str:
    """The same where `[[…]]` is a reference: there it must mean something, so it is taken apart."""
    return re.sub(r"\[\[|\]\]", lambda found: " ".join(found[0]), text)


def _yaml(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=False, width=10_000), "utf-8")
