"""The site as others see it: its name and its address, as `mkdocs.yml` says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from generator.names import url_problem
from generator.reading.configuration import setting, site_url


@dataclass(frozen=True, slots=True)
class Publication:
    """What exports need to know beside the site."""

    name: str = "Briefings"
    address: str = ""
    """Absolute, with a slash at the end; empty where it is not known."""

    def url(self, path: str) -> str:
        """The absolute address of a path of the site; the path itself where the site has no address."""
        return urljoin(self.address, path) if self.address else path

    def urn(self, what: str) -> str:
        """A name that stays the same wherever the site is published (RFC 4122, version 5)."""
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'briefing-site/{self.name}/{what}')}"


def read_publication(root: Path) -> Publication:
    """Name and address; where `mkdocs.yml` cannot be read, those that are given when nobody chose."""
    address = site_url(root)
    known = address if url_problem(address) is None and address.startswith("http") else ""
    return Publication(setting(root, "site_name") or Publication().name, known)
