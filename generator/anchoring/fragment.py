"""Text directives: the part of an address that points at words of a page (`#:~:text=…`).

The grammar is that of the WICG report "URL Fragment Text Directives":
`text=[prefix-,]start[,end][,-suffix]`, several joined by `&`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

DELIMITER: Final = ":~:"
"""What separates the directives from the rest of a fragment."""

_NAME: Final = "text="
_SAFE: Final = "!$'()*+./:;=?@_~"
"""Characters that stand as themselves; `-`, `,` and `&` have a meaning and never do."""
_MOST_TERMS: Final = 4


@dataclass(frozen=True, slots=True)
class Directive:
    """Words of a page: from `start`, to `end` if there is one, between prefix and suffix."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def encoded(self) -> str:
        """The directive's value, ready for an address."""
        prefix = f"{_term(self.prefix)}-" if self.prefix else ""
        suffix = f"-{_term(self.suffix)}" if self.suffix else ""
        terms = (prefix, _term(self.start), _term(self.end), suffix)
        return ",".join(filter(None, terms))

    def fragment(self) -> str:
        """The directive as the fragment of an address.

        A final full stop or bracket is encoded too: programs that find addresses in a mail or a
        message leave it out.
        """
        value = self.encoded()
        if value.endswith((".", ")")):
            value = f"{value[:-1]}%{ord(value[-1]):02X}"
        return f"#{DELIMITER}{_NAME}{value}"


def parse(value: str) -> Directive | None:
    """The directive that a value (what follows `text=`) stands for; None for an invalid one."""
    terms = value.split(",")
    if len(terms) > _MOST_TERMS:
        return None
    prefix = terms.pop(0)[:-1] if terms[0].endswith("-") else None
    suffix = terms.pop()[1:] if terms and terms[-1].startswith("-") else None
    given = [term for term in (prefix, *terms, suffix) if term is not None]
    if len(terms) not in {1, 2} or not all(given) or any("-" in term for term in given):
        return None
    end = terms[1] if len(terms) > 1 else ""
    return Directive(*(unquote(term or "") for term in (terms[0], end, prefix, suffix)))


def directives(fragment: str) -> list[Directive]:
    """The valid text directives of an address's fragment, in order."""
    _, _, instructions = fragment.partition(DELIMITER)
    values = (one.removeprefix(_NAME) for one in instructions.split("&") if one.startswith(_NAME))
    return [directive for directive in map(parse, values) if directive]


def _term(words: str) -> str:
    return quote(words, safe=_SAFE, errors="replace").replace("-", "%2D")
