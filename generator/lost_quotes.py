"""A quote that has no passage: why, and what to write, in words that can be acted on."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from generator import anchoring
from generator.anchoring import Resolution, Selector, Suggestion
from generator.anchoring.normalise import fold
from generator.diagnostics import Diagnostic
from generator.faults import quotes
from generator.literal import Text
from generator.model import Quote, Source, Span
from generator.model.lock import LockedQuote

MOST_PLACES = 10
"""Places of an ambiguous quote that a message lists; it counts them all."""
AROUND = 24
"""Characters shown on each side of a place."""
SHORTEST_WORD = 4
"""Letters from which a quote of one word is compared with the source's words; of fewer, too many are alike."""
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")


def selector(quote: Quote) -> Selector:
    """What the quote points at, for the search."""
    return Selector(quote.exact, quote.prefix or "", quote.suffix or "", quote.occurrence)


def lost(
    quote: Quote,
    source: Source,
    document: anchoring.Document,
    result: Resolution,
    before: LockedQuote | None,
) -> Diagnostic:
    """What kept the quote from its passage, in words that can be acted on."""
    facts: dict[str, object] = {}
    at = quote.at
    match result:
        case anchoring.Ambiguous(spans):
            fault, facts = quotes.QUOTE_AMBIGUOUS, {"count": len(spans)}
            cure = _places(quote, source, document, spans)
        case anchoring.ContextMismatch():
            fault, (facts, cure) = quotes.QUOTE_CONTEXT, _context(quote, source, result)
            at = _unfitting(quote, result).at or at
        case anchoring.OccurrenceOutOfRange(count):
            fault, facts, cure = (
                quotes.QUOTE_OCCURRENCE,
                {"occurrence": quote.occurrence},
                _occurrence(count),
            )
        case anchoring.NotFound(suggestions):
            fault, cure = quotes.QUOTE_NOT_FOUND, _nearest(quote, source, suggestions)
        case anchoring.Invalid("occurrence-below-one"):
            fault, facts, cure = (
                quotes.QUOTE_OCCURRENCE,
                {"occurrence": quote.occurrence},
                _occurrence(0),
            )
        case _:
            fault, cure = quotes.QUOTE_EMPTY, ""
    if before:
        cure = (
            f"the source has changed; before, this stood there:\n  {_as_it_stood(before)}\n{cure}"
        )
    return fault.at(at, source=source.path, cure=cure, **facts)


def _as_it_stood(before: LockedQuote) -> str:
    """The passage with its context, as the lock file remembers it."""
    whole = f"…{before.prefix}>{before.exact}<{before.suffix}…"
    return " ".join(whole.split())


def _occurrence(count: int) -> str:
    if count == 0:
        return "it counts from 1"
    if count == 1:
        return "they stand there once; leave `occurrence:` out"
    return f"they stand there {count} times; write an `occurrence:` from 1 to {count}"


def _places(
    quote: Quote, source: Source, document: anchoring.Document, spans: tuple[Span, ...]
) -> str:
    """Every place, with the line to paste for it."""
    lines = ["write one of these instead, to say which is meant:"]
    for number, span in enumerate(spans[:MOST_PLACES], 1):
        line = source.reading.line_of(span.start)
        meant = anchoring.describe(document, span) or replace(selector(quote), occurrence=number)
        lines.append(f"  line {line}: {_excerpt(source.text, span)}")
        lines.append(f"    {_item(quote, meant)}")
    if len(spans) > MOST_PLACES:
        lines.append(f"  … and {len(spans) - MOST_PLACES} more; or quote a few words more")
    return "\n".join(lines)


def _item(quote: Quote, selector: Selector) -> str:
    """The evidence as YAML on one line, with what else the editor wrote about it."""
    words: dict[str, object] = {
        "source": quote.source,
        "quote": selector.exact,
        "prefix": selector.prefix,
    }
    words |= {"suffix": selector.suffix, "occurrence": selector.occurrence or ""}
    words |= {"note": quote.note, "translation": quote.translation}
    return (
        "{" + ", ".join(f"{name}: {_yaml(value)}" for name, value in words.items() if value) + "}"
    )


