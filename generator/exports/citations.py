"""How to cite a briefing and each of its claims: plain text, BibTeX, RIS and CSL-JSON, with the version's date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.literal import canonical
from generator.machine.publication import Publication
from generator.model import Briefing, File
from generator.relate import Site


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says."""

    key: str
    title: str
    site: str
    day: str
    """Of the version that is cited, YYYY-MM-DD."""
    url: str


def version_day(briefing: Briefing) -> str:
    """The day of a briefing's newest revision of any kind; its own day where it has none."""
    return max([briefing.as_of.text, *(revision.date.text for revision in briefing.revisions)])


def citations(briefing: Briefing, publication: Publication) -> list[Citation]:
    """The briefing, then each claim."""
    day, site = version_day(briefing), canonical(publication.name, one_line=True)
    path = f"briefings/{briefing.id}/"
    title = canonical(briefing.title, one_line=True)
    whole = Citation(briefing.id, title, site, day, publication.url(path))
    parts = [
        Citation(
            f"{briefing.id}-{claim.id}",
            f"{canonical(claim.text, one_line=True)} ({claim.status}), in: {title}",
            site,
            day,
            publication.url(f"{path}#{claim.id}"),
        )
        for claim in briefing.key_points
    ]
    return [whole, *parts]


def export(site: Site, publication: Publication) -> Iterator[File]:
    """`briefings/<id>/cite.txt`, `.bib`, `.ris` and `.json`."""
    for briefing in site.briefings:
        cited = citations(briefing, publication)
        csl = json.dumps([_csl(c) for c in cited], indent=1, ensure_ascii=False, sort_keys=True)
        for suffix, content in (
            ("txt", "\n".join(map(plain, cited)) + "\n"),
            ("bib", "\n".join(map(_bibtex, cited))),
            ("ris", "".join(map(_ris, cited))),
            ("json", csl + "\n"),
        ):
            yield File(
                f"pages/briefings/{briefing.id}/cite.{suffix}", content.encode("utf-8", "replace")
            )


def plain(citation: Citation) -> str:
    """“Title.” Site, version of 2025-12-04. Address"""  # noqa: D400, D415 - a form, not a sentence
    return f"“{citation.title}” {citation.site}, version of {citation.day}. {citation.url}"


TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
        "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


def _bibtex(citation: Citation) -> str:
    year, month, _ = citation.day.split("-")
    fields = {
        "title": f"{{{citation.title.translate(TEX)}}}",
        "organization": citation.site.translate(TEX),
        "year": year,
        "month": str(int(month)),
        "note": f"Version of {citation.day}",
        "url": citation.url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{citation.key},\n{lines}\n}}\n"


def _ris(citation: Citation) -> str:
    day = citation.day.replace("-", "/")
    lines = (
        ("TY", "ELEC"),
        ("TI", citation.title),
        ("PB", citation.site),
        ("PY", citation.day[:4]),
        ("DA", f"{day}/"),
        ("UR", citation.url),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _csl(citation: Citation) -> dict[str, object]:
    year, month, day = map(int, citation.day.split("-"))
    return {
        "id": citation.key,
        "type": "webpage",
        "title": citation.title,
        "container-title": citation.site,
        "issued": {"date-parts": [[year, month, day]]},
        "version": citation.day,
        "URL": citation.url,
    }
