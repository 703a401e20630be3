"""How well boundaries are seen: recall and false stops per case, cross-validated by the hand that wrote the texts.

The signs (patterns) are what they are; the linear model is fitted anew for each fold, so that no text is judged by its own
neighbours: nothing else by the same hand is learnt from, nor a part of it. `--fit` fits it on everything and writes it into the
program, with the words that patterns need. It also learns what people ordinarily type here, from the shipped people and the
cases of other evals, and sentences put together from parts (`plain_talk`). `unseen`, `tongues_unseen` and `ordinary` (needs,
sentences of leads and own words) are never learnt; of the everyday texts in six languages every other one is counted.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sklearn.model_selection import GroupKFold

from companion.domain.boundaries.by_tongue import TONGUES_FILE_NAME, Leanings
from companion.domain.boundaries.contacts import ContactTable
from companion.domain.boundaries.leaning import FILE_NAME, Leaning, Weights
from companion.domain.boundaries.reading import DANGER
from companion.domain.boundaries.signs import WORDS_FILE_NAME, Signs
from companion.domain.boundaries.wording import terms
from companion.domain.matching.pool import Vectors
from companion.domain.words.tongue import in_another_tongue
from companion.services.boundaries import BoundaryReader
from companion.settings import read_settings
from companion.wiring import Companion, build
from evals import leaning_fit
from evals.boundary_texts import (
    EVERYDAY,
    HELD_BACK,
    LEARNT,
    NEVER_LEARNT,
    ROOM,
    SETS,
    TONGUES,
    Text,
    as_read,
    as_sentences,
    made,
    ordinary,
    own_words,
    read,
    wholes,
    without_signs,
)
from evals.sign_words import words

FOLDS = 4
SOME = 400
"""Texts by which it is seen how seldom a word is."""


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--fit", action="store_true", help="fit the linear model on everything and write it into the program")


def run(*, fit: bool = False) -> dict[str, object]:
    by_set = {name: read(name) for name in SETS} | {f"everyday_{name}": wholes(name) for name in EVERYDAY}
    texts = [text for each in by_set.values() for text in each]
    with TemporaryDirectory(prefix="evals-") as folder:
        companion = build(read_settings(home=Path(folder)))
        if fit:
            every = [each.text for each in texts]
            (ROOM / WORDS_FILE_NAME).write_text(words(Signs(), every[:: len(every) // SOME]), encoding="utf-8")
        learnt = ordinary(companion, LEARNT) + own_words(companion) + made() + as_sentences(companion, by_set)
        learnt += as_read(companion, [*texts, *learnt])
        known = Known(companion, [*texts, *learnt])
        if fit:
            known.fitted().write(ROOM / FILE_NAME)
            in_tongues(companion, known.texts).fitted().write(ROOM / TONGUES_FILE_NAME)
        met = cross_validated(known, texts)
        starts = accumulate(map(len, by_set.values()), initial=0)
        reader = known.reader(None)
        return {
            "texts": len(texts),
            "learnt_beside_them": len(learnt),
            **{name: figures(met[start : start + len(by_set[name])]) for name, start in zip(by_set, starts, strict=False)},
            **{name: figures(judged(reader, read(name))) for name in NEVER_LEARNT},
            "ordinary": figures(judged(reader, ordinary(companion, HELD_BACK))),
            "everyday_tongues": figures(judged(reader, wholes("tongues")[1::2])),
        }


def cross_validated(known: Known, texts: Sequence[Text]) -> list[tuple[Text, set[str]]]:
    """Each text as a model judges it that saw nothing by its hand. What has no hand is always learnt."""
    hands = [each.hand for each in texts]
    found: dict[int, tuple[Text, set[str]]] = {}
    for _, left in GroupKFold(FOLDS).split(texts, groups=hands):
        away = {hands[row] for row in left}
        weights = known.fitted([row for row, each in enumerate(known.texts) if each.hand not in away])
        found.update(zip(left, judged(known.reader(Leaning(weights)), [texts[row] for row in left]), strict=True))
    return [found[row] for row in range(len(texts))]


def in_tongues(companion: Companion, texts: Sequence[Text]) -> Known:
    """What the model of other languages learns: the texts in them, with the sentences and clauses of the innocent ones."""
    more = [*(each for name in TONGUES for each in read(name)), *wholes("elsewhere"), *wholes("tongues")[::2]]
    more += without_signs(companion, [each.text for each in more if each.group.case is None])
    found = [*more, *as_read(companion, more), *(each for each in texts if in_another_tongue(each.text))]
    return Known(companion, found, leaning_fit.OTHER_TONGUES)


class Known:
    """Texts that are fitted on, embedded once."""

    name: str
    dimensions: int

    def __init__(self, companion: Companion, texts: Sequence[Text], way: leaning_fit.Way = leaning_fit.ENGLISH) -> None:
        self.texts, self._companion, self._way = texts, companion, way
        self._vectors: dict[str, Vectors] = {}
        self.name, self.dimensions = companion.embedder.name, companion.embedder.dimensions
        signs = Signs()
        asked = [each.text for each in texts]
        self._said = leaning_fit.Said(
            [terms(text, signs.of(text)) for text in asked], self.encode(asked), [each.group.label for each in texts]
        )

    def encode(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Unit vectors, remembered: texts are embedded once for all folds."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._companion.embedder.encode(new), strict=True))
        return np.array([self._vectors[text] for text in texts], dtype=np.float32)

    def fitted(self, rows: Sequence[int] | None = None) -> Weights:
        """A model that saw the texts, or only some of them."""
        return leaning_fit.fit(self._said if rows is None else self._said.rows(rows), self.name, self._way)

    def reader(self, leaning: Leaning | None) -> BoundaryReader:
        """A reader with a model of its own, or the program's."""
        leanings = Leanings(lambda: leaning, lambda: Leaning.read(TONGUES_FILE_NAME)) if leaning else None
        return BoundaryReader(self._companion.lexicon, lambda: self, ContactTable.read, leanings=leanings)


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
    stops = {label: rights for label, rights in recall.items() if label.endswith("!")}
    dangers, requests = (
        [right for label in stops if (label[:-1] in DANGER) == grave for right in stops[label]] for grave in (True, False)
    )
    return {
        "recall_of_dangers": _share(dangers),
        "requests_named": _share(requests),
        "matters_named": _share([right for label in recall.keys() - stops.keys() for right in recall[label]]),
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
