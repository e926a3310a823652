"""A source's text with its passages marked, where they begin, end and overlap."""

from __future__ import annotations

from markupsafe import Markup

from generator.literal import literal
from generator.showing.excerpts import Run


def marked_runs(pieces: tuple[Run, ...]) -> Markup:
    """The pieces of a text side by side, those in a passage marked."""
    return Markup("").join(_run(run, inside=n > 0) for n, run in enumerate(pieces))


def _run(run: Run, *, inside: bool) -> Markup:
    """A piece of a source; of the passages that begin with it, the last gives its id to the mark."""
    within = inside or bool(run.passages)
    lines = run.text.split("\n")
    text = Markup("<br>").join(
        literal(line, inside=within or n > 0) for n, line in enumerate(lines)
    )
    if not run.passages:
        return text
    *others, first = run.starting or (None,)
    anchors = Markup("").join(Markup('<span id="{}"></span>').format(p.id) for p in others if p)
    id = Markup(' id="{}"').format(first.id) if first else Markup("")
    deep = Markup(' class="overlap"') if len(run.passages) > 1 else Markup("")
    return Markup("{}<mark{}{}>{}</mark>").format(anchors, id, deep, text)
