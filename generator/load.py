"""Reads `seeds/` and `briefings/`, in sorted order; one bad file never hides the next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from generator.authored import ActorForm, BriefingForm, DossierForm, RecordForm, read_form
from generator.authored.form import Form
from generator.authored.wording import address_faults
from generator.diagnostics import Diagnostic
from generator.faults import fields, output, reading, references
from generator.faults.fault import Fault
from generator.formats import READERS
from generator.literal import Text
from generator.model import Briefing, Location, Record, Redirect, Seeds, Source
from generator.names import did_you_mean, id_problem, suggested_id
from generator.reading import contents, folders, positions

LARGEST_DOCUMENT = 20_000_000
"""Bytes of a source document: about 3,000 pages."""

AForm = TypeVar("AForm", bound=Form)

YAML = (".yml", ".yaml")
REGISTRIES: dict[str, type[Form]] = {"actors": ActorForm, "dossiers": DossierForm}
"""Files of `briefings/` that hold many objects by id."""
REDIRECTS = "redirects"
"""The file of `briefings/` that holds old addresses and the new ones."""


@dataclass
class _Loading:
    """What has been read so far, and what was wrong with it."""

    root: Path
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    unsettled: set[Location] = field(default_factory=set)

    def report(self, fault: Fault, path: str, **facts: object) -> None:
        """One more thing that is wrong with a file as a whole."""
        self.diagnostics.append(fault.at(Location(path), **facts))

    def files(self, folder: str) -> Iterator[PurePosixPath]:
        """Every file below a folder, those of a folder before those of its subfolders."""
        found, refused = folders.files(self.root, folder)
        self.diagnostics.extend(refused)
        return (path for path in found if path.name != "README.md")

    def text(self, path: PurePosixPath, content: bytes | Diagnostic, kind: str) -> str | None:
        """The text of a file; None, and a fault, where there is none."""
        text = contents.text(path, content, kind) if isinstance(content, bytes) else content
        if isinstance(text, str):
            return text
        self.diagnostics.append(text)
        return None

    def yaml(self, path: PurePosixPath, kind: str) -> tuple[positions.Value, str]:
        """The tree of a YAML file and its text; None where there is none."""
        cure = "split it into several files"
        content = contents.content(self.root, path, positions.LARGEST_YAML, cure)
        text = self.text(path, content, kind)
        if text is None:
            return None, ""
        tree, faults = positions.parse(str(path), text)
        self.diagnostics.extend(faults)
        if tree is None and not faults:
            self.report(reading.EMPTY_FILE, str(path), kind=kind)
        return tree, text

    def form(
        self, form: type[AForm], tree: positions.Value, at: Location, text: str
    ) -> AForm | None:
        """The form that a tree fills in; `at` is the place of what holds the tree."""
        read = read_form(form, tree, at, text)
        self.diagnostics.extend(read.diagnostics)
        self.broken |= read.broken
        self.unsettled |= read.unsettled
        return read.form

    def id_of(self, path: PurePosixPath) -> str | None:
        """The id that a file's name gives, or None and a fault."""
        stem = path.stem
        problem = _file_problem(stem)
        if problem:
            suggestion = suggested_id(stem) + path.suffix
            self.report(
                reading.BAD_FILE_NAME,
                str(path),
                name=path.name,
                problem=problem,
                suggestion=suggestion,
            )
            self.broken.add(stem)
            return None
        return stem


def _file_problem(id: str) -> str | None:
    """Why the id cannot be that of a page; `index` is the page that lists them all."""
    return id_problem(id) or ("the list of all has that address" if id == "index" else None)


