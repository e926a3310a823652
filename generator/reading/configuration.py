"""Values of `mkdocs.yml`, read without the builder; the file stays its owner's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

CONFIGURATION = "mkdocs.yml"


def setting(root: Path, *names: str) -> str | None:
    """A plain value, by the keys that lead to it; `!ENV` asks the environment, as the builders do."""
    node = _configuration(root)
    for name in names:
        node = _under(node, name)
    return _plain(node)


def _configuration(root: Path) -> yaml.Node | None:
    with suppress(OSError, UnicodeDecodeError):
        return _composed((root / CONFIGURATION).read_text("utf-8"))
    return None


@lru_cache(maxsize=1)
def _composed(text: str) -> yaml.Node | None:
    """The nodes of a text; kept, since a build asks for eight values of the same file."""
    with suppress(yaml.YAMLError, RecursionError):
        return yaml.compose(text, Loader=yaml.SafeLoader)
    return None


def _under(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _plain(node: yaml.Node | None) -> str | None:
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value) if node.tag == "!ENV" else str(node.value)
    if isinstance(node, yaml.SequenceNode) and node.tag == "!ENV" and node.value:
        *variables, default = (str(item.value) for item in node.value)
        return next((os.environ[name] for name in variables if name in os.environ), default)
    return None


def titled_pages(root: Path) -> frozenset[str]:
    """The pages that `nav:` names, some with a title of their own, below `build/pages`."""
    node = _under(_configuration(root), "nav")
    return frozenset(_values(node)) if node else frozenset()


def _values(node: yaml.Node) -> Iterator[str]:
    """The plain values below a node; each node once, however many aliases repeat it or lead back to it."""
    waiting, seen = [node], set[int]()
    while waiting:
        one = waiting.pop()
        if isinstance(one, yaml.ScalarNode):
            yield str(one.value)
        elif id(one) not in seen:
            seen.add(id(one))
            waiting.extend(item[1] if isinstance(item, tuple) else item for item in one.value)


def site_dir(root: Path) -> Path:
    """The folder that the site goes to."""
    return Path(setting(root, "site_dir") or "site")


def site_url(root: Path) -> str:
    """Where the site will be published, with a slash at the end; empty where that is not said."""
    address = setting(root, "site_url") or ""
    return address if not address or address.endswith("/") else address + "/"


def site_path(root: Path) -> str:
    """The path of that address: `/`, or `/name/` for a site below another's address."""
    with suppress(ValueError):
        return urlsplit(site_url(root)).path or "/"
    return "/"


def theme(root: Path) -> str | None:
    """The name of the theme."""
    return setting(root, "theme", "name") or setting(root, "theme")
