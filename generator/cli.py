"""The command `brief`: each command a few lines over the stages."""

from __future__ import annotations

import os
import sys
from errno import EPIPE
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from pathlib import Path

import click

from generator import dates, faults, report
from generator.authored import schemas
from generator.build import BUILDERS, build
from generator.dates import When
from generator.diagnostics import Diagnostic, Severity, errors, in_order
from generator.faults import history, output
from generator.faults.fault import harmless
from generator.machine.publication import read_publication
from generator.model import File, Location
from generator.names import did_you_mean
from generator.pipeline import Composition, compose, gather
from generator.reading.configuration import CONFIGURATION
from generator.relate import relate
from generator.revising import reanchoring
from generator.revising.compare import compare, unexplained
from generator.revising.history import NoRevisionError, site_at
from generator.revising.locks import FOLDER, earlier
from generator.revising.register import read_register, register
from generator.serve import serve
from generator.start import start
from generator.write import add, alone, keep, write

SOUND, FAULTY, WRONG_USE = 0, 1, 2
"""Exit codes."""

site_option = click.option(
    "--site",
    "folder",
    default=".",
    type=click.Path(path_type=Path),
    help="The site's folder; this one unless given.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(tuple(report.FORMATS)),
    default="text",
    help="How faults are printed.",
)
force_option = click.option(
    "--force", is_flag=True, help="Write generated files anew that were edited by hand."
)


def _version() -> str:
    try:
        return version("briefing-site")
    except PackageNotFoundError:
        return "not installed"


