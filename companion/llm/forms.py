"""The ways in which a server can be asked for a structured answer, tried in this order and remembered once one worked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from companion.llm.failures import Failure

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

Form = Literal["json_schema", "tools", "text"]

FORMS: tuple[Form, ...] = ("json_schema", "tools", "text")
"""Servers that constrain what is written to a schema first; plain text, with the schema in the prompt, last."""


@dataclass(frozen=True)
class Knack:
    """How a server is best asked: a form, and whether it takes temperature and length (some models decline both)."""

    form: Form
    tuned: bool = True

    def __str__(self) -> str:
        return self.form if self.tuned else f"{self.form} untuned"


def knack(said: str | None) -> Knack | None:
    """A knack as it was remembered; None where it is not one."""
    form, _, rest = (said or "").partition(" ")
    return next((Knack(one, tuned=not rest) for one in FORMS if one == form), None)


def knacks(remembered: Knack | None, *, openai: bool) -> Iterator[Knack]:
    """What to try, what worked before first. Only servers of the OpenAI protocol are asked by schema."""
    tuned = remembered.tuned if remembered else True
    if remembered:
        yield remembered
    for form in FORMS:
        known = Knack(form, tuned)
        if known != remembered and (openai or form != "json_schema"):
            yield known


@cache
def schema(answer: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of an answer model; not to be changed."""
    return answer.model_json_schema()


def bound(
    model: BaseChatModel, way: Knack, answer: type[BaseModel], *, temperature: float, max_tokens: int
) -> Runnable[Any, BaseMessage]:
    """The model, told which form is wanted."""
    settings: dict[str, Any] = {"temperature": temperature, "max_tokens": max_tokens} if way.tuned else {}
    name = answer.__name__
    if way.form == "tools":
        tool = {"type": "function", "function": {"name": name, "description": "Give the answer.", "parameters": schema(answer)}}
        return model.bind_tools([tool], tool_choice=name, **settings)
    if way.form == "json_schema":
        wanted = {"name": name, "schema": schema(answer), "strict": True}
        return model.bind(response_format={"type": "json_schema", "json_schema": wanted}, **settings)
    return model.bind(**settings)


def said(message: BaseMessage, form: Form) -> str:
    """What an answer says, as text.

    Raises:
        Failure: the model refused, or, asked to call a tool, called none.
    """
    if refusal := message.additional_kwargs.get("refusal"):
        raise Failure("refused", f"The model refused: {str(refusal)[:160]}")
    if message.response_metadata.get("finish_reason") == "content_filter":
        raise Failure("refused", "The model's provider held the answer back.")
    if form != "tools":
        return str(message.text)
    return _called(message)


def _called(message: BaseMessage) -> str:
    """The arguments of the tool call as they were written; some servers answer in plain text all the same."""
    import json

    if raw := written_so_far(message, "tools"):
        return raw
    calls = getattr(message, "tool_calls", None) or []
    broken = getattr(message, "invalid_tool_calls", None) or []
    if calls:
        return json.dumps(calls[0]["args"], ensure_ascii=False)
    if broken:
        return str(broken[0].get("args") or "")
    if "{" in str(message.text):
        return str(message.text)
    raise Failure("not in form", "The model called no tool when it was asked to.", other_form=True)


def written_so_far(message: BaseMessage, form: Form) -> str:
    """What has come of an answer that is still being written."""
    if form != "tools":
        return str(message.text)
    chunks = getattr(message, "tool_call_chunks", None) or []
    return str(chunks[0].get("args") or "") if chunks else ""
