"""The notes and the handbook as one searchable whole, and whether they answer a question at all.

Method: every note names questions of the kind it answers, and these are searched together with its passages, by meaning and by
words (`evals/guidance.py` compares it with either alone). Whether a question is covered is decided by a small logistic model over
the nearest question, the nearest passage and the nearest of the questions that the notes do not answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from companion.domain.guidance import Audience, GuidancePassage, Moment
from companion.domain.pool import Mask, Vectors, Words

Stems = Callable[[str], Sequence[str]]
Rows = NDArray[np.intp]

PASSAGE, PASSAGE_WORDS, QUESTION, QUESTION_WORDS = 0.2, 0.04, 1.0, 0.075
"""What cosine and BM25 of a passage, and of the nearest question its note answers, count in its place. Chosen on the tune half
of `evals/cases/guidance.yaml`."""

NEAR_QUESTION, NEAR_PASSAGE, NEAR_ELSEWHERE, NEAR_BIAS = 13.5, 8.6, -11.4, -5.6
"""Weights of the model that says whether the notes cover a question: the cosines of the nearest question, of the nearest
passage and of the nearest question answered elsewhere. Fitted on the tune half of `evals/cases/guidance.yaml`."""

OWN_COSINE, OWN_COVERAGE, OWN_BIAS = 7.1, 3.5, -4.0
"""Weights of the model that says whether one passage of a handbook, which names no questions, covers a question: its cosine,
and the share of the question's words, weighted by rarity, that it uses. Fitted on the same half, our passages in its place."""

COVERED = 0.5
"""Chance from which a question counts as covered."""

ELSEWHERE = 0.4
"""Cosine from which a question is said to look like one that somebody else could answer. On the tune half nearly all that would
be sent to the wrong people lie below."""

WORTH_SHOWING = 0.7
"""Share of the best score from which a further passage is shown: what only shares a word with the question is noise."""


