"""What must hold of every input: one function for each target, which raises where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from time import process_time
from typing import Any

import html5lib
import yaml
from markdown import Markdown

from generator import anchoring
from generator.anchoring import (
    Ambiguous,
    Anchored,
    Document,
    NotFound,
    Selector,
    fold,
    resolve,
    suggest,
)
from generator.authored import ActorForm, BriefingForm, DossierForm, RecordForm, read_form
from generator.diagnostics import Diagnostic
from generator.formats import READERS
from generator.literal import canonical, literal, strict, visible
from generator.load import _Loading
from generator.model import Location, Reading
from generator.reading import positions

SECONDS = 5.0
"""Of processor time for one input; all but hostile ones take milliseconds."""

FORMS = (BriefingForm, ActorForm, DossierForm, RecordForm)


def quick(target: Callable[..., None]) -> Callable[..., None]:
    """The target, which must also be quick."""

    def timed(*values: Any) -> None:
        start = process_time()
        target(*values)
        took = process_time() - start
        assert took < SECONDS, f"{target.__name__} took {took:.1f} s"

    return timed


# --- YAML: positions.parse and authored.read_form ------------------------------------------------


@quick
def yaml_text(text: str) -> None:
    """A tree or faults with their places, and of each form an object or faults; the tree says what PyYAML says."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tree, faults = positions.parse("x.yml", text)
    _places_are_in(text, faults)
    if tree is None and not faults:
        assert _without_nothing(_said_by_pyyaml(text)) is None, "something was lost"
    if tree is not None and not faults:
        assert _plain(tree) == _without_nothing(_said_by_pyyaml(text)), (
            "another reading than PyYAML's"
        )
    for form in FORMS:
        again, _ = positions.parse("x.yml", text)
        if again is not None:
            read = read_form(form, again, Location("x.yml"), text)
            _places_are_in(text, read.diagnostics)
            assert read.form is not None or read.diagnostics, "no object and no fault"
            if read.form is not None and not read.diagnostics:
                read.form.build(id="x", **({"path": "x.yml"} if form is BriefingForm else {}))


def _said_by_pyyaml(text: str) -> Any:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - makes nothing but texts, lists and mappings


NOTHING = {"", "null", "~", "Null", "NULL"}
"""What stands for no value, where it has no quotation marks; those cannot be told from here."""


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            _without_nothing(key) or "null": _without_nothing(item) for key, item in value.items()
        }
    if isinstance(value, list):
        return [_without_nothing(item) for item in value]
    return None if value in NOTHING else value


def _plain(value: positions.Value) -> Any:
    if isinstance(value, positions.Mapping):
        return {
            str(key) if key not in NOTHING else "null": _plain(item) for key, item in value.items()
        }
    if isinstance(value, positions.Sequence):
        return [_plain(item) for item in value]
    return None if value is None or value in NOTHING else str(value)


def _places_are_in(text: str, faults: tuple[Diagnostic, ...]) -> None:
    lines = text.split("\n")
    for fault in faults:
        assert 1 <= fault.at.line <= len(lines), fault
        assert 1 <= fault.at.column <= len(lines[fault.at.line - 1]) + 1, fault
        assert "\n" not in fault.message, fault


# --- documents: decoding and formats -------------------------------------------------------------


@quick
def document(content: bytes) -> None:
    """A fault with its place, or a text of which every block knows its line."""
    for suffix, read in READERS.items():
        loading = _Loading(Path())
        text = loading.text(PurePosixPath(f"seeds/x{suffix}"), content, "document")
        assert (text is None) == bool(loading.diagnostics)
        if text is not None:
            assert "\r" not in text
            _blocks_are_in_order(text, read(text), same=suffix == ".txt")


