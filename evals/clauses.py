"""Whether what people tell of themselves and what they ask is told apart: needs whose clauses several hands marked.

`cases/needs_hand_a.yaml` and `needs_hand_b.yaml` are learnt from, each judged by a model that learnt from the other alone;
nothing is learnt from `needs_unseen.yaml`. `--fit` writes the model that ships.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Literal
from unittest.mock import patch

import numpy as np
import yaml
from pydantic import BaseModel
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from companion.domain.linear_model import Weights
from companion.domain.needs import Need
from companion.text.lexicon import EnglishLexicon
from companion.text.needs import telling
from companion.text.needs.aspects import free
from companion.text.needs.clauses import Clause, clauses
from companion.text.needs.foreign import is_foreign, sentences_of
from companion.text.needs.reader import take
from companion.text.needs.reading import Reading
from companion.text.needs.strength import read_vain_wishes, scopes
from companion.text.needs.telling import FILE_NAME, Role, signs
from companion.text.needs.tokens import Token, tokens
from companion.text.needs.voices import with_voices
from companion.text.stems import STOP_WORDS

CASES = Path(__file__).parent / "cases"
LEARNT = ("needs_hand_a", "needs_hand_b")
UNSEEN = "needs_unseen"
FITTED = Path(__file__).parents[1] / "companion" / "text" / "needs" / FILE_NAME
INVERSE_PENALTY = 5.0
SELDOM = 2

Mark = Literal["self", "asked", "must", "wish", "not", "frame"]
ROLE_OF: dict[Mark, Role] = {"self": "self", "asked": "asked", "wish": "beside", "not": "beside", "frame": "beside"}
"""What the model learns. A condition that must hold is often half of what is asked ("who did it herself"): not learnt from."""

SILENT = Weights(("asked", "beside", "self"), [], *(np.zeros(shape, dtype=np.float32) for shape in (0, (0, 3), 3)))
"""A model that is sure of nothing."""

NO_BLANK_BEFORE = ",.;:?!)…"


class MarkedNeed(BaseModel):
    """A need in pieces, each with what it does."""

    pieces: list[tuple[Mark, str]]

    @property
    def text(self) -> str:
        return "".join(joint + words for joint, words in zip(self._joints(), (words for _, words in self.pieces), strict=True))

    def spans(self) -> Iterator[tuple[Mark, int, int]]:
        """Where each piece stands in the text."""
        at = 0
        for joint, (mark, words) in zip(self._joints(), self.pieces, strict=True):
            yield mark, at + len(joint), at + len(joint) + len(words)
            at += len(joint) + len(words)

    def _joints(self) -> list[str]:
        return ["", *(_joint(one, other) for (_, one), (_, other) in pairwise(self.pieces))]


def _joint(one: str, other: str) -> str:
    return "" if one[-1:].isspace() or other[:1].isspace() or other[:1] in NO_BLANK_BEFORE else " "


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--fit", action="store_true", help="fit on both hands and write it into the program")
    parser.add_argument("--show", action="store_true", help="print what is read wrongly of the hands that are learnt from")


def run(*, fit: bool = False, show: bool = False) -> dict[str, object]:
    hands = {name: read_marked(name) for name in (*LEARNT, UNSEEN) if (CASES / f"{name}.yaml").exists()}
    if fit:
        fitted([case for name in LEARNT for case in hands[name]]).write(FITTED)
    found: dict[str, object] = {}
    for name, cases in hands.items():
        others = [case for other in LEARNT if other not in (name,) for case in hands[other]]
        found[name] = {"by_rules": judged(cases, None), "crossed": judged(cases, fitted(others))}
        if show and name != UNSEEN:
            found[f"{name} wrongly"] = list(wrongly(cases, fitted(others)))
    return found


def read_marked(name: str) -> list[MarkedNeed]:
    return [MarkedNeed.model_validate(case) for case in yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))["needs"]]


def fitted(cases: Sequence[MarkedNeed]) -> Weights:
    """A multinomial logistic model on the clauses of needs, as the program cuts them."""
    said = [(list(found), role) for case in cases for found, role in examples(case)]
    counted = TfidfVectorizer(analyzer=list, sublinear_tf=True, min_df=SELDOM)
    values: csr_matrix = counted.fit_transform([found for found, _ in said])
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=300, tol=1e-3)
    model.fit(values, [role for _, role in said])
    rarity, by_term, biases = (found.astype(np.float32) for found in (counted.idf_, model.coef_.T, model.intercept_))
    return Weights(list(model.classes_), list(counted.get_feature_names_out()), rarity, by_term, biases)


def examples(case: MarkedNeed) -> Iterator[tuple[Iterator[str], Role]]:
    """The clauses of a need as the model sees them, cut where the role changes as well, each with its role."""
    reading, cut = as_cut(case.text)
    asked = sum(clause.told is None for clause in cut)
    for clause in cut:
        marks = [_mark(case, reading.tokens[at]) for at in clause.tokens]
        edges = [0, *(at for at in range(1, len(marks)) if marks[at] != marks[at - 1]), len(marks)]
        for first, end in pairwise(edges):
            if role := ROLE_OF.get(marks[first]):
                yield signs(reading, clause.part(first, end), asked), role


def _mark(case: MarkedNeed, token: Token) -> Mark:
    return next((mark for mark, start, end in case.spans() if start <= token.start < end), "frame")


def as_cut(text: str) -> tuple[Reading, list[Clause]]:
    """A need as the rules cut it; one in another language by its sentences."""
    if is_foreign(text):
        reading = Reading(text, tokens(text))
        return reading, list(sentences_of(reading))
    reading = with_voices(text, tokens(text))
    taken = take(reading)
    over = scopes(reading, taken)
    cues = [scope.cue for scope in over if scope.strength == "preferred"]
    return reading, list(clauses(reading, free(reading, [*taken, *read_vain_wishes(reading, taken, over), *cues])))


def judged(cases: Sequence[MarkedNeed], model: Weights | None) -> dict[str, object]:
    """Shares of the pieces that are read as what they are."""
    kept: dict[str, list[bool]] = {}
    for case in cases:
        for mark, is_asked in read_as_asked(case, read(case.text, model)):
            kept.setdefault(mark, []).append(is_asked)
    right = kept["asked"] + [not is_asked for is_asked in kept["self"]]
    return {
        "rightly_read": round(float(np.mean(right)), 3),
        "asked_found": round(float(np.mean(kept["asked"])), 3),
        "self_asked_of_others": round(float(np.mean(kept["self"])), 3),
        "conditions_and_frame_looked_for": round(
            float(np.mean([one for mark in ("must", "wish", "not", "frame") for one in kept.get(mark, [])])), 3
        ),
        "pieces": {mark: len(those) for mark, those in sorted(kept.items())},
    }


def read(text: str, model: Weights | None) -> Need:
    with patch.object(telling, "fitted", return_value=model or SILENT):
        return EnglishLexicon().read_need(text)


def read_as_asked(case: MarkedNeed, need: Need) -> Iterator[tuple[Mark, bool]]:
    """Of each piece with a content word, whether half of these or more stand in what is looked for; what is asked may be a
    condition as well.
    """
    said = [token for token in tokens(case.text) if not token.is_break]
    looked_for = used([token.word for token in said], need.aspects)
    conditions = used([token.word for token in said], [one.from_ for one in need.filters])
    for mark, start, end in case.spans():
        content = {at for at, token in enumerate(said) if start <= token.start < end and token.word not in STOP_WORDS}
        met = content & (looked_for | conditions if mark == "asked" else looked_for)
        if content:
            yield mark, len(met) * 2 >= len(content)


def used(said: Sequence[str], phrases: Iterable[str]) -> set[int]:
    """The places of the words that phrases took from a text."""
    found: set[int] = set()
    for phrase in phrases:
        words = [token.word for token in tokens(phrase) if not token.is_break]
        for block in SequenceMatcher(None, said, words, autojunk=False).get_matching_blocks():
            if block.size > 1 or block.size == len(words):
                found.update(range(block.a, block.a + block.size))
    return found


def wrongly(cases: Sequence[MarkedNeed], model: Weights | None) -> Iterator[dict[str, object]]:
    for case in cases:
        need = read(case.text, model)
        marks = list(read_as_asked(case, need))
        if any((mark == "asked") is not is_asked for mark, is_asked in marks if mark in ("asked", "self")):
            yield {"pieces": [f"{mark}: {words}" for mark, words in case.pieces], "aspects": need.aspects}
