"""People who answer: eight rounds of proposals with declines and silences, planned again each time, beside fixed lists."""

import json
import sys
from dataclasses import dataclass, field, replace

import numpy as np

from companion.domain.cohort.rules import PlanRules
from companion.domain.cohort.task import Counts
from companion.services.cohort.plan_solving import widened
from companion.solver.flow import FlowSolver
from evals.cohort.instances import Drawn

ROUNDS = 8
WILLING, MENTOR_WILLING = 0.85, 0.8
"""Chances of a yes: a mentee's to their own best, which halves with each whole regret, and a mentor's."""


@dataclass
class Answers:
    """What people say, drawn by pair and so alike for every method, and how often each mentor was asked."""

    drawn: Drawn
    seed: int = 7
    asked: Counts = field(init=False)

    def __post_init__(self) -> None:
        self.asked = np.zeros(len(self.drawn.cohort.places), dtype=np.int64)

    def both(self, mentee: int, mentor: int, regret: float) -> bool:
        """Whether both say yes; the mentor is asked after the mentee's yes only."""
        luck = np.random.default_rng((self.seed, mentee, mentor)).random(2)
        if luck[0] >= WILLING * 2.0**-regret:
            return False
        self.asked[mentor] += 1
        return bool(luck[1] < MENTOR_WILLING)


def planned_again(mentees: int) -> dict[str, object]:
    """Matched after each round when the rest is planned again, accepted pairs stay and declined ones never return."""
    drawn, solver = Drawn(mentees), FlowSolver()
    answers, case = Answers(drawn), drawn.case
    open_, shares = set(range(mentees)), []
    for _ in range(ROUNDS):
        case, outcome = widened(
            case, PlanRules(), solver, lambda parts, among: drawn.more([part for part in parts if part in open_], among)
        )
        if outcome is None:
            break
        used, apart = case.used.copy(), set(case.apart)
        for at in outcome.pair[outcome.pair >= 0].tolist():
            mentee, mentor = int(case.pairs.part[at]), int(case.pairs.mentor[at])
            if answers.both(mentee, mentor, float(case.pairs.regret[at])):
                open_.discard(mentee)
                used[mentor] += 1
            apart.add((mentee, mentor))
        left = np.isin(case.pairs.part, sorted(open_))
        case = replace(case, pairs=case.pairs.some(left), used=used, apart=frozenset(apart), kept=np.zeros(1, dtype=np.int64))
        shares.append(round(1 - len(open_) / mentees, 4))
    return {"matched": shares, "most_asked": int(answers.asked.max())}


def fixed_lists(mentees: int) -> dict[str, object]:
    """The same people going down their own lists, one name a round, first come first served."""
    drawn = Drawn(mentees)
    answers, pairs = Answers(drawn), drawn.case.pairs
    places, open_, shares = drawn.cohort.places.copy(), set(range(mentees)), []
    for place in range(1, ROUNDS + 1):
        for at in np.flatnonzero(pairs.place == place).tolist():
            mentee, mentor = int(pairs.part[at]), int(pairs.mentor[at])
            if mentee in open_ and answers.both(mentee, mentor, float(pairs.regret[at])) and places[mentor]:
                places[mentor] -= 1
                open_.discard(mentee)
        shares.append(round(1 - len(open_) / mentees, 4))
    return {"matched": shares, "most_asked": int(answers.asked.max())}


if __name__ == "__main__":
    size = int(sys.argv[1])
    print(json.dumps({"planned_again": planned_again(size), "fixed_lists": fixed_lists(size)}))
