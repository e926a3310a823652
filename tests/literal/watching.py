"""Every place that prints: expressions of the templates, and calls that make a text literal in code.

While pages are rendered, what passes each place is remembered; and one place at a time can be told to let its text
pass as it is, as if its author had forgotten the filter.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple, get_type_hints

import pytest
from jinja2 import BaseLoader, Environment, Template, nodes
from markupsafe import Markup

from generator import literal, pipeline, render
from generator.relate import Site
from generator.showing import phrases

PACKAGE = pipeline.__name__.partition(".")[0]
FORMS = tuple(
    function
    for function in vars(literal).values()
    if isinstance(function, FunctionType) and get_type_hints(function).get("return") is Markup
)
"""What makes a text from outside literal."""
OTHERS = ((phrases, "suggested_id"), (render, "plain_in_html"), (render, "quote"))
"""What else makes one harmless, where code writes Markdown."""


def _code() -> dict[ModuleType, list[str]]:
    """The modules that make texts literal, and the names by which they call what does so."""
    known = {name: module for name, module in sys.modules.items() if name.startswith(f"{PACKAGE}.")}
    found: dict[ModuleType, list[str]] = defaultdict(list)
    for module in (known[name] for name in sorted(known)):
        found[module] = [name for name, held in vars(module).items() if held in FORMS]
    for module, name in OTHERS:
        found[module].append(name)
    return {module: names for module, names in found.items() if names and module is not literal}


class Place(NamedTuple):
    """Where something is printed."""

    file: str
    line: int
    column: int
    """In code; in a template, which of the expressions of the file it is."""


class Values(NamedTuple):
    """What passed a place on one page."""

    literal: frozenset[str]
    """What was literal when it came, such as phrases: the place does nothing to it."""
    plain: frozenset[str]
    """What the place makes literal."""


class Watch:
    """The templates of the tool, with every place watched."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.bare: Place | None = None
        """The place that lets its text pass as it is."""
        self.places: list[Place] = []
        self.templates = render.Templates(Path("no-templates-of-its-own"))
        self._passed: dict[Place, set[tuple[bool, str]]] = defaultdict(set)
        environment = self.templates.environment
        assert environment.loader is not None
        self.filters = {
            n for n, f in environment.filters.items() if f.__module__ == literal.__name__
        }
        environment.auto_reload = False
        environment.loader = _Loader(environment.loader, self)
        environment.globals["printed"] = self._printed
        for name in environment.list_templates(filter_func=lambda name: name.endswith(".jinja")):
            environment.get_template(name)
        for module, names in _code().items():
            self.places.extend(_calls(module, names))
            for name in names:
                patch.setattr(module, name, self._guard(getattr(module, name)))

    def pages(self, site: Site, kind: ModuleType) -> Iterator[tuple[str, str, dict[Place, Values]]]:
        """The pages of a kind: path, Markdown, and what passed each place."""
        self._passed.clear()
        for page in kind.pages(site):
            markdown = self.templates.page(site, page)
            yield (
                page.path,
                markdown,
                {place: _sorted(found) for place, found in self._passed.items()},
            )
            self._passed.clear()

    def instrumented(self, tree: nodes.Template, name: str) -> nodes.Template:
        """A template in which every expression that is printed passes by the watch."""
        for output in tree.find_all(nodes.Output):
            output.nodes = [
                part
                if isinstance(part, nodes.TemplateData | nodes.Const)
                else self._watched(part, name)
                for part in output.nodes
            ]
        return tree

    def _watched(self, shown: nodes.Expr, name: str) -> nodes.Expr:
        number = len(self.places)
        self.places.append(Place(name, shown.lineno, sum(p.file == name for p in self.places)))
        plain = shown
        while isinstance(plain, nodes.Filter) and plain.name in self.filters and plain.node:
            plain = plain.node
        given = [nodes.Const(number), plain, *([shown] if shown is not plain else [])]
        asked = nodes.Call(nodes.Name("printed", "load"), given, [], None, None)
        asked.set_lineno(shown.lineno)
        return asked

    def _printed(self, number: int, plain: object, *shown: object) -> object:
        return self._pass(self.places[number], plain, *(shown or [plain]))

    def _pass(self, place: Place, plain: object, shown: object) -> object:
        self._passed[place].add(
            (hasattr(plain, "__html__") and not isinstance(plain, literal.Text), str(plain))
        )
        return Markup(str(plain)) if place == self.bare else shown  # noqa: S704 - that is the point

    def _guard(self, makes_harmless: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(text: str, **options: Any) -> Any:
            caller = sys._getframe(1)  # noqa: SLF001 - which of the calls this is, nothing else can say
            place = _place(caller.f_code, caller.f_lasti)
            return self._pass(place, text, makes_harmless(text, **options))

        return guarded


class _Loader(BaseLoader):
    """A loader of watched templates."""

    def __init__(self, inner: BaseLoader, watch: Watch) -> None:
        self.inner, self.watch = inner, watch

    def list_templates(self) -> list[str]:
        return self.inner.list_templates()

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002 - jinja's word
        source, path, fresh = self.inner.get_source(environment, name)
        tree = self.watch.instrumented(environment.parse(source, name, path), name)
        code = environment.compile(tree, name, path)
        return environment.template_class.from_code(environment, code, globals or {}, fresh)


def _calls(module: ModuleType, names: list[str]) -> Iterator[Place]:
    """Where a module calls these functions."""
    path = Path(str(module.__file__))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield Place(_name(path), node.lineno, node.col_offset)


@cache
def _place(code: CodeType, instruction: int) -> Place:
    """The place of a call, by the instruction that makes it."""
    line, _, column, _ = next(islice(code.co_positions(), instruction // 2, None))
    assert line is not None
    assert column is not None
    return Place(_name(Path(code.co_filename)), line, column)


def _name(path: Path) -> str:
    """A module's file, with its folder: many folders have a module of the same name."""
    return f"{path.parent.name}/{path.name}"


def _sorted(found: set[tuple[bool, str]]) -> Values:
    return Values(
        *(frozenset(value for done, value in found if done is kind) for kind in (True, False))
    )
