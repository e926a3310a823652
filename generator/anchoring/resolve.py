"""Finding what a selector means in a document, or saying why that cannot be said.

Nothing is ever anchored approximately: a false quotation resembles its source as closely as an
honest one with a typing slip, so no threshold separates them.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.anchoring.context import folded_context, literal_context, mismatch
from generator.anchoring.document import Document
from generator.anchoring.places import exact_places, is_empty, normalised_places
from generator.anchoring.resolution import (
    Ambiguous,
    Anchored,
    Invalid,
    NotFound,
    OccurrenceOutOfRange,
    Resolution,
    Selector,
    Tier,
)
from generator.anchoring.suggest import suggest
from generator.model import Span


def resolve(document: Document, selector: Selector, *, exact_only: bool = False) -> Resolution:
    """Find the one place that a selector means; with `exact_only`, fold nothing."""
    quote = str(selector.exact)
    if is_empty(quote):
        return Invalid("empty-quote")
    if selector.occurrence is not None and selector.occurrence < 1:
        return Invalid("occurrence-below-one")
    spans, tier = _places(document, quote, exact_only=exact_only)
    if not spans:
        return NotFound(suggest(document, quote))
    return _choose(document, selector, spans, tier, exact_only=exact_only)


def reanchor(document: Document, selector: Selector) -> Resolution:
    """Find a passage again in a changed document, with the context stored when it was found.

    Stored context may choose among several places; it never refuses the only one, because a
    passage that moved keeps its words and loses its neighbours.
    """
    spans, tier = _places(document, str(selector.exact), exact_only=False)
    context = folded_context(document, selector)
    if len(spans) > 1 and context:
        both = [span for span in spans if context.fits(span)]
        chosen = both or [span for span in spans if context.touches(span)]
        if len(chosen) == 1:
            return Anchored(chosen[0], tier)
    return resolve(document, Selector(selector.exact))


def _places(document: Document, quote: str, *, exact_only: bool) -> tuple[list[Span], Tier]:
    """All places of the quote's own characters; if there are none, of the folded quote."""
    if is_empty(quote):
        return [], "exact"
    spans = exact_places(document, quote)
    if spans or exact_only:
        return spans, "exact"
    return normalised_places(document, quote), "normalised"


def _choose(
    document: Document, selector: Selector, spans: list[Span], tier: Tier, *, exact_only: bool
) -> Resolution:
    """Let the context, then the occurrence, choose among the places of a quote."""
    if not (selector.prefix or selector.suffix):
        return _count(spans, selector.occurrence, tier)
    literal = literal_context(document, selector)
    context = literal if exact_only else folded_context(document, selector)
    fitting = [span for span in spans if context.fits(span)] if context.is_anywhere() else []
    if not fitting:
        return mismatch(context, spans)
    found = _count(fitting, selector.occurrence, tier)
    if isinstance(found, Anchored) and not literal.fits(found.span):
        return Anchored(found.span, "normalised")
    return found


def _count(spans: Sequence[Span], occurrence: int | None, tier: Tier) -> Resolution:
    if occurrence is None:
        return Anchored(spans[0], tier) if len(spans) == 1 else Ambiguous(tuple(spans))
    if occurrence > len(spans):
        return OccurrenceOutOfRange(len(spans))
    return Anchored(spans[occurrence - 1], tier)
