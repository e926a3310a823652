"""Changing one value of a YAML file leaves everything else as it was."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.revising.editing import Change, as_yaml, changed

FORMS = {
    "plain": "a: old words\nb: 1\n",
    "single quotes": "a: 'old words'   # why\nb: 1\n",
    "double quotes": 'a: "old words"\nb: 1\n',
    "flow": "x: {a: old words, b: 1}\n",
    "flow list": "x: [old words, other]\n",
    "list": "x:\n  - old words\n  - other\n",
    "folded": "a: >-\n  old\n  words\nb: 1\n",
    "literal": "a: |\n  old\n  words\nb: 1\n",
    "over two lines": "a: old\n  words\nb: 1\n",
    "nested": "x:\n  - quote: old words\n    source: s\n  - y\n",
}


def place(text: str) -> tuple[int, int]:
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.value.split() == ["old", "words"]:
            return event.start_mark.line + 1, event.start_mark.column + 1
    raise AssertionError(text)


def replaced(value: object, new: object) -> object:
    if isinstance(value, dict):
        return {key: replaced(item, new) for key, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, new) for item in value]
    return new if isinstance(value, str) and value.split() == ["old", "words"] else value


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "new", ["new", "with: colon", "a, b", "“quoted” words – é", "# no comment", "'", "null"]
)
def test_the_value_changes_and_nothing_else(form: str, new: str) -> None:
    text = FORMS[form]
    line, column = place(text)
    made, done = changed(text, [Change(line, column, new, {})])
    assert done == 1
    assert yaml.safe_load(made) == replaced(yaml.safe_load(text), new)
    assert ("# why" in made) == ("# why" in text)


@pytest.mark.parametrize(
    ("form", "where"),
    [("flow list", ["x", 0]), ("list", ["x", 0]), ("nested", ["x", 0])],
)
def test_context_is_written_beside_a_quote(form: str, where: list[str | int]) -> None:
    text = FORMS[form]
    line, column = place(text)
    made, _ = changed(text, [Change(line, column, "new", {"prefix": "the: ", "occurrence": 2})])
    value = yaml.safe_load(made)
    for step in where:
        value = value[step]
    assert value["quote"] == "new"
    assert (value["prefix"], value["occurrence"]) == ("the: ", 2)


def test_a_place_that_is_not_there_changes_nothing() -> None:
    assert changed("a: b\n", [Change(7, 7, "x", {})]) == ("a: b\n", 0)


@given(
    st.text(
        st.characters(
            blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff\u2028\u2029\x85"
        )
    )
)
def test_any_text_reads_back(text: str) -> None:
    for form in ("a: {}\n", "a: [{}, x]\n", "a: {{b: {}, c: d}}\n"):
        written = form.format(as_yaml(text))
        read = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but strings
        assert str(text) in str_values(read)


def str_values(value: object) -> list[str]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in str_values(item)]
    if isinstance(value, list):
        return [found for item in value for found in str_values(item)]
    return [str(value)]
