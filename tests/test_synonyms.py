"""The names that people give a field elsewhere lead to a field that there is."""

from __future__ import annotations

import pytest

from generator.authored.form import Form
from generator.authored.synonyms import ELSEWHERE, EVIDENCE, SYNONYMS


@pytest.mark.parametrize("form", SYNONYMS, ids=lambda form: form.__name__)
def test_a_synonym_is_no_field_and_leads_to_one(form: type[Form]) -> None:
    fields = form.model_fields.keys()
    names = SYNONYMS[form] | ELSEWHERE.get(form, {})
    assert not names.keys() & fields
    assert set(SYNONYMS[form].values()) <= fields
    assert "evidence" not in fields or not EVIDENCE.keys() & fields
