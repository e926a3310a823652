"""What may be an id and what may be a link: the rules of names."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import urlsplit

MOST_COMPARED = 60
"""Words that one is compared with letter by letter, to say which was meant."""
LONGEST_ID = 80
"""Characters; with a folder and a suffix it stays below every file system's limit."""

DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for devices, whatever the suffix."""

SCHEMES = frozenset({"https", "http", "mailto"})

_id = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def id_problem(text: str) -> str | None:
    """Why the text cannot be an id; None when it can."""
    if not text:
        return "it is empty"
    if len(text) > LONGEST_ID:
        return f"it has {len(text)} characters, {LONGEST_ID} are allowed"
    if text in DEVICES:
        return "Windows keeps that name for a device"
    if not _id.fullmatch(text):
        return "it has other characters than small letters, digits and single hyphens"
    return None


def file_name_problem(path: str) -> str | None:
    """Why not every system can hold a file at this path; None when it can. Folders end with `/`."""
    for name in path.split("/"):
        if not name.isprintable() or any(c in '<>:"|?*\\' for c in name):
            return 'it holds one of < > : " | ? * \\ or a character that cannot be seen'
        if name != name.rstrip(". ") or name.partition(".")[0].lower() in DEVICES:
            return "Windows keeps it for a device, or cannot have it end so"
        if unicodedata.normalize("NFC", name) != name:
            return "its letters are written in two ways (it is not in Unicode's form NFC)"
    return None


def suggested_id(text: str) -> str:
    """An id made from any text: accents off, everything else a hyphen."""
    plain = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    made = "-".join(words)[:LONGEST_ID].strip("-")
    return f"{made}-1" if made in {*DEVICES, "index"} else made or "my-id"


def url_problem(text: str) -> str | None:
    """Why a page may not link to this address; None when it may."""
    if any(c.isspace() or c == "\\" or unicodedata.category(c) in {"Cc", "Cf"} for c in text):
        return "it holds spaces, a backslash or invisible characters"
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return "it is not a well-formed address"
    if parts.scheme.lower() not in SCHEMES:
        return f"it does not begin with {', '.join(sorted(SCHEMES))}"
    if parts.scheme != "mailto" and not host:
        return "it names no host"
    return "it holds a user name" if parts.username or parts.password else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one, if any is."""
    known = known if isinstance(known, frozenset) else frozenset(known)
    return _nearest(word[:LONGEST_ID], known)


@lru_cache(maxsize=2048)
def _nearest(word: str, known: frozenset[str]) -> str | None:
    by_letters = _by_letters(known)
    like_it = known
    if len(known) > MOST_COMPARED:  # comparing is dear: only what begins or ends like the word
        like_it = frozenset((*by_letters["begins", word[:2]], *by_letters["ends", word[-2:]]))
    matches = get_close_matches(word, sorted(like_it), n=1, cutoff=0.6)
    return matches[0] if matches else None


@lru_cache(maxsize=8)
def _by_letters(known: frozenset[str]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in sorted(known):
        for side in (("begins", one[:2]), ("ends", one[-2:])):
            if len(found[side]) < MOST_COMPARED:
                found[side].append(one)
    return found


