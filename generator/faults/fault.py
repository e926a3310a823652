"""A kind of mistake, with all its words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Severity
from generator.model import Location

LONGEST_FACT = 300
"""Characters of an author's text that a message repeats; the place names the rest."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of mistake: declared once, with message, help and explanation."""

    code: str
    severity: Severity
    message: str
    """A format string: lower case, no full stop, the author's text in backticks."""
    help: str
    """A format string that says what to do; empty where the message says it all."""
    explanation: str
    """What `brief explain` prints: why this is a mistake, with an example where one helps."""

    def at(self, location: Location, **facts: object) -> Diagnostic:
        """This mistake at one place, with the words filled in."""
        words = {name: shown(value) for name, value in facts.items()}
        return Diagnostic(
            location,
            self.severity,
            self.code,
            one_line(self.message.format(**words)),
            self.help.format(**words).strip(),
        )


def shown(value: object) -> str:
    """An author's text as a message may repeat it: no control or bidi character reaches a terminal."""
    text = str(value)
    if len(text) > LONGEST_FACT and "\n" not in text:
        text = text[:LONGEST_FACT] + "…"
    return "".join(_visible(character) for character in text)


def harmless(line: str) -> str:
    """A line that neither a terminal obeys nor a CI runner: no control characters, no workflow command.

    GitHub's runner takes `::` at the beginning of a line, after white space, and `##[` anywhere for commands.
    """
    visible = "".join(_visible(character) for character in line).replace("##[", "##⟦")
    inner = visible.lstrip()
    return visible.replace("::", "⟦::⟧", 1) if inner.startswith("::") else visible


def one_line(text: str) -> str:
    """The text without line breaks: a message is one line."""
    return " ".join(text.split("\n"))


def _visible(character: str) -> str:
    if character == "\n" or unicodedata.category(character) not in {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Zl",
        "Zp",
    }:
        return character
    return f"⟦U+{ord(character):04X}⟧"


def error(code: str, message: str, help: str, explanation: str) -> Fault:
    """A fault that stops a build."""
    return Fault(code, Severity.ERROR, message, help, " ".join(explanation.split()))


def warning(code: str, message: str, help: str, explanation: str) -> Fault:
    """A fault that an editor should look at."""
    return Fault(code, Severity.WARNING, message, help, " ".join(explanation.split()))


def note(code: str, message: str, help: str, explanation: str) -> Fault:
    """Something worth knowing, that needs no action."""
    return Fault(code, Severity.NOTE, message, help, " ".join(explanation.split()))