def _blocks_are_in_order(text: str, reading: Reading, *, same: bool) -> None:
    if same:
        assert reading.text == text
    lines = text.count("\n") + 1
    end = 0
    for block in reading.blocks:
        assert end <= block.span.start < block.span.end <= len(reading.text), block
        assert reading.text[block.span.start : block.span.end].strip(), block
        assert 1 <= block.line <= lines, block
        end = block.span.end
    for offset in range(0, len(reading.text), max(1, len(reading.text) // 50)):
        assert 1 <= reading.line_of(offset) <= lines


# --- anchoring -----------------------------------------------------------------------------------


@quick
def anchor(
    text: str, quote: str, prefix: str = "", suffix: str = "", occurrence: int | None = None
) -> None:
    """Whatever is anchored says what the quote says; the quote's own words are never overlooked."""
    held = Document(text)
    found = resolve(held, Selector(quote, prefix, suffix, occurrence))
    bare = resolve(held, Selector(quote))
    spans = _spans(found)
    for span in (*spans, *_spans(bare)):
        assert 0 <= span.start < span.end <= len(text)
        assert fold(text[span.start : span.end]).strip() == fold(quote).strip(), (
            "another text than the quote"
        )
    assert set(_spans(found)) <= set(_spans(bare)) or not _spans(bare)
    if quote.strip() and fold(quote).strip() and quote in text:
        assert not isinstance(bare, NotFound) or _cuts_a_character(text, quote), (
            "its own words were not found"
        )
    for suggestion in suggest(held, quote):
        span = suggestion.span
        assert 0 <= span.start <= span.end <= len(text)
        assert 0 <= suggestion.similarity <= 1
        anchoring.word_diff(quote, text[span.start : span.end])
        anchoring.only_difference(quote, text[span.start : span.end])
    if isinstance(bare, Anchored):
        anchoring.storable(held, bare.span)
        described = anchoring.describe(held, bare.span)
        if described is not None:
            assert bare.span in _spans(resolve(held, described)), (
                "a description that leads elsewhere"
            )


def _spans(found: object) -> tuple[Any, ...]:
    if isinstance(found, Anchored):
        return (found.span,)
    return found.spans if isinstance(found, Ambiguous) else ()


def _cuts_a_character(text: str, quote: str) -> bool:
    """Whether the quote, at each of its places, begins or ends within a letter and its accents."""
    bare = quote.strip()
    starts = [match.start() for match in re.finditer(re.escape(bare), text)]
    return all(
        anchoring.joins_previous(text[start])
        or anchoring.joins_previous(text[start + len(bare) :][:1] or " ")
        for start in starts
    )


# --- the filter that keeps text literal ----------------------------------------------------------

PAGE = """Start.

{x}

- {x}
- Before {x} after.

## {x} {{ #h }}

| {x} | b |
|---|---|
| a | {x} |

<p title="{s}">{x}</p>
"""
HARMLESS = "harmless"


@cache
def _renderer() -> Markdown:
    return Markdown(
        extensions=["attr_list", "md_in_html", "tables", "toc", "admonition", "footnotes"]
    )


@quick
def escape(text: str) -> None:
    """A page with the text has the elements of one with a harmless word, and the text where that word was."""
    if not text:
        return  # a template asks first whether there is something to say
    shown = visible(canonical(text, one_line=False))
    wanted = [part.replace(HARMLESS, shown) for part in _page(HARMLESS, HARMLESS)]
    assert _page(str(literal(text)), str(strict(text))) == wanted
    assert str(strict(text)).isascii()
    assert "\n" not in literal(text)


def _page(readable: str, attribute: str) -> list[str]:
    renderer = _renderer()
    renderer.reset()
    html = renderer.convert(PAGE.format(x=readable, s=attribute))
    return list(_events(html5lib.parseFragment(html, namespaceHTMLElements=False)))


def _events(element: Any) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else "a comment"
    yield f"<{tag}"
    for name, value in sorted(element.items()):
        yield f"{name}={value}"
    yield element.text or ""
    for child in element:
        yield from _events(child)
    yield element.tail or ""
