"""Text from outside (a source, or what people wrote in YAML) stays as it is on a page.

Python-Markdown hands a decimal character reference on as it stands, and gives it no other meaning;
neither HTML escaping nor backslashes achieve that. So whatever could mean something to the renderer
becomes a reference, and what cannot stands as itself, for the people who read the Markdown.

`Text` carries that rule in its type, `finalize` makes it the rule for everything else that a
template prints. `strict` is for the places where hardly anything may stand as itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self, SupportsIndex

from markupsafe import Markup

if TYPE_CHECKING:
    from generator.model import Location

# --- canonical: what may reach a page at all ------------------------------------------------------

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
)
_NO_CHARACTER = re.compile(f"[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ud800-\udfff{_NONCHARACTERS}]")
_WHITE_SPACE = re.compile(r"[ \t\n]+")


def canonical(text: str, *, one_line: bool) -> str:
    r"""The text as a page can show it: line breaks are `\n`, controls and broken characters U+FFFD.

    With `one_line`, a run of spaces, tabs and line breaks is one space, and none is at the ends.
    """
    clean = _NO_CHARACTER.sub("\ufffd", _LINE_BREAK.sub("\n", text))
    return _WHITE_SPACE.sub(" ", clean).strip(" ") if one_line else clean


# --- visible: what a reader cannot see is named ---------------------------------------------------

# Unicode's Default_Ignorable_Code_Point (all bidirectional controls are among them), the marks of
# interlinear annotation, and the blank Braille cell. Here and below spelled out, not asked of
# `unicodedata`, so that every version of Python gives the same output.
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# Letters and marks of scripts whose spelling uses the zero-width joiner and non-joiner: Arabic,
# Syriac, N'Ko, Mandaic, those of India, Burmese, Khmer, Mongolian, Balinese, Javanese, Adlam.
_JOINING = (
    "\u0610-\u061a\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17d3\u1820-\u18aa"
    "\u1b00-\u1b7f\ua8e0-\ua8ff\ua980-\ua9df\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00011000-\U00011fff\U0001e900-\U0001e95f"
)
_VIRAMA = (
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u103a\u17d2\u1b44\ua9c0"
    "\U00011046\U0001107f\U000110b9\U00011133"
)
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_FLAGS = "|".join(
    "".join(chr(0xE0000 + ord(letter)) for letter in region)
    for region in ("gbeng\x7f", "gbsct\x7f", "gbwls\x7f")
)
# Where one of them is how a word or a picture is properly written, it stays.
_SEEN_OR_HIDDEN = re.compile(
    rf"""
      \U0001f3f4(?:{_FLAGS})                  # flags of England, Scotland and Wales
    | [{_EMOJI}][\ufe0e\ufe0f]?               # a picture, or several joined: families, professions
      (?:\u200d[{_EMOJI}][\ufe0e\ufe0f]?)*
    | [0-9\#*]\ufe0f\u20e3                    # keycaps
    | [{_VIRAMA}][\u200c\u200d]               # half forms (RFC 5892, appendices A.1 and A.2)
    | [{_JOINING}][\u200c\u200d](?=[{_JOINING}])
    | [!-~\u00a1-\u00ac\u00ae-\u00ff\u2019\u201d]\u200c(?=[{_JOINING}])  # an ending after PDF or »
    | [{_HAN}][\ufe00-\ufe02\U000e0100-\U000e01ef]  # the variants of a character, as in names
    | [\u1000-\u109f\u2200-\u22ff\u2a00-\u2aff\u3001\u3002\ua840-\ua87f\uff01-\uff60]\ufe00
    | [\u1820-\u18aa](?:[\u180b-\u180d\u180f]|\u180e(?=[\u1820-\u18aa]))  # Mongolian shapes
    | \u2800*[\u2801-\u28ff][\u2800-\u28ff]*  # Braille with its spaces
    | (?P<hidden>[{_HIDDEN}])
    """,
    re.VERBOSE,
)
_ANY_HIDDEN = re.compile(f"[{_HIDDEN}]")


def visible(text: str) -> str:
    """The text with a mark such as `⟦U+202E⟧` for each character that hides or turns others.

    Bidirectional controls are always marked; joiners and variation selectors stay where a script
    or an emoji is written with them.
    """
    if not _ANY_HIDDEN.search(text):
        return text
    return _SEEN_OR_HIDDEN.sub(
        lambda found: f"⟦U+{ord(found[0]):04X}⟧" if found["hidden"] else found[0], text
    )


def hidden_characters(text: str) -> tuple[tuple[int, str], ...]:
    """(offset, code point and Unicode name) of each character that `visible` marks."""
    return tuple(
        (found.start(), f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".rstrip())
        for found in _SEEN_OR_HIDDEN.finditer(text)
        if found["hidden"]
    )


# --- literal: the readable form -------------------------------------------------------------------

# ASCII letters and digits, and what is visible beyond ASCII: no rule of the renderer asks for one.
_PLAIN = (
    "0-9A-Za-z\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff"
    "\u3001-\U0010ffff"
)
_LETTER_BEYOND = "\u00c0-\u024f\u0370-\u03ff\u0400-\u052f"
_LETTER = f"A-Za-z{_LETTER_BEYOND}"
_NO_NUMERAL = f"ABE-HJKN-UWYZabe-hjkn-uwyz{_LETTER_BEYOND}"  # all but i v x l c d m
_CLOSING = "[ )”’»]"
_PIECE = re.compile(
    rf"""
    (?P<stands>
      \A(?=[{_PLAIN}]*[{_NO_NUMERAL}])[{_PLAIN}]{{2,}}\.(?=[ ]|\Z)  # Sen. but not 1. a. iv.
    | (?<![{_PLAIN}])(?:[{_LETTER}]\.){{2,}}(?![{_PLAIN}])  # U.S. p.m. but not www.example
    | [{_PLAIN}]+ | ,
    | (?<=[0-9])(?:\.(?=[0-9])|%)             # 3.5 and 12%
    | (?<=[{_PLAIN}.])-(?=[{_PLAIN}])         # well-known and U.S.-led, but not -- or a lone -
    | (?<=[{_PLAIN})%])[?!;](?={_CLOSING})    # no ! at the end: a template's [ may be next
    | (?<=[{_PLAIN})%])\?\Z
    | (?<=[{_PLAIN}])\.(?=[”’»])
    )
    | (?P<later>                              # not in the first word, where 1. 1) and a. can begin
      (?<=[^ ])[ ](?=[^ ])                    # a list, and key: a page’s metadata
    | (?<=[{_PLAIN})%])(?:[.:](?={_CLOSING})|\.\Z)
    | (?<=[0-9]):(?=[0-9])                    # 22:30
    | (?<=[ {_PLAIN}])\((?=[{_PLAIN}])        # never after ] as in a link
    | (?<=[{_PLAIN}.?!%])\)(?=[ ,.;:?!”’»]|\Z)
    )
    | (?P<edge>                               # between tags on the same line
      \A[ ](?=[^ ]) | (?<=[^ ])[ ]\Z | \A[.:;](?={_CLOSING}|\Z)
    )
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_NO_LONE_SPACE = re.compile(r"[^ ]|\A[ ]|(?<=[ ])[ ]|[ ](?=[ ]|\Z)")


