"""The stages, in order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.anchor import anchor
from generator.assets import assets
from generator.checks import check
from generator.checks.setting import Setting
from generator.diagnostics import Diagnostic, errors, in_order
from generator.exports import export
from generator.load import load
from generator.model import File
from generator.pages import plan
from generator.relate import Site, relate
from generator.render import render
from generator.validate import validate


@dataclass(frozen=True, slots=True)
class Composition:
    """Everything the site will be, and everything that is wrong with it."""

    site: Site
    files: tuple[File, ...]
    """What belongs in `build/`."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What stops a build."""
        return errors(self.diagnostics)


def compose(root: Path, setting: Setting | None = None) -> Composition:
    """Everything the site in a folder will be, and everything that is wrong with it. Writes nothing."""
    seeds, unread = load(root)
    seeds, unsound = validate(seeds)
    seeds, lost = anchor(seeds)
    site = relate(seeds)
    found = tuple(check(site, setting or Setting()))
    pages, unrendered = render(site, plan(site), root / "templates")
    files = (*pages, *export(site), *assets(root / "templates"))
    return Composition(site, files, in_order(unread, unsound, lost, found, unrendered))
