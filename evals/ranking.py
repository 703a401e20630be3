"""How well people are ranked: words, meaning, both, and the companion, on needs with judged people; and when it says no.

Methods are chosen looking at the tune half; the keep half is only reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import ir_measures
import numpy as np
from ir_measures import RR, R, nDCG
from numpy.typing import NDArray

from companion.domain.board import Board
from companion.domain.enquiry import Enquiry
from companion.domain.ranking import Ranker
from companion.domain.reasons import NEARLY, Explained
from evals.matching import Bench, Cases, JudgedMentee, JudgedNeed, Split, bench, part_of, read_cases

MEASURES = (RR, R @ 10, nDCG @ 10)
DRAWS = 5_000
POOL_SIZES = (8, 50, 160)
SUBPOOLS = 20

Totals = NDArray[np.float64]
Method = Callable[[Bench, Enquiry], Totals]
Case = JudgedNeed | JudgedMentee


def run() -> dict[str, object]:
    cases = read_cases()
    with bench() as opened:
        return {
            "needs": {
                split: compare(opened, [need for need in cases.needs if need.split == split]) for split in ("tune", "keep")
            },
            "profiles": {
                split: compare(opened, [one for one in cases.profiles if one.split == split]) for split in ("tune", "keep")
            },
            "length": length(opened, cases),
            "reasons": deletion(opened, cases.needs),
            "refusal": {split: refusal(opened, cases, split) for split in ("tune", "keep")},
            "refusal_by_pool_size": {str(size): refusal_in_subpools(opened, cases, size) for size in POOL_SIZES},
        }


def of_split(cases: Iterable[Case], split: Split) -> list[Case]:
    return [case for case in cases if case.split == split]


def compare(bench: Bench, cases: Sequence[Case]) -> dict[str, object]:
    """Every method on some cases: means, and the companion's lead over each with a paired bootstrap interval of 95 %."""
    each = {name: per_case(bench, cases, method) for name, method in METHODS.items()}
    names = [str(measure) for measure in MEASURES]
    return {
        "cases": len(cases),
        **{name: dict(zip(names, values.mean(axis=0).round(3).tolist(), strict=True)) for name, values in each.items()},
        "lead_of_companion": {
            name: {measure: interval(each["companion"][:, column] - values[:, column]) for column, measure in enumerate(names)}
            for name, values in each.items()
            if name != "companion"
        },
    }


def per_case(bench: Bench, cases: Sequence[Case], method: Method) -> NDArray[np.float64]:
    """Shape (cases, measures)."""
    judged, run = [], []
    for case in cases:
        enquiry = asked_of(bench, case)
        allowed = bench.allowed(enquiry)
        rows = np.flatnonzero(allowed)
        order = rows[np.argsort(-method(bench, enquiry)[rows], kind="stable")]
        people = [bench.board.pool.people[row].person_id for row in order.tolist()]
        run += [ir_measures.ScoredDoc(case.id, person, float(len(people) - place)) for place, person in enumerate(people)]
        judged += [ir_measures.Qrel(case.id, person, grade) for person, grade in case.people.items()]
    found = {(metric.query_id, str(metric.measure)): metric.value for metric in ir_measures.iter_calc(MEASURES, judged, run)}
    return np.array([[found[case.id, str(measure)] for measure in MEASURES] for case in cases])


def asked_of(bench: Bench, case: Case) -> Enquiry:
    return bench.enquiry(text=case.text) if isinstance(case, JudgedNeed) else bench.enquiry(mentee=case.mentee)


def words_alone(bench: Bench, enquiry: Enquiry) -> Totals:
    return simple(bench, enquiry)[0]


def meaning_alone(bench: Bench, enquiry: Enquiry) -> Totals:
    return simple(bench, enquiry)[1]


def fused(bench: Bench, enquiry: Enquiry) -> Totals:
    return sum((standardised(signal, bench.mentors) for signal in simple(bench, enquiry)), np.zeros(len(bench.mentors)))


def companion(bench: Bench, enquiry: Enquiry) -> Totals:
    return enquiry.scores.total.astype(np.float64)


METHODS: dict[str, Method] = {"bm25": words_alone, "dense": meaning_alone, "fused": fused, "companion": companion}
"""`bm25`, `dense`, `fused`: the best passage for the whole text, every passage counting alike. `companion`: what people get."""


def simple(bench: Bench, enquiry: Enquiry) -> tuple[Totals, Totals]:
    ranker = bench.board.ranker("need")
    one = bench.as_one(enquiry.need.text)[0]
    pool = bench.board.pool
    bm25 = ranker.best(pool.words.scores(one.words)[ranker.passages][:, None])[:, 0]
    cosine = ranker.best((pool.vectors @ one.vector)[ranker.passages][:, None])[:, 0]
    return bm25.astype(np.float64), cosine.astype(np.float64)


def standardised(values: Totals, population: NDArray[np.bool_]) -> Totals:
    deviation = values[population].std()
    return (values - values[population].mean()) / (deviation if deviation > 0 else 1.0)


