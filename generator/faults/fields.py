"""What can be wrong with a field of a YAML file."""

from __future__ import annotations

from generator.faults.fault import error

UNKNOWN_FIELD = error(
    "unknown-field",
    "there is no field `{field}` in {what}",
    "{cure}",
    """A field that the tool does not know is most often a slip of the pen; it would otherwise be left out of
    the site in silence. Within `{…}` every comma ends a value: one that holds a comma needs quotation marks.""",
)
MISSING_FIELD = error(
    "missing-field",
    "{what} has no `{field}`",
    "{cure}",
    """Some fields every object needs: without them nothing true could be shown.""",
)
WRONG_OBJECT = error(
    "wrong-object",
    "this does not look like {what}: {missing} missing, and {extra} unknown there",
    "see whether it stands under the field that is meant, and is lined up with its neighbours; {cure}",
    """A line that is indented too far, or a field name that was deleted, puts an object where another kind
    belongs. It is reported once, and not field by field.""",
)
WRONG_TYPE = error(
    "wrong-type",
    "{field} should be {expected}, not {found}",
    "{cure}",
    """YAML knows text, lists (`- item`, `[a, b]`) and mappings (`field: value`). Each field takes one of
    them.""",
)
WRONG_VALUE = error(
    "wrong-value",
    "`{value}` is not a value of `{field}`",
    "{cure}",
    """Some fields take one of a few words, so that a reader can rely on what they mean.""",
)
BAD_DATE = error(
    "bad-date",
    "`{value}` is not a date: {problem}",
    "{cure}",
    """Dates are EDTF (ISO 8601-2): `2025-12-04`, `2025-12` (that month), `2025-12~` (about), `2025-12?`
    (uncertain), `2025-09/2025-11` (from, to), `2025-09/..` (from, open), `[..2025-12-04]` (on or before),
    `[2025-12-04..]` (on or after), `2025-21` (spring).""",
)
BAD_ID = error(
    "bad-id",
    "`{id}` cannot be an id: {problem}",
    "an id has small letters, digits and single hyphens, such as `{suggestion}`",
    """Ids become addresses on the site: 1 to 80 of `a` to `z`, `0` to `9` and single hyphens. Some are taken
    by the page itself: `key-points`, `timeline`, `open-questions` and the other headings.""",
)
BAD_URL = error(
    "bad-url",
    "`{value}` is not an address that the site may link to: {problem}",
    "write it out as https://…",
    """Links lead readers away from the site, so only `https`, `http` and `mailto` addresses without
    user names, spaces or control characters are taken.""",
)
MORE_FAULTS = error(
    "more-faults",
    "{count} faults more are not shown",
    "mend the others first, then run again",
    """A file with hundreds of faults is most often not what its name says. It is left out until they are
    mended.""",
)
