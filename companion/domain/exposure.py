"""How suggestions spread over the people who could be suggested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from pydantic import BaseModel, Field


class Suggested(BaseModel):
    """How often one person was suggested."""

    person_id: str
    name: str
    times: int


class ExposureAudit(BaseModel):
    """Who is suggested how often, over all needs together.

    `most_suggested_share` and `first_ten_share` are shares of all suggestions; `gini` is 0 where everybody is suggested
    equally often and nears 1 where all suggestions name one person. `spread` holds everybody who may be suggested, the most
    suggested first.
    """

    needs: int
    needs_without_suggestion: int
    top: int
    mentors: int
    suggestions: int
    most_suggested_share: float
    first_ten_share: float
    never_suggested: int
    never_suggested_ids: list[str] = Field(default_factory=list)
    gini: float
    spread: list[Suggested] = Field(default_factory=list)


def exposure(answers: Iterable[list[str]], names: Mapping[str, str], *, top: int) -> ExposureAudit:
    """The figures of a spread. `answers` are the ids suggested for each need, `names` those of everybody who may be suggested."""
    found = list(answers)
    times = Counter(person for answer in found for person in answer)
    spread = [Suggested(person_id=who, name=name, times=times[who]) for who, name in names.items()]
    spread.sort(key=lambda one: (-one.times, one.person_id))
    total = sum(one.times for one in spread)
    never = [one.person_id for one in spread if not one.times]
    return ExposureAudit(
        needs=len(found),
        needs_without_suggestion=sum(not answer for answer in found),
        top=top,
        mentors=len(spread),
        suggestions=total,
        most_suggested_share=_share(spread[:1], total),
        first_ten_share=_share(spread[:10], total),
        never_suggested=len(never),
        never_suggested_ids=never,
        gini=gini([one.times for one in spread]),
        spread=spread,
    )


def gini(values: list[int]) -> float:
    """Gini's coefficient, 0..1: half the mean difference of all pairs, divided by the mean. 0 where there is nothing to share."""
    if not sum(values):
        return 0.0
    ordered = np.sort(np.asarray(values, dtype=np.float64))
    places = np.arange(1, len(ordered) + 1)
    return round(float((2 * places - len(ordered) - 1) @ ordered / (len(ordered) * ordered.sum())), 4)


def _share(people: list[Suggested], total: int) -> float:
    return round(sum(one.times for one in people) / total, 4) if total else 0.0
