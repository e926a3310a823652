"""How a document is read: one module per format, each with `SUFFIXES` and `read(text) -> Reading`."""

from __future__ import annotations

from collections.abc import Callable

from generator.formats import markdown, text
from generator.model import Reading

FORMATS = (text, markdown)
"""The formats, in the order in which a suffix is looked up."""

READERS: dict[str, Callable[[str], Reading]] = {
    suffix: reader.read for reader in FORMATS for suffix in reader.SUFFIXES
}
"""The reader of each suffix, such as `.txt`."""
