"""Fits the model behind "nothing fits": `python -m evals.floor` prints its weights and how well they tell near from far.

Near are the people judged to be exactly whom one would hope for; far are the first five for a need that nobody meets, and
people well down the order of a need that somebody meets. Features are those of
`companion.domain.matching.floor`. Needs scikit-learn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from companion.domain.matching.floor import Floor
from evals.matching import Bench, Cases, Split, bench, read_cases

FIRST = 5
WELL_DOWN = slice(10, 40, 6)
WELL_DOWN_WEIGHT = 0.3
"""People well down the order are many, and some of them would do."""

Row = tuple[tuple[float, float, float], int, float]


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


if __name__ == "__main__":
    with bench() as opened:
        print(json.dumps(fit(opened, read_cases()), indent=2))
