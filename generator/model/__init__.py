"""What the site is about: frozen dataclasses and nothing else.

What an author wrote knows where it stands: every such object carries `at`, and every string that came
from outside is a `Text`, which also prints itself literally.

place      where things stand            judgement  briefings and all that belongs to them
sources    documents as they are read    registry   actors, dossiers, and all of it together
evidence   quotes and passages           output     pages and files to be written
"""

from __future__ import annotations

from generator.model.evidence import Evidence, Passage, Prose, Quote, Reference
from generator.model.judgement import (
    Briefing,
    Claim,
    ClaimLink,
    Disagreement,
    Event,
    Ignore,
    Indicator,
    Measure,
    Method,
    Position,
    Question,
    Review,
    Revision,
    Standing,
)
from generator.model.output import File, Page
from generator.model.place import Location, Span
from generator.model.registry import Actor, Dossier, Redirect, Relation, Role, Seeds
from generator.model.sources import Block, Reading, Record, Source

__all__ = [
    "Actor",
    "Block",
    "Briefing",
    "Claim",
    "ClaimLink",
    "Disagreement",
    "Dossier",
    "Event",
    "Evidence",
    "File",
    "Ignore",
    "Indicator",
    "Location",
    "Measure",
    "Method",
    "Page",
    "Passage",
    "Position",
    "Prose",
    "Question",
    "Quote",
    "Reading",
    "Record",
    "Redirect",
    "Reference",
    "Relation",
    "Review",
    "Revision",
    "Role",
    "Seeds",
    "Source",
    "Span",
    "Standing",
]
