"""Windows of a browser on a site that this machine serves, and what they notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""
"""Runs before a page's own scripts, by the browser's hand, which no policy binds."""


class Handler(SimpleHTTPRequestHandler):
    """A static host: files, and the site's own page for what is not there."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The 404 page as static hosts serve it."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served, with a slash at the end."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: Handler(*given, directory=str(folder))
    )
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


@dataclass
class Visit:
    """A browser's window on one site, and what it noticed."""

    context: BrowserContext
    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    """Requests to any other host; all are refused."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, dialogs, and exceptions."""

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.address + path)
        return self.page

    def violations(self) -> list[str]:
        """What the policy of the open page has refused."""
        return list(self.page.evaluate("window.violations"))

    def refuse_foreign(self, route: Route) -> None:
        """Let requests to the site through, and note all others."""
        if route.request.url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()


Visiting = Callable[..., Visit]


def opened(browser: Browser, address: str, *, script: bool = True, **options: Any) -> Visit:
    """A new window on a site; with scripts, every request to another host is refused."""
    size = {"width": 1280, "height": 900}
    context = browser.new_context(java_script_enabled=script, **{"viewport": size, **options})
    context.set_default_timeout(10_000)
    visit = Visit(context, context.new_page(), address)
    if script:
        context.add_init_script(WATCH)
        context.route("**/*", visit.refuse_foreign)
    _listen(visit)
    return visit


def _listen(visit: Visit) -> None:
    def said(message: Any) -> None:
        if message.type in ("error", "warning"):
            visit.complaints.append(f"{visit.page.url}: {message.type}: {message.text}")

    def asked(dialog: Any) -> None:
        visit.complaints.append(f"{visit.page.url}: dialog: {dialog.message}")
        dialog.dismiss()

    visit.page.on("console", said)
    visit.page.on("dialog", asked)
    visit.page.on("pageerror", lambda error: visit.complaints.append(f"{visit.page.url}: {error}"))


def paths(site: Path) -> list[str]:
    """Every page of a built site."""
    names = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in names)
