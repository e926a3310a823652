"""What can be wrong between a quote and its source."""

from __future__ import annotations

from generator.faults.fault import error, note

QUOTE_NOT_FOUND = error(
    "quote-not-found",
    "these words are not in `{source}`",
    "{cure}",
    """A quote must stand in its source word for word. Only quotation marks, dashes, white space, ligatures and
    invisible characters may differ. The tool never takes words that are merely alike: a changed number or a
    lost “not” is as alike as a slip of the pen. Where words are left out (…), quote the two parts on lines of
    their own; within `[…]` every comma ends a quote.""",
)
QUOTE_AMBIGUOUS = error(
    "quote-ambiguous",
    "these words stand {count} times in `{source}`",
    "{cure}",
    """When the same words stand in several places, the tool does not choose. Add `prefix:` or `suffix:`, a few
    words that stand just before or after the place that is meant, or `occurrence:`, its number.""",
)
QUOTE_CONTEXT = error(
    "quote-context",
    "these words are in `{source}`, but not {context}",
    "{cure}",
    """`prefix:` and `suffix:` are the words that stand immediately before and after the quote. They are there
    to choose between places, and must be as true as the quote itself.""",
)
QUOTE_OCCURRENCE = error(
    "quote-occurrence",
    "there is no occurrence {occurrence} of these words in `{source}`",
    "{cure}",
    """`occurrence:` counts from 1, among the places that fit `prefix:` and `suffix:`.""",
)
QUOTE_MOVED = note(
    "quote-moved",
    "the source has changed, and these words now stand on line {line} of `{source}`",
    "read the new surroundings; nothing needs to be written",
    """When the text of a source changes, its quotes are looked for again. One that still stands there once has
    only moved. The lock file in `locks/` remembers where it stood, and is renewed with the pages.""",
)
QUOTE_EMPTY = error(
    "quote-empty",
    "this quote has no words",
    "copy the words from the source, or delete the line",
    """A quote of nothing would stand everywhere.""",
)
