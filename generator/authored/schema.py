"""JSON Schemas of the YAML, for completion and checks while typing."""

from __future__ import annotations

import json
from typing import Any

from generator.authored.form import Form
from generator.authored.forms import ActorForm, BriefingForm, DossierForm, RecordForm

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _schema(form: type[Form]) -> dict[str, Any]:
    return {"$schema": DIALECT, **form.model_json_schema()}


def _registry(form: type[Form], title: str) -> dict[str, Any]:
    """A file of many objects by id."""
    inner = form.model_json_schema(ref_template="#/$defs/{model}")
    defs = inner.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "additionalProperties": {"$ref": f"#/$defs/{form.__name__}"},
        "$defs": {**defs, form.__name__: inner},
    }


def schemas() -> dict[str, str]:
    """The JSON text of each schema by file name, such as `briefing.json`."""
    found = {
        "actors.json": _registry(ActorForm, "The registry of actors"),
        "briefing.json": _schema(BriefingForm),
        "dossiers.json": _registry(DossierForm, "The registry of dossiers"),
        "source.json": _schema(RecordForm),
    }
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        for name, schema in sorted(found.items())
    }