def load(root: Path) -> tuple[Seeds, tuple[Diagnostic, ...]]:
    """Everything that people brought and wrote, and all that could not be read."""
    loading = _Loading(root)
    for folder, content in (("seeds", "the documents"), ("briefings", "the YAML of a briefing")):
        if not (root / folder).is_dir() and not (root / folder).is_symlink():
            loading.report(output.MISSING_FOLDER, folder, folder=f"{folder}/", content=content)
            loading.broken.add(folder)
    sources = tuple(_sources(loading))
    briefings, registries = _judgement(loading)
    seeds = Seeds(
        sources=sources,
        briefings=briefings,
        broken=frozenset(loading.broken),
        unsettled=frozenset(loading.unsettled),
        **registries,
    )
    return seeds, tuple(loading.diagnostics)


def _sources(loading: _Loading) -> Iterator[Source]:
    documents: dict[PurePosixPath, PurePosixPath] = {}
    records: dict[PurePosixPath, PurePosixPath] = {}
    unread: list[PurePosixPath] = []
    for path in loading.files("seeds"):
        if ".original." in path.name or loading.id_of(path) is None:
            continue
        if path.suffix not in (*YAML, *READERS):
            unread.append(path)
            continue
        kind = records if path.suffix in YAML else documents
        taken = kind.setdefault(path.with_suffix(""), path)
        if taken != path:
            facts = {"id": path.stem, "first": f"in `{taken}`"}
            loading.report(reading.DUPLICATE_ID, str(path), cure="keep one of them", **facts)
            loading.broken.add(path.stem)
    for path in unread:
        _unread(loading, path, documents.get(path.with_suffix("")))
    for stem in sorted({*documents, *records}):
        if stem.name in loading.broken:
            continue  # which file is meant, or how it is read, is not known
        source = _source(loading, stem, documents.get(stem), records.get(stem))
        if source is None:
            loading.broken.add(stem.name)
        else:
            yield source


def _unread(loading: _Loading, path: PurePosixPath, beside: PurePosixPath | None) -> None:
    """Report a document of a format that has no reader; its text may lie beside it."""
    cure = f"bring the document as one of: {', '.join(READERS)} (in most programs: Save As, plain text, UTF-8)"
    if beside:
        kept = f"{path.stem}.original{path.suffix}"
        cure = f"its text is read from `{beside.name}`; rename this one to `{kept}`, or take it away"
    else:
        loading.broken.add(path.stem)
    loading.report(reading.UNKNOWN_FORMAT, str(path), suffix=path.suffix or path.name, cure=cure)


def _source(
    loading: _Loading,
    stem: PurePosixPath,
    document: PurePosixPath | None,
    path: PurePosixPath | None,
) -> Source | None:
    record = _record(loading, stem.name, path) if path else None
    if document is None:
        name = path.name if path else stem.name
        loading.report(references.RECORD_WITHOUT_SOURCE, str(path), name=name, stem=stem.name)
        return None
    cure = "split the document into parts"
    content = contents.content(loading.root, document, LARGEST_DOCUMENT, cure)
    text = loading.text(document, content, "document")
    if text is None or isinstance(content, Diagnostic):
        return None
    digest = hashlib.sha256(content).hexdigest()
    if path is None:
        name, beside = document.name, f"{stem}.yml"
        loading.report(
            references.SOURCE_WITHOUT_RECORD, str(document), name=name, record=beside, sha256=digest
        )
    if record is None:
        return None
    return Source(record, str(document), digest, READERS[document.suffix](text))


def _record(loading: _Loading, id: str, path: PurePosixPath) -> Record | None:
    tree, text = loading.yaml(path, "record of the document")
    form = loading.form(RecordForm, tree, Location(str(path)), text) if tree is not None else None
    return form.build(id=id) if form else None


