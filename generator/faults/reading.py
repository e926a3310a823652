"""What can be wrong with a file before anyone asks what it says."""

from __future__ import annotations

from generator.faults.fault import error, warning

BAD_YAML = error(
    "bad-yaml",
    "this is not YAML: {problem}",
    "{cure}",
    """The file cannot be read any further than this. The commonest causes: a value that holds `: ` or ` #`
    and has no quotation marks round it; a tab where spaces belong; an indentation that does not line up;
    a quotation mark that is never closed.""",
)
CUT_BY_COMMENT = warning(
    "cut-by-comment",
    "from ` #` on nothing is read: `{words}` is taken for a remark",
    "put quotation marks round the whole value; a remark has two spaces before the `#` and one after it",
    """In YAML a `#` after a space begins a remark, which no page shows: `The offer was # 3` says *The offer
    was*. It is reported where it may be meant as text: where one space stands before the `#` and three words
    or more before that, and where a letter or digit follows the `#` at once, unless only one word stands before
    it. So `status: reported # per Reuters` is a remark, and so is anything with two spaces before `# `.""",
)
DUPLICATE_KEY = error(
    "duplicate-key",
    "`{key}` is given twice",
    "the first is on line {first}; {cure}",
    """A mapping may name a field once. Most YAML readers keep the last one in silence; here it is an error,
    because one of the two is lost.""",
)
ALIAS_OR_TAG = error(
    "alias-or-tag",
    "{what} is not allowed here",
    "{cure}",
    """Briefings are plain YAML: no anchors (`&x`), aliases (`*x`), merge keys (`<<`) or tags (`!x`). They make
    a file hard to read and are the way of most attacks on YAML readers. A value that begins with `&`, `*` or
    `!` needs quotation marks.""",
)
TOO_DEEP = error(
    "too-deep",
    "this is nested more than {limit} levels deep",
    "no field of a briefing needs that; look for a bracket or an indentation that never ends",
    """The depth of a YAML file is limited, so that a broken or hostile file cannot exhaust the machine.""",
)
TOO_LARGE = error(
    "too-large",
    "the file has {size} bytes; the limit is {limit}",
    "{cure}",
    """Files are limited in size, so that one of them cannot exhaust the machine: 1 MB for YAML, 20 MB for the
    text of a source.""",
)
NOT_UTF_8 = error(
    "not-utf-8",
    "the file is not UTF-8: {problem}",
    "save it as UTF-8 (in most editors: Save As, Encoding)",
    """All text is read as UTF-8. The tool never guesses an encoding: a wrong guess would change the evidence.
    A byte order mark at the beginning is fine.""",
)
CONTROL_CHARACTER = error(
    "control-character",
    "the control character {character} is not allowed here",
    "delete it",
    """Control characters are invisible and can hide or damage text. In YAML only line breaks and spaces may
    stand between visible characters.""",
)
UNREADABLE_FILE = error(
    "unreadable-file",
    "the file cannot be read: {problem}",
    "check that it exists and that you may read it",
    """The operating system refused to open the file.""",
)
EMPTY_FILE = error(
    "empty-file",
    "the file is empty",
    "write the {kind} here, or delete the file",
    """A file without content says nothing, and is most often one that was never saved.""",
)
SYMBOLIC_LINK = error(
    "symbolic-link",
    "this is a symbolic link",
    "put a copy of the file here",
    """Links can lead out of the site's folder, and publish what was never meant to be published. They are
    refused in `seeds/`, `briefings/` and `templates/`.""",
)
BAD_FILE_NAME = error(
    "bad-file-name",
    "`{name}` cannot be an id: {problem}",
    "rename the file; an id has small letters, digits and single hyphens, such as `{suggestion}`",
    """The name of a file in `seeds/` and `briefings/` is the id of what it holds and becomes its address on
    the site: 1 to 80 of `a` to `z`, `0` to `9` and single hyphens, and none of the names that Windows
    reserves (`con`, `nul`, `aux` …).""",
)
BAD_ASSET_NAME = error(
    "bad-asset-name",
    "`{name}` cannot be published under this name: {problem}",
    "rename it; letters, digits, hyphens and dots are safe everywhere",
    """Files in `templates/assets/` and `templates/theme/` are published under their own names, and a site must
    mean the same on every system that builds it or serves it.""",
)
UNKNOWN_FORMAT = error(
    "unknown-format",
    "no reader for `{suffix}` files",
    "{cure}",
    """A source is brought as text, which git compares and quotes are found in: save the document as plain text,
    UTF-8. The file that it came in may lie beside it as `<id>.original.<suffix>`, and is not read.""",
)
DUPLICATE_ID = error(
    "duplicate-id",
    "the id `{id}` is taken already",
    "it is first used {first}; {cure}",
    """An id is an address on the site. Sources, briefings, actors and dossiers each need ids of their own;
    claims, questions, disagreements and events share those of their briefing.""",
)
STRAY_FILE = warning(
    "stray-file",
    "`{name}` is not used: {problem}",
    "{cure}",
    """A file lies in a folder whose files all have a meaning, and this one has none.""",
)