def interval(differences: NDArray[np.float64]) -> list[float]:
    """Mean, and the paired bootstrap interval of 95 % around it."""
    drawn = np.random.default_rng(0).integers(len(differences), size=(DRAWS, len(differences)))
    low, high = np.percentile(differences[drawn].mean(axis=1), [2.5, 97.5])
    return [round(float(value), 3) for value in (differences.mean(), low, high)]


def length(bench: Bench, cases: Cases) -> dict[str, float]:
    """Rank correlation of place and number of passages, where nobody deserves a place: far needs, mean over them."""
    counts = bench.board.ranker("need").count[bench.mentors]
    found = {}
    for name, method in METHODS.items():
        each = [rank_correlation(method(bench, bench.enquiry(text=far.text))[bench.mentors], counts) for far in cases.far]
        found[name] = round(float(np.mean(each)), 3)
    return found


def rank_correlation(one: NDArray[np.float64], other: NDArray[np.int64]) -> float:
    return float(np.corrcoef(one.argsort().argsort(), average_ranks(other))[0, 1])


def average_ranks(values: NDArray[np.int64]) -> NDArray[np.float64]:
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    ranks: NDArray[np.float64] = (ends - (count + 1) / 2)[place]
    return ranks


def deletion(bench: Bench, needs: Iterable[JudgedNeed]) -> dict[str, float]:
    """Of the reasons shown first, how many pass the deletion test: taking away another passage costs the person no more.

    The passage is really taken away, and the person scored again in a pool without it. Ties (a tenth of a standard deviation,
    within which a sentence is preferred to a label) pass.
    """
    true = [passes(bench, enquiry, one) for enquiry in map(partial(asked_of, bench), needs) for one in shown(bench, enquiry)]
    return {"reasons": len(true), "true": round(float(np.mean(true)), 3)}


def shown(bench: Bench, enquiry: Enquiry) -> list[Explained]:
    return enquiry.near(3, order=bench.order(enquiry))


def passes(bench: Bench, enquiry: Enquiry, one: Explained) -> bool:
    reason = one.reasons(1)[0]
    pool, passages = bench.board.pool, enquiry.ranker.passages[one.mine].tolist()
    costs = [cost(bench, enquiry, one.row, passage) for passage in passages]
    quoted = next(
        place for place, at in enumerate(passages) if (pool.sources[at], pool.quotes[at]) == (reason.source, reason.quote)
    )
    return costs[quoted] >= max(costs) - NEARLY


def cost(bench: Bench, enquiry: Enquiry, row: int, passage: int) -> float:
    """How much one person's score falls without one passage."""
    rest = part_of(bench.board.pool, np.arange(len(bench.board.pool.owner)) != passage)
    again = Ranker(rest, population=bench.mentors).score(enquiry.asked)
    return float(enquiry.scores.total[row] - again.total[row])


@dataclass
class Refused:
    """How often nobody was suggested, rightly and wrongly."""

    rightly: int = 0
    wrongly: int = 0
    answered: int = 0
    missed: int = 0

    def figures(self) -> dict[str, float]:
        refused, far = self.rightly + self.wrongly, self.rightly + self.missed
        return {
            "precision": round(self.rightly / refused, 3) if refused else 1.0,
            "recall": round(self.rightly / far, 3) if far else 1.0,
            "answered_of_served": round(self.answered / (self.answered + self.wrongly), 3),
        }


def refusal(bench: Bench, cases: Cases, split: Split) -> dict[str, float]:
    """Precision and recall of "nobody fits", over the whole sample."""
    refused = Refused()
    for need in (need for need in cases.needs if need.split == split):
        count(refused, near=bool(shown(bench, asked_of(bench, need))), served=True)
    for far in (far for far in cases.far if far.split == split):
        count(refused, near=bool(shown(bench, bench.enquiry(text=far.text))), served=False)
    return refused.figures()


def count(refused: Refused, *, near: bool, served: bool) -> None:
    refused.answered += served and near
    refused.wrongly += served and not near
    refused.rightly += not served and not near
    refused.missed += not served and near


def refusal_in_subpools(bench: Bench, cases: Cases, size: int) -> dict[str, float]:
    """The same over pools drawn from the mentors. A need is served where somebody judged 2 was drawn, and counts only then."""
    refused, draw = Refused(), np.random.default_rng(size)
    for _ in range(SUBPOOLS):
        rows = np.sort(draw.choice(np.flatnonzero(bench.mentors), size, replace=False))
        pool = part_of(bench.board.pool, np.isin(bench.board.pool.owner, rows), rows)
        board = Board(pool)
        for need in cases.needs:
            if any(grade == 2 and person in pool.row_of for person, grade in need.people.items()):
                count(refused, near=somebody(board, bench.enquiry(text=need.text)), served=True)
        for far in cases.far:
            count(refused, near=somebody(board, bench.enquiry(text=far.text)), served=False)
    return refused.figures()


def somebody(board: Board, enquiry: Enquiry) -> bool:
    """Whether anybody of another board would be shown."""
    there = replace(enquiry, board=board)
    return bool(there.near(3, order=there.scores.order(np.ones(len(board.pool), dtype=np.bool_))))


if __name__ == "__main__":
    import json

    print(json.dumps(run(), indent=2))
