"""Page + template → Markdown; what is wrong with a template is a diagnostic."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator import dates
from generator.derived.quantities import in_words
from generator.diagnostics import Diagnostic
from generator.faults import output
from generator.literal import canonical, finalize, strict, visible
from generator.model import File, Location, Page
from generator.reading import folders
from generator.relate import Site
from generator.showing.grammar import count
from generator.showing.phrases import Phrases

BUILT_IN = next(
    folder
    for folder in (Path(__file__).parent / "templates", Path(__file__).parent.parent / "templates")
    if folder.is_dir()
)
"""The templates that come with the tool: beside the code in a wheel, at the root in the repository."""

_not_plain_in_html = re.compile(r"[^ 0-9A-Za-zÀ-ɏ,.:;()?!‐-―‘’“”-]")

REFUSED_FILTERS = ("safe", "tojson", "urlize", "xmlattr", "forceescape", "escape", "e")
"""Filters that mark a text as harmless, or write HTML, by rules other than ours."""


class _Own(FileSystemLoader):
    """A site's own templates; no symbolic link is followed, since it may lead out of the site."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The template's text, where its name means a plain file."""
        if folders.link_on_the_way(self.folder, PurePosixPath(template)):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)

    def list_templates(self) -> list[str]:
        """The names of all plain files."""
        top = self.folder.name
        return [str(path.relative_to(top)) for path in folders.files(self.folder.parent, top)[0]]


class Templates:
    """The templates of one site: its own, and those of the tool behind them."""

    def __init__(self, own: Path) -> None:
        self.own = own
        self.environment = ImmutableSandboxedEnvironment(  # a template decides on words, not on the machine
            loader=ChoiceLoader([_Own(own), FileSystemLoader(BUILT_IN)]),
            autoescape=True,
            finalize=finalize,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        for name in REFUSED_FILTERS:
            self.environment.filters.pop(name, None)
        self.environment.filters.update(attribute=strict, count=count, in_words=in_words)
        self.environment.tests.update(loose=dates.looks_loose)

    def location(self, name: str, line: int = 1) -> Location:
        """Where a template stands, as its editor sees it."""
        place = (
            f"templates/{name}" if (self.own / name).is_file() else f"(built-in) templates/{name}"
        )
        return Location(place, line)

    def check(self) -> Iterator[Diagnostic]:
        """Templates that cannot be read, or that would print text past the filter."""
        yield from folders.files(self.own.parent, self.own.name)[1]
        for name in self.environment.list_templates(
            filter_func=lambda name: name.endswith(".jinja")
        ):
            try:
                source, _, _ = self.environment.loader.get_source(self.environment, name)  # type: ignore[union-attr]  # set above
                round_it = tuple(_ways_round_the_filter(self.environment.parse(source, name)))
                if not round_it:
                    self.environment.get_template(name)
            except Exception as problem:  # noqa: BLE001 - a template is code; whatever it sets off is its author's
                yield _fault(self, name, problem)
                continue
            for line, problem_found in round_it:
                yield output.TEMPLATE_FAULT.at(self.location(name, line), problem=problem_found)

    def page(self, site: Site, page: Page) -> str:
        """The Markdown of a page, with its front matter."""
        say = Phrases(site, page.path)
        template = self.environment.get_template(page.template)
        body = template.render(site=site, page=page, say=say, **page.context)
        return f"{_front_matter(page)}\n{_tidy(body)}"


def _ways_round_the_filter(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    for concatenation in tree.find_all(nodes.Concat):
        yield concatenation.lineno, "it joins texts with `~`; print them side by side"
    for used in tree.find_all(nodes.Filter):
        if used.name in REFUSED_FILTERS:
            yield used.lineno, f"it uses the filter `{used.name}`"
    for switch in tree.find_all(nodes.ScopedEvalContextModifier):
        yield switch.lineno, "it switches the filter with an `autoescape` block"


def plain_in_html(text: str) -> str:
    """The text for a double-quoted value of a page's front matter, which themes print into HTML as it is.

    No Markdown is read there, so only what YAML or HTML could read becomes a reference.
    """
    shown = visible(canonical(text, one_line=True))
    return _not_plain_in_html.sub(lambda found: f"&#{ord(found[0])};", shown)


def _front_matter(page: Page) -> str:
    """What the theme needs to know of a page; texts are ASCII and literal in HTML too."""
    lines = [f'title: "{plain_in_html(page.title)}"']
    if page.description:
        lines.append(f'description: "{plain_in_html(page.description)}"')
    if page.edit:
        lines.append(f'edit_path: "{quote(page.edit)}"')
    if page.moved_to:
        lines.append(f'moved_to: "{_leading_on(page.path, page.moved_to)}"')
        lines.append("search:\n  exclude: true")
    if page.boost != 1:
        lines.append(f"search:\n  boost: {page.boost:g}")
    return "\n".join(("---", *lines, "---", ""))


def _leading_on(path: str, target: str) -> str:
    """The address of a page as a browser at another page's address sees it."""
    here, there = (_directory(page) for page in (path, target))
    return posixpath.relpath(there or ".", here or ".") + "/"


def _directory(path: str) -> str:
    """The folder that a page is published as: `a/b.md` is at `a/b/`."""
    return path.removesuffix(".md").removesuffix("index").rstrip("/")


def _tidy(body: str) -> str:
    """At most one empty line in a row, and none at the ends."""
    lines: list[str] = []
    for line in body.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip() if line.strip() else "")
    return "\n".join(lines).strip("\n") + "\n"


def render(
    site: Site, pages: Iterable[Page], own_templates: Path
) -> tuple[tuple[File, ...], tuple[Diagnostic, ...]]:
    """The Markdown files of all pages, below `build/`."""
    templates = Templates(own_templates)
    diagnostics = list(templates.check())
    files: dict[str, File] = {}
    if diagnostics:
        return (), tuple(diagnostics)
    for page in pages:
        path = f"pages/{page.path}"
        if path.casefold() in files:
            diagnostics.append(
                output.PAGE_COLLISION.at(Location(page.edit or page.path), path=page.path)
            )
            continue
        try:
            content = templates.page(site, page)
        except Exception as problem:  # noqa: BLE001 - as above
            diagnostics.append(_fault(templates, page.template, problem))
        else:
            files[path.casefold()] = File(path, content.encode("utf-8"))
    return tuple(files.values()), tuple(diagnostics)


def _fault(templates: Templates, name: str, problem: Exception) -> Diagnostic:
    """What a template could not do, at its line."""
    line = getattr(problem, "lineno", None) or 1
    trace = problem.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith(".jinja"):
            name, line = _template_name(filename), trace.tb_lineno
        trace = trace.tb_next
    return output.TEMPLATE_FAULT.at(templates.location(name, line), problem=_said(problem))


def _said(problem: Exception) -> str:
    """The reason, in words that do not name this machine's folders."""
    match problem:
        case TemplateNotFound():
            return f"there is no template `{problem}`"
        case RecursionError():
            return "it goes in circles, or is nested too deep"
        case OSError():
            return problem.strerror or type(problem).__name__
        case TemplateError() | TypeError() | UnicodeDecodeError():
            return str(problem)
    return f"{type(problem).__name__}: {problem}"


def _template_name(filename: str) -> str:
    _, _, name = f"/{filename}".replace("\\", "/").rpartition("/templates/")
    return name