class _Command(click.Group):
    """The command, which says in a line what the system refuses, wherever it happens."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; of characters that the terminal cannot spell, print the code."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except OSError as problem:
            if problem.errno == EPIPE:
                raise  # who read our output has enough
            what = f"{problem.filename}: " if problem.filename else ""
            click.echo(harmless(f"brief: {what}{problem.strerror or problem}"), err=True)
            sys.exit(FAULTY)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_version(), prog_name="brief")
def main() -> None:
    """Briefing sites in which every statement shows the exact words it rests on.

    A site is a folder with seeds/ (documents), briefings/ (what is said about them) and mkdocs.yml.
    """


@main.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--example", is_flag=True, help="With the large invented dossier instead of the small example."
)
def init_(folder: Path, example: bool) -> None:  # noqa: FBT001 - a flag
    """Make a small working site in FOLDER.

    Example: brief init my-site
    """
    written, taken = start(folder, example=example)
    if taken:
        click.echo(f"nothing was written: {folder} already has {', '.join(taken[:5])}", err=True)
        click.echo("help: choose an empty folder, or a new one", err=True)
        sys.exit(WRONG_USE)
    here = folder == Path()
    where = "here" if here else f"to {folder}/"
    click.echo(f"{report.counted(len(written), 'file')} written {where}. Next:")
    if not here:
        click.echo(f"  cd {folder}")
    click.echo("  brief serve     look at it while you edit\n  brief build     make the site")
    click.echo("README.md there shows how to add a document in five steps.")


@main.command()
@site_option
@format_option
@click.option(
    "--today", metavar="DATE", help="The date from which a question is overdue, YYYY-MM-DD."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check(folder: Path, form: str, today: str | None, strict: bool) -> None:  # noqa: FBT001 - a flag
    """Say everything that is wrong, and write nothing.

    Example: brief check --today 2026-01-10
    """
    root = _site(folder, form)
    composition = compose(root, _day(today))
    _print(composition.diagnostics, root, form)
    found = [
        d
        for d in composition.diagnostics
        if d.severity <= (Severity.WARNING if strict else Severity.ERROR)
    ]
    sys.exit(FAULTY if found else SOUND)


@main.command()
@site_option
@format_option
@force_option
def pages(folder: Path, form: str, force: bool) -> None:  # noqa: FBT001 - a flag
    """Make the Markdown pages in build/pages.

    Example: brief pages
    """
    root = _site(folder, form)
    with alone(root / "build") as hindrance:
        _write(root, form, force=force, hindrance=hindrance)


@main.command("build")
@site_option
@format_option
@force_option
@click.option(
    "--builder",
    type=click.Choice(BUILDERS),
    default=BUILDERS[0],
    help="What turns Markdown into HTML.",
)
def build_(folder: Path, form: str, force: bool, builder: str) -> None:  # noqa: FBT001 - a flag
    """Make the pages, then the site.

    Example: brief build
    """
    root = _site(folder, form)
    with alone(root / "build") as hindrance:
        composition = _write(root, form, force=force, hindrance=hindrance)
        target, found = build(root, composition.site, builder, force=force)
        if target is not None and read_publication(root).address:
            known = read_register(root)
            found += add((register(composition.site, known),), root)
    if found:
        _print(found, root, form)
    if target is None or errors(found):
        sys.exit(FAULTY)
    said = f"the site is in {os.path.relpath(target)}/; `brief serve` shows it, and any web server can publish it"
    click.echo(said, err=form != "text")


@main.command("diff")
@site_option
@click.argument("revision", default="HEAD")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(report.DIFFERENCES)),
    default="text",
    help="How changes are printed.",
)
def diff_(folder: Path, revision: str, form: str) -> None:
    """Say what changed in meaning since a git REVISION.

    Without one, since the last commit; the site must lie in a git repository.

    Example: brief diff HEAD
    """
    root = _site(folder)
    try:
        with site_at(root, revision) as before:
            old, new = (relate(gather(place)[0]) for place in (before, root))
    except NoRevisionError as problem:
        found = history.NO_REVISION.at(Location(str(folder)), problem=problem)
        _print((found,), root, "text")
        sys.exit(WRONG_USE)
    click.echo(report.DIFFERENCES[form](compare(old, new)), nl=False)
    warnings = in_order(unexplained(old, new))
    if warnings:
        click.echo(report.text(warnings, root), nl=False, err=True)


@main.command()
@site_option
@click.option(
    "--write", "apply", is_flag=True, help="Write the changes; without it they are only shown."
)
def reanchor(folder: Path, apply: bool) -> None:  # noqa: FBT001 - a flag
    """Show what a changed source asks of the YAML.

    Quotes that the source now words otherwise, and its new hash. Nothing is written without --write.

    Example: brief reanchor
    """
    root = _site(folder)
    wanted = reanchoring.propose(root)
    for proposal in wanted:
        click.echo(report.proposal(proposal))
    lost = reanchoring.left(root, wanted)
    if lost:
        click.echo(f"{report.counted(lost, 'quote')} without a passage; `brief check` says which")
    elif not wanted:
        click.echo("no source has changed in a way that asks for anything")
    if not wanted:
        sys.exit(FAULTY if lost else SOUND)
    if not apply:
        click.echo(
            f"{report.counted(len(wanted), 'change')} shown, none written; "
            "`brief reanchor --write` does it"
        )
        sys.exit(FAULTY)
    done = sum(
        reanchoring.rewrite(root / path, path, wanted)
        for path in sorted({p.at.path for p in wanted})
    )
    click.echo(f"{report.counted(done, 'value')} written; run `brief check`, and read each passage again")


@main.command("serve")
@site_option
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, help="Where the preview listens."
)
def serve_(folder: Path, address: str) -> None:
    """Preview the site, made anew whenever a file changes.

    Example: brief serve
    """
    root = _site(folder)
    if not (root / CONFIGURATION).is_file():
        _print((output.NO_CONFIGURATION.at(Location(CONFIGURATION)),), root, "text")
        sys.exit(FAULTY)
    sys.exit(serve(root, address, lambda words: click.echo(words, nl=False, err=True)))


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a fault by its CODE; without one, list them all.

    Example: brief explain quote-not-found
    """
    if code is None:
        width = max(map(len, faults.FAULTS))
        for fault in faults.FAULTS.values():
            click.echo(f"{fault.code:{width}} {fault.severity!s:8} {fault.message}")
        return
    known = faults.FAULTS.get(code)
    if known is None:
        meant = did_you_mean(code, faults.FAULTS)
        click.echo(f"there is no fault `{code}`", err=True)
        click.echo(
            f"help: did you mean `{meant}`?" if meant else "help: `brief explain` lists them all",
            err=True,
        )
        sys.exit(WRONG_USE)
    click.echo(f"{known.severity}: {known.message} [{known.code}]\n")
    click.echo(click.wrap_text(known.explanation, 90))
    if known.help.strip("{}").isidentifier():
        return
    click.echo(f"\nhelp: {known.help}")


