"""Lock files: `locks/<source>.json`, written with the pages and committed, one for each source."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from generator import anchoring
from generator.model import Evidence, File, Seeds
from generator.model.lock import Lock, LockedQuote
from generator.reading import contents, folders
from generator.walk import evidence_in

FOLDER = "locks"
LARGEST_LOCK = 20_000_000
"""Bytes: as much as the source whose quotes it remembers."""


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
    return {lock.source: lock for lock in _locks(root).values()}


def earlier(root: Path) -> frozenset[str]:
    """The files in the folder that an earlier run wrote, as far as they can be read."""
    return frozenset(map(str, _locks(root)))


def _locks(root: Path) -> dict[PurePosixPath, Lock]:
    paths = (path for path in folders.files(root, FOLDER)[0] if path.suffix == ".json")
    found = {path: _read(root, path) for path in paths}
    return {path: lock for path, lock in found.items() if lock is not None}


def _read(root: Path, path: PurePosixPath) -> Lock | None:
    held = contents.content(root, path, LARGEST_LOCK, "")
    try:
        content = json.loads(held if isinstance(held, bytes) else b"")
        quotes = tuple(LockedQuote(**quote) for quote in content["quotes"])
        sound = all(map(_is_sound, quotes))
        return Lock(str(content["source"]), str(content["text_sha256"]), quotes) if sound else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _is_sound(quote: LockedQuote) -> bool:
    """Whether each value is of its kind: anybody can write a lock file."""
    words = (quote.quote, quote.exact, quote.prefix, quote.suffix)
    numbers = (quote.line, quote.start, quote.end)
    return all(isinstance(one, str) for one in words) and all(type(one) is int for one in numbers)
