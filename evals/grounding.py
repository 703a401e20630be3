"""Whether single sentences about a mentor are told true from false, by sentences of several hands.

Cases: `cases/grounding.yaml` by our own hand, `grounding_outside.yaml`, `grounding_hand_a.yaml` and `grounding_hand_b.yaml` by
writers who had not seen the program, which it learns from, and `grounding_unseen.yaml` by another one, of which only figures are
read; `grounding_riders.yaml` holds true sentences with a part that rides on them. `--fit` fits the model that decides what
rules leave open (`companion/domain/grounding/borne_out.npz`) on the sentences of `LEARNED`.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from companion.domain.grounding.borne_out import FILE_NAME, REFUSED_FROM, Trees, laid_over, measured
from companion.domain.grounding.grounding import Grounded, Records, ground
from companion.domain.grounding.of_reader import addressed
from companion.text.lexicon import EnglishLexicon
from evals.outreach import CASES, TODAY, person

Document = dict[str, Any]
Matrix = NDArray[np.float64]

FITTED = Path(__file__).parents[1] / "companion" / "domain" / "grounding" / FILE_NAME
LEARNED = {
    "own": "grounding.yaml",
    "outside": "grounding_outside.yaml",
    "hand_a": "grounding_hand_a.yaml",
    "hand_b": "grounding_hand_b.yaml",
}
"""Of the first two, the `tune` halves alone."""

HALVED = ("own", "outside")
SOMEBODY_ELSE = "somebody else"

JUDGED = {"riders": "grounding_riders.yaml", "unseen": "grounding_unseen.yaml"}
"""Sets that nothing is fitted on."""

CROSSED = ("hand_a", "hand_b")
SEEDS, TREES, DEPTH, RATE, LEAST_IN_LEAF, PART, OF_MEASURES = 3, 120, 3, 0.05, 4, 0.6, 0.3
LENGTHS = (11, 13, 15, 17, 19, 21, 24)
MOST_WEIGHT = 4.0
APART, OF_OTHERS = 7, 0.1
"""Words at which the bins of lengths end, and the most a sentence weighs: writers tell the truth in more words than they invent,
which must not be learned. Within each bin, true and false weigh in all as they do in the whole set. True
sentences told to somebody `APART` groups on are false: one of them weighs less, being easily known."""


class Judged(NamedTuple):
    """A sentence with its hand, its mark and kind, what it rests on by machine and by person.

    `measures` are those of a claim that rules leave open.
    """

    hand: str
    mark: str
    kind: str
    text: str
    machine: Grounded
    person: Grounded
    measures: dict[str, float] | None


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--fit", action="store_true", help="fit on everything learned from and write it into the program")


def run(*, fit: bool = False) -> Document:
    """Figures of each set as the program is, and of each hand by a model that had not learned from it."""
    learned = [one for hand in LEARNED for one in (*judged(hand), *to_others(hand))]
    if fit:
        fitted([one for one in learned if one.measures]).write(FITTED)
        return {"learned_from": len(learned)}
    return {
        "crossed": {hand: crossed(learned, hand) for hand in CROSSED},
        **{name: figures(list(judged(name))) for name in JUDGED},
    }


def judged(hand: str) -> Iterator[Judged]:
    """Every sentence of a set; of `outside`, those that may be looked at."""
    for group in _groups(hand):
        for mark, kind, text, *_ in group["sentences"]:
            yield _judged(hand, mark, kind, text, group["mentor"], group["mentee"])


def to_others(hand: str) -> Iterator[Judged]:
    """True sentences of a set, told to another mentor of it."""
    groups = _groups(hand)
    for place, group in enumerate(groups):
        other = groups[(place + APART) % len(groups)]
        for text in (text for mark, _, text, *_ in group["sentences"] if mark == "P"):
            yield _judged(hand, "U", SOMEBODY_ELSE, text, other["mentor"], other["mentee"])


def _groups(hand: str) -> list[Document]:
    groups = yaml.safe_load((CASES / {**LEARNED, **JUDGED}[hand]).read_text("utf-8"))["groups"]
    return [group for group in groups if group["half"] == "tune" or hand not in HALVED]


def _judged(hand: str, mark: str, kind: str, text: str, mentor: str | Document, mentee: str | Document) -> Judged:
    sides, stems = (person(mentor), person(mentee)), EnglishLexicon().stems
    read = [Records(*sides, (), stems, written_by_sender=it, by_hand=it, today=TODAY) for it in (False, True)]
    by_machine, by_person = (ground(text, records) for records in read)
    return Judged(hand, mark, kind, text, by_machine, by_person, _measured(mark, text, by_machine, read[0]))


def _measured(mark: str, text: str, found: Grounded, records: Records) -> dict[str, float] | None:
    """The measures of a claim that rules leave open."""
    laid = laid_over(addressed(text, records), records) if found.doubt and mark in "PU" else None
    return measured(laid, silent=found.doubt.heard == "silent") if laid and found.doubt else None


def crossed(learned: Sequence[Judged], hand: str) -> Document:
    """A hand's figures as a machine's text, where what rules leave open is decided by a model fitted on all other hands."""
    trees = fitted([one for one in learned if one.hand != hand and one.measures])
    own = [one for one in learned if one.hand == hand and one.kind != SOMEBODY_ELSE]
    return _told_apart([one.mark == "U" for one in own], [_refused(one, trees) for one in own])


def _refused(one: Judged, trees: Trees) -> bool:
    """Whether a machine's sentence is refused."""
    if one.measures is None or one.machine.doubt is None:
        return one.machine.origin == "unsupported"
    return trees.chance(one.measures) >= REFUSED_FROM[one.machine.doubt.heard]