class Entry(BaseModel):
    """A text that questions are compared with: a passage, a question its note answers, or one that no note answers.

    `note` is the note's title; of a question answered elsewhere it is the sentence that says where.
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["passage", "question", "elsewhere"]
    text: str
    note: str = ""
    passage: GuidancePassage | None = None


@dataclass(frozen=True)
class Asked:
    """A question as it is searched: as typed, and as a vector, shape (dimensions,)."""

    text: str
    vector: Vectors


@dataclass(frozen=True)
class Found:
    """Passages for a question, the best first; when there are none, `elsewhere` may say who could know."""

    passages: list[GuidancePassage]
    elsewhere: str | None = None


@dataclass(frozen=True)
class Library:
    """Entries aligned with one matrix of unit vectors, shape (entries, dimensions), and a word index."""

    entries: Sequence[Entry]
    vectors: Vectors
    words: Words
    stems: Stems

    def find(self, asked: Asked, *, audience: Audience | None = None, top: int = 3) -> Found:
        """Up to `top` passages, the programme's own before ours; none when neither covers the question."""
        closeness = self._closeness(asked)
        programme = self._programme(asked, closeness)[:top]
        allowed = self._meant_for(audience)
        if not self._covered(closeness, allowed):
            return Found(programme, None if programme else self._elsewhere(closeness))
        return Found([*programme, *self._ours(closeness, allowed)][:top])

    def of_moment(self, moment: Moment, audience: Audience, about: Asked, *, top: int = 2) -> list[GuidancePassage]:
        """Passages of the notes for a moment, the nearest to a text first, after the programme's own where those cover it."""
        closeness = self._closeness(about)
        at_moment = np.array([passage.moment == moment for passage in self.passages], dtype=np.bool_)
        ours = self._ours(closeness, self._meant_for(audience) & at_moment)
        return [*self._programme(about, closeness), *ours][:top]

    @cached_property
    def passages(self) -> list[GuidancePassage]:
        """The passages, in the order of the entries."""
        return [entry.passage for entry in self.entries if entry.passage]

    def _closeness(self, asked: Asked) -> _Closeness:
        return _Closeness(self.vectors @ asked.vector, self.words.scores(asked.text))

    def _meant_for(self, audience: Audience | None) -> Mask:
        """Which passages are ours and for these people, shape (passages,)."""
        return np.array([p.ours and (audience is None or audience in p.audience) for p in self.passages], dtype=np.bool_)

    def _covered(self, closeness: _Closeness, allowed: Mask) -> bool:
        if not allowed.any():
            return False
        question = self._of_note(closeness.cosine)[allowed].max()
        passage = closeness.cosine[self._rows["passage"]][allowed].max()
        elsewhere = closeness.cosine[self._rows["elsewhere"]].max(initial=0.0)
        told = NEAR_QUESTION * question + NEAR_PASSAGE * passage + NEAR_ELSEWHERE * elsewhere + NEAR_BIAS
        return _chance(float(told)) >= COVERED

    def _ours(self, closeness: _Closeness, allowed: Mask) -> list[GuidancePassage]:
        """The best passage of each note that comes near enough, the best first; ties in the order of the notes."""
        score = self._scores(closeness)
        rows = [row for row in np.argsort(-score, kind="stable").tolist() if allowed[row]]
        best_of = {self.passages[row].note: row for row in reversed(rows)}
        ranked = sorted(best_of.values(), key=lambda row: (-score[row], row))
        return [self.passages[row] for row in ranked if score[row] >= WORTH_SHOWING * score[ranked[0]]]

    def _scores(self, closeness: _Closeness) -> Vectors:
        """What decides the order, shape (passages,)."""
        rows = self._rows["passage"]
        scores: Vectors = (
            PASSAGE * closeness.cosine[rows] + PASSAGE_WORDS * closeness.words[rows]
            + QUESTION * self._of_note(closeness.cosine) + QUESTION_WORDS * self._of_note(closeness.words)
        )  # fmt: skip
        return scores

    def _of_note(self, of_entries: Vectors) -> Vectors:
        """The highest value among the questions of each passage's note, shape (passages,)."""
        highest = np.zeros(len(self._notes), dtype=np.float32)
        np.maximum.at(highest, self._question_note, of_entries[self._rows["question"]])
        found: Vectors = highest[self._passage_note]
        return found

    def _programme(self, asked: Asked, closeness: _Closeness) -> list[GuidancePassage]:
        """Passages of the handbook that each cover the question, the likeliest first."""
        chances = [
            (self._own_chance(asked, passage, float(closeness.cosine[row])), place)
            for place, (row, passage) in enumerate(zip(self._rows["passage"], self.passages, strict=True))
            if not passage.ours
        ]
        likely = sorted((one for one in chances if one[0] >= COVERED), key=lambda one: (-one[0], one[1]))
        return [self.passages[place] for _, place in likely]

    def _own_chance(self, asked: Asked, passage: GuidancePassage, cosine: float) -> float:
        used = set(self.stems(passage.searched))
        weight = {word: self._rarity(word) for word in dict.fromkeys(self.stems(asked.text))}
        total = sum(weight.values())
        coverage = sum(rarity for word, rarity in weight.items() if word in used) / total if total else 0.0
        return _chance(OWN_COSINE * cosine + OWN_COVERAGE * coverage + OWN_BIAS)

    def _rarity(self, word: str) -> float:
        often = int((self.words.scores(word) > 0).sum())
        return float(np.log(1 + (len(self.entries) - often + 0.5) / (often + 0.5)))

    def _elsewhere(self, closeness: _Closeness) -> str | None:
        """Who could know, when the nearest question is one that no note answers."""
        rows = [*self._rows["question"].tolist(), *self._rows["elsewhere"].tolist()]
        row = max(rows, key=lambda row: closeness.cosine[row], default=None)
        if row is None or closeness.cosine[row] < ELSEWHERE or self.entries[row].kind != "elsewhere":
            return None
        nearest: Entry = self.entries[row]
        return nearest.note

    @cached_property
    def _rows(self) -> dict[str, Rows]:
        kinds = np.array([entry.kind for entry in self.entries])
        return {kind: np.flatnonzero(kinds == kind) for kind in ("passage", "question", "elsewhere")}

    @cached_property
    def _notes(self) -> dict[str, int]:
        return {title: number for number, title in enumerate(dict.fromkeys(entry.note for entry in self.entries))}

    @cached_property
    def _passage_note(self) -> Rows:
        return np.array([self._notes[self.entries[row].note] for row in self._rows["passage"]], dtype=np.intp)

    @cached_property
    def _question_note(self) -> Rows:
        return np.array([self._notes[self.entries[row].note] for row in self._rows["question"]], dtype=np.intp)


@dataclass(frozen=True)
class _Closeness:
    """Cosine and BM25 of a question with every entry, each of shape (entries,)."""

    cosine: Vectors
    words: Vectors


def _chance(told: float) -> float:
    return float(1 / (1 + np.exp(-told)))
