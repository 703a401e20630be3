"""The figures of a plan: how well people are served, the worst of them, and what they would rather have."""

from __future__ import annotations

import numpy as np

from companion.domain.cohort.case import Case
from companion.domain.cohort.plan import Totals
from companion.domain.cohort.rules import PlanRules
from companion.domain.cohort.task import NOBODY, Counts
from companion.domain.matching.pool import Mask

TOP = 3


def totals(case: Case, rules: PlanRules, pair: Counts) -> Totals:
    """The figures of the pairs chosen, positions in the case by part. Accepted pairs count for who is used and across
    industries alone, since they were not weighed.
    """
    chosen = pair[pair != NOBODY]
    mentors = np.concatenate([case.kept, case.pairs.mentor[chosen]])
    load = np.bincount(mentors, minlength=len(case.capacity))
    spread = Totals(
        mentors_used=int(np.count_nonzero(load)),
        most_load=int(load.max(initial=0)),
        cross_industry_share=rounded((case.kept_across + case.pairs.across[chosen].sum()) / max(len(mentors), 1)),
        unmatched=len(case.parts) - len(chosen),
    )
    return spread if not len(chosen) else spread.model_copy(update=_weighed(case, rules, pair, chosen))


def _weighed(case: Case, rules: PlanRules, pair: Counts, chosen: Counts) -> dict[str, float | int | list[float]]:
    """The figures of how well the pairs chosen are served."""
    pairs, fit = case.pairs, case.fit()[chosen]
    similarity, regret, place = pairs.similarity[chosen], pairs.regret[chosen], pairs.place[chosen]
    return {
        "similarity": rounded(similarity.sum()),
        "worst": rounded(similarity.min()),
        "fit": rounded(fit.sum()),
        "worst_fit": rounded(fit.min()),
        "top_three_share": rounded((place <= TOP).mean()),
        "own_first_share": rounded((place == 1).mean()),
        "mean_regret": rounded(regret.mean()),
        "regrets": [rounded(value) for value in np.quantile(regret, (0, 0.25, 0.5, 0.75, 1))],
        "blocking_pairs": int(np.count_nonzero(blocking(case, rules, pair))),
    }


def blocking(case: Case, rules: PlanRules, pair: Counts) -> Mask:
    """Pairs, allowed by the rules, in which each would rather have the other than what is proposed to them, (pairs,)."""
    pairs = case.pairs
    mine, theirs = np.full(len(case.parts), np.inf), np.full(len(case.capacity), -np.inf)
    filled = pair != NOBODY
    chosen = pair[filled]
    mine[filled] = pairs.regret[chosen]
    np.maximum.at(theirs, pairs.mentor[chosen], pairs.theirs[chosen])
    load = np.bincount(pairs.mentor[chosen], minlength=len(case.capacity))
    theirs[load < case.places(rules)] = np.inf
    rather: Mask = case.usable(rules) & (pairs.regret < mine[pairs.part]) & (pairs.theirs < theirs[pairs.mentor])
    return rather & ~_held(case, pair)


def _held(case: Case, pair: Counts) -> Mask:
    """Pairs of two people who have each other already, in whatever part."""
    keys = case.two_keys()
    return np.isin(keys, keys[pair[pair != NOBODY]])


def rounded(value: float) -> float:
    """A figure as it is kept."""
    return round(float(value), 4)
