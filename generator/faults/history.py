"""What can be wrong between a site and what was published of it before."""

from __future__ import annotations

from generator.faults.fault import error, warning

UNEXPLAINED_CHANGE = warning(
    "unexplained-change",
    "the claim `{id}` went from {old} to {new}, and no revision says so",
    "add a line under `revisions:` of the briefing, with `claims: [{id}]`, and one under the claim's `history:`",
    """A reader who saw a claim as reported and now finds it withdrawn must be able to see when that changed and
    why (ICD 203: explain change or consistency of judgements).""",
)
DATE_NOT_MOVED = warning(
    "date-not-moved",
    "the newest substantive revision is of {day}, but the briefing is as of {as_of}",
    "write `as_of: {wanted}`, or say what the revision is: `substantive`, `minor` or `correction`",
    """Readers and lists go by the day of a briefing. A revision that changes what it says moves that day; a
    minor change or a correction does not.""",
)
PUBLISHED_ID_GONE = error(
    "published-id-gone",
    "`{id}` was published and is no longer there",
    "bring it back, or write in `briefings/redirects.yml` where it went: `{id}: <new address>`; if it was never "
    "public, delete this line",
    """Ids are addresses that others link to. One that was published may move or be merged, but never vanish
    without a word. The register of published ids is `locks/published.txt`; delete a line there only if the
    page was never public.""",
)
REDIRECT_TO_NOTHING = error(
    "redirect-to-nothing",
    "the redirect leads to `{id}`, which is not there",
    "{cure}",
    """A redirect leads from an old address, `<briefing>` or `<briefing>#<id>`, to one that exists now.""",
)
REDIRECT_IN_USE = error(
    "redirect-in-use",
    "`{id}` still exists, so it cannot be redirected",
    "delete the redirect, or rename what has the id",
    """An address leads to one thing: what stands there, or what it is redirected to.""",
)
NO_REVISION = error(
    "no-revision",
    "there is nothing to compare with: {problem}",
    "name a branch, a tag or a commit that git knows, such as `main` or `HEAD~1`; the site must lie in a git "
    "repository",
    """`brief diff` compares the working tree with a revision in git.""",
)
