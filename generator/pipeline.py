"""The stages, in order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.anchor import anchor
from generator.checks import check
from generator.dates import When
from generator.diagnostics import Diagnostic, errors, in_order
from generator.exports import export
from generator.load import load
from generator.machine.publication import read_publication
from generator.model import File, Seeds
from generator.pages import plan
from generator.publishing import policy
from generator.publishing.assets import assets
from generator.reading.configuration import setting as configured
from generator.relate import Site, relate
from generator.render import render
from generator.revising.locks import locks, read_locks
from generator.revising.register import gone, read_register
from generator.settings import read_setting
from generator.validate import validate


@dataclass(frozen=True, slots=True)
class Composition:
    """Everything the site will be, and everything that is wrong with it."""

    site: Site
    files: tuple[File, ...]
    """What belongs in `build/`."""
    locks: tuple[File, ...]
    """What belongs beside the site's own files, to be committed."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What stops a build."""
        return errors(self.diagnostics)


def gather(root: Path) -> tuple[Seeds, tuple[Diagnostic, ...]]:
    """What people brought and wrote, with a passage for every quote."""
    seeds, unread = load(root)
    seeds, unsound = validate(seeds)
    seeds, lost = anchor(seeds, read_locks(root))
    return seeds, (*unread, *unsound, *lost)


def compose(root: Path, today: When | None = None) -> Composition:
    """Everything the site in a folder will be, and everything that is wrong with it. Writes nothing.

    `today` is the day from which a question is overdue; without it none is, since no clock is read.
    """
    seeds, faulty = gather(root)
    site = relate(seeds, configured(root, "extra", "estimates"))
    setting, unsettled = read_setting(root, today)
    found = check(site, setting)
    complete = not (seeds.broken or seeds.unsettled)  # what could not be read is not gone
    lost = gone(site, read_register(root)) if complete else ()
    pages, unrendered = render(site, plan(site), root / "templates")
    copied, refused = assets(root / "templates")
    files = (*pages, *export(site, read_publication(root)), *policy.files(root), *copied)
    diagnostics = in_order(faulty, unsettled, found, lost, unrendered, refused)
    return Composition(site, files, tuple(locks(seeds)), diagnostics)
