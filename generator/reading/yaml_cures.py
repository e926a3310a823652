"""What to do about the messages of the YAML reader, which know the grammar and not the editor."""

from __future__ import annotations

CURES = (
    (
        "mapping values are not allowed",
        (
            "put quotation marks round the value that holds `: `, or line this up with the fields above; "
            "only straight marks count, and the field on the line before may lack its colon"
        ),
    ),
    ("tab character", "indent with spaces, not tabs"),
    ("expected node content", "close the bracket that is opened before, or write a value here"),
    (
        "cannot start any token",
        "indent with spaces, not tabs; a value that begins with `@`, `%` or a backquote needs quotation marks",
    ),
    (
        "could not find expected ':'",
        "a field is `name: value`; a text over several lines needs `>-` after the colon",
    ),
    (
        "did not find expected key",
        (
            "line this up with the fields above; a value of which only the beginning stands in brackets or "
            "quotation marks needs them round the whole"
        ),
    ),
    (
        "did not find expected '-' indicator",
        "line this up with the other items; words after a closing quotation mark belong inside other marks",
    ),
    ("unknown escape character", "inside \"…\" write \\\\ for a backslash, or use '…'"),
    ("while scanning a quoted scalar", "close the quotation mark that is opened here"),
    (
        "did not find expected ',' or",
        "close the bracket; a value with a comma or a colon needs quotation marks",
    ),
    ("while scanning an alias", "a value that begins with `*` needs quotation marks"),
    ("while scanning an anchor", "a value that begins with `&` needs quotation marks"),
)
"""A part of the message, and the cure; the first that fits counts."""


def cure_for(message: str) -> str:
    """What to do about a message of the YAML reader."""
    found = (cure for sign, cure in CURES if sign in message)
    return next(found, "look at this line and the one before it")
