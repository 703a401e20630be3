"""The receipt of a message: what each sentence rests on, what every rule said, and what left the machine."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from companion.domain.model_calls import ModelCall
from companion.domain.outreach.outreach import Channel, Draft, Finding, MessageKind

Result = Literal["mend", "look", "confirmed", "passed"]


class RuleResult(BaseModel):
    """What one rule said of a message; `passed` has no findings."""

    id: str
    title: str
    result: Result
    findings: list[Finding] = Field(default_factory=list)


class Receipt(BaseModel):
    """Everything a receipt shows. `calls` are all questions put to a language model for this message, the oldest first."""

    sender: str
    reader: str
    channel: Channel
    kind: MessageKind
    draft: Draft
    writer: str
    rules: list[RuleResult]
    calls: list[ModelCall]
    at: datetime

    @property
    def passed(self) -> list[RuleResult]:
        """Rules that found nothing."""
        return [one for one in self.rules if one.result == "passed"]

    @property
    def spoken_up(self) -> list[RuleResult]:
        """Rules that found something, those to mend first."""
        weight: tuple[Result, ...] = ("mend", "look", "confirmed")
        return sorted((one for one in self.rules if one.result in weight), key=lambda one: weight.index(one.result))

    @property
    def left(self) -> list[ModelCall]:
        """Calls that left this machine; where it was not noted, they count as having left."""
        return [call for call in self.calls if call.left_machine is not False]
