"""Selectors in the form of the W3C Web Annotation Data Model (sections 4.2.4 and 4.2.5)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.anchoring.resolution import Selector
from generator.model import Span


def text_quote_selector(selector: Selector) -> dict[str, str]:
    """A TextQuoteSelector; empty context is left out, and the model has no occurrence."""
    sides = {"prefix": selector.prefix, "suffix": selector.suffix}
    context = {name: side for name, side in sides.items() if side}
    return {"type": "TextQuoteSelector", "exact": selector.exact, **context}


def text_position_selector(span: Span) -> dict[str, str | int]:
    """A TextPositionSelector: code points, from 0, the end not included."""
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def read_selector(value: object) -> Selector | Span | None:
    """What a selector of either type says; None for anything else or anything malformed."""
    if not isinstance(value, Mapping):
        return None
    if value.get("type") == "TextQuoteSelector":
        return _quote(value)
    return _position(value) if value.get("type") == "TextPositionSelector" else None


def _quote(value: Mapping[str, object]) -> Selector | None:
    exact, prefix, suffix = value.get("exact"), value.get("prefix", ""), value.get("suffix", "")
    if isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str):
        return Selector(exact, prefix, suffix)
    return None


def _position(value: Mapping[str, object]) -> Span | None:
    start, end = value.get("start"), value.get("end")
    if type(start) is int and type(end) is int and 0 <= start <= end:
        return Span(start, end)
    return None
