"""What is remembered of a search: who was suggested for it, so that the next near-tie can go to somebody else."""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict

from companion.domain.needs import Need

COUNTED_DAYS = 365
"""Days for which a suggestion counts: about as long as a programme's round. Older ones are deleted."""


class Question(BaseModel):
    """One need of one seeker, as it is told from others. Stored only as a salted hash."""

    model_config = ConfigDict(frozen=True)

    asked: str
    seeker: str | None = None

    @classmethod
    def of(cls, need: Need, seeker: str | None) -> Question:
        """The question that a need puts: what is looked for and its conditions, whatever the words around them."""
        conditions = sorted((one.field, one.op, [str(value) for value in one.value], one.wish) for one in need.filters)
        aspects = [" ".join(aspect.split()).casefold() for aspect in need.aspects or [need.text]]
        return cls(asked=json.dumps([sorted(aspects), conditions], ensure_ascii=False), seeker=seeker)
