"""The language model for one task, where one is configured: asked for by name it must be there, otherwise it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from companion.errors import SettingsError

Wanted = Literal["auto", "template", "llm"]
Model = TypeVar("Model")


@dataclass(frozen=True)
class Configured(Generic[Model]):
    """`make` makes the model when it is first needed, and gives None where none is configured. `otherwise` works without one."""

    make: Callable[[], Model | None]
    otherwise: str = "the template writer works from the same facts"

    def wanted(self, wanted: Wanted) -> Model | None:
        """The model, for whoever can do without. Raises SettingsError when it is asked for by name and there is none."""
        return self.needed() if wanted == "llm" else self.make()

    def check(self, wanted: Wanted) -> None:
        """Raises SettingsError when a model is asked for by name and there is none."""
        if wanted == "llm":
            self.needed()

    def needed(self) -> Model:
        """The model. Raises SettingsError where there is none."""
        model = self.make()
        if model is None:
            mend = f"Set COMPANION_LLM_MODEL, or leave --writer away: {self.otherwise}."
            raise SettingsError("No language model is configured.", mend)
        return model
