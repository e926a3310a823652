"""The public test suites of other tools, with the outcome that this project asks for.

The corpora lie outside the repository: `BRIEF_CORPORA`, or `../shared/corpora` beside it. Every
outcome must be right; of required suggestions, and of quotes that must get none, 95 %.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fragment_resolver
import pytest

from generator.anchoring import (
    Ambiguous,
    Anchored,
    ContextMismatch,
    Directive,
    Document,
    Invalid,
    NotFound,
    OccurrenceOutOfRange,
    Page,
    Resolution,
    Selector,
    describe,
    directive_for,
    fold,
    normalise,
    parse,
    read_selector,
    reanchor,
    resolve,
    storable,
    utf16_span,
)
from generator.anchoring.edges import is_edge
from generator.anchoring.likeness import liken
from generator.anchoring.offsets import rewrite
from generator.model import Span

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("BRIEF_CORPORA", ROOT.parent / "shared" / "corpora")) / "anchoring"

ENOUGH = 0.95
"""Share of required suggestions, and of required silences, that must be right."""

# The context is in the document character for character; the corpus calls it folded.
TIER_IS_OURS = {"dom-anchor-text-quote/disambiguate-suffix"}
# The peer turns a dash into two hyphens; our table turns it into one.
TABLE_IS_OURS = {"semiont/normalise-5", "semiont/normalise-7"}
# Ends of words that only a dictionary knows; without one they count as uncertain.
NEEDS_A_DICTIONARY = {
    "text-fragments-polyfill/word-bounded/segmenter-10",
    "text-fragments-polyfill/word-bounded/segmenter-11",
    "text-fragments-polyfill/word-bounded/segmenter-12",
    "wicg-spec-examples/word-bounded-2",
}


def read(*kinds: str) -> list[Any]:
    cases = list(_read(kinds))
    return cases or [pytest.param(None, marks=pytest.mark.skip(reason="no corpora here"))]


def _read(kinds: tuple[str, ...]) -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if case["kind"] in kinds:
                yield pytest.param(case, id=case["id"])


def resolution_of(case: dict[str, Any]) -> tuple[str, Resolution]:
    """The text looked at (the scope, if there is one) and what becomes of the selector in it."""
    text = case["doc"][slice(*case["scope"])] if "scope" in case else case["doc"]
    selector = Selector(**case.get("selector", {"exact": case.get("pattern")}))
    find = reanchor if case["kind"] == "reanchor" else resolve
    return text, find(Document(text), selector)


def is_right(case: dict[str, Any], want: dict[str, Any], text: str, found: Resolution) -> bool:
    """Whether the outcome, without its suggestions, is the one wanted."""
    shift = case.get("scope", [0])[0]
    spans = [Span(a - shift, b - shift) for a, b in want.get("spans", [])]
    match want["outcome"]:
        case "any_of":
            return any(is_right(case, choice, text, found) for choice in want["choices"])
        case "anchor":
            span = Span(*(offset - shift for offset in want["span"]))
            return _is_anchored_at(case, want, span, found) and text[slice(*span)] == want["text"]
        case "ambiguous":
            return found == Ambiguous(tuple(spans))
        case "context_mismatch":
            nearest = want.get("nearest")
            return (
                isinstance(found, ContextMismatch)
                and list(found.spans) == spans
                and (nearest is None or found.nearest == Span(*nearest))
            )
        case "occurrence_out_of_range":
            return found == OccurrenceOutOfRange(want["count"])
    kinds = {"not_found": NotFound, "invalid": Invalid}
    return isinstance(found, kinds[want["outcome"]])


def _is_anchored_at(
    case: dict[str, Any], want: dict[str, Any], span: Span, found: Resolution
) -> bool:
    if not isinstance(found, Anchored) or found.span != span:
        return False
    folded = want.get("tier", "exact") != "exact" and case["id"] not in TIER_IS_OURS
    return found.tier == "normalised" or not folded


@pytest.mark.parametrize("case", read("anchor", "reanchor", "approx"))
def test_every_outcome_is_right(case: dict[str, Any]) -> None:
    text, found = resolution_of(case)
    assert is_right(case, case["want"], text, found), found


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def suggestion_figures() -> Counter[str]:
    """How many suggestions, and how many silences, are required and right."""
    figures: Counter[str] = Counter()
    for parameter in read("anchor", "reanchor", "approx"):
        (case,) = parameter.values
        for want in [case["want"], *case["want"].get("choices", [])] if case else []:
            _, found = resolution_of(case)
            if "suggest" not in want or not isinstance(found, NotFound):
                continue
            kind = "silence" if want["suggest"] is None else "suggestion"
            figures[kind] += 1
            figures[f"{kind} right"] += _is_suggestion_right(want["suggest"], found)
    return figures


def _is_suggestion_right(wanted: dict[str, Any] | None, found: NotFound) -> bool:
    if wanted is None:
        return not found.suggestions
    spans = wanted.get("any_of") or [wanted["span"]]
    return any(overlap(one.span, span) >= 0.9 for one in found.suggestions for span in spans)


@pytest.mark.parametrize("kind", ["suggestion", "silence"])
def test_suggestions(kind: str) -> None:
    figures = suggestion_figures()
    if not figures:
        pytest.skip("no corpora here")
    assert figures[f"{kind} right"] >= ENOUGH * figures[kind] > 0, figures


@pytest.mark.parametrize("case", read("describe"))
def test_a_described_span_is_found_again(case: dict[str, Any]) -> None:
    first, last = case.get("scope", (0, len(case["doc"])))
    text = case["doc"][first:last]
    start, end = case["span"]
    span = Span(max(start, first) - first, min(end, last) - first)
    document = Document(text)
    selector = describe(document, span)
    if span.start == span.end:
        assert selector is None, "an empty quote is invalid here, so nothing describes it"
        return
    assert selector is not None
    assert resolve(document, selector) == Anchored(span, "exact")
    assert text[: span.start].rstrip().endswith(selector.prefix)
    assert text[span.end :].lstrip().startswith(selector.suffix)
    stored = storable(document, span)
    assert text[: span.start].endswith(stored.prefix)
    assert text[span.end :].startswith(stored.suffix)
    assert resolve(document, stored) == Anchored(span, "exact")


@pytest.mark.parametrize("case", read("offset_map"))
def test_offsets_are_carried_from_text_to_text(case: dict[str, Any]) -> None:
    """Both texts are the same but for white space: carry the span through what they share."""
    source, target = (normalise(case[side]) for side in ("input", "output"))
    start = source.from_original(*case["input_span"])
    spaces = re.compile(" +")
    without, other = (rewrite(one.text, spaces, lambda _: "") for one in (source, target))
    assert without.text == other.text
    shared = without.forward(*start)
    assert list(target.to_original(*other.backward(*shared))) == case["output_span"]


@pytest.mark.parametrize("case", read("normalise"))
def test_normal_forms(case: dict[str, Any]) -> None:
    folded = fold(case["input"])
    if not case["id"].startswith("semiont/"):
        # A browser's search form: without case and accents, and with voiced kana taken apart.
        ours, theirs = liken(folded).text, liken(fold(case["peer"]["output"])).text
        assert ours == theirs
        return
    expected = case["peer"]["output"]
    if case["id"] in TABLE_IS_OURS:
        expected = expected.replace("--", "-")
    assert folded.strip(" ") == expected


@pytest.mark.parametrize("case", read("position"))
def test_positions_count_code_points(case: dict[str, Any]) -> None:
    span = Span(*case["span"])
    assert case["doc"][slice(*span)] == case["want"]["text"]
    assert list(utf16_span(case["doc"], span)) == case["want"]["utf16"]


@pytest.mark.parametrize("case", read("jsonld_selector"))
def test_the_shape_of_selectors(case: dict[str, Any]) -> None:
    assert (read_selector(case["selector"]) is not None) == case["want"]


def page(blocks: list[str]) -> Page:
    spans, start = [], 0
    for block in blocks:
        spans.append(Span(start, start + len(block)))
        start += len(block) + 2
    return Page(Document("\n\n".join(blocks)), tuple(spans))


@pytest.mark.parametrize("case", read("text_fragment_match"))
def test_text_directives_match(case: dict[str, Any]) -> None:
    """The tests' resolver agrees with the suite, and the generator's with the tests'."""
    blocks, want = case["blocks"], case["want"]
    matches = fragment_resolver.resolve(blocks, case["directive"])
    if want.get("first_match_in_blocks", 0) is None:
        assert matches == []
    if "first_match_text" in want:
        assert fragment_resolver.text_between(blocks, matches[0]) == want["first_match_text"]
    if "first_match_start" in want:
        assert list(matches[0][0]) == want["first_match_start"]
    assert len(matches) >= want.get("matches_at_least", 0)
    assert len(matches) == want.get("matches_exactly", len(matches))
    directive = parse(case["directive"])
    assert directive is not None
    shown = page(blocks)
    ours = next(shown.matches(directive), None)
    starts = [block.start for block in shown.blocks]
    assert ours == (
        Span(*(starts[block] + offset for block, offset in matches[0])) if matches else None
    )


