"""What every mapping in the YAML has in common: it knows its place and what it builds."""

from __future__ import annotations

from dataclasses import MISSING
from dataclasses import fields as fields_of
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from generator.model import Location
from generator.reading import positions


class Form(BaseModel):
    """A mapping as an editor writes it; `build` gives the object that is meant."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        use_attribute_docstrings=True,
        hide_input_in_errors=True,
    )
    builds: ClassVar[Any]
    """The class of `generator.model` that this form fills in."""
    called: ClassVar[str]
    """What an editor calls it: “a claim”."""

    dropped_when_faulty: ClassVar[bool] = False
    """Whether the whole item goes when a field that it needs is faulty."""

    _at: Location = PrivateAttr(default_factory=lambda: Location(""))

    @model_validator(mode="wrap")
    @classmethod
    def _remember_place(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Leave out fields without a value, and keep the mapping's place."""
        value = cls.spelled_out(value)
        if not isinstance(value, positions.Mapping):
            raise cls.wrong_type()
        known = cls.model_fields
        given = {k: item for k, item in value.items() if item is not None or k not in known}
        form = handler(given)
        form._at = value.at  # noqa: SLF001 - its own class's field
        return form

    @classmethod
    def wrong_type(cls) -> PydanticCustomError:
        """What to say where something else than the mapping stands."""
        facts = {"expected": "a mapping", "cure": f"{cls.called} has {cls.needs()}"}
        return PydanticCustomError("wrong_type", "wrong type", facts)

    @classmethod
    def needs(cls) -> str:
        """The fields that it cannot do without, as they are written; all, where it can do without any."""
        required = [name for name, known in cls.model_fields.items() if known.is_required()]
        written = [f"`{name}: …`" for name in required or cls.model_fields]
        return " and ".join(filter(None, (", ".join(written[:-1]), written[-1])))

    @classmethod
    def spelled_out(cls, value: Any) -> Any:
        """The mapping that a shorter way of writing stands for."""
        return value

    def build(self, **given: object) -> Any:
        """The object that is meant; `given` holds what the form cannot know."""
        return self.builds(at=self._at, **self.built_fields(), **given)

    def built_fields(self) -> dict[str, Any]:
        """Every field that was written or that the model needs, with forms built in turn."""
        needed = {known.name for known in fields_of(self.builds) if known.default is MISSING}
        names = self.model_fields_set | (needed & type(self).model_fields.keys())
        built = {name: _built(getattr(self, name)) for name in names}
        return {name: value for name, value in built.items() if value is not None}


def _built(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_built(item) for item in value)
    return value.build() if isinstance(value, Form) else value
