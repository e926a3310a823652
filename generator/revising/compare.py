"""Two states of a site → what changed in meaning: claims, questions, sources, not lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.faults import history
from generator.model import Actor, Briefing, Claim, Disagreement, Event, Evidence, Question, Source
from generator.relate import Site

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One property of an object that is another than before."""

    what: str
    """`status`, `evidence`, `text` …"""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """An object that was added, removed or changed in meaning."""

    kind: str
    """`briefing`, `claim`, `question`, `disagreement`, `event`, `source` or `actor`."""
    id: str
    """`<briefing>#<id>` for what belongs to a briefing."""
    how: str
    """`added`, `removed` or `changed`."""
    label: str
    changes: tuple[Change, ...] = ()


def compare(old: Site, new: Site) -> tuple[Difference, ...]:
    """What changed in meaning, briefing by briefing, then sources and actors."""
    moved = dict(new.redirects)
    return (
        *_each("briefing", _by_id(old.briefings), _by_id(new.briefings), _of_briefing, moved),
        *_each("claim", _items(old.claims), _items(new.claims), _of_claim, moved),
        *_each("question", _items(old.questions), _items(new.questions), _of_question, moved),
        *_each(
            "disagreement",
            _items(old.disagreements),
            _items(new.disagreements),
            _of_disagreement,
            moved,
        ),
        *_each("event", _events(old), _events(new), _of_event, moved),
        *_each("source", old.sources, new.sources, _of_source, {}),
        *_each("actor", old.actors, new.actors, _of_actor, {}),
    )


def unexplained(old: Site, new: Site) -> Iterator[Diagnostic]:
    """Claims whose status changed although no revision of their briefing was added."""
    before = {briefing.id: briefing for briefing in old.briefings}
    moved = {target: name for name, target in new.redirects.items()}
    for target, entry in new.claims.items():
        known = old.claims.get(target) or old.claims.get(moved.get(target, ""))
        briefing = before.get(known.briefing.id) if known else None
        if known is None or briefing is None or known.item.status == entry.item.status:
            continue
        if len(entry.briefing.revisions) <= len(briefing.revisions):
            at = getattr(entry.item.status, "at", None) or entry.item.at
            facts = {"id": target, "old": known.item.status, "new": entry.item.status}
            yield history.UNEXPLAINED_CHANGE.at(at, **facts)


def _items(entries: Mapping[str, object]) -> dict[str, object]:
    return {target: entry.item for target, entry in entries.items()}  # type: ignore[attr-defined]  # entries of any kind


def _by_id(briefings: Iterable[Briefing]) -> dict[str, Briefing]:
    return {briefing.id: briefing for briefing in sorted(briefings, key=lambda b: b.id)}


def _events(site: Site) -> dict[str, Event]:
    found = {f"{entry.briefing.id}#{entry.item.id}": entry.item for entry in site.events}
    return dict(sorted(found.items()))


def _each(
    kind: str,
    old: Mapping[str, object],
    new: Mapping[str, object],
    changes: object,
    moved: Mapping[str, str],
) -> Iterator[Difference]:
    """Objects of one kind, by id; one that was renamed is compared with what it was."""
    now_named = {moved.get(id, id): item for id, item in old.items()}
    for id, item in new.items():
        if id not in now_named:
            yield Difference(kind, id, ADDED, _label(item))
            continue
        found = tuple(changes(now_named[id], item))  # type: ignore[operator]  # one of the functions below
        if found:
            yield Difference(kind, id, CHANGED, _label(item), found)
    for id, item in now_named.items():
        if id not in new:
            yield Difference(kind, id, REMOVED, _label(item))


def _label(item: object) -> str:
    for name in ("text", "question", "about", "title", "name"):
        if isinstance(item, Source):
            return str(item.record.title)
        if hasattr(item, name):
            return str(getattr(item, name))
    return ""


def _of_briefing(old: Briefing, new: Briefing) -> Iterator[Change]:
    yield from _fields(old, new, "title", "dossier")
    yield from _changed("as of", old.as_of.text, new.as_of.text)
    yield from _changed("bottom line", old.bottom_line.plain, new.bottom_line.plain)
    fresh = len(new.revisions) - len(old.revisions)
    if fresh:
        yield Change("revisions", str(len(old.revisions)), str(len(new.revisions)))


def _of_claim(old: Claim, new: Claim) -> Iterator[Change]:
    yield from _fields(old, new, "status", "kind", "likelihood", "confidence", "text")
    for name in ("asserted_by", "via", "against"):
        words = name.replace("_", " ")
        yield from _changed(words, _listed(getattr(old, name)), _listed(getattr(new, name)))
    measures = [claim.measure.value if claim.measure else "" for claim in (old, new)]
    yield from _changed("measure", *measures)
    yield from _evidence(old.evidence, new.evidence)


def _of_question(old: Question, new: Question) -> Iterator[Change]:
    yield from _fields(old, new, "status", "question")
    dates = [q.review_by.text if q.review_by else "" for q in (old, new)]
    yield from _changed("review by", *dates)
    yield from _changed("answered by", _listed(old.answered_by), _listed(new.answered_by))
    yield from _evidence(old.evidence, new.evidence)


def _of_disagreement(old: Disagreement, new: Disagreement) -> Iterator[Change]:
    yield from _fields(old, new, "type", "about")
    yield from _changed("claims", _listed(old.claims), _listed(new.claims))


def _of_event(old: Event, new: Event) -> Iterator[Change]:
    yield from _changed("date", old.when.text, new.when.text)
    yield from _fields(old, new, "text")
    yield from _evidence(old.evidence, new.evidence)


def _of_source(old: Source, new: Source) -> Iterator[Change]:
    yield from _fields(old.record, new.record, "status", "reliability", "type", "title")
    yield from _changed("text", old.sha256[:12], new.sha256[:12])


def _of_actor(old: Actor, new: Actor) -> Iterator[Change]:
    yield from _fields(old, new, "name", "type", "existence", "part_of")
    for name in ("roles", "relations"):
        counts = [str(len(getattr(actor, name))) for actor in (old, new)]
        yield from _changed(name, *counts)


def _fields(old: object, new: object, *names: str) -> Iterator[Change]:
    for name in names:
        values = [getattr(item, name) for item in (old, new)]
        yield from _changed(name.replace("_", " "), *(str(v) if v else "" for v in values))


def _changed(what: str, old: str, new: str) -> Iterator[Change]:
    if old != new:
        yield Change(what, str(old), str(new))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _evidence(old: Iterable[Evidence], new: Iterable[Evidence]) -> Iterator[Change]:
    """Passages that were added or taken away: the words count, not where they stand."""
    before, after = (
        {(e.passage.source, str(e.passage.text)) for e in held if e.passage} for held in (old, new)
    )
    added, removed = len(after - before), len(before - after)
    if added or removed:
        signs = [f"+{added}"] if added else []
        signs += [f"−{removed}"] if removed else []
        yield Change("evidence", "", " ".join(signs))
