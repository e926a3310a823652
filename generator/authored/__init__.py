"""YAML → model: the one place that knows pydantic."""

from __future__ import annotations

from generator.authored.forms import ActorForm, BriefingForm, DossierForm, RecordForm
from generator.authored.reading import read_form
from generator.authored.schema import schemas

__all__ = ["ActorForm", "BriefingForm", "DossierForm", "RecordForm", "read_form", "schemas"]
