"""`python -m fuzz [--seconds N] [--seed N] [TARGET …]`: every target in turn, by hypothesis and, if there, by atheris."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from random import SystemRandom

from fuzz.by_hypothesis import TARGETS, hostile, run

FOUND = Path(__file__).parent / "found"
"""Where atheris puts an input that fails; not committed, the test that comes of it is."""
CORPORA = {
    "yaml": ("yaml",),
    "document": ("commonmark", "python_markdown"),
    "anchor": ("unicode",),
    "escape": ("python_markdown", "pymdown", "naughty"),
}
"""Of the hostile corpora those that each target begins with."""


def by_atheris(name: str, seconds: int, folder: Path) -> int:
    """Feed a target in a process of its own; its exit code."""
    for number, text in enumerate(_begin(name)):
        (folder / f"{name}-{number}").write_bytes(text.encode("utf-8", "replace"))
    FOUND.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "fuzz.by_atheris", name, str(seconds), str(folder), str(FOUND)]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own interpreter, no shell


def _begin(name: str) -> Iterator[str]:
    root = Path(__file__).parent.parent
    for path in sorted((*root.glob("seeds/*"), *root.glob("briefings/*"))):
        yield path.read_text("utf-8")[:4000]
    for corpus in CORPORA[name]:
        yield from hostile(corpus)


def main() -> int:
    """1 where something was found."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument(
        "--seconds", type=int, default=60, help="for each target and each way of making inputs"
    )
    parser.add_argument(
        "--seed", type=int, default=SystemRandom().randrange(1 << 32), help="to run the same again"
    )
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS], help="all unless given")
    given = parser.parse_args()
    failed = False
    for name in given.targets or TARGETS:
        print(f"{name}: by hypothesis, seed {given.seed}", flush=True)  # noqa: T201
        print(f"{name}: {run(name, given.seconds, given.seed)} inputs, nothing found", flush=True)  # noqa: T201
        if find_spec("atheris"):
            print(f"{name}: by atheris", flush=True)  # noqa: T201
            with tempfile.TemporaryDirectory() as folder:
                failed |= by_atheris(name, given.seconds, Path(folder)) != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
