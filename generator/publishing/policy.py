"""The Content-Security-Policy: what a page may load and run.

An inline script runs by its hash only. The hashes are made of the texts in the theme's own templates, and
only of those on the lists in `csp/`; never of a page that was built, where a script may be anybody's.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Diagnostic
from generator.faults import site as faults
from generator.model import File, Location
from generator.reading.configuration import CONFIGURATION, site_path, theme

LISTS = Path(__file__).parent / "csp"
"""One list for each version of a theme whose scripts were read: `<package>-<version>.txt`."""
THEMES = ("material", "zensical")
"""Names in `mkdocs.yml` of the themes that have lists."""
PACKAGES = {"mkdocs": "material", "properdocs": "material", "zensical": "zensical"}
"""The package whose templates a builder uses for these themes."""
DISTRIBUTIONS = {"material": "mkdocs-material", "zensical": "zensical"}
ROOTS = (".", "..", "../..", "../../..")
"""The site's root as seen from a page, which the theme writes into one of its scripts."""
DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self' {scripts}",
    "style-src 'self' {styles}",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
"""Everything from the site itself, pictures also from its style sheets; nothing inline but the theme's scripts."""
HEADERS = """\
# Headers for hosts that read this file, Netlify and Cloudflare Pages among them.
/*
  {policy}X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
"""
PARTIAL = """\
{{#- Generated. A preview is without it: what reloads the page is an inline script of its own. -#}}
{{% if config.theme.name in {themes} and "//127.0.0.1" not in (config.site_url or "") \
and "//localhost" not in (config.site_url or "") %}}
{{% if generator is defined %}}{zensical}{{% else %}}{material}{{% endif %}}

{{% endif %}}
"""
META = '<meta http-equiv="Content-Security-Policy" content="{}">'

_script = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_value = re.compile(r"\{\{.*?\}\}")


def policy(scripts: Iterable[str], styles: Iterable[str] = ()) -> str:
    """The policy that lets these inline scripts and styles work; the words are those of CSP level 3."""
    words = "; ".join(DIRECTIVES).format(scripts=" ".join(scripts), styles=" ".join(styles))
    return words.replace(" ;", ";")


def files(root: Path) -> Iterator[File]:
    """The policy as the theme prints it first on every page, and as a file of headers for web hosts."""
    known = {package: hashes(package, site_path(root)) for package in DISTRIBUTIONS}
    metas = {
        package: META.format(policy(found, styles(package))) if found else ""
        for package, found in known.items()
    }
    partial = PARTIAL.format(themes=THEMES, **metas)
    yield File("theme/partials/policy.html", partial.encode())
    line = ""
    if theme(root) in THEMES and any(known.values()):
        every = dict.fromkeys(name for found in known.values() for name in found)
        looks = [name for package in known if known[package] for name in styles(package)]
        line = f"Content-Security-Policy: {policy(every, looks)}; frame-ancestors 'none'\n  "
    yield File("pages/_headers", HEADERS.format(policy=line).encode())


def allowed(root: Path, builder: str) -> tuple[str, ...] | None:
    """The hashes of the inline scripts that a builder's pages may have; None for a theme without a list."""
    return hashes(PACKAGES[builder], site_path(root)) if theme(root) in THEMES else None


def unknown_theme(root: Path, builder: str) -> tuple[Diagnostic, ...]:
    """A fault where the installed theme has inline scripts that are on no list, so that none can be told apart."""
    package = PACKAGES[builder]
    if theme(root) not in THEMES or scripts(package):
        return ()
    name = DISTRIBUTIONS[package]
    known = _lists(package)[-1].stem.removeprefix(f"{package}-")
    found = faults.THEME_UNKNOWN.at(
        Location(CONFIGURATION), theme=name, version=_version(name), known=known
    )
    return (found,)


def hashes(package: str, path: str = "/") -> tuple[str, ...]:
    """The hash sources of a theme's inline scripts, for a site at this path; none where one is on no list."""
    roots = dict.fromkeys((*ROOTS, path, path.rstrip("/") or "/"))
    found = (_with_root(text, root) for text in scripts(package) for root in roots)
    return tuple(dict.fromkeys(map(hash_source, found)))


def _with_root(text: str, root: str) -> str:
    """A template's script as it stands on a page from which the site's root is `root`."""
    return _value.sub(lambda _: root, text)


def hash_source(script: str) -> str:
    """`'sha256-…'` of an inline script, as a policy names it."""
    return _source(hashlib.sha256(script.encode()).digest())


def _source(digest: bytes) -> str:
    return f"'sha256-{b64encode(digest).decode()}'"


def scripts(package: str) -> tuple[str, ...]:
    """The inline scripts in the installed theme's own templates; none where one is on no list."""
    listed = {(entry.digest, entry.file) for entry in _listed(package) if not entry.style}
    found = [
        (text, name)
        for name in sorted({name for _, name in listed})
        for text in _script.findall(_text(package, name))
    ]
    digests = {(hashlib.sha256(text.encode()).hexdigest(), name) for text, name in found}
    return tuple(text for text, _ in found) if digests <= listed else ()


def styles(package: str) -> tuple[str, ...]:
    """The hash sources of what a theme's own scripts write into a page as style sheets."""
    found = [one for one in _listed(package) if one.style and _text(package, one.file)]
    return tuple(_source(bytes.fromhex(one.digest)) for one in found)


class Listed(NamedTuple):
    """One line of a list."""

    digest: str
    """SHA-256 of a text in the theme, hexadecimal."""
    file: str
    """Where it stands, below the theme's templates."""
    style: str = ""
    """`style` for a style sheet."""


def _listed(package: str) -> list[Listed]:
    lines = [line for path in _lists(package) for line in path.read_text("utf-8").splitlines()]
    return [Listed(*line.split()) for line in lines if line and not line.startswith("#")]


def _lists(package: str) -> list[Path]:
    return sorted(LISTS.glob(f"{package}-*.txt"))


def _text(package: str, name: str) -> str:
    """A file of the installed theme; empty where there is none."""
    spec = find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        with suppress(OSError):
            return Path(place, "templates", name).read_text("utf-8")
    return ""


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"
