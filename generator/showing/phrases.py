"""Phrases of Markdown that templates are made of: links, names, dates, passages.

Every string from outside passes through the literal filter; every address is made of ids, which cannot hold
anything that Markdown or HTML would read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from markupsafe import Markup

from generator import anchoring, dates
from generator.dates import When
from generator.derived.origins import origins
from generator.derived.standing import Statement, fallen_sources, standing
from generator.derived.voices import VoiceMix
from generator.literal import Text, hidden_characters, literal, strict
from generator.model import (
    Actor,
    Block,
    Briefing,
    Claim,
    Evidence,
    Passage,
    Prose,
    Reference,
    Source,
)
from generator.names import suggested_id
from generator.relate import Entry, Site
from generator.showing.drawings import Share, bar
from generator.showing.excerpts import excerpt, runs, shown_parts
from generator.showing.grammar import close_up, listed
from generator.showing.marks import marked_runs

RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "syr", "ug", "ur", "yi"]
)
"""Languages that are written from right to left (Unicode CLDR, layout orientation)."""


class Phrases:
    """What the templates of one page can say."""

    def __init__(self, site: Site, path: str) -> None:
        self.site = site
        self.path = path
        self._originals: dict[str, anchoring.Page] = {}

    def to(self, path: str, anchor: str = "") -> Markup:
        """The address of a page, or of a place on it, seen from this page."""
        fragment = f"#{anchor}" if anchor else ""
        if path == self.path and anchor:
            return Markup(fragment)
        here = posixpath.dirname(self.path)
        return Markup(posixpath.relpath(path, here or ".") + fragment)

    def link(self, text: str, path: str, anchor: str = "") -> Markup:
        """A link with a text from outside."""
        return Markup("[{}]({})").format(literal(text), self.to(path, anchor))

    def actor(self, id: str) -> Markup:
        """An actor's name as it stands in a sentence, with its page behind it."""
        actor = self.site.actors.get(id)
        return self.link(actor.mention, f"actors/{actor.id}.md") if actor else literal(id)

    def actors(self, ids: Iterable[str], join: str = "and") -> Markup:
        """Several names: “a, b and c”."""
        return listed([self.actor(id) for id in ids], join)

    def holders(self, ids: Iterable[str]) -> Markup:
        """Who holds a claim; those whom the source leaves unnamed are said to be so."""
        held = [(self.actor(id), self._is_unnamed(id)) for id in ids]
        if all(unnamed for _, unnamed in held):
            return Markup("{}, unnamed").format(listed([name for name, _ in held]))
        said = [name + Markup(" (unnamed)") if unnamed else name for name, unnamed in held]
        return listed(said)

    def _is_unnamed(self, id: str) -> bool:
        actor = self.site.actors.get(id)
        return actor is not None and actor.type == "unnamed-source"

    def named(self, actor: Actor) -> Markup:
        """An actor's name as a heading of its own, with its page behind it."""
        return self.link(actor.name, f"actors/{actor.id}.md")

    def file(self, path: str) -> Markup:
        """A path in a comment, where nothing is decoded; an odd one is not named."""
        return Markup(
            path if re.fullmatch(r"(?:[\w/.]|-(?!-))+", path, re.ASCII) else "its YAML file"
        )

    def topic(self, topic: str) -> Markup:
        """A topic as a heading: its id in words."""
        words = topic.replace("-", " ")
        return literal(words[:1].upper() + words[1:])

    def slug(self, words: str) -> Markup:
        """An address made of words that name the same thing on the whole site."""
        return Markup(suggested_id(words))

    def voice_bar(self, voices: VoiceMix) -> Markup:
        """Whose claims they are, as one bar; a claim that two hold is drawn for both."""
        named = enumerate(voices.named)
        shares = [Share(f"named-{number % 4}", actor.name, held) for number, (actor, held) in named]
        shares.append(Share("unnamed", "unnamed sources", voices.unnamed))
        shares.append(Share("own", "this site", voices.own))
        shares.append(Share("nobody", "nobody named", voices.nobody))
        return bar("Claims by who holds them", [share for share in shares if share.number])

    def origin(self, origin: Actor | Source) -> Markup:
        """Where a claim comes from first: an actor, or a source that is no report of others."""
        return self.actor(origin.id) if isinstance(origin, Actor) else self.source(origin)

    def origins(self, claim: Claim) -> tuple[Markup, ...] | None:
        """Where a claim comes from first; None: not established."""
        found = origins(self.site, claim)
        return None if found is None else tuple(self.origin(origin) for origin in found)

    def likelihood(self, term: Text) -> Markup:
        """A term of likelihood, and what it means in percent."""
        degree, words = self.site.likelihoods.degree(term), literal(term)
        if degree is None:
            return words
        scale = self.link(self.site.likelihoods.title, "method/index.md", "likelihood")
        percent = Markup(degree.range)  # two numbers of the tool's own
        return Markup("{}, which means {} by {}").format(words, percent, scale)

    def listed(self, items: Iterable[Markup]) -> Markup:
        """Several phrases: “a, b and c”."""
        return listed(list(items))

    def fallen(self, entry: Statement) -> Markup:
        """What became of the sources of a statement, in a sentence; empty where all of them stand."""
        words = {
            "unsupported": "Everything that this rests on was withdrawn or superseded: ",
            "weakened": "Part of what this rests on was withdrawn or superseded: ",
        }
        state = standing(self.site, entry)
        if state == "sound":
            return Markup("")
        names = [self.source(source) for source in fallen_sources(self.site, entry)]
        return Markup("{}{}.").format(Markup(words[state]), listed(names))

    def outside(self, url: str, text: str | None = None) -> Markup:
        """A link that leaves the site; the address was checked when it was read."""
        words = literal(url if text is None else text)
        link = Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>')
        return link.format(strict(url), words)

    def language(self, tag: str) -> Markup:
        """Language and direction of a text, as attributes."""
        direction = "rtl" if tag.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"
        return Markup(' lang="{}" dir="{}"').format(strict(tag), Markup(direction))

    def claim(self, entry: Entry, text: str | None = None) -> Markup:  # type: ignore[type-arg]  # any kind of entry
        """A link to an object of a briefing."""
        words = text if text is not None else entry.item.text
        return self.link(words, entry.path, entry.item.id)

    def briefing(self, briefing: Briefing) -> Markup:
        """A link to a briefing."""
        return self.link(briefing.title, f"briefings/{briefing.id}.md")

    def source(self, source: Source) -> Markup:
        """A link to a source, by its title."""
        return self.link(source.record.title, f"sources/{source.id}.md")

    def prose(self, prose: Prose, briefing: Briefing | None = None) -> Markup:
        """An editor's sentences, with their references as numbers that link."""
        parts: list[Markup] = []
        for part in prose.parts:
            if isinstance(part, Reference):
                parts.append(self.reference(part, briefing))
            else:
                parts.append(literal(_folded(part), inside=True))
        return Markup("").join(close_up(parts))

    def reference(self, reference: Reference, briefing: Briefing | None) -> Markup:
        """`[[id]]` as the number that its object has on its page."""
        name = reference.target
        if briefing is not None:
            name = self.site.target(name, briefing)
        for kind, held in (
            ("", self.site.claims),
            ("Q", self.site.questions),
            ("D", self.site.disagreements),
        ):
            entry = held.get(name)
            if entry is not None:
                address = self.to(entry.path, entry.item.id)
                return Markup("<sup>[{}{}]({}){{ .ref }}</sup>").format(kind, entry.number, address)
        return Markup("")

    def when(self, when: When, inferred: str | None = None) -> Markup:
        """A date in words, with its machine form where there is one, which is digits, `-`, `:` and `T`."""
        words = literal(dates.shown(when, inferred or ""))
        machine = dates.machine(when)
        return (
            Markup('<time datetime="{}">{}</time>').format(Markup(machine), words)
            if machine
            else words
        )

    def quoted(self, evidence: Evidence) -> Markup:
        """A passage marked in its sentence."""
        passage = evidence.passage
        assert passage is not None  # noqa: S101 - evidence without one is dropped before
        shown = excerpt(self.site.sources[passage.source], passage)
        before, exact, after = (_folded(part) for part in (shown.before, shown.exact, shown.after))
        return Markup("{}<mark>{}</mark>{}").format(
            literal(before, inside=True), literal(exact), literal(after, inside=True)
        )

    def hidden(self, text: str) -> Markup:
        """The invisible and turning characters of a text, by name, each once; empty where it has none."""
        names = dict.fromkeys(name for _, name in hidden_characters(text))
        return listed([literal(name) for name in names])

    def where(self, passage: Passage) -> Markup:
        """A link to a passage in its source."""
        source = self.site.sources[passage.source]
        words = f"S{source.number}, line {passage.line}"
        return Markup("[{}]({}){{ .where }}").format(
            literal(words), self.to(f"sources/{source.id}.md", passage.id)
        )

    def original(self, passage: Passage) -> Markup:
        """The address of the words in the original, as a text fragment; empty where there is none.

        The directive is written only if it leads to this passage in the text that the site holds.
        """
        source = self.site.sources[passage.source]
        url = source.record.url or ""
        if not url.startswith(("https://", "http://")) or "#" in url:
            return Markup("")
        if source.id not in self._originals:
            blocks = tuple(block.span for block in source.reading.blocks)
            self._originals[source.id] = anchoring.Page(anchoring.Document(source.text), blocks)
        directive = anchoring.directive_for(self._originals[source.id], passage.span)
        return self.outside(url + directive.fragment(), "the original") if directive else Markup("")

    def marked(self, source: Source, block: Block) -> Markup:
        """A block of a source with every passage marked; parts that may not be shown are left out."""
        passages = self.site.passages.get(source.id, ())
        parts = shown_parts(source, block, passages)
        texts = [marked_runs(runs(source.text, part, passages)) for part in parts]
        gap = Markup(' <span class="left-out">[…]</span> ')
        text = gap.join(texts)
        if parts and parts[0].start > block.span.start:
            text = Markup('<span class="left-out">[…]</span> ') + text
        if parts and parts[-1].end < block.span.end:
            text += Markup(' <span class="left-out">[…]</span>')
        return text

    def beginning(self, source: Source, block: Block) -> tuple[Passage, ...]:
        """The passages that begin in a block."""
        held = self.site.passages.get(source.id, ())
        return tuple(p for p in held if block.span.start <= p.span.start < block.span.end)


def _folded(text: str) -> str:
    """Line breaks, tabs and runs of spaces as one space, also at the ends, which join what stands beside them."""
    return re.sub(r"[ \t\r\n]+", " ", text)
