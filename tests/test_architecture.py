"""The floors of the house, its limits of size, what may touch the world, and that ARCHITECTURE.md is true."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from sites import ROOT

CODE = ROOT / "generator"

FLOORS = (
    "dates literal names",
    "model",
    "diagnostics walk showing.excerpts showing.grammar showing.drawings machine.plain_values",
    "faults",
    """reading.yaml_cures reading.contents offered formats reading.folders anchoring reading.configuration
    publishing.manifest publishing.webpage derived.estimates revising.history""",
    """reading.positions derived.uses revising.locks lost_quotes machine.publication publishing.policy
    publishing.printed publishing.published write""",
    "authored revising.editing validate publishing.verify",
    "relate",
    "load",
    """anchor revising.register showing.marks derived.appearances derived.origins derived.standing derived.voices
    derived.quantities machine.linked_data revising.compare""",
    "derived.selection showing.phrases checks revising.reanchoring",
    "pages exports render",
    "publishing.assets build settings start report",
    "pipeline",
    "serve",
    "cli",
    "__main__ __init__",
)
"""A module or package imports only from floors above it in this list, which are those below in the house."""

ROOMS = {"reading", "showing", "derived", "machine", "revising", "publishing"}
"""Folders of modules that have a floor each; every other package stands on one floor as a whole."""

BESIDE = {
    ("pages.corrections", "pages.changes"): "the corrections are some of the changes",
    ("pages.home", "pages.changes"): "the newest changes stand on the home page",
    ("pages.home", "pages.questions"): "and the questions that are open longest",
    ("exports.stix", "exports.citations"): "both cite the source of a passage in the same words",
}
"""Members of one folder that use each other, and why."""

TOOLS_OF_CHECKS = {"setting", "finding", "language", "statements", "registry", "accepted"}
"""Modules of `checks/` that are no checks, but what several checks share."""

LONG_FUNCTIONS: dict[str, str] = {}
LONG_MODULES = {
    "authored/forms.py": "every field of the YAML with its description: a list, not a line of thought",
    "cli.py": "one function per command, each a few lines",
}
"""What is longer than 40 lines, or 300, and why."""

WORLD: Mapping[str, tuple[str, str]] = {
    "start processes": ("subprocess", "build revising.history serve"),
    "wait": (".sleep .monotonic", "serve write"),
    "read the clock": (".now .utcnow .time_ns .perf_counter .ctime", ""),
    "are random": ("random secrets .uuid1 .uuid4 .shuffle", ""),
    "depend on the locale": ("locale .strftime .strxfrm", ""),
    "read the environment": (".environ .getenv", "build reading.configuration"),
    "print": (".print .input", ""),
    "speak to the terminal": ("click", "cli"),
    "know pydantic": ("pydantic pydantic_core", "authored"),
    "read YAML": ("yaml", "derived.estimates reading.configuration reading.positions revising.editing"),
    "change the disk": (
        ".write_text .write_bytes .unlink .rmtree .mkdir .NamedTemporaryFile .rmdir",
        "build cli publishing.manifest publishing.published revising.history start write",
    ),
    "read files": (
        ".read_text .read_bytes .rglob .listdir .iterdir .open",
        """build checks cli derived.estimates publishing.assets publishing.manifest publishing.policy
        publishing.published publishing.verify reading.configuration reading.contents reading.folders
        report revising.history revising.reanchoring revising.register start write""",
    ),
}
"""What touches the world beyond values: modules that are imported, `.names` that are used, and who may."""


@cache
def modules() -> Mapping[str, ast.Module]:
    """Every module by its name below `generator`; a package is its `__init__`, a room has none to speak of."""
    found = {}
    for path in sorted(CODE.rglob("*.py")):
        parts = path.relative_to(CODE).with_suffix("").parts
        if parts[0] in ROOMS and parts[1] == "__init__":
            continue
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found[name] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def imports(name: str) -> Iterator[str]:
    """The modules of `generator` that a module imports when it runs."""
    for node in _run(modules()[name]):
        if isinstance(node, ast.Import):
            yield from (a.name.removeprefix("generator.") for a in node.names if _ours(a.name))
        if isinstance(node, ast.ImportFrom) and node.module and _ours(node.module):
            inside = node.module.removeprefix("generator").removeprefix(".")
            for alias in node.names:
                whole = f"{inside}.{alias.name}".removeprefix(".")
                yield whole if whole in modules() else inside or "__init__"


def _run(tree: ast.Module) -> Iterator[ast.AST]:
    """Every node but those that only a type checker reads."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


