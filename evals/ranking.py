"""How well people are ranked: words, meaning, both, and the companion, on needs with judged people; and when it says no.

Methods are chosen looking at the tune half; the keep half is only reported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ir_measures
import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.enquiry import Enquiry
from companion.settings import read_settings
from evals import methods
from evals.bench import counted
from evals.deletion import deletion
from evals.judging import ByNeed, agreement, grades, read_pairs
from evals.matching import Bench, Cases, JudgedMentee, JudgedNeed, bench, read_cases
from evals.methods import MEASURES, NAMES, Totals, leads, table
from evals.outside import outside
from evals.refusal import SPLITS, refusal

Method = Callable[[Bench, Enquiry], Totals]
Case = JudgedNeed | JudgedMentee


def run() -> dict[str, object]:
    cases = read_cases()
    pairs = read_pairs(cases.version)
    elsewhere = read_settings().eval_data
    with bench() as opened:
        return {
            "judges": {"all": agreement(pairs), "met": agreement(counted(cases))},
            "needs": by_split(opened, cases.needs, grades(pairs)),
            "profiles": by_split(opened, cases.profiles, grades(pairs)),
            "outside": outside(opened, elsewhere) if elsewhere else {},
            "length": length(opened, cases),
            "reasons": deletion(opened, cases.needs),
            "refusal_by_people": refusal(opened, cases),
        }


def by_split(bench: Bench, cases: Sequence[Case], judged: ByNeed) -> dict[str, object]:
    return {split: compare(bench, [case for case in cases if case.split == split], judged) for split in SPLITS}


def compare(bench: Bench, cases: Sequence[Case], judged: ByNeed) -> dict[str, object]:
    """Every method on some cases: means, and who leads whom."""
    each = {name: per_case(bench, cases, judged, method) for name, method in METHODS.items()}
    return {"cases": len(cases), **table(each), "leads": leads(each)}


def per_case(bench: Bench, cases: Sequence[Case], judged: ByNeed, method: Method) -> NDArray[np.float64]:
    """Shape (cases, measures)."""
    qrels, run = [], []
    for case in cases:
        enquiry = asked_of(bench, case)
        rows = np.flatnonzero(bench.allowed(enquiry))
        order = rows[np.argsort(-method(bench, enquiry)[rows], kind="stable")]
        people = [bench.board.pool.people[row].person_id for row in order.tolist()]
        run += [ir_measures.ScoredDoc(case.id, person, float(len(people) - place)) for place, person in enumerate(people)]
        qrels += [ir_measures.Qrel(case.id, person, grade) for person, grade in judged[case.id].items()]
    found = {(metric.query_id, str(metric.measure)): metric.value for metric in ir_measures.iter_calc(MEASURES, qrels, run)}
    return np.array([[found[case.id, name] for name in NAMES] for case in cases])


def asked_of(bench: Bench, case: Case) -> Enquiry:
    return bench.enquiry(text=case.text) if isinstance(case, JudgedNeed) else bench.enquiry(mentee=case.mentee)


def words_alone(bench: Bench, enquiry: Enquiry) -> Totals:
    return simple(bench, enquiry)[0]


def meaning_alone(bench: Bench, enquiry: Enquiry) -> Totals:
    return simple(bench, enquiry)[1]


def fused(bench: Bench, enquiry: Enquiry) -> Totals:
    return methods.fused(simple(bench, enquiry), bench.mentors, trust=bench.as_one(enquiry.need.text)[0].trust)


def companion(bench: Bench, enquiry: Enquiry) -> Totals:
    return enquiry.scores.total.astype(np.float64)


METHODS: dict[str, Method] = {"bm25": words_alone, "dense": meaning_alone, "fused": fused, "companion": companion}
"""`bm25`, `dense`, `fused`: the best passage for the whole text, every passage counting alike. `companion`: what people get."""


def simple(bench: Bench, enquiry: Enquiry) -> tuple[Totals, Totals]:
    return methods.signals(bench.board.ranker("need"), bench.as_one(enquiry.need.text)[0])


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


if __name__ == "__main__":
    import json

    print(json.dumps(run(), indent=2))
