"""The register of published ids, `locks/published.txt`: what others may have linked to never vanishes unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.faults import history
from generator.literal import Text
from generator.model import File, Location
from generator.names import did_you_mean
from generator.relate import Site
from generator.revising.locks import FOLDER

NAME = f"{FOLDER}/published.txt"
HEAD = (
    "# Addresses that were published, one a line; written by builds of a site with an address.\n"
    "# One that disappears needs a line in briefings/redirects.yml, or `formerly:` in actors.yml.\n"
)


def addresses(site: Site) -> frozenset[str]:
    """Every id that is an address: `<briefing>`, `<briefing>#<id>`, `source:…`, `actor:…`, `dossier:…`."""
    return frozenset(
        (
            *(briefing.id for briefing in site.briefings),
            *site.claims,
            *site.questions,
            *site.disagreements,
            *(f"source:{id}" for id in site.sources),
            *(f"actor:{id}" for id in site.actors),
            *(f"dossier:{id}" for id in site.dossiers),
        )
    )


def read_register(root: Path) -> Mapping[str, int]:
    """Each registered id, and its line; what is no text is kept as an id that is gone, so that nobody loses it."""
    try:
        lines = (root / NAME).read_bytes().decode("utf-8", "replace").split("\n")
    except FileNotFoundError:
        return {}
    listed = {line.strip(): number for number, line in enumerate(lines, 1)}
    return {line: number for line, number in listed.items() if line and not line.startswith("#")}


def register(site: Site, known: Mapping[str, int]) -> File:
    """The register with everything that is an address now, and all that ever was."""
    lines = sorted({*known, *addresses(site)})
    return File(NAME, (HEAD + "".join(f"{line}\n" for line in lines)).encode("utf-8"))


def gone(site: Site, known: Mapping[str, int]) -> Iterator[Diagnostic]:
    """Registered ids that lead nowhere, and redirects that do not lead from nowhere to somewhere."""
    present = addresses(site)
    moved = {*site.redirects, *(f"actor:{old}" for a in site.actors.values() for old in a.formerly)}
    moved_pages = {old for old in site.redirects if "#" not in old}
    for id, line in known.items():
        if id not in present and id not in moved and id.partition("#")[0] not in moved_pages:
            yield history.PUBLISHED_ID_GONE.at(Location(NAME, line, 1, len(id)), id=id)
    for old, new in site.redirects.items():
        at = getattr(old, "at", None) or Location("briefings/redirects.yml")
        if old in present:
            yield history.REDIRECT_IN_USE.at(at, id=old)
        if new not in present:
            meant = did_you_mean(new, present)
            cure = f"did you mean `{meant}`?" if meant else "name an address that exists"
            there = getattr(new, "at", None) or at
            yield history.REDIRECT_TO_NOTHING.at(there, id=Text(new), cure=cure)
