"""Quotes found in their sources: exactly, or after a small folding, and never approximately.

Preparing
    `Document`: a source's text, prepared once · `normalise`, `fold`: what may differ without making
    it another quotation · `Normalised`: the folded text and the way back · `utf16_span`: offsets
    for browsers · `joins_previous`: where no span may begin

Finding
    `Selector`: quote, prefix, suffix, occurrence · `resolve`: what a selector means · `reanchor`:
    the same in a changed document, with stored context · `Resolution`: `Anchored`, `Ambiguous`,
    `ContextMismatch`, `OccurrenceOutOfRange`, `NotFound` or `Invalid` · `Tier`

Explaining a quote that failed
    `suggest`, `Suggestion`: passages that resemble it · `only_difference`: case, accents or
    spaces · `word_diff`, `Change`: what would have to change · `paste_line`: the YAML that says
    which place is meant

Describing a place
    `describe`: the shortest selector for a span · `storable`: the one that exports and lock files
    keep · `text_quote_selector`, `text_position_selector`, `read_selector`: the forms of the W3C

Pointing into web pages
    `Directive`, `parse`, `directives`: text directives of addresses (`#:~:text=…`) · `Page`,
    `directive_for`: writing one that leads to a passage
"""

from __future__ import annotations

from generator.anchoring.describe import describe, paste_line, storable
from generator.anchoring.difference import Change, only_difference, word_diff
from generator.anchoring.document import Document, utf16_span
from generator.anchoring.fragment import Directive, directives, parse
from generator.anchoring.fragment_search import Page
from generator.anchoring.fragment_writing import directive_for
from generator.anchoring.json_selectors import (
    read_selector,
    text_position_selector,
    text_quote_selector,
)
from generator.anchoring.normalise import Normalised, fold, joins_previous, normalise
from generator.anchoring.resolution import (
    Ambiguous,
    Anchored,
    ContextMismatch,
    Invalid,
    NotFound,
    OccurrenceOutOfRange,
    Resolution,
    Selector,
    Suggestion,
    Tier,
)
from generator.anchoring.resolve import reanchor, resolve
from generator.anchoring.suggest import suggest

__all__ = [
    "Ambiguous",
    "Anchored",
    "Change",
    "ContextMismatch",
    "Directive",
    "Document",
    "Invalid",
    "Normalised",
    "NotFound",
    "OccurrenceOutOfRange",
    "Page",
    "Resolution",
    "Selector",
    "Suggestion",
    "Tier",
    "describe",
    "directive_for",
    "directives",
    "fold",
    "joins_previous",
    "normalise",
    "only_difference",
    "parse",
    "paste_line",
    "read_selector",
    "reanchor",
    "resolve",
    "storable",
    "suggest",
    "text_position_selector",
    "text_quote_selector",
    "utf16_span",
    "word_diff",
]