def _ours(name: str) -> bool:
    return name == "generator" or name.startswith("generator.")


def _top(name: str) -> str:
    return name.partition(".")[0]


def _on_a_floor(name: str) -> str:
    """The module or package by which the floors know a module."""
    return ".".join(name.split(".")[: 2 if _top(name) in ROOMS else 1])


def test_every_module_has_a_floor_and_every_floor_its_modules() -> None:
    listed = " ".join(FLOORS).split()
    assert sorted(listed) == sorted({_on_a_floor(name) for name in modules()})


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_is_only_a_name(room: str) -> None:
    """So that an import says which module it needs, and no room stands on two floors at once."""
    (only,) = ast.parse((CODE / room / "__init__.py").read_text("utf-8")).body
    assert isinstance(only, ast.Expr)


def test_imports_only_go_down() -> None:
    floor = {name: number for number, names in enumerate(FLOORS) for name in names.split()}
    wrong = [
        f"{name} imports {other}"
        for name in modules()
        for other in imports(name)
        if (here := _on_a_floor(name)) != (there := _on_a_floor(other))
        if floor[here] <= floor[there]
    ]
    assert not wrong


def test_nothing_imports_itself_in_a_circle() -> None:
    left = {name: {other for other in imports(name) if other != name} for name in modules()}
    while ready := {name for name, needed in left.items() if not needed & left.keys()}:
        left = {name: needed for name, needed in left.items() if name not in ready}
    assert not left


@pytest.mark.parametrize("folder", ["formats", "checks", "pages", "exports"])
def test_members_of_a_folder_do_not_import_each_other(folder: str) -> None:
    beside = {
        (name, other)
        for name in modules()
        for other in imports(name)
        if name.startswith(f"{folder}.") and other.startswith(f"{folder}.")
        if other.split(".")[1] not in (TOOLS_OF_CHECKS if folder == "checks" else ())
    }
    assert beside == {pair for pair in BESIDE if pair[0].startswith(f"{folder}.")}


@pytest.mark.parametrize("what", WORLD)
def test_only_these(what: str) -> None:
    names, allowed = (set(words.split()) for words in WORLD[what])
    found = {_on_a_floor(name) for name, tree in modules().items() if names & set(_touched(tree))}
    assert found == allowed, f"these modules {what}; take out what no longer does"


def _touched(tree: ast.Module) -> Iterator[str]:
    """The modules that are imported, and with a dot the names that are used, but for methods of `self`."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="self")):
                pass
            case ast.Name(id=word) | ast.Attribute(attr=word):
                yield f".{word}"
            case ast.Import(names=aliases):
                yield from (_top(alias.name) for alias in aliases)
            case ast.ImportFrom(module=str(module), names=aliases):
                yield _top(module)
                yield from (f".{alias.name}" for alias in aliases)


def test_functions_are_short() -> None:
    long = {
        f"{name}.{node.name}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    }
    assert long == set(LONG_FUNCTIONS)


def test_modules_are_short() -> None:
    lengths = {
        path.relative_to(CODE).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in CODE.rglob("*.py")
    }
    assert {path for path, lines in lengths.items() if lines > 300} == set(LONG_MODULES)


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {
        "utils",
        "util",
        "helpers",
        "common",
        "base",
        "manager",
        "misc",
        "data",
        "info",
        "core",
    }
    assert not [name for name in modules() if empty & set(name.split("."))]


def test_architecture_md_shows_the_tree_as_it_is() -> None:
    """Its lines that begin with `generator/` name every module, room and package, and nothing that there is not.

    What lies in a room is named one by one; in a package it may be.
    """
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    shown = [
        line.split()[0].rstrip("/") for line in text.splitlines() if line.startswith("generator/")
    ]
    real = {
        path.relative_to(ROOT).as_posix().removesuffix("/__init__.py")
        for path in CODE.rglob("*.py")
        if path != CODE / "__init__.py"
    }
    assert len(shown) == len(set(shown))
    named = {path for path in real if path.count("/") == (2 if path.split("/")[1] in ROOMS else 1)}
    assert named | {f"generator/{room}" for room in ROOMS} <= set(shown) <= real


def test_architecture_md_says_what_each_part_is_for() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("generator/")]
    assert not [line for line in lines if len(line.split()) < 3]
