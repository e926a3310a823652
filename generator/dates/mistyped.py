"""What people type for a date → the EDTF that it most likely meant.

Nothing here is ever taken for the date: an editor is asked to write the suggestion, and only what
the strict reader accepts is suggested.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from unicodedata import normalize

from generator.dates.reading import LONGEST, MONTHS, read
from generator.dates.when import DateFault

_PHRASES = (
    (r"(?:on or )?before|by|(?:no|not) later than|\.\.", "[..{}]"),
    (r"(?:on or )?after|not before|(?:no|not) earlier than", "[{}..]"),
    (r"from|since|starting", "{}/.."),
    (r"until|till|up to|through", "../{}"),
    (r"circa|ca?\.?|about|around|approximately|approx\.?|roughly", "{}~"),
    (r"probably|possibly|perhaps|maybe", "{}?"),
)
_JOINTS = (
    (r"(?:from )?(.+?)(?: to | until | till | through | - |\.\.|/)(.+)", "{}/{}"),
    (r"([0-9]{1,2}|[0-9]{4}|[a-z]{3,9})-(.+)", "{}/{}"),
    (r"between (.+) and (.+)", "{}/{}"),
    (r"(.+) (?:and|&) (.+)", "{{{},{}}}"),
    (r"(?:either )?(.+) or (.+)", "[{},{}]"),
)
_ENDLESS = {"open", "present", "now", "today", "ongoing"}

_WORDS = {
    name[:length].lower(): ("month", f"{number:02}")
    for number, name in enumerate(MONTHS, 1)
    for length in range(3, len(name) + 1)
}
_WORDS |= {f"q{number}": ("season", str(32 + number)) for number in range(1, 5)}
_WORDS |= {"spring": ("season", "21"), "summer": ("season", "22"), "autumn": ("season", "23")}
_WORDS |= {"fall": ("season", "23"), "winter": ("season", "24")}
_WORDS |= {third: ("third", third) for third in ("early", "mid", "late")}
"""What kind of word it is, and its value as EDTF writes it."""
_FILLERS = {"the", "of", "in", "on", "st", "nd", "rd", "th"} | {
    f"{weekday}day" for weekday in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
}
_TIME = re.compile(
    r"(.+?)(?: ?t|,? at|,)? ?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
    r" ?(z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?"
)


def suggested(text: str) -> tuple[str, ...]:
    """What `text` most likely meant, in EDTF; two where day and month may be swapped."""
    if len(text) > LONGEST:
        return ()
    plain = " ".join(normalize("NFKC", text).lower().split()).strip(" ,;'\"")
    hyphened = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    spaced = re.sub(" *[\u2012-\u2015] *", " - ", plain)
    return _first(_expressions(hyphened)) or _first(_expressions(spaced))


def _first(guesses: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    """The sound ones of the first guess that has any."""
    for guess in guesses:
        sound = tuple(dict.fromkeys(filter(_is_sound, guess)))
        if sound:
            return sound[:2]
    return ()


def _is_sound(edtf: str) -> bool:
    try:
        read(edtf)
    except DateFault:
        return False
    return True


def _expressions(text: str) -> Iterator[tuple[str, ...]]:
    yield from _dates(text)
    yield from _phrases(text)
    yield from _joints(text)
    bracketed = re.fullmatch(r"[\[{(](.+)[)}\]]", text)
    if bracketed:
        yield from _phrases(bracketed[1])
        yield from _dates(bracketed[1])


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for opening, form in _PHRASES:
        found = re.fullmatch(rf"(?:{opening}) ?(.+)", text)
        if found:
            yield tuple(form.format(date) for date in _first(_dates(found[1])))
    if text.endswith(".."):
        yield tuple(f"[{date}..]" for date in _first(_dates(text[:-2])))


def _joints(text: str) -> Iterator[tuple[str, ...]]:
    for joint, form in _JOINTS:
        found = re.fullmatch(joint, text)
        if found:
            firsts, lasts = _ends(found[1].strip(), found[2].strip())
            yield tuple(form.format(*pair) for pair in zip(firsts, lasts, strict=False))
            yield tuple(form.format(*pair) for pair in zip(lasts, firsts, strict=False))


def _ends(first: str, last: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both ends; what the first one leaves unsaid is in the last: `1 to 4 December 2025`."""
    if last in _ENDLESS:
        return _first(_dates(first)), ("..",)
    words = last.split()
    for place in range(len(words) + 1):
        firsts = _first(_dates(" ".join([first, *words[len(words) - place :]])))
        if firsts:
            return firsts, _first(_dates(last))
    return (), ()


