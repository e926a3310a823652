"""The site as others see it: its name and its address, as `mkdocs.yml` says."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

import yaml

CONFIGURATION = "mkdocs.yml"


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
    name, address = setting(root, "site_name"), setting(root, "site_url") or ""
    if not address.startswith(("https://", "http://")):
        address = ""
    slash = "" if not address or address.endswith("/") else "/"
    return Publication(name or Publication().name, address + slash)


def setting(root: Path, name: str) -> str | None:
    """A value of `mkdocs.yml`, read without the builder; `!ENV` is looked up as the builders do."""
    with suppress(OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        tree = yaml.compose((root / CONFIGURATION).read_text("utf-8"), Loader=yaml.SafeLoader)
        for key, value in tree.value if isinstance(tree, yaml.MappingNode) else ():
            if key.value == name:
                return _value(value)
    return None


def _value(node: yaml.Node) -> str | None:
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value) if node.tag == "!ENV" else str(node.value)
    if node.tag == "!ENV" and isinstance(node, yaml.SequenceNode):
        *names, default = [str(item.value) for item in node.value] or [""]
        return next((os.environ[name] for name in names if name in os.environ), default)
    return None
