"""How well the purposes of single sentences are told apart: by the forms, by the model alone, and as the rules read them.

`cases/purposes.yaml` is our own hand's, `purposes_hand_a.yaml` to `_d` are four others', each read with a model that learnt from
the rest. Nothing is learnt from `purposes_unseen.yaml`, which is only counted. Beside them the model learns what first messages
ordinarily say, from messages that may be looked at, marked by the forms. `--fit` learns from every hand and writes the model
that ships; `--show` names the sentences of the hands that went wrong.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

import numpy as np
import yaml
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from companion.domain.linear_model import Weights
from companion.domain.outreach import purposes
from companion.domain.outreach.purposes import FILE_NAME, Purpose, Purposes, does
from companion.domain.outreach.signs import meaning, signs, words_of
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.rules.begging import begs_for_work, sounds_like_begging
from companion.domain.rules.case import Case
from companion.domain.rules.easy_no import lets_go
from companion.domain.rules.request import asks, asks_by_form
from companion.domain.rules.tone import presses, sounds_pressing
from evals.outreach import CASES, as_case
from evals.unseen import honest

FITTED = Path(__file__).parents[1] / "companion" / "domain" / "outreach" / FILE_NAME
OWN = "purposes"
HANDS = ("purposes_hand_a", "purposes_hand_b", "purposes_hand_c", "purposes_hand_d")
UNSEEN = "purposes_unseen"

INVERSE_PENALTY = 10.0
SELDOM = 2
"""In how many sentences a sign stands that is worth a weight."""

OFTEN = 25
"""In how many sentences a word stands that is left standing in the build of a sentence."""

FORESEEN = 0.5
"""How much a sentence marked by form counts beside one marked by hand."""

DOUBTED = 0.5
"""Chance, by the hands alone, from which what no form knows is not held to be plain."""

PLAIN = "plain"
ENGLISH = ("blind3", "outside", "outside2", "outside3")
"""Sets of messages, of `unseen`, whose honest sentences are learnt from, of the half that may be looked at."""

Said = tuple[str, str]
"""A sentence and what it does."""

BY_FORM: Mapping[Purpose, Callable[[str], object]] = {
    "way_out": leaves_way_out,
    "ask": asks_by_form,
    "job": begs_for_work,
    "money": begs_for_work,
    "pressure": presses,
}
AS_READ: Mapping[Purpose, Callable[[str], object]] = {
    "way_out": lets_go,
    "ask": asks,
    "job": lambda text: begs_for_work(text) or sounds_like_begging(text),
    "money": lambda text: begs_for_work(text) or sounds_like_begging(text),
    "pressure": lambda text: presses(text) or sounds_pressing(text),
}


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--fit", action="store_true", help="fit on everything and write it into the program")
    parser.add_argument("--show", action="store_true", help="name the sentences of the hands that went wrong")


def run(*, fit: bool = False, show: bool = False) -> dict[str, object]:
    """The figures of every hand, each read with a model that learnt from the others; the unseen one with that which ships."""
    hands = {name: written(name) for name in (OWN, *HANDS)}
    beside = ordinary()
    if fit:
        learnt([one for said in hands.values() for one in said], beside).write(FITTED)
    answer: dict[str, object] = {"sentences": {name: len(said) for name, said in hands.items()}, "foreseen": len(beside)}
    for name in HANDS:
        others = [one for other, said in hands.items() if other != name for one in said]
        with read_by(learnt(others, beside)):
            answer[name] = judged(hands[name], show=show)
    return {**answer, UNSEEN: judged(written(UNSEEN))}


def written(name: str) -> list[Said]:
    """The sentences of one hand."""
    found: dict[str, list[str]] = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    return [(text, purpose) for purpose, texts in found.items() for text in texts]


def ordinary() -> list[Said]:
    """What honest first messages that may be looked at say, by the forms; what no form knows is held to be plain."""
    said = sorted({part.text for case in _honest() for part in case.message.sentences})
    return [(text, _by_form(text)) for text in said]


def _honest() -> Iterator[Case]:
    cases = yaml.safe_load((CASES / "outreach.yaml").read_text("utf-8"))["cases"]
    yield from (as_case(case) for case in cases if case["half"] != "keep" and not {"from", "fail"} & {*case})
    yield from (case for name in ENGLISH for case in honest(name, "tune"))


def _by_form(text: str) -> str:
    order: Sequence[Purpose] = ("way_out", "job", "pressure", "ask")
    return next((purpose for purpose in order if BY_FORM[purpose](text)), PLAIN)


def learnt(said: Sequence[Said], beside: Sequence[Said]) -> Purposes:
    """What hands marked, and what messages say beside: but for sentences no form knows that by the hands let go or ask."""
    by_hands = fitted(said, ())
    doubtful = {text for text, mark in beside if mark == PLAIN and _does_something(by_hands.chances(text))}
    return fitted(said, [one for one in beside if one[0] not in doubtful])


def _does_something(chances: Mapping[str, float]) -> bool:
    return max(chances["way_out"], chances["ask"]) >= DOUBTED


def fitted(said: Sequence[Said], beside: Sequence[Said]) -> Purposes:
    """A multinomial logistic model on the signs and the meaning of sentences."""
    every = [text for text, _ in (*said, *beside)]
    held = Counter(word for text in every for word in set(words_of(text)))
    frequent = frozenset(word for word, count in held.items() if count >= OFTEN)
    counted = TfidfVectorizer(analyzer=lambda text: signs(text, frequent), sublinear_tf=True, min_df=SELDOM)
    values: csr_matrix = counted.fit_transform(every)
    meant = np.array([meaning(text) for text in every])
    weights = [1.0] * len(said) + [FORESEEN] * len(beside)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=300, tol=1e-3)
    model.fit(hstack([values, csr_matrix(meant)]).tocsr(), [purpose for _, purpose in (*said, *beside)], sample_weight=weights)
    by_sign, by_meaning = np.split(model.coef_.T.astype(np.float32), [values.shape[1]])
    rarity, biases = counted.idf_.astype(np.float32), model.intercept_.astype(np.float32)
    named = list(counted.get_feature_names_out())
    return Purposes(Weights(list(model.classes_), named, rarity, by_sign, biases), by_meaning, frequent)


@contextmanager
def read_by(model: Purposes) -> Iterator[None]:
    """The rules read with another model than that which ships."""
    with patch.object(purposes, "fitted", lambda: model):
        yield


def judged(said: Sequence[Said], *, show: bool = False) -> dict[str, object]:
    """Of each purpose: the share found and the share of other sentences taken for it, by the forms, by the model, as read."""
    answer: dict[str, object] = {
        purpose: {
            "forms": _found_and_false(said, purpose, BY_FORM[purpose]),
            "model": _found_and_false(said, purpose, partial(does, purpose=purpose)),
            "read": _found_and_false(said, purpose, reads),
        }
        for purpose, reads in AS_READ.items()
    }
    if show:
        answer["wrong"] = list(_wrong(said))
    return answer


def _wrong(said: Sequence[Said]) -> Iterator[str]:
    for text, mark in said:
        taken_for = [purpose for purpose, reads in AS_READ.items() if reads(text)]
        if taken_for != [mark] and (taken_for or mark != PLAIN):
            yield f"{mark}, taken for {', '.join(taken_for) or PLAIN}: {text}"


def _found_and_false(said: Sequence[Said], purpose: Purpose, reads: Callable[[str], object]) -> str:
    right = [bool(reads(text)) for text, mark in said if mark == purpose]
    false = [bool(reads(text)) for text, mark in said if mark != purpose]
    return f"{np.mean(right):.2f}, {np.mean(false):.3f}"