def _dates(text: str) -> Iterator[tuple[str, ...]]:
    """Readings of a single date, the likeliest first."""
    yield (text.upper(),)
    for pattern, forms in _NUMERIC:
        found = re.fullmatch(pattern, text)
        if found:
            yield forms(*found.groups())
    timed = _TIME.fullmatch(text)
    if timed:
        yield _timed(*timed.groups())
    signed = re.fullmatch(r"(.+?) ?([?~%])", text)
    if signed:
        yield tuple(date + signed[2] for date in _first(_dates(signed[1])))
    if re.fullmatch(r"[a-z0-9 .,'/-]+", text) and ".." not in text:
        yield _named(re.findall(r"q[1-4]\b|[0-9]+s\b|[0-9]+|[a-z]+", text))


def _two(number: str) -> str:
    return f"{int(number):02}"


def _day(year: str, month: str, day: str) -> str:
    return f"{year}-{_two(month)}-{_two(day)}"


_NUMERIC: tuple[tuple[str, Callable[..., tuple[str, ...]]], ...] = (
    (r"([0-9]{4})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{1,2})", lambda y, m, d: (_day(y, m, d),)),
    (r"([0-9]{4})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{1,2})", lambda y, d, m: (_day(y, m, d),)),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", lambda y, m, d: (_day(y, m, d),)),
    (r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", lambda d, m, y: (_day(y, m, d),)),
    (
        r"([0-9]{1,2})[-/ ]([0-9]{1,2})[-/ ]([0-9]{4})",
        lambda a, b, y: (_day(y, b, a), _day(y, a, b)),
    ),
    (r"([0-9]{4})[-/.](0?[1-9]|1[0-2])", lambda y, m: (f"{y}-{_two(m)}",)),
    (r"(0?[1-9]|1[0-2])[-/.]([0-9]{4})", lambda m, y: (f"{y}-{_two(m)}",)),
    (r"([0-9]{2})([0-9]{2})/([0-9]{2})", lambda c, y, z: (f"{c}{y}/{c}{z}",)),
    (r"([0-9]{2})xx", lambda century: (f"{century}00/{century}99",)),
)
"""Dates in figures; a year comes whole or not at all."""


def _timed(
    date: str, hour: str, minute: str, second: str | None, zone: str | None
) -> tuple[str, ...]:
    zone = (zone or "").upper().replace(":", "")
    if zone.strip("+-") in ("UTC", "GMT", "0000"):
        zone = "Z"
    elif zone[1:]:
        zone = f"{zone[:3]}:{zone[3:]}"
    clock = f"T{_two(hour)}:{minute}:{second or '00'}{zone}"
    return tuple(day + clock for day in _first(_dates(date)))


def _named(words: list[str]) -> tuple[str, ...]:
    """Dates in words, in any order: `Thursday, December 4th, 2025`."""
    match sorted(_meaning(word) for word in words if word not in _FILLERS):
        case [("month", month), ("year", year)]:
            edtf = f"{year}-{month}"
        case [("day", day), ("month", month), ("year", year)]:
            edtf = f"{year}-{month}-{day}"
        case [("month", month), ("third", third), ("year", year)]:
            edtf = _third_of(third, year, month)
        case [("season", season), ("year", year)]:
            edtf = f"{year}-{season}"
        case [("decade", decade)]:
            edtf = f"{decade}X"
        case _:
            return ()
    return (edtf,)


def _meaning(word: str) -> tuple[str, str]:
    if re.fullmatch("[0-9]{1,2}", word):
        return "day", _two(word)
    if re.fullmatch("[0-9]{4}", word):
        return "year", word
    if re.fullmatch("[0-9]{3}0s", word):
        return "decade", word[:3]
    return _WORDS.get(word, ("unknown", word))


def _third_of(third: str, year: str, month: str) -> str:
    """One day of the first ten, the next ten or the rest of a month."""
    days = monthrange(max(int(year), 1), int(month))[1]
    first, last = {"early": ("01", "10"), "mid": ("11", "20"), "late": ("21", days)}[third]
    return f"[{year}-{month}-{first}..{year}-{month}-{last}]"