def _yaml(value: object) -> str:
    """A text in quotation marks, with what nobody would see written as its number."""
    written = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in written)


def _excerpt(text: str, span: Span) -> str:
    before = " ".join(text[max(0, span.start - AROUND) : span.start].split("\n"))
    after = " ".join(text[span.end : span.end + AROUND].split("\n"))
    return f"…{before}>{' '.join(text[span.start : span.end].split())}<{after}…"


def _unfitting(quote: Quote, result: anchoring.ContextMismatch) -> Text:
    """The side of the quote that does not fit its nearest place."""
    before, prefix = result.before.strip(), fold(quote.prefix or "").strip()
    fits = not quote.prefix or (quote.suffix and before.endswith(prefix))
    return (quote.suffix if fits else quote.prefix) or quote.exact


def _context(
    quote: Quote, source: Source, result: anchoring.ContextMismatch
) -> tuple[dict[str, object], str]:
    """What the quote says of its surroundings, and what they are."""
    line = source.reading.line_of(result.nearest.start)
    wanted = [f"after `{quote.prefix}`"] if quote.prefix else []
    wanted += [f"before `{quote.suffix}`"] if quote.suffix else []
    there = [f"after `{result.before.strip()}`"] if quote.prefix else []
    there += [f"before `{result.after.strip()}`"] if quote.suffix else []
    one = len(result.spans) == 1
    places = "the one place is" if one else f"of {len(result.spans)} places the nearest is"
    cure = f"{places} on line {line}, {' and '.join(there)}"
    return {"context": " and ".join(wanted)}, cure


def _nearest(quote: Quote, source: Source, suggestions: tuple[anchoring.Suggestion, ...]) -> str:
    """The passage that is most like the quote, and what differs."""
    suggestions = suggestions or _near_word(quote.exact, source.text)
    if not suggestions and ("…" in quote.exact or "..." in quote.exact):
        return "quote what stands before the … and what stands after it as two quotes"
    if not suggestions:
        return "no passage of the source is like them; copy the words from the source itself"
    best = suggestions[0]
    passage = source.text[best.span.start : best.span.end]
    line = source.reading.line_of(best.span.start)
    only = anchoring.only_difference(quote.exact, passage)
    alike = (
        f"only {only} {'differs' if only == 'case' else 'differ'}"
        if only
        else f"{best.similarity:.0%} alike"
    )
    short = "; the quote is so short that this may be chance" if best.short else ""
    return "\n".join(
        (
            f"nearest passage, {source.path} line {line} ({alike}{short}):",
            f"  {_differences(quote.exact, passage)}",
            "if that passage is meant, the quote must say what the source says",
        )
    )


def _near_word(quote: str, text: str) -> tuple[Suggestion, ...]:
    """For a quote of one word, too short to resemble a passage: the first word one slip away from it."""
    wanted = quote.strip().casefold()
    if len(wanted) < SHORTEST_WORD or not _WORD.fullmatch(wanted):
        return ()
    for word in _WORD.finditer(text):
        if _one_slip(wanted, word[0].casefold()):
            similarity = 1 - 1 / max(len(wanted), len(word[0]))
            return (Suggestion(Span(*word.span()), similarity, short=True),)
    return ()


def _one_slip(one: str, other: str) -> bool:
    """Whether a letter is wrong, missing or too many, or two neighbours have changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    alike = zip(one, other, strict=False)
    head = next((at for at, (a, b) in enumerate(alike) if a != b), min(len(one), len(other)))
    one, other = one[head:], other[head:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _differences(quote: str, passage: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    pieces = [marks[op].format(words) for op, words in anchoring.word_diff(quote, passage)]
    return " ".join(" ".join(pieces).split())
