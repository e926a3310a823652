"""The exports of the real site, of the invented dossier, and of a site without an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.exports import export
from generator.machine.publication import Publication
from generator.pipeline import gather
from generator.relate import Site, relate

ADDRESS = "https://briefings.example/site/"
SITES = {"real": ".", "dossier": "examples/dossier"}

Exported = dict[str, bytes]


@pytest.fixture(scope="session", params=SITES)
def a_site(request: pytest.FixtureRequest, root: Path) -> Site:
    """Each of the repository's own sites."""
    folder = root / SITES[request.param]
    if not (folder / "briefings").is_dir():
        pytest.fail(f"{folder} is not there")
    return relate(gather(folder)[0])


@pytest.fixture(scope="session")
def exported(a_site: Site) -> Callable[[str], Exported]:
    """`exported(address)`: every file by its path below the site, as a site at that address has it."""

    def of(address: str = ADDRESS) -> Exported:
        files = export(a_site, Publication("Test & <Briefings>", address))
        return {file.path.removeprefix("pages/"): file.content for file in files}

    return of
