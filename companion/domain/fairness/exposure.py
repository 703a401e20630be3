"""How suggestions spread over the people who could be suggested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from pydantic import BaseModel, Field

from companion.domain.cohort.small_counts import LEAST, SmallCount


class Suggested(BaseModel):
    """How often one person was suggested."""

    person_id: str
    name: str
    times: int


class ProposedExposure(BaseModel):
    """How the proposals of cohorts spread over mentors, as far as it may be told: a second proposal tells how a first one ended.

    `at_least` and the counts of `often` are rounded down to multiples of five, the shares to hundredths; whoever was proposed
    fewer than five times is in neither list.
    """

    at_least: int | None
    most_proposed_share: float
    first_ten_share: float
    gini: float
    never_proposed: int
    often: list[SmallCount] = Field(default_factory=list)


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
    proposed: ProposedExposure | None = None


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


def proposed_exposure(mentors: Iterable[str], names: Mapping[str, str]) -> ProposedExposure | None:
    """How proposals spread. `mentors` are those of each proposal ever made, `names` as in `exposure`. None without proposals."""
    times = Counter(mentors)
    total = sum(times.values())
    if not total:
        return None
    spread = sorted((Suggested(person_id=who, name=names.get(who, ""), times=times[who]) for who in {*times, *names}),
                    key=lambda one: (-one.times, one.person_id))  # fmt: skip
    often = [one for one in spread if one.times >= LEAST]
    return ProposedExposure(
        at_least=total - total % LEAST or None,
        most_proposed_share=round(_share(spread[:1], total), 2),
        first_ten_share=round(_share(spread[:10], total), 2),
        gini=round(gini([one.times for one in spread]), 2),
        never_proposed=sum(not one.times for one in spread),
        often=[SmallCount(name=one.person_id, at_least=one.times - one.times % LEAST) for one in often],
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
