"""A plan of which only a few places were planned anew: what was held stays in it, with its figures counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from companion.domain.cohort.measures import TOP, rounded
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
    """The figures of the pairs. How many pairs would rather have each other is only known of the plan before.

    Accepted pairs count for who is used and across industries alone, as in `measures.totals`, since they were not weighed.
    """
    load = Counter(one.mentor for one in proposals)
    spread = Totals(
        mentors_used=len(load),
        most_load=max(load.values(), default=0),
        unmatched=unmatched,
        cross_industry_share=rounded(sum(one.cross_industry is True for one in proposals) / max(len(proposals), 1)),
        blocking_pairs=before.blocking_pairs,
    )
    weighed = [one for one in proposals if one.kept != "accepted"]
    return spread.model_copy(update=_weighed(weighed)) if weighed else spread


def _weighed(pairs: Sequence[PlannedPair]) -> dict[str, float | list[float]]:
    """The figures of how well some pairs are served."""
    similarities, fits, regrets = [one.similarity for one in pairs], [one.fit for one in pairs], [one.regret for one in pairs]
    return {
        "similarity": rounded(sum(similarities)), "worst": rounded(min(similarities)),
        "fit": rounded(sum(fits)), "worst_fit": rounded(min(fits)),
        "top_three_share": rounded(sum(one.place <= TOP for one in pairs) / len(pairs)),
        "own_first_share": rounded(sum(one.place == 1 for one in pairs) / len(pairs)),
        "mean_regret": rounded(sum(regrets) / len(regrets)),
        "regrets": [rounded(value) for value in np.quantile(regrets, (0, 0.25, 0.5, 0.75, 1))],
    }  # fmt: skip
