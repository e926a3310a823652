"""Hostile YAML is a fault with its line, within seconds, whatever file or field it stands in."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_site import put

from generator import report
from generator.authored import ActorForm, BriefingForm, DossierForm, RecordForm, read_form
from generator.authored.form import Form
from generator.model import Location
from generator.pipeline import compose, gather
from generator.reading import positions

FORMS: tuple[type[Form], ...] = (BriefingForm, ActorForm, DossierForm, RecordForm)
FILES = {
    "briefing": "briefings/vote.yml",
    "actors": "briefings/actors.yml",
    "dossiers": "briefings/dossiers.yml",
    "redirects": "briefings/redirects.yml",
    "record": "seeds/minutes.yml",
}
SECONDS = 20
"""Far more than any of these takes on an idle machine: what hangs takes minutes."""


@pytest.fixture
def texts(corpora: Path) -> list[str]:
    with (corpora / "hostile" / "yaml.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def every_field() -> Iterator[tuple[type[Form], tuple[str, ...]]]:
    """Each field of each form, by the names that lead to it from the top of its file."""
    for form in FORMS:
        yield from ((form, path) for path in _fields(form, ()))


def _fields(form: type[Form], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    from generator.authored.reading import _inner_form

    for name, field in form.model_fields.items():
        yield (*above, name)
        inner = _inner_form(field.annotation)
        if inner is not None and inner is not form and len(above) < 4:
            yield from _fields(inner, (*above, name))


def nested(path: tuple[str, ...], value: str) -> str:
    """YAML in which the value stands at that path, each level in a list as its field may want."""
    text = value
    for name in reversed(path[1:]):
        text = f"[{{{name}: {text}}}]"
    return f"{path[0]}: {text}\n"


def test_a_corpus_of_yaml_as_each_file(tmp_path: Path, texts: list[str]) -> None:
    site = put(tmp_path / "site")
    for path in FILES.values():
        kept = (site / path).read_bytes() if (site / path).exists() else None
        for text in texts:
            (site / path).write_bytes(text.encode("utf-8", "surrogatepass"))
            start = time.monotonic()
            _, found = gather(site)[:2]
            assert time.monotonic() - start < SECONDS, text[:200]
            assert all(found)
        (site / path).unlink() if kept is None else (site / path).write_bytes(kept)


def test_a_corpus_of_yaml_as_the_value_of_every_field(texts: list[str]) -> None:
    fields = list(every_field())
    assert len(fields) > 100
    for number, text in enumerate(texts):
        quoted = json.dumps(text, ensure_ascii=False)
        for form, path in fields[number % 7 :: 7]:
            source = nested(path, quoted)
            tree, faults = positions.parse("x.yml", source)
            if tree is not None:
                read_form(form, tree, Location("x.yml"), source)
            else:
                assert faults, source


def test_a_corpus_of_yaml_in_one_site(tmp_path: Path, texts: list[str]) -> None:
    """All at once, each as the words of a claim and more, through to the pages and the reports."""
    site = put(tmp_path / "site")
    claim = "  - {{id: c{n}, text: {x}, status: asserted, kind: assumption, note: {x}, derived: {x}}}\n"
    claims = "".join(
        claim.format(n=n, x=json.dumps(text, ensure_ascii=False))
        for n, text in enumerate(texts)
        if text.isprintable() and text.strip()
    )
    path = site / FILES["briefing"]
    path.write_text(path.read_text("utf-8") + claims, "utf-8")
    composition = compose(site)
    assert "error" not in {str(found.severity) for found in composition.diagnostics}
    for form in report.FORMATS.values():
        form(composition.diagnostics, site)


HEAD = "title: t\nas_of: 2025-12-04\nsources: [minutes]\nbottom_line: x\n"


def many(piece: str, times: int = 40_000) -> str:
    return "".join(piece.format(n=n) for n in range(times))


def claim(field: str, piece: str, times: int) -> str:
    """A briefing whose one claim has a field with very many items."""
    begin = f"{HEAD}key_points:\n- {{id: c, text: t, status: asserted, {field}: ["
    return f"{begin}{many(piece, times)}]}}\n"


def chain(link: str) -> str:
    """Forty anchors, each made of the one before."""
    return "a0: &a0 {k: v}\n" + "".join(link.format(n=n, m=n - 1) for n in range(1, 40))


BOMBS: dict[str, Callable[[], str]] = {
    "aliases": lambda: "a: &a [x]\n" + many("b{n}: [*a, *a, *a]\n"),
    "laughs": lambda: chain("a{n}: &a{n} [*a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}]\n"),
    "merges": lambda: chain("a{n}: &a{n} {{<<: [*a{m}, *a{m}]}}\n"),
    "itself": lambda: "a: &a [*a]\n",
    "itself as a key": lambda: "&a {*a : x}\n",
    "depth of lists": lambda: "a: " + "[" * 200_000,
    "depth of mappings": lambda: "{a: " * 100_000,
    "depth of dashes": lambda: "- " * 200_000,
    "depth of indents": lambda: "".join(f"{' ' * n}a:\n" for n in range(1_000)),
    "depth of keys": lambda: "? " * 200_000,
    "long occurrence": lambda: claim("evidence", "{{quote: vote, occurrence: " + "9" * 5000 + "}}", 1),
    "impossible dates": lambda: HEAD + "timeline:\n" + many("- {{when: {n}-99-99, text: e}}\n", 400),
    "a long date": lambda: HEAD.replace("2025-12-04", "2025-" * 100_000),
    "a long year": lambda: HEAD + f"timeline: [{{when: {'9' * 5000}-01-01, text: e}}]\n",
    "years": lambda: HEAD + "timeline: [{when: 99999999-01-01, text: e}, {when: Y-17E7, text: e}]\n",
    "tags": lambda: "!!python/object/apply:os.system [echo hello]\n",
    "tagged value": lambda: "title: !!python/name:os.system x\n!!binary a: !!set {b}\n",
    "directive": lambda: "%TAG ! tag:x,2000:\n---\ntitle: x\n",
    "documents": lambda: "---\na: b\n" * 10_000,
    "same key": lambda: many("a: x\n"),
    "other keys": lambda: HEAD + many("a{n}: x\n"),
    "claims of nothing": lambda: HEAD + "key_points:\n" + many("- {{id: c{n}}}\n"),
    "claims": lambda: HEAD + "key_points:\n" + many("- {{id: c{n}, text: t, status: asserted}}\n", 5_000),
    "unknown actors": lambda: claim("asserted_by", "x{n},", 40_000),
    "lost quotes": lambda: claim("evidence", "the words {n},", 5_000),
    "quotes everywhere": lambda: claim("evidence", "e,", 5_000),
    "references": lambda: HEAD + "why_it_matters: " + many("[[x{n}]] ", 10_000) + "\n",
    "references in many": lambda: HEAD + "actors:\n" + many("- {{id: a{n}, position: x [[c]]}}\n", 5_000),
    "one long word": lambda: f"titel: {'x' * 900_000}\n" + HEAD,
    "an open quotation mark": lambda: 'title: "' + "\n" * 900_000,
    "colons": lambda: ": " * 400_000,
    "spaces": lambda: " " * 900_000 + "a: b",
    "comment": lambda: "#" * 900_000,
    "over the limit": lambda: HEAD + "#" * 1_000_000,
    "nul": lambda: "title: a\0b\n",
    "byte order marks": lambda: "\ufeff\ufefftitle: x\n",
    "a byte order mark in the middle": lambda: "title: x\n\ufeffas_of: 2025-12-04\n",
    "line separators": lambda: "title: a\u2028b\u2029c\x85d\n",
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("file", ["briefing", "actors"])
def test_bombs(tmp_path: Path, name: str, file: str) -> None:
    site = put(tmp_path / "site")
    (site / FILES[file]).write_text(BOMBS[name](), "utf-8", newline="")
    start = time.process_time()
    composition = compose(site)
    text = report.text(composition.diagnostics, site)
    assert time.process_time() - start < SECONDS
    assert composition.errors
    assert all(found.at.line >= 1 for found in composition.diagnostics)
    assert FILES[file] in text