@main.command()
@site_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; fail where a schema is not fresh."
)
def schema(folder: Path, only_check: bool) -> None:  # noqa: FBT001 - a flag
    """Write the JSON Schemas for editors to schema/.

    Example: brief schema
    """
    root = _site(folder)
    stale = [
        name for name, content in schemas().items() if _differs(root / "schema" / name, content)
    ]
    if only_check:
        click.echo("".join(f"schema/{name} is not fresh\n" for name in stale), nl=False, err=True)
        click.echo(
            "help: run `brief schema`" if stale else "the schemas are fresh", err=bool(stale)
        )
        sys.exit(FAULTY if stale else SOUND)
    (root / "schema").mkdir(exist_ok=True)
    for name in stale:
        (root / "schema" / name).write_text(schemas()[name], "utf-8", newline="\n")
    click.echo(f"{report.counted(len(stale), 'schema')} written, {len(schemas()) - len(stale)} fresh before")


def _differs(path: Path, content: str) -> bool:
    return not path.is_file() or path.read_text("utf-8") != content


def _site(folder: Path, form: str = "text") -> Path:
    """The folder, if it is a site; otherwise a message and the exit code for wrong use."""
    if any((folder / name).exists() for name in ("mkdocs.yml", "seeds", "briefings")):
        return folder.resolve()  # the builders are called from there
    found = output.NOT_A_SITE.at(Location(str(folder)), folder=folder, cure=_site_cure(folder))
    _print((found,), folder, form)
    sys.exit(WRONG_USE)


def _site_cure(folder: Path) -> str:
    """Where the site is, if the folder lies in one; otherwise what a site is."""
    for above in folder.resolve().parents:
        inside = any((above / name).is_dir() for name in ("seeds", "briefings"))
        if inside and (above / CONFIGURATION).is_file():
            way = Path(os.path.relpath(above)).as_posix()
            return f"`{way}` is one, which this folder lies in: go there, or add `--site {way}`"
    return (
        "a site has `mkdocs.yml`, `seeds/` and `briefings/`; go to its folder, "
        f"or make one with `brief init {folder}`"
    )


def _day(today: str | None) -> When | None:
    """The day from which a question is overdue."""
    try:
        return dates.day(today) if today is not None else None
    except dates.DateFault as fault:
        raise click.BadParameter(f"{today!r}: {fault}", param_hint="--today") from None


def _print(diagnostics: tuple[Diagnostic, ...], root: Path, form: str) -> None:
    """The report: to the terminal's error channel as text, otherwise to where a program reads it."""
    if diagnostics or form != "text":
        click.echo(report.FORMATS[form](diagnostics, root), nl=False, err=form == "text")
    else:
        click.echo("no faults", err=True)


def _write(root: Path, form: str, *, force: bool, hindrance: tuple[Diagnostic, ...]) -> Composition:
    """Compose, report, and write unless something is wrong."""
    if hindrance:
        _print(hindrance, root, form)
        sys.exit(FAULTY)
    composition = compose(root)
    files: tuple[File, ...] = composition.files
    changes, found = (None, ()) if composition.errors else write(files, root / "build", force=force)
    if not composition.errors and not errors(found):
        found += keep(composition.locks, root, FOLDER, earlier(root))
    diagnostics = (*composition.diagnostics, *found)
    if diagnostics:
        _print(diagnostics, root, form)
    if errors(diagnostics):
        sys.exit(FAULTY)
    if changes is not None:
        click.echo(
            f"{report.counted(len(changes.written), 'file')} written, {len(changes.unchanged)} unchanged, "
            f"{len(changes.removed)} removed",
            err=form != "text",
        )
    return composition
