"""How well boundaries are seen: recall and false stops per case, cross-validated by group.

The signs (patterns) are what they are; the linear model is fitted anew for each fold, so that no text is judged by its own
neighbours. `--fit` fits it on everything and writes it into the program. It also learns what people ordinarily type here,
from the shipped people and the cases of other evals. `blind` are texts by another hand, written without sight of the patterns
or of the other texts, and `ordinary` are needs, sentences of leads and own words: nothing is fitted on either.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

from companion import sample
from companion.domain.boundaries.leaning import FILE_NAME, Leaning, Weights, terms
from companion.domain.boundaries.reading import DANGER
from companion.domain.boundaries.signs import STOP, Signs
from companion.domain.passages import passages
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


ORDINARY = Group(name="ordinary", texts=[])
LEARNT = {"outreach.yaml": {"text", "body", "own"}, "matching.yaml": {"text", "need"}, "guidance.yaml": {"question", "text"}}
HELD_BACK = {"needs.yaml": {"text", "need"}, "query.yaml": {"text"}, "template.yaml": {"own", "text", "how_known"}}
"""Files of cases and the keys in them under which people say something ordinary."""


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
        learnt = ordinary(companion, LEARNT) + own_words(companion)
        vectors = companion.embedder.encode([each.text for each in [*texts, *learnt]])
        if fit:
            fitted(companion, [*texts, *learnt], vectors).write(FITTED)
        out_of_fold = {
            each.text: outcome
            for kept, left in GroupKFold(FOLDS).split(texts, groups=[each.group.name for each in texts])
            for each, outcome in judged(
                fold(companion, [*texts, *learnt], vectors, [*kept, *range(len(texts), len(vectors))]),
                [texts[row] for row in left],
            )
        }
        reader = companion.boundary_reader()
        return {
            "texts": len(texts),
            "ordinary_texts_learnt": len(learnt),
            "cross_validated": figures((each, out_of_fold[each.text]) for each in texts),
            "blind": figures(judged(reader, read("boundaries_blind.yaml"))),
            "ordinary": figures(judged(reader, ordinary(companion, HELD_BACK))),
        }


def read(name: str) -> list[Text]:
    """Texts of a file, none when it is not there."""
    path = CASES / name
    if not path.exists():
        return []
    groups = [Group.model_validate(each) for each in yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]]
    return [Text(text, group) for group in groups for text in group.texts]


def ordinary(companion: Companion, files: Mapping[str, set[str]]) -> list[Text]:
    """What other evals put into people's mouths, sentence by sentence; a sure sign of danger among it is not ordinary."""
    loaded = [(yaml.safe_load((CASES / name).read_text(encoding="utf-8")), keys) for name, keys in files.items()]
    return _without_signs(companion, [said for content, keys in loaded for said in _said(content, keys)])


def own_words(companion: Companion) -> list[Text]:
    """What the shipped people say about themselves."""
    said = [passage.quote for person in sample.people() for passage in passages(person, companion.lexicon.sentences)]
    return _without_signs(companion, said)


def _without_signs(companion: Companion, said: Sequence[str]) -> list[Text]:
    signs = Signs()
    sentences = dict.fromkeys(each.strip() for text in said for each in companion.lexicon.sentences(text) if " " in each.strip())
    sure = {each for each in sentences for sign in signs.of(each) if sign.sure and sign.outcome == STOP}
    return [Text(each, ORDINARY) for each in sentences if each not in sure]


def _said(content: object, keys: set[str], key: str = "") -> Iterator[str]:
    if isinstance(content, dict):
        for name, value in content.items():
            yield from _said(value, keys, name)
    elif isinstance(content, list):
        for value in content:
            yield from _said(value, keys, key)
    elif isinstance(content, str) and key in keys:
        yield content


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


def judged(reader: BoundaryReader, texts: Iterable[Text]) -> list[tuple[Text, set[str]]]:
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
