"""Measure the anchoring of quotes on synthetic text and print the medians, in milliseconds.

    python benchmarks/anchoring.py [--runs 7] [--sizes 100000 1000000]

The text is made up from a fixed seed: words of a small vocabulary, drawn as unevenly as in prose,
in sentences and lines. Times are of the processor, not of the clock on the wall, and depend on the
machine; nothing here is a test.
"""

# ruff: noqa: INP001, PLR2004, S311, SIM905, T201 - a script that prints figures of made-up text

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from generator.anchoring import (
    Anchored,
    Document,
    NotFound,
    Resolution,
    Selector,
    normalise,
    resolve,
)

SYLLABLES = "ba de fi go lu mar nor pel qui ros sta ter un vo wes xi yan zor cha thri plo".split()
QUOTE = 200
"""Characters of a quote."""


def vocabulary(chance: random.Random, count: int = 4000) -> list[str]:
    """So many made-up words of one to four syllables."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)]


def prose(chance: random.Random, size: int, words: list[str]) -> str:
    """Sentences of made-up words, with typographic quotation marks and lines of 80 characters."""
    weights = [1 / (rank + 3) for rank in range(len(words))]
    lines: list[str] = []
    line = ""
    total = 0
    while total < size:
        for word in chance.choices(words, weights, k=500):
            end = chance.choice(["", "", "", "", "", "", ",", ".", "’s", " –"])
            line += word + end + " "
            if len(line) > 80:
                lines.append(line.rstrip())
                total += len(line)
                line = ""
    return "\n".join(lines)[:size]


def edited(chance: random.Random, quote: str, rate: float) -> str:
    """The quote with that share of its characters replaced, dropped or doubled."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    out = []
    for character in quote:
        letter = chance.choice(letters)
        changes = [character] if chance.random() >= rate else ["", letter, character + letter]
        out.append(chance.choice(changes))
    return "".join(out)


def quotes_from(chance: random.Random, text: str, count: int, size: int = QUOTE) -> list[str]:
    """So many stretches of the text, from anywhere in it."""
    starts = [chance.randrange(len(text) - size) for _ in range(count)]
    return [text[start : start + size] for start in starts]


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that the work takes, once."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def show(what: str, times: list[float]) -> None:
    """One line: median, and the slowest."""
    print(f"{what:<58}{statistics.median(times):>10.3f}{max(times):>10.3f}")


def resolving(document: Document, quotes: list[str], expected: type) -> list[float]:
    """Milliseconds for each quote; every resolution must be of the type expected."""
    times = []
    for quote in quotes:
        selector = Selector(quote)
        begin = time.process_time()
        found = resolve(document, selector)
        times.append((time.process_time() - begin) * 1000)
        if not isinstance(found, expected):
            raise TypeError(f"{found} is no {expected}")
    return times


def measure(size: int, runs: int) -> None:
    """All figures for a text of one size."""
    chance = random.Random(20251204 + size)
    words = vocabulary(chance)
    text = prose(chance, size, words)
    other = prose(chance, 50_000, vocabulary(chance))
    print(f"\n{len(text):,} characters{'median ms':>53}{'slowest':>10}")
    show("normalise", [timed(lambda: normalise(text)) for _ in range(runs)])
    show("prepare for suggestions", [timed(lambda: Document(text).likeness) for _ in range(runs)])
    document = Document(text)
    present = quotes_from(chance, text, 200)
    show("exact quote", resolving(document, present, Anchored))
    _ = document.normalised
    folded = [" ".join(q.replace("’", "'").replace("–", "-").split()) for q in present]
    show("normalised quote", resolving(document, folded, Anchored))
    _ = document.likeness
    near = [edited(chance, quote, 0.1) for quote in present[:40]]
    show("failing quote, 10 % of its characters edited", resolving(document, near, NotFound))
    absent = quotes_from(chance, other, 40)
    show("failing quote, absent", resolving(document, absent, NotFound))
    long = quotes_from(chance, other, 5, 2000)
    show("failing quote, absent, 2,000 characters", resolving(document, long, NotFound))
    thousand = quotes_from(chance, text, 1000)
    builds = [timed(lambda: build(text, thousand)) for _ in range(runs)]
    show("a build: normalise and 1,000 quotes", builds)


def build(text: str, quotes: list[str]) -> None:
    """What a build does with one source: prepare it and resolve its quotes."""
    document = Document(text)
    _ = document.normalised
    for quote in quotes:
        resolve(document, Selector(quote))


def hostile(size: int) -> None:
    """Repetitive texts and quotes made to be slow; every one fails or is ambiguous."""
    two_letters = "".join(random.Random(2).choices("ab", k=size))
    cases = {
        "aaa…, quote aaa…b of 2,000": ("a" * size, "a" * 2000 + "b"),
        "aaa…, quote aaa… of 500,000": ("a" * size, "a" * (size // 2)),
        "aaa…, quote aaa…b of 500,000": ("a" * size, "a" * (size // 2) + "b"),
        "abab…, quote abab…c of 200": ("ab" * (size // 2), "ab" * 100 + "c"),
        "the cat sat…, quote with 10 % edits": (
            "the cat sat on the mat. " * (size // 24),
            edited(random.Random(1), "the cat sat on the mat. " * 80, 0.1),
        ),
        "white space, quote of words": (" \n" * (size // 2), "no word of this is there"),
        "one letter": ("a b " * (size // 4), "a"),
        "one letter with context that is nowhere": ("a b " * (size // 4), "a"),
        "combining marks, quote with accent": ("e\u0301 a\u0308" * (size // 5), "é ä" * 200 + "x"),
        "nothing but combining marks": ("\u0301\u0323" * (size // 2), "é" * 50),
        "soft hyphens, one letter with its context": ("a\xad" * (size // 2), "a"),
        "two letters at random": (two_letters, two_letters[:1999] + "c"),
        "two letters at random, quote of others": (two_letters, two_letters[:1990][::-1]),
        "ideographs": ("中文字" * (size // 3), "中文字" * 300 + "不"),
        "all ideographs": ("".join(map(chr, range(0x4E00, 0x9FFF))) * (size // 20991), "字典" * 99),
    }
    print(f"\nhostile, {size:,} characters{'ms':>47}")
    for name, (text, quote) in cases.items():
        prefix = "nowhere" if "nowhere" in name else "a" if "context" in name else ""
        spent = timed(partial(resolved, text, Selector(quote, prefix)))
        print(f"{name:<58}{spent:>10.1f}")


def resolved(text: str, selector: Selector) -> Resolution:
    """What becomes of a selector in a text that nothing was prepared of."""
    return resolve(Document(text), selector)


def main() -> None:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7, help="how often whole steps are repeated")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    options = parser.parse_args()
    for size in options.sizes:
        measure(size, options.runs)
    hostile(max(options.sizes))


if __name__ == "__main__":
    main()
