"""Inputs from bytes, led by the code that they reach: libFuzzer through atheris. Runs until its time is over.

Called by `python -m fuzz`, in a process of its own for each target: python -m fuzz.by_atheris TARGET SECONDS FOLDER
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["generator", "markdown", "markdown_it", "yaml"]):
    from fuzz import targets


def yaml(data: bytes) -> None:
    """Text of any kind."""
    targets.yaml_text(_text(atheris.FuzzedDataProvider(data)))


def document(data: bytes) -> None:
    """Any bytes."""
    targets.document(data)


def anchor(data: bytes) -> None:
    """A text and a quote, most often a piece of it that may have been changed."""
    given = atheris.FuzzedDataProvider(data)
    start, length, change = (
        given.ConsumeIntInRange(0, 60),
        given.ConsumeIntInRange(0, 60),
        given.ConsumeBool(),
    )
    extra = given.ConsumeUnicode(3) if change else ""
    context = given.ConsumeUnicode(4) if given.ConsumeBool() else ""
    text = _text(given)
    quote = text[start : start + length]
    targets.anchor(text, quote[: length // 2] + extra + quote[length // 2 :], "", context)


def escape(data: bytes) -> None:
    """Text of any kind."""
    targets.escape(_text(atheris.FuzzedDataProvider(data)))


def _text(given: atheris.FuzzedDataProvider) -> str:
    """The rest of the bytes as text: UTF-8 where it is, so that a corpus of texts is understood."""
    return str(given.ConsumeBytes(given.remaining_bytes()).decode("utf-8", "replace"))


TARGETS = {"yaml": yaml, "document": document, "anchor": anchor, "escape": escape}


def main() -> None:
    """Feed one target for so many seconds, beginning with the inputs in a folder, to which new ones are added."""
    name, seconds, folder, found = sys.argv[1:]
    options = [
        f"-max_total_time={seconds}",
        f"-artifact_prefix={found}/{name}-",
        "-timeout=20",
        "-max_len=4096",
    ]
    atheris.Setup(
        [sys.argv[0], *options, "-print_final_stats=1", "-verbosity=0", folder], TARGETS[name]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
