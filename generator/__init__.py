"""Briefing sites in which every statement shows the exact words it rests on.

compose   everything that a site will be, and everything that is wrong with it
write     files → disk, only what differs
build     Markdown → site, by MkDocs or another builder
"""

from __future__ import annotations

from generator.build import build
from generator.pipeline import Composition, compose
from generator.write import Changes, write

__all__ = ["Changes", "Composition", "build", "compose", "write"]
