"""How well the purposes of single sentences are told apart by their words: recall and false ones of each, cross-validated.

`--fit` fits the model on everything and writes it into the program. Beside `cases/purposes.yaml` it learns what first messages
ordinarily say, from the messages of `cases/outreach.yaml` that may be looked at, marked by the forms the rules know.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.purposes import FILE_NAME, Weights, terms
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.rules.begging import begs_for_work
from companion.domain.rules.tone import presses
from evals.outreach import CASES, as_case

FITTED = Path(__file__).parents[1] / "companion" / "domain" / "outreach" / FILE_NAME
FOLDS = 5
INVERSE_PENALTY = 10.0
SELDOM = 2
"""In how many sentences a term stands that is worth a weight."""

LEAST = (0.5, 0.65)
FORESEEN = 0.5
"""How much a sentence marked by form counts beside one marked by hand."""


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--fit", action="store_true", help="fit on everything and write it into the program")


def run(*, fit: bool = False) -> dict[str, object]:
    said = [(text, purpose) for purpose, texts in _written().items() for text in texts]
    beside = _ordinary()
    if fit:
        fitted(said, beside).write(FITTED)
    found = np.zeros((len(said), len(_written())))
    marks = [purpose for _, purpose in said]
    for kept, left in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(said, marks):
        model = fitted([said[row] for row in kept], beside)
        for row in left:
            chances = model.chances(said[row][0])
            found[row] = [chances[purpose] for purpose in _written()]
    return {"sentences": len(said), "foreseen": len(beside), "cross_validated": _figures(found, marks)}


def fitted(said: Sequence[tuple[str, str]], beside: Sequence[tuple[str, str]]) -> Weights:
    """A multinomial logistic model on the words of sentences."""
    counted = TfidfVectorizer(analyzer=terms, sublinear_tf=True, min_df=SELDOM)
    every = [*said, *beside]
    values: csr_matrix = counted.fit_transform([text for text, _ in every])
    weights = [1.0] * len(said) + [FORESEEN] * len(beside)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=300, tol=1e-3)
    model.fit(values, [purpose for _, purpose in every], sample_weight=weights)
    rarity, by_term, biases = (found.astype(np.float32) for found in (counted.idf_, model.coef_.T, model.intercept_))
    return Weights(list(model.classes_), list(counted.get_feature_names_out()), rarity, by_term, biases)


def _written() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((CASES / "purposes.yaml").read_text("utf-8"))
    return found


def _ordinary() -> list[tuple[str, str]]:
    cases = yaml.safe_load((CASES / "outreach.yaml").read_text("utf-8"))["cases"]
    whole = [as_case(case) for case in cases if case["half"] != "keep" and "from" not in case]
    said = sorted({part.text for case in whole for part in case.message.sentences})
    return [(text, _by_form(text)) for text in said]


def _by_form(text: str) -> str:
    if leaves_way_out(text):
        return "way_out"
    if begs_for_work(text):
        return "job"
    if presses(text):
        return "pressure"
    return "ask" if asks_for_time(text) or asks_for_answer(text) else "plain"


def _figures(found: np.ndarray, marks: list[str]) -> dict[str, object]:
    """Recall of each purpose, and the share of all other sentences taken for it, at two thresholds."""
    answer: dict[str, object] = {}
    for column, purpose in enumerate(_written()):
        right = np.array([mark == purpose for mark in marks])
        answer[purpose] = {
            str(least): {
                "recall": round(float((found[right, column] >= least).mean()), 3),
                "false": round(float((found[~right, column] >= least).mean()), 3),
            }
            for least in LEAST
        }
    return answer
