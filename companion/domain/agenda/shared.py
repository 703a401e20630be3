"""The agenda that two people share: what both see of a plan, and nothing of what it was made from or found in it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from companion.domain.agenda.agenda import Agenda, AgendaKind, Block, DrewOn, Meeting, Pair, View, Views
from companion.domain.agenda.view import shared_view
from companion.domain.promises import Promise

_ADDED = {"by", "at"}


class SharedAgenda(BaseModel):
    """The fields of an agenda that are for both, with who of the two shared or changed it last."""

    kind: AgendaKind
    minutes: int
    question: str = ""
    blocks: list[Block]
    promises: list[Promise] = []
    pair: Pair
    meeting: Meeting
    between_us: str = ""
    drew_on: list[DrewOn] = []
    by: str
    at: datetime

    @classmethod
    def of(cls, plan: Agenda, *, by: str, at: datetime) -> Self:
        """What is for both of a plan. Raises ValidationError where it is none: a boundary stopped it."""
        told = plan.model_dump(include=set(cls.model_fields) - _ADDED)
        shared = cls.model_validate({**told, "by": by, "at": at})
        promises = [one.model_copy(update={"words": None}) for one in shared.promises]
        return shared.model_copy(update={"promises": promises})

    @property
    def plan(self) -> Agenda:
        """The plan again, without what is for one side alone."""
        bare, nothing = Agenda.model_validate(self.model_dump(exclude=_ADDED)), View(title="", sections=[])
        views = Views(shared=shared_view(bare), mentee_only=nothing, mentor_only=nothing)
        return bare.model_copy(update={"views": views})