@pytest.mark.parametrize("case", read("text_fragment_generate"))
def test_text_directives_written_lead_to_the_selection(case: dict[str, Any]) -> None:
    shown = page(case["blocks"])
    (first, start), (last, end) = case["selection"]
    span = Span(shown.blocks[first].start + start, shown.blocks[last].start + end)
    directive = directive_for(shown, span)
    if span.start == span.end:
        assert directive is None
        return
    assert directive is not None
    matches = fragment_resolver.resolve(case["blocks"], directive.encoded())
    assert matches[0] == ((first, start), (last, end))


@pytest.mark.parametrize("case", read("text_fragment_encode"))
def test_text_directives_are_encoded(case: dict[str, Any]) -> None:
    assert Directive(**case["selector"]).encoded() == case["want"]


@pytest.mark.parametrize("case", read("text_fragment_parse"))
def test_text_directives_are_parsed(case: dict[str, Any]) -> None:
    want = case["want"]
    assert parse(case["directive"]) == (None if want is None else Directive(**want))


@pytest.mark.parametrize("case", read("text_fragment_eligible"))
def test_only_words_can_be_pointed_at(case: dict[str, Any]) -> None:
    text = case["text"] if "text" in case else " " * 1000 + "a"
    shown = page([text])
    assert (directive_for(shown, shown.blocks[0]) is not None) == case["want"]


@pytest.mark.parametrize("case", read("word_bounded"))
def test_words_end_where_browsers_end_them(case: dict[str, Any]) -> None:
    start, end = case["start"], case["start"] + len(case["substring"])
    bounded = all(is_edge(case["doc"], offset) for offset in (start, end))
    bounded = bounded and not case["substring"].isspace()
    assert bounded == (case["want"] and case["id"] not in NEEDS_A_DICTIONARY)
