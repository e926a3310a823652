"""Live preview: what people edit is watched, pages are made anew, and the builder's own server shows them.

Only `seeds/`, `briefings/` and `templates/` are watched, and a page is written only when it differs, so
nothing that this writes can set it off again.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import sleep

from markupsafe import Markup
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from generator.build import environment, epoch
from generator.diagnostics import Diagnostic
from generator.model import File
from generator.pipeline import Composition, compose
from generator.reading.configuration import CONFIGURATION
from generator.report import counted, summary, text
from generator.write import Changes, alone, write

WATCHED = ("seeds", "briefings", "templates")
QUIET = 0.2
"""Seconds without a change after which an editor is taken to have saved everything."""
BANNER = "theme/partials/diagnostics.html"
MOST_IN_BANNER = 10

Say = Callable[[str], None]


class _Changed(FileSystemEventHandler):
    """Notes that something was changed, whatever it was."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.happened = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change of a file that the site is made from."""
        path = Path(os.fsdecode(event.src_path))
        inside = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        hidden = any(part.startswith(".") for part in inside.parts)
        if not hidden and event.event_type not in {"opened", "closed_no_write"}:
            self.happened.set()


def serve(root: Path, address: str, say: Say) -> int:
    """Preview the site until the server ends; gives its exit code."""
    changed = _Changed(root)
    _end_like_interrupted()
    observer = Observer()
    watches: dict[str, ObservedWatch] = {}
    _watch(observer, watches, changed)
    composition = refresh(root, say)
    changed.happened.clear()  # that the folders are there is no change
    observer.start()
    server = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
        _command(root, address), cwd=root, env=environment(epoch(composition.site))
    )
    try:
        while server.poll() is None:
            _watch(observer, watches, changed)
            if changed.happened.wait(timeout=0.5):
                _settle(changed.happened)
                refresh(root, say)
    except KeyboardInterrupt:
        say("\nstopped\n")
    finally:
        observer.stop()
        if server.poll() is None:
            server.terminate()
        server.wait()
    return 0 if server.returncode in {0, -2, -15} else server.returncode


def _watch(observer: BaseObserver, watches: dict[str, ObservedWatch], changed: _Changed) -> None:
    """Watch the folders that there are; one that came or went since is a change too."""
    for folder in WATCHED:
        there = (changed.root / folder).is_dir()
        if there and folder not in watches:
            path = str(changed.root / folder)
            watches[folder] = observer.schedule(changed, path, recursive=True)
            changed.happened.set()
        elif not there and folder in watches:
            observer.unschedule(watches.pop(folder))
            changed.happened.set()


def _end_like_interrupted() -> None:
    """A polite request to end also ends the server that we started."""
    with suppress(ValueError):  # not in the main thread, as in tests
        for ending in (signal.SIGINT, signal.SIGTERM):  # a shell may start it with the first ignored
            signal.signal(ending, signal.default_int_handler)


def _settle(happened: Event) -> None:
    while True:
        happened.clear()
        sleep(QUIET)
        if not happened.is_set():
            return


def refresh(root: Path, say: Say) -> Composition:
    """Make the pages anew: what is sound, and a banner that names what is not."""
    composition = compose(root)
    pages = any(file.path.endswith(".md") for file in composition.files)
    files = composition.files if pages else ()
    shown = [file for file in files if file.path != BANNER]
    banner = File(BANNER, _banner(composition.diagnostics).encode())
    changes: Changes = Changes()
    with alone(root / "build") as hindrance:  # a build that runs beside this has its pages to itself
        faults = hindrance
        if shown and not hindrance:
            changes, faults = write([*shown, banner], root / "build")
    found = (*composition.diagnostics, *faults)
    if found:
        say(text(found, root))
    elif changes.written or changes.removed:
        say(f"{summary(found)}; {counted(len(changes.written), 'file')} written\n")
    return composition


def _banner(diagnostics: Iterable[Diagnostic]) -> str:
    """The faults as the theme's announcement; HTML, and every word of it escaped."""
    found = tuple(diagnostics)
    if not found:
        return ""
    line = Markup("<p><code>{}:{}:{}</code> {}: {} <code>[{}]</code></p><pre>{}</pre>")
    items = [
        line.format(d.at.path, d.at.line, d.at.column, str(d.severity), d.message, d.code, d.help)
        for d in found[:MOST_IN_BANNER]
    ]
    head = Markup('<div class="diagnostics"><p><strong>{}</strong></p>').format(summary(found))
    whole = Markup("\n").join([head, *items, Markup("</div>\n")])
    return "{% raw %}" + whole.replace("{%", "{&#37;") + "{% endraw %}\n"


def _command(root: Path, address: str) -> list[str]:
    watch = ["--watch", str(root / "build" / "theme")]
    configuration = ["-f", str(root / CONFIGURATION)]
    return [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--livereload",
        "-a",
        address,
        *configuration,
        *watch,
    ]
