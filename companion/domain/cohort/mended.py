"""A plan of which only a few places were planned anew: what was held stays in it, with its figures counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import numpy as np

from companion.domain.cohort.measures import TOP
from companion.domain.cohort.plan import Plan, PlannedPair, Totals
from companion.domain.cohort.rules import PlanRules


def needs_whole(rules: PlanRules) -> bool:
    """Whether the rules bind pairs to one another, so that a few cannot be planned beside the others."""
    return bool(rules.slots or rules.force or rules.min_load or rules.min_cross_industry_share)


def mended(before: Plan, few: Plan, held: Collection[tuple[str, str]]) -> Plan:
    """The plan before with what is held of it, and the few who were planned anew. `held`: mentee and mentor of each."""
    proposals = [*(one for one in before.proposals if (one.mentee, one.mentor) in held), *few.proposals]
    used = {mentor for _, mentor in held} | {one.mentor for one in few.proposals}
    freed = {one.mentor for one in before.proposals} - used
    idle = sorted({one for one in before.idle_mentors if one not in used} | freed)
    totals = _counted(before.totals, proposals, unmatched=len(few.unmatched))
    return few.model_copy(update={"proposals": proposals, "idle_mentors": idle, "totals": totals})


def _counted(before: Totals, proposals: list[PlannedPair], *, unmatched: int) -> Totals:
    """The figures of the pairs. How many pairs would rather have each other is only known of the plan before."""
    if not proposals:
        return before.model_copy(update={"unmatched": unmatched})
    load = Counter(one.mentor for one in proposals)
    regrets = [one.regret for one in proposals]
    figures = {
        "similarity": sum(one.similarity for one in proposals), "worst": min(one.similarity for one in proposals),
        "fit": sum(one.fit for one in proposals), "worst_fit": min(one.fit for one in proposals),
        "cross_industry_share": sum(one.cross_industry is True for one in proposals) / len(proposals),
        "top_three_share": sum(one.place <= TOP for one in proposals) / len(proposals),
        "own_first_share": sum(one.place == 1 for one in proposals) / len(proposals),
        "mean_regret": sum(regrets) / len(regrets),
    }  # fmt: skip
    rounded = {name: round(float(value), 4) for name, value in figures.items()}
    quartiles = [round(float(value), 4) for value in np.quantile(regrets, (0, 0.25, 0.5, 0.75, 1))]
    counts = {"mentors_used": len(load), "most_load": max(load.values()), "unmatched": unmatched}
    return before.model_copy(update={**rounded, **counts, "regrets": quartiles})
