"""A piece of the page drawn on the server, with buttons and small forms in it, and the data it needs back.

A panel's value is a `View`: escaped HTML, and data that comes back with every event, so that the server keeps nothing
about a visit. What comes back is validated like any other input.
"""

from __future__ import annotations

from typing import Any, Literal

import gradio as gr
from markupsafe import Markup
from pydantic import BaseModel, Field, field_validator

from companion.errors import UsageError


class Act(BaseModel):
    """What was pressed in a panel: `do` names it, `on` what it was pressed on, `fields` the form around it."""

    do: str = Field(max_length=100)
    on: str = Field(default="", max_length=500)
    fields: dict[str, str | list[str]] = Field(default_factory=dict)

    def text(self, name: str) -> str:
        """One field's text, without outer white space; empty where it is missing."""
        value = self.fields.get(name, "")
        return (value if isinstance(value, str) else " ".join(value)).strip()

    def every(self, name: str) -> list[str]:
        """The ticked values of a field."""
        value = self.fields.get(name, [])
        return [value] if isinstance(value, str) else value

    @property
    def number(self) -> int:
        """`on` as a position in a list."""
        if not self.on.isdecimal():
            raise UsageError("That belongs to an earlier state of the page.", "Load the page again.")
        return int(self.on)


class Held(BaseModel):
    """A panel's value as it travels: the HTML shown and the data kept with it."""

    html: str = ""
    data: dict[str, Any] = Field(default_factory=dict)

    @field_validator("data", mode="before")
    @classmethod
    def _nothing_kept(cls, value: object) -> object:
        return value or {}


def view(html: Markup, data: BaseModel | None = None) -> dict[str, Any]:
    """A panel's new value."""
    return Held(html=str(html), data=data.model_dump(mode="json", by_alias=True) if data else {}).model_dump()


def data_of(value: object) -> dict[str, Any]:
    """The data that came back with a panel."""
    return Held.model_validate(value or {}).data


def panel(html: Markup | str = "", *, name: str, visible: bool | Literal["hidden"] = True) -> gr.HTML:
    """An empty or first-filled panel; `name` is its id on the page."""
    return gr.HTML(
        view(Markup(html)),
        html_template="${value.html}",
        js_on_load="window.companion.panel(element, trigger, watch); // 'click', 'input'",
        apply_default_css=False,
        elem_id=name,
        visible=visible,
        padding=False,
    )
