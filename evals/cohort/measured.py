"""One method on one cohort, in a process of its own: `python -m evals.cohort.measured METHOD MENTEES SEED`, one line of JSON."""

import json
import resource
import sys
import time
from dataclasses import dataclass, field, replace

import numpy as np

from companion.domain.cohort.case import Case
from companion.domain.cohort.rules import PlanRules
from companion.domain.cohort.task import Counts, Task
from companion.services.cohort.plan_solving import Outcome, solve, widened
from companion.solver.flow import FlowSolver
from evals.cohort.instances import Drawn
from evals.cohort.peers import PEERS

OURS = {"ours": PlanRules(), "ours, worst-off": PlanRules(objective="worst-off"), "ours, min_load": PlanRules(min_load=1)}
CHOICES, AGAIN, WARMING = "ours, choices", "ours, after a decline", 50
LOOKED_AT = 4


def measured(method: str, mentees: int, seed: int) -> dict[str, object]:
    """Seconds of wall and CPU and memory of one method beyond the cohort itself, and how good its matches are."""
    _warm()
    drawn = Drawn(mentees, seed=seed)
    before, stopwatch = _peak_mib(), Stopwatch()
    if method in PEERS:
        task, _ = drawn.case.task(PlanRules(), {})
        pair = PEERS[method](task)
        return {**stopwatch.read(), "mib": round(_peak_mib() - before, 1), **_quality(drawn.case, pair)}
    rules, solver = OURS.get(method, PlanRules()), FlowSolver()
    case, outcome = widened(drawn.case, rules, solver, drawn.more)
    assert outcome is not None
    used = stopwatch.read()
    if method in BESIDE:
        used = BESIDE[method](outcome, solver)
    mib = round(_peak_mib() - before, 1)
    return {**used, "mib": mib, **_quality(case, outcome.pair), "sum_of_given": _sum(drawn.case, rules, solver)}


@dataclass
class Stopwatch:
    """Wall and CPU seconds since it was made."""

    wall: float = field(default_factory=time.perf_counter)
    cpu: float = field(default_factory=time.process_time)

    def read(self) -> dict[str, float]:
        return {
            "seconds": round(time.perf_counter() - self.wall, 3),
            "cpu_seconds": round(time.process_time() - self.cpu, 3),
        }


def _sum(case: Case, rules: PlanRules, solver: FlowSolver) -> float:
    """The sum over the pairs that every method was given, before more were asked for."""
    outcome = solve(case, rules, solver)
    return round(float(case.fit()[outcome.pair[outcome.pair >= 0]].sum()), 4) if outcome else 0.0


def _choices(outcome: Outcome, solver: FlowSolver) -> dict[str, float]:
    """Seconds to work out what the next few of every mentee would cost the others."""
    pairs = outcome.case.pairs
    others = np.setdiff1d(np.flatnonzero(pairs.place <= LOOKED_AT), outcome.pair)
    others = others[outcome.pair[pairs.part[others]] >= 0]
    stopwatch = Stopwatch()
    solver.forced(outcome.task, outcome.solved, np.searchsorted(outcome.kept, others))
    return stopwatch.read()


def _after_a_decline(outcome: Outcome, solver: FlowSolver) -> dict[str, float]:
    """Seconds to plan again when one mentee said no, half have accepted, and the rest wait."""
    case, pairs = outcome.case, outcome.case.pairs
    accepted = np.arange(len(case.parts)) % 2 == 0
    held = outcome.pair[accepted & (outcome.pair >= 0)]
    stopwatch = Stopwatch()
    rest = replace(
        case,
        pairs=pairs.some(~accepted[pairs.part]),
        used=np.bincount(pairs.mentor[held], minlength=len(case.capacity)),
        kept=pairs.mentor[held],
        apart=frozenset({(1, int(pairs.mentor[outcome.pair[1]]))}),
        pending=frozenset((int(pairs.part[at]), int(pairs.mentor[at])) for at in outcome.pair[~accepted & (outcome.pair >= 0)]),
    )
    solve(rest, PlanRules(), solver)
    return stopwatch.read()


BESIDE = {CHOICES: _choices, AGAIN: _after_a_decline}


def _quality(case: Case, pair: Counts) -> dict[str, object]:
    chosen = pair[pair >= 0]
    fit, load = case.fit()[chosen], np.bincount(case.pairs.mentor[chosen], minlength=len(case.capacity))
    return {
        "sum": round(float(fit.sum()), 4),
        "worst": round(float(fit.min()), 4),
        "unmatched": int(np.count_nonzero(pair < 0)),
        "places_left": int((case.capacity - load).sum()),
        "idle": int(np.count_nonzero(load == 0)),
        "top_three": round(float((case.pairs.place[chosen] <= 3).mean()), 4),
    }


def _warm() -> None:
    """Load the libraries, which is not what is measured."""
    task: Task = Drawn(WARMING).case.task(PlanRules(), {})[0]
    FlowSolver().solve(replace(task, worst_off=1.0))


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    name, size, drawn_by = sys.argv[1:]
    print(json.dumps(measured(name, int(size), int(drawn_by))))
