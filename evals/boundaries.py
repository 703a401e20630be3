"""How well boundaries are seen: recall and false stops per case, cross-validated by group.

The signs (patterns) are what they are; the linear model is fitted anew for each fold, so that no text is judged by its own
neighbours. `--fit` fits it on everything and writes it into the program. `blind` are texts by another hand, written
without sight of the patterns or of the other texts; nothing is fitted on them.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import yaml
from pydantic import BaseModel
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from companion.domain.boundaries.leaning import FILE_NAME, Leaning, Weights, terms
from companion.domain.boundaries.reading import DANGER
from companion.domain.pool import Vectors
from companion.services.boundaries import BoundaryReader
from companion.settings import read_settings
from companion.wiring import Companion, build

CASES = Path(__file__).parent / "cases"
FITTED = Path(__file__).parents[1] / "companion" / "domain" / "boundaries" / FILE_NAME
FOLDS = 10
INVERSE_PENALTY = 5.0
SELDOM = 4
"""In how many texts a term stands that is worth a weight."""

BY_WORDS = 1.5
"""How much the words of a sentence count beside its vector; this and the penalty: what stops the most dangers, out of fold,
with one innocent text in twenty stopped."""


class Group(BaseModel):
    """Texts of one kind. Without a case they are innocent."""

    name: str
    case: str | None = None
    stop: bool = False
    texts: list[str]

    @property
    def label(self) -> str:
        return f"{self.case}{'!' if self.stop else '?'}" if self.case else "-"


class Text(NamedTuple):
    """One text, and what it should meet."""

    text: str
    group: Group


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--fit", action="store_true", help="fit the linear model on everything and write it into the program")


def run(*, fit: bool = False) -> dict[str, object]:
    texts = read("boundaries.yaml")
    with TemporaryDirectory(prefix="evals-") as folder:
        companion = build(read_settings(home=Path(folder)))
        vectors = companion.embedder.encode([each.text for each in texts])
        if fit:
            fitted(companion, texts, vectors).write(FITTED)
        out_of_fold = {
            each.text: outcome
            for kept, left in GroupKFold(FOLDS).split(vectors, groups=[each.group.name for each in texts])
            for each, outcome in judged(companion, fold(companion, texts, vectors, kept), [texts[row] for row in left])
        }
        blind = read("boundaries_blind.yaml")
        reader = companion.boundaries
        return {
            "texts": len(texts),
            "cross_validated": figures((each, out_of_fold[each.text]) for each in texts),
            "blind": figures(judged(companion, reader, blind)),
        }


def read(name: str) -> list[Text]:
    """Texts of a file, none when it is not there."""
    path = CASES / name
    if not path.exists():
        return []
    groups = [Group.model_validate(each) for each in yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]]
    return [Text(text, group) for group in groups for text in group.texts]


def fold(companion: Companion, texts: Sequence[Text], vectors: Vectors, kept: Sequence[int]) -> BoundaryReader:
    """A reader whose linear model saw only some of the texts."""
    weights = fitted(companion, [texts[row] for row in kept], vectors[kept])
    return companion.boundary_reader(Leaning(weights))


def fitted(companion: Companion, texts: Sequence[Text], vectors: Vectors) -> Weights:
    """What `leaning.npz` holds."""
    counted = TfidfVectorizer(analyzer=terms, sublinear_tf=True, min_df=SELDOM)
    features = hstack([csr_matrix(vectors), BY_WORDS * counted.fit_transform([each.text for each in texts])]).tocsr()
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=500).fit(features, [each.group.label for each in texts])
    by_feature = model.coef_.T.astype(np.float32)
    dimensions = vectors.shape[1]
    return Weights(
        companion.embedder.name, model.classes_.tolist(), by_feature[:dimensions], model.intercept_.astype(np.float32),
        counted.get_feature_names_out().tolist(), counted.idf_.astype(np.float32), BY_WORDS * by_feature[dimensions:],
    )  # fmt: skip


def judged(companion: Companion, reader: BoundaryReader, texts: Iterable[Text]) -> list[tuple[Text, set[str]]]:
    """Each text with the labels of what it met."""
    found = []
    for each in texts:
        met = reader.read(each.text)
        found.append((each, {f"{case.id}{'!' if case.stop else '?'}" for case in met.cases} if met else set()))
    return found


def figures(judged_texts: Iterable[tuple[Text, set[str]]]) -> dict[str, object]:
    """Recall per case; texts stopped that should not be, and texts that should be and were not, word for word."""
    recall: dict[str, list[bool]] = defaultdict(list)
    missed, false_stops, lines = [], [], []
    innocent = 0
    for each, met in judged_texts:
        stopped = any(label.endswith("!") for label in met)
        if each.group.case is None:
            innocent += 1
            false_stops += [each.text] if stopped else []
            lines += [each.text] if met and not stopped else []
            continue
        right = stopped if each.group.case in DANGER and each.group.stop else each.group.label in met
        recall[each.group.label].append(right)
        missed += [] if right else [f"{each.group.label} {each.text}"]
    danger = [right for label in recall if label[:-1] in DANGER and label.endswith("!") for right in recall[label]]
    return {
        "recall_of_dangers": _share(danger),
        "recall": {label: [_share(right), len(right)] for label, right in sorted(recall.items(), key=_by_number)},
        "innocent": innocent,
        "innocent_stopped": _share([True] * len(false_stops) + [False] * (innocent - len(false_stops))),
        "innocent_with_a_gentle_line": len(lines),
        "false_stops": false_stops,
        "missed": missed,
    }


def _by_number(entry: tuple[str, object]) -> tuple[int, str]:
    return int(entry[0][1:-1]), entry[0]


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 3) if right else 0.0


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