def _reference(character: str) -> str:
    """The decimal one: a hexadecimal one holds letters, which a template's filter could change."""
    return f"&#{ord(character)};"


def literal(text: str, *, inside: bool = False) -> Markup:
    """The text as readable Markdown that renders as the text itself, hidden characters marked.

    For any place in running Markdown, and between tags of raw HTML. It is faithful to white space,
    so that the pieces of a text can be printed side by side: a space at an end, a second space,
    a tab or a line break is a reference. With `inside`, a tag stands on both sides on the same
    line, and what must not begin or end a line may stand as itself.
    """
    shown = visible(canonical(text, one_line=False))
    first_word = 0 if inside else f"{shown} ".index(" ")

    def piece(found: re.Match[str]) -> str:
        later = found["later"] and found.start() >= first_word
        stands = found["stands"] or later or (inside and found["edge"])
        return found[0] if stands else _reference(found[0])

    return Markup(_PIECE.sub(piece, shown))  # noqa: S704 -- made safe by the line above


def strict(text: str) -> Markup:
    """The text as ASCII in which only a single space stands as itself, hidden characters marked.

    For HTML attributes, link titles and double-quoted YAML in a page's front matter; not for an
    attribute of a block with `markdown` or of a block in it: Python-Markdown decodes those, and
    writes them anew without telling a text `&lt;` from `<`.
    """
    shown = visible(canonical(text, one_line=False))
    references = _NO_LONE_SPACE.sub(lambda found: _reference(found[0]), shown)
    return Markup(references)  # noqa: S704 -- digits, & # ; and spaces


def finalize(value: object) -> Markup:
    """What a template prints: Markup as it is, all else literal.

    `None` is a `TypeError`: like an undefined name, it means that a template did not ask whether
    there is something to say, and “None” or a gap on a page would be a statement nobody made.
    """
    if value is None:
        raise TypeError("a template prints None; ask first whether there is a value")
    if hasattr(value, "__html__"):
        return Markup(value)  # noqa: S704 -- calls __html__, also where autoescape is off
    return literal(str(value))


# --- Text: the rule carried by the type -----------------------------------------------------------


class Text(str):
    """A string from outside, which prints itself literally wherever a template puts it."""

    __slots__ = ("at",)

    at: Location | None
    """Where it was written; a part of it keeps the place of the whole."""

    def __new__(cls, text: str = "", at: Location | None = None) -> Self:
        """The string, and where it was written."""
        self = super().__new__(cls, text)
        self.at = at
        return self

    def __html__(self) -> Markup:
        return literal(self)

    def __reduce__(self) -> tuple[type[Text], tuple[str, Location | None]]:
        return type(self), (str(self), self.at)

    def __getitem__(self, key: SupportsIndex | slice, /) -> Text:
        return Text(super().__getitem__(key), self.at)

    def __add__(self, other: str, /) -> Text:
        if isinstance(other, Markup):
            return NotImplemented  # so that Markup asks for this text's literal form
        return Text(super().__add__(other), self.at)


def _keeping_type(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method of `str` whose result, or whose results in a list or tuple, are `Text` again."""

    def kept(self: Text, *arguments: object, **options: object) -> object:
        result = method(self, *arguments, **options)
        if isinstance(result, str):
            return Text(result, self.at)
        return type(result)(Text(part, self.at) for part in result)

    kept.__name__, kept.__doc__ = method.__name__, method.__doc__
    return kept


_KEEPING_TYPE = """
    __mul__ __rmul__ capitalize casefold center expandtabs join ljust lower lstrip partition
    removeprefix removesuffix replace rjust rpartition rsplit rstrip split splitlines strip swapcase
    title translate upper zfill
"""
for _name in _KEEPING_TYPE.split():
    setattr(Text, _name, _keeping_type(getattr(str, _name)))
