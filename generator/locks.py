"""Lock files: `locks/<source>.json`, written with the pages and committed, one for each source."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from generator import anchoring
from generator.model import Evidence, File, Seeds
from generator.model.lock import Lock, LockedQuote
from generator.walk import evidence_in

FOLDER = "locks"


def text_sha256(text: str) -> str:
    """The hash that tells whether a source's text has changed."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def locks(seeds: Seeds) -> Iterator[File]:
    """The lock file of each source that something rests on."""
    held: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in evidence_in((seeds.briefings, seeds.actors)):
        if evidence.passage:
            held[evidence.passage.source].append(evidence)
    for source in sorted(seeds.sources, key=lambda source: source.id):
        if not held[source.id]:
            continue
        document = anchoring.Document(source.text)
        quotes = {_locked(document, evidence) for evidence in held[source.id]}
        ordered = sorted(quotes, key=lambda quote: (quote.start, quote.end, quote.quote))
        content = {
            "source": source.id,
            "text_sha256": text_sha256(source.text),
            "quotes": [asdict(quote) for quote in ordered],
        }
        text = json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        yield File(f"{FOLDER}/{source.id}.json", text.encode("utf-8", "replace"))


def _locked(document: anchoring.Document, evidence: Evidence) -> LockedQuote:
    assert evidence.passage is not None  # noqa: S101 - chosen by the caller
    span = evidence.passage.span
    kept = anchoring.storable(document, span)
    quote = str(evidence.quote.exact)
    words = (quote, str(kept.exact), str(kept.prefix), str(kept.suffix))
    return LockedQuote(*words, evidence.passage.line, *span)


def read_locks(root: Path) -> dict[str, Lock]:
    """What the lock files remember; one that cannot be read remembers nothing."""
    found = {}
    for path in sorted((root / FOLDER).glob("*.json")):
        lock = _read(path)
        if lock is not None:
            found[lock.source] = lock
    return found


def _read(path: Path) -> Lock | None:
    try:
        content = json.loads(path.read_text("utf-8"))
        quotes = tuple(LockedQuote(**quote) for quote in content["quotes"])
        return Lock(str(content["source"]), str(content["text_sha256"]), quotes)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
