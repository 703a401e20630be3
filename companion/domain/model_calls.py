"""Language models from outside: what would be sent to one, and the record of each call, which names nobody."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.domain.outreach.outreach import PromptUsed

Task = Literal["draft", "revision", "follow-up", "tidy", "sharpen", "bridges", "need", "rerank", "agenda", "reflection", "claims"]

Outcome = Literal[
    "answered", "not in form", "empty", "refused", "too long", "cut short", "too slow", "too busy", "server error", "unreachable",
    "wrong key", "unknown model", "not a model", "declined", "stopped",
]  # fmt: skip
"""How a call ended; everything but `answered` was told to the person as one sentence."""


class ModelCall(BaseModel):
    """One call of a language model. It holds no text of anybody's and nobody's id; `about` is a draft's random one.

    `left_machine` is None in records of before it was noted.
    """

    model_config = ConfigDict(frozen=True)

    at: datetime
    task: Task
    prompt: PromptUsed
    model: str
    address: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    milliseconds: int
    outcome: Outcome
    left_machine: bool | None = None
    about: str | None = None


class Spoken(BaseModel):
    """One message to a model."""

    model_config = ConfigDict(frozen=True)

    role: Literal["system", "user"]
    text: str


class Outgoing(BaseModel):
    """Exactly what a model is sent, and where: it can be read before anything is sent.

    `about` is not sent: it names the draft on the record of the call.
    """

    model_config = ConfigDict(frozen=True)

    task: Task
    prompt: PromptUsed
    model: str
    address: str
    leaves_machine: bool
    messages: tuple[Spoken, ...]
    temperature: float
    max_tokens: int
    about: str | None = None

    @property
    def text(self) -> str:
        """All of it, as one text."""
        return "\n\n".join(message.text for message in self.messages)
