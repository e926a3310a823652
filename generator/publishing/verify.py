"""The site that a builder made → everything that must not be published, before it takes the old one's place."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Diagnostic, in_order
from generator.faults import site as faults
from generator.faults.fault import Fault
from generator.model import Location
from generator.publishing import policy, printed, webpage
from generator.publishing.webpage import Place, WebPage
from generator.reading.configuration import site_path, site_url, titled_pages

READ_BY_PROGRAMS = (".html", ".xml", ".json", ".txt")
LONGEST_SHOWN = 80
"""Characters of what is wrong that a message repeats."""

_control = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ignored_in_addresses = re.compile(r"[\t\n\r]|^[\0-\x20]+|[\0-\x20]+$")
_scheme = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def verify(root: Path, made: Path, builder: str = "mkdocs") -> tuple[Diagnostic, ...]:
    """What must not be published of the site in the folder `made`, each mistake once, at its first page."""
    return Verification(root, made, policy.allowed(root, builder)).diagnostics()


Facts = tuple[tuple[str, str], ...]


@dataclass
class Verification:
    """One look over a whole site."""

    root: Path
    made: Path
    allowed: tuple[str, ...] | None
    """The hashes of inline scripts that may be there; None where the theme has no list."""
    found: dict[tuple[Fault, Facts], tuple[str, int]] = field(default_factory=dict)
    """Each mistake, and the file and offset where it was seen first."""
    times: Counter[tuple[Fault, Facts]] = field(default_factory=Counter)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of each page."""
    targets: dict[tuple[str, str], tuple[str, Place]] = field(default_factory=dict)
    """Each path and fragment that a link of this site means, and the first place where it does."""

    def __post_init__(self) -> None:
        paths = (path for path in self.made.rglob("*") if path.is_file())
        self.files = frozenset(path.relative_to(self.made).as_posix() for path in paths)
        self.address, self.path = site_url(self.root), site_path(self.root)
        self.titled = titled_pages(self.root) | {"index.md"}

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Look at every file, then follow every link."""
        for name in sorted(self.files):
            if name.endswith(READ_BY_PROGRAMS):
                self._file(name)
        for (path, fragment), (name, place) in self.targets.items():
            if not self._alive(path, fragment):
                self._report(faults.DEAD_LINK, name, place.offset, address=place.what)
        return in_order(self._said())

    def _report(self, fault: Fault, name: str, offset: int, **facts: str) -> None:
        mistake = fault, tuple((key, _short(value)) for key, value in facts.items())
        self.found.setdefault(mistake, (name, offset))
        self.times[mistake] += 1

    def _said(self) -> Iterator[Diagnostic]:
        for (fault, facts), (name, offset) in self.found.items():
            number = self.times[fault, facts]
            pages = f", on {number} pages" if number > 1 else ""
            yield fault.at(self._at(name, offset), pages=pages, **dict(facts))

    def _at(self, name: str, offset: int) -> Location:
        before = (self.made / name).read_bytes().decode("utf-8", "replace")[:offset]
        line, column = before.count("\n") + 1, offset - before.rfind("\n")
        return Location((self.made / name).relative_to(self.root).as_posix(), line, column)

    def _file(self, name: str) -> None:
        text = (self.made / name).read_bytes().decode("utf-8", "replace")
        control = _control.search(text)
        if control:
            self._report(
                faults.CONTROL_CHARACTER,
                name,
                control.start(),
                character=f"U+{ord(control[0]):04X}",
            )
        if name.endswith(".html"):
            page = webpage.read(text)
            self._page(name, page)
            self._texts(name, page)

    def _page(self, name: str, page: WebPage) -> None:
        self.ids[name] = frozenset(place.what for place in page.ids)
        for fault, fact, places in self._mistakes(page):
            for what, offset in {place.what: place.offset for place in reversed(places)}.items():
                self._report(fault, name, offset, **{fact: what})
        for place in dict.fromkeys(page.links):
            self._address(name, place, fetched=False)
        for place in dict.fromkeys(page.fetched):
            self._address(name, place, fetched=True)

    def _mistakes(self, page: WebPage) -> Iterator[tuple[Fault, str, list[Place]]]:
        yield faults.ODD_MARKUP, "markup", page.oddities
        yield faults.SCRIPT_ATTRIBUTE, "attribute", page.handlers
        times = Counter(place.what for place in page.ids)
        yield faults.REPEATED_ID, "id", [place for place in page.ids if times[place.what] > 1]
        if self.allowed is not None:
            scripts = [p for p in page.scripts if policy.hash_source(p.what) not in self.allowed]
            yield faults.INLINE_SCRIPT, "script", scripts
            yield faults.INLINE_STYLE, "style", page.styles

    def _address(self, name: str, place: Place, *, fetched: bool) -> None:
        """Sort an address into those of this site, of others, and those that no page may have."""
        written = _ignored_in_addresses.sub("", place.what).replace("\\", "/")
        if self.address and written.startswith(self.address):
            written = self.path + written.removeprefix(self.address)
        scheme = _scheme.match(written)
        kind = scheme[1].lower() if scheme else "https" if written.startswith("//") else ""
        if not kind:
            path, fragment = _meant(name, written)
            self.targets.setdefault((path, fragment), (name, place))
        elif kind in ("http", "https"):
            if fetched:
                self._report(faults.FOREIGN_REQUEST, name, place.offset, address=place.what)
        elif not (written.lower().startswith("data:image/") if fetched else kind == "mailto"):
            self._report(faults.UNSAFE_ADDRESS, name, place.offset, address=place.what)

    def _alive(self, path: str, fragment: str) -> bool:
        if path.startswith("/"):
            inside = f"{path}/".startswith(self.path)
            path = (
                posixpath.normpath("./" + f"{path}/".removeprefix(self.path)) if inside else "../"
            )
        for file in (path, posixpath.normpath(f"{path}/index.html")):
            if file in self.files:
                return fragment in ("", "top") or fragment in self.ids.get(file, {fragment})
        return False

    def _texts(self, name: str, page: WebPage) -> None:
        """Compare a page with its Markdown."""
        path, markdown = self._markdown(name)
        changed = printed.first_change(markdown, page.words)
        if changed is None and path not in self.titled:
            title = printed.title(markdown)
            changed = None if title in page.title else title
        if changed is not None:
            self._report(faults.CHANGED_TEXT, name, 0, text=changed)

    def _markdown(self, name: str) -> tuple[str, str]:
        """The Markdown file that a page was made from, below `build/pages`, and what is in it."""
        stem = name.removesuffix(".html")
        for path in (f"{stem}.md", f"{stem.removesuffix('/index')}.md"):
            with suppress(OSError):
                return path, (self.root / "build" / "pages" / path).read_text("utf-8")
        return "", ""


def _meant(name: str, written: str) -> tuple[str, str]:
    """The path, from the site's root or with a slash from the host's, and the fragment that an address means."""
    parts = urlsplit(written)
    path, fragment = unquote(parts.path), unquote(parts.fragment).partition(":~:")[0]
    if not path.startswith("/"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), path) if path else name)
    return path, fragment


def _short(text: str) -> str:
    """The beginning of what is wrong, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"
