"""Fits the model behind "nothing fits": `python -m evals.floor` prints its weights and how well they tell near from far.

Near are the people judged to be exactly whom one would hope for; far are the first five for a need that nobody meets, and
people well down the order of a need that somebody meets. Features are those of
`companion.domain.matching.floor`. Needs scikit-learn.

The second look at needs told at length is fitted as well, on the needs of three hands, each once more without anybody it was
judged to fit: then whoever comes first is far.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator

import numpy as np

from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.floor import Floor
from evals.asked import SETS, meets_conditions, read_asked
from evals.matching import Bench, Cases, Split, bench, read_cases

FIRST = 5
WELL_DOWN = slice(10, 40, 6)
WELL_DOWN_WEIGHT = 0.3
"""People well down the order are many, and some of them would do."""

FIRST_OF_LONG = 10
LONG_PENALTY = 3.0

Row = tuple[tuple[float, float, float], int, float]
Told = tuple[tuple[float, float, float, float], bool]


def rows(bench: Bench, cases: Cases, split: Split) -> Iterator[Row]:
    """Features, whether near, and weight."""
    ranker = bench.board.ranker("need")
    stems = bench.companion.lexicon.stems
    for need in (need for need in cases.needs if need.split == split):
        scores = ranker.score(bench.as_one(need.text))
        floor, order = Floor(ranker, scores, stems), scores.order(bench.mentors)
        for person in (person for person, grade in need.people.items() if grade == 2):
            yield floor.features(bench.board.pool.row_of[person], 0), 1, 1.0
        for row in order[WELL_DOWN].tolist():
            if bench.board.pool.people[row].person_id not in need.people:
                yield floor.features(row, 0), 0, WELL_DOWN_WEIGHT
    for far in (far for far in cases.far if far.split == split):
        scores = ranker.score(bench.as_one(far.text))
        floor = Floor(ranker, scores, stems)
        for row in scores.order(bench.mentors)[:FIRST].tolist():
            yield floor.features(row, 0), 0, 1.0


def fit(bench: Bench, cases: Cases) -> dict[str, object]:
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score

    model = LogisticRegression(C=30)
    found: dict[str, object] = {}
    for split in ("tune", "keep"):
        features, near, weight = (np.array(column) for column in zip(*rows(bench, cases, split), strict=True))
        if split == "tune":
            model.fit(features, near, sample_weight=weight)
            found["weights"] = dict(zip(("cosine", "coverage", "gap"), model.coef_[0].round(1).tolist(), strict=True))
            found["bias"] = round(float(model.intercept_[0]), 1)
        found[f"{split}_area"] = round(float(roc_auc_score(near, model.decision_function(features), sample_weight=weight)), 3)
    return found


def told(bench: Bench, cases: Cases, split: Split) -> Iterator[Told]:
    """What the second look sees of the first people for each need told at length, and whether they are near."""
    of_hands = (case for name in SETS for case in read_asked(name) if case.half == split)
    needs = [(case.text, case.people) for case in (*(one for one in cases.needs if one.split == split), *of_hands)]
    needs += [(case.text, {}) for case in cases.far if case.split == split]
    for text, graded in needs:
        enquiry = bench.enquiry(text=text)
        if not enquiry.need.stops and enquiry.asked[-1].parts:
            yield from _first_of(bench, enquiry, graded)
            yield from _first_of(bench, enquiry, graded, without=graded) if graded else ()


def _first_of(bench: Bench, enquiry: Enquiry, graded: dict[str, int], without: Container[str] = ()) -> Iterator[Told]:
    people = bench.board.pool.people
    order = enquiry.scores.order(bench.allowed(enquiry) & meets_conditions(enquiry)).tolist()
    left = [row for row in order if people[row].person_id not in without][:FIRST_OF_LONG]
    for row in left:
        grade = graded.get(people[row].person_id, 0)
        if grade != 1:
            yield enquiry.floor.at_length(row, len(enquiry.asked) - 1), grade == 2


def fit_told(bench: Bench, cases: Cases) -> dict[str, object]:
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    scaled, model = StandardScaler(), LogisticRegression(C=LONG_PENALTY, max_iter=1000)
    both, found = make_pipeline(scaled, model), dict[str, object]()
    for split in ("tune", "keep"):
        seen, near = (np.array(column) for column in zip(*told(bench, cases, split), strict=True))
        if split == "tune":
            both.fit(seen, near)
            weights = model.coef_[0] / scaled.scale_
            found["weights"] = weights.round(2).tolist()
            found["bias"] = round(float(model.intercept_[0] - weights @ scaled.mean_), 2)
        found[f"{split}_area"] = round(float(roc_auc_score(near, both.decision_function(seen))), 3)
    return found


if __name__ == "__main__":
    with bench() as opened:
        cases = read_cases()
        print(json.dumps({"floor": fit(opened, cases), "told_at_length": fit_told(opened, cases)}, indent=2))