def figures(read: Sequence[Judged]) -> Document:
    """Precision and recall of false sentences as a machine's and as a person's, with what the person is asked about."""
    false = [one.mark == "U" for one in read]
    answer: Document = {"sentences": len(read)}
    for writer in ("machine", "person"):
        found: list[Grounded] = [getattr(one, writer) for one in read]
        answer[writer] = _told_apart(false, [each.origin == "unsupported" for each in found])
        asked = [bool(each.unsure or each.untyped) for each in found]
        answer[writer]["asked"] = {
            "false": sum(both for both in map(all, zip(asked, false, strict=True))),
            "true": sum(it and not wrong for it, wrong in zip(asked, false, strict=True)),
        }
    return answer


def _told_apart(false: Sequence[bool], refused: Sequence[bool]) -> Document:
    hit = sum(map(all, zip(false, refused, strict=True)))
    return {"precision": round(hit / max(1, sum(refused)), 3), "recall": round(hit / max(1, sum(false)), 3)}


# ---------------------------------------------------------------- fitting


def fitted(read: Sequence[Judged]) -> Trees:
    """Boosted trees of several seeds, their sums averaged. The same sentences give the same trees."""
    names = sorted(read[0].measures or {})
    values: Matrix = np.array([[(one.measures or {})[name] for name in names] for one in read])
    false = np.array([one.mark == "U" for one in read])
    weights = _by_length(read, false)
    models = [_boosted(values, false, weights, seed) for seed in range(SEEDS)]
    grown = [(each[0].tree_, RATE / SEEDS) for model in models for each in model.estimators_]
    bias = float(np.mean([model.init_.class_prior_[1] for model in models]))
    return _packed(names, grown, float(np.log(bias / (1 - bias))))


def _boosted(values: Matrix, false: NDArray[np.bool_], weights: Matrix, seed: int) -> GradientBoostingClassifier:
    model = GradientBoostingClassifier(
        n_estimators=TREES, max_depth=DEPTH, learning_rate=RATE, subsample=PART, max_features=OF_MEASURES,
        min_samples_leaf=LEAST_IN_LEAF, random_state=seed,
    )  # fmt: skip
    return model.fit(values.astype(np.float32), false, sample_weight=weights)


def _by_length(read: Sequence[Judged], false: NDArray[np.bool_]) -> Matrix:
    """Weights by which true and false are as frequent at every length of each hand; 0 where one of them is missing."""
    bins = np.digitize([len(one.text.split()) for one in read], LENGTHS)
    hands = np.array([one.hand for one in read])
    others = np.array([one.kind == SOMEBODY_ELSE for one in read])
    weights = np.where(others, OF_OTHERS, 0.0)
    for hand in LEARNED:
        own = (hands == hand) & ~others
        share = false[own].mean() if own.any() else 0.0
        for length in range(len(LENGTHS) + 1):
            among = own & (bins == length)
            if false[among].any() and not false[among].all():
                weights[among & false] = share * among.sum() / false[among].sum()
                weights[among & ~false] = (1 - share) * among.sum() / (~false[among]).sum()
    return np.clip(weights, 0, MOST_WEIGHT)


def _packed(names: Sequence[str], grown: Sequence[tuple[Any, float]], bias: float) -> Trees:
    nodes = max(tree.node_count for tree, _ in grown)
    shape = (len(grown), nodes)
    measure, left, right = (np.zeros(shape, np.int16) for _ in range(3))
    threshold, value = (np.zeros(shape, np.float32) for _ in range(2))
    for row, (tree, rate) in enumerate(grown):
        count, own = tree.node_count, np.arange(tree.node_count)
        leaf = tree.children_left < 0
        measure[row, :count] = np.where(leaf, 0, tree.feature)
        threshold[row, :count] = np.where(leaf, 0, tree.threshold)
        left[row, :count] = np.where(leaf, own, tree.children_left)
        right[row, :count] = np.where(leaf, own, tree.children_right)
        value[row, :count] = np.where(leaf, tree.value[:, 0, 0] * rate, 0)
    return Trees(names, measure, threshold, left, right, value, bias, DEPTH)
