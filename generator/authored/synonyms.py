"""Names under which people look for a field, learnt from what newcomers wrote and from other tools' files."""

from __future__ import annotations

from generator.authored import forms
from generator.authored.form import Form
from generator.names import did_you_mean

SYNONYMS: dict[type[Form], dict[str, str]] = {
    forms.EvidenceForm: {
        "text": "quote",
        "words": "quote",
        "exact": "quote",
        "document": "source",
        "comment": "note",
    },
    forms.MeasureForm: {"number": "value", "count": "value", "date": "as_of", "what": "of"},
    forms.StandingForm: {"when": "date", "why": "reason", "note": "reason"},
    forms.ClaimLinkForm: {"to": "claim", "target": "claim", "id": "claim", "kind": "type"},
    forms.ClaimForm: {
        "statement": "text",
        "sentence": "text",
        "claim": "text",
        "by": "asserted_by",
        "held_by": "asserted_by",
        "holder": "asserted_by",
        "said_by": "asserted_by",
        "speaker": "asserted_by",
    },
    forms.DisagreementForm: {"title": "about", "subject": "about", "kind": "type"},
    forms.EventForm: {"date": "when", "title": "text", "event": "text"},
    forms.ReviewForm: {"when": "date", "text": "note"},
    forms.QuestionForm: {"text": "question", "due": "review_by", "answer": "answered_by"},
    forms.RevisionForm: {"type": "kind", "when": "date", "text": "note", "reason": "note", "what": "note"},
    forms.IgnoreForm: {"code": "check", "warning": "check", "why": "reason"},
    forms.BriefingForm: {
        "date": "as_of",
        "updated": "as_of",
        "summary": "bottom_line",
        "claims": "key_points",
        "open_questions": "questions",
        "events": "timeline",
        "tags": "topics",
        "changes": "revisions",
    },
    forms.RoleForm: {"name": "title", "role": "title", "date": "when"},
    forms.RelationForm: {"actor": "to", "target": "to", "kind": "type", "date": "when"},
    forms.ActorForm: {"kind": "type", "aka": "aliases", "also_known_as": "aliases"},
    forms.DossierForm: {"name": "title"},
    forms.RecordForm: {"date": "published", "name": "title", "address": "url", "link": "url"},
}

EVIDENCE = {"quote": "evidence", "quotes": "evidence", "passages": "evidence"}
"""In whatever has evidence."""

ELSEWHERE: dict[type[Form], dict[str, str]] = {
    forms.ClaimForm: {
        "source": "each quote names its source, as `- {quote: …, source: …}` under `evidence:`",
        **{
            name: f"write it under `links:`, as `- {{type: {name.replace('_', '-')}, claim: …}}`"
            for name in ("contradicts", "supersedes", "confirms", "rests-on", "rests_on")
        },
    },
}
"""What to write where no field of the same mapping is meant."""


def synonym(name: str, form: type[Form]) -> str | None:
    """The field that goes by this name elsewhere."""
    meant = SYNONYMS.get(form, {}).get(name) or EVIDENCE.get(name)
    return meant if meant in form.model_fields else None


def elsewhere(name: str, form: type[Form]) -> str | None:
    """How to write what this name stands for, where it is no field of the form."""
    return ELSEWHERE.get(form, {}).get(name)


def field_meant(name: str, form: type[Form]) -> str | None:
    """The field that was most likely meant: by a synonym, or by a slip of the pen."""
    return synonym(name, form) or did_you_mean(name, form.model_fields)