def _judgement(loading: _Loading) -> tuple[tuple[Briefing, ...], dict[str, Any]]:
    """The briefings, and the content of each registry by its name."""
    briefings: list[Briefing] = []
    registries: dict[str, list[object]] = {name: [] for name in (*REGISTRIES, REDIRECTS)}
    found = False
    for path in loading.files("briefings"):
        id = loading.id_of(path)
        if id is None:
            continue
        if path.suffix not in YAML:
            _stray(loading, path)
        elif id in REGISTRIES:
            registries[id].extend(_registry(loading, path, REGISTRIES[id]))
        elif id == REDIRECTS:
            registries[id].extend(_redirects(loading, path))
        else:
            found = True
            briefing = _briefing(loading, id, path)
            briefings.extend([briefing] if briefing else [])
    folder = loading.root / "briefings"
    if not found:
        loading.unsettled.add(Location("briefings"))
        if folder.is_dir() and not folder.is_symlink():
            loading.report(output.NO_BRIEFINGS, "briefings", folder="briefings")
    return tuple(briefings), {name: tuple(held) for name, held in registries.items()}


def _stray(loading: _Loading, path: PurePosixPath) -> None:
    cure, renamed = "move it out of `briefings/`", path.with_suffix(".yml")
    if did_you_mean(path.suffix, YAML) and not (loading.root / renamed).exists():
        cure = f"rename it to `{renamed.name}`"
    loading.report(
        reading.STRAY_FILE, str(path), name=path.name, problem="it is not YAML", cure=cure
    )


def _briefing(loading: _Loading, id: str, path: PurePosixPath) -> Briefing | None:
    tree, text = loading.yaml(path, "briefing")
    at = Location(str(path))
    form = loading.form(BriefingForm, tree, at, text) if tree is not None else None
    if form is None:
        loading.broken.add(id)
        loading.unsettled.add(at)
        return None
    built: Briefing = form.build(id=id, path=str(path))
    return built


def _registry(loading: _Loading, path: PurePosixPath, form: type[Form]) -> Iterator[object]:
    """The objects of a registry; a faulty one is left out and remembered."""
    tree, text = loading.yaml(path, f"registry of {path.stem}")
    if not isinstance(tree, positions.Mapping):
        loading.broken.add(path.stem)
        loading.unsettled.add(Location(str(path)))
        begin = f"begin with an id, as in `an-id:`, and indent what belongs to it: {form.needs()}"
        _no_mapping(loading, path, tree, f"the registry of {path.stem}", begin)
        return
    for id, value in tree.items():
        at = tree.keys_at[id]
        entry = loading.form(form, value, at, text)
        problem = _file_problem(id)
        if problem:
            facts = {"id": id, "problem": problem, "suggestion": suggested_id(id)}
            loading.diagnostics.append(fields.BAD_ID.at(at, **facts))
        if entry is None or problem:
            loading.broken.add(id)
            loading.unsettled.add(at)
        else:
            yield entry.build(id=id)


def _no_mapping(
    loading: _Loading, path: PurePosixPath, tree: positions.Value, what: str, cure: str
) -> None:
    """Report that a file of many entries holds something else; that it holds nothing is known already."""
    if tree is None:
        return
    found = positions.type_names[type(tree).__name__]
    facts = {"field": what, "expected": "a mapping", "found": found, "cure": cure}
    at = getattr(tree, "at", None) or Location(str(path))
    loading.diagnostics.append(fields.WRONG_TYPE.at(at, **facts))


def _redirects(loading: _Loading, path: PurePosixPath) -> Iterator[Redirect]:
    """Old addresses and the new ones that they lead to."""
    tree, _ = loading.yaml(path, "list of redirects")
    if not isinstance(tree, positions.Mapping):
        begin = "begin with an old address and the new one, as in `briefing#old: briefing#new`"
        _no_mapping(loading, path, tree, "the list of redirects", begin)
        return
    for old, new in tree.items():
        at = tree.keys_at[old]
        if isinstance(new, Text):
            faults = [*address_faults(Text(old, at=at)), *address_faults(new)]
            loading.diagnostics.extend(faults)
            yield from () if faults else (Redirect(Text(old, at=at), new, at),)
        else:
            facts = {"expected": "an address such as `briefing#claim`", "found": "no text"}
            cure = "write the new address"
            loading.diagnostics.append(
                fields.WRONG_TYPE.at(at, field=f"`{old}`", cure=cure, **facts)
            )
