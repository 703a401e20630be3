"""The notes and the handbook as one searchable whole, and whether they answer a question at all.

Method: every note names questions of the kind it answers, and these are searched together with its passages, by meaning and by
words (`evals/guidance.py` compares it with either alone). Meaning is compared after what all notes have in common is taken away:
that a text is about mentors and mentees says nothing about which note it is. The best passage of a note is shown, and a further
note only where it is nearly as likely as the first. Whether a question is covered is decided by a small logistic model over the
nearest question, the nearest passage, the best note and the nearest of the questions that the notes do not answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from companion.domain.guidance.asker import said_by, speaks_of_nobody_named
from companion.domain.guidance.closeness import Closeness, Common, Rows, chance, common_of, highest
from companion.domain.guidance.guidance import Audience, GuidancePassage, Moment
from companion.domain.matching.pool import Mask, Vectors, Words

Stems = Callable[[str], Sequence[str]]

QUESTIONS, PASSAGE, QUESTION_WORDS, PASSAGE_WORDS = 17.0, 6.0, 3.0, 2.0
"""What counts for a note: the mean cosine of the two nearest questions it answers, the cosine of its nearest passage, and the
share of the question's words, weighted by rarity, in either. They are weights of a softmax over the notes, fitted on the notes'
own questions, each left out in turn, and on the tune halves of `evals/cases/guidance.yaml` and `guidance_asked.yaml`. Words were
given more than the fit gave them, since questions that nobody thought of share fewer phrases with the notes' own."""

NEAREST = 2
"""Questions of a note that count: one alone may be near by an accident of wording."""

FOR_OTHERS = 2.0
"""What a note loses that is written for other people than those who, by their words, are asking. On the tune halves the words say
who asks in a third of the questions, and are right in nearly all of them."""

SECTION_WORDS, OPENING = 0.3, 0.1
"""What shared words add to a passage's cosine when the passages of one note compete, and what the first has before the others: a
note opens with its answer. Chosen on the tune half of `guidance_asked.yaml`."""

FURTHER = 0.1
"""How likely a further note has to be beside the best one to be shown. On the tune halves next to nothing right is lost by it,
and more than half of what is shown is right instead of two fifths."""

NEAR_QUESTION, NEAR_PASSAGE, NEAR_NOTE, NEAR_ELSEWHERE, NEAR_BIAS = 13.3, 9.7, 0.32, -19.0, -6.0
"""Weights of the model that says whether the notes cover a question: the cosines of the nearest question and of the nearest
passage, what counts for the best note, and the cosine of the nearest question answered elsewhere. Fitted on the same halves."""

NAMES_NOBODY = 0.75
"""What is added for a question in which the mentor or mentee is only "she" or "he": the word that is missing brings every note
nearer. Of 118 questions of the tune halves put so 19 are met with silence, 27 without it; of 60 about other things two are
answered, none without it. To write the pronouns out again ("my mentor", "my mentee") brought the others nearer as much."""

OWN_COSINE, OWN_COVERAGE, OWN_BIAS = 7.1, 3.5, -4.0
"""Weights of the model that says whether one passage of a handbook, which names no questions, covers a question: its cosine,
and the share of the question's words, weighted by rarity, that it uses. Fitted on the same half, our passages in its place."""

COVERED = 0.5
"""Chance from which a question counts as covered."""

ELSEWHERE = 0.4
"""Cosine from which a question is said to look like one that somebody else could answer. On the tune half nearly all that would
be sent to the wrong people lie below."""


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
class GuidanceQuestion:
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

    def find(self, asked: GuidanceQuestion, *, audience: Audience | None = None, top: int = 3) -> Found:
        """Up to `top` passages, the programme's own before ours; none when neither covers the question."""
        closeness = self._closeness(asked)
        programme = self._programme(closeness)[:top]
        allowed = self._meant_for(audience)
        if not self._covered(closeness, allowed):
            return Found(programme, None if programme else self._elsewhere(closeness))
        return Found([*programme, *self._ours(closeness, allowed)][:top])

    def of_moment(self, moment: Moment, audience: Audience, about: GuidanceQuestion, *, top: int = 2) -> list[GuidancePassage]:
        """Passages of the notes for a moment, the nearest to a text first, after the programme's own where those cover it."""
        closeness = self._closeness(about)
        at_moment = np.array([passage.moment == moment for passage in self.passages], dtype=np.bool_)
        ours = self._ours(closeness, self._meant_for(audience) & at_moment)
        return [*self._programme(closeness), *ours][:top]

    @cached_property
    def passages(self) -> list[GuidancePassage]:
        """The passages, in the order of the entries."""
        return [entry.passage for entry in self.entries if entry.passage]

    def _closeness(self, asked: GuidanceQuestion) -> Closeness:
        cosine: Vectors = self.vectors @ asked.vector
        apart: Vectors = self._apart @ self._common.taken_from(asked.vector)
        return Closeness(cosine, apart, self._shared_words(asked.text), said_by(asked.text), speaks_of_nobody_named(asked.text))

    def _shared_words(self, text: str) -> Vectors:
        """Share of a text's words, weighted by rarity, that each entry uses, shape (entries,)."""
        used = [self.words.scores(word) > 0 for word in dict.fromkeys(self.stems(text))]
        weights = [self._rarity(each) for each in used]
        shared = np.zeros(len(self.entries), dtype=np.float32)
        for each, weight in zip(used, weights, strict=True):
            shared += np.float32(weight / sum(weights)) * each
        return shared

    def _rarity(self, used: Mask) -> float:
        often = int(used.sum())
        return float(np.log(1 + (len(used) - often + 0.5) / (often + 0.5)))

    @cached_property
    def _common(self) -> Common:
        """What our passages and the questions they answer have in common."""
        rows = [
            row for row, entry in enumerate(self.entries) if entry.kind == "question" or (entry.passage and entry.passage.ours)
        ]
        return common_of(self.vectors[rows])

    @cached_property
    def _apart(self) -> Vectors:
        """The vectors without what the notes have in common, of unit length, shape (entries, dimensions)."""
        return self._common.taken_from(self.vectors)

    def _meant_for(self, audience: Audience | None) -> Mask:
        """Which passages are ours and for these people, shape (passages,)."""
        meant = (one.ours and (audience is None or audience in one.audience) for one in self.passages)
        return np.fromiter(meant, dtype=np.bool_, count=len(self.passages))

    def _covered(self, closeness: Closeness, allowed: Mask) -> bool:
        if not allowed.any():
            return False
        question = self._of_note(closeness.cosine)[allowed].max()
        passage = closeness.cosine[self._rows["passage"]][allowed].max()
        note = self._notes_scores(closeness)[self._passage_note][allowed].max()
        elsewhere = closeness.cosine[self._rows["elsewhere"]].max(initial=0.0)
        told = (
            NEAR_QUESTION * question + NEAR_PASSAGE * passage + NEAR_NOTE * note + NEAR_ELSEWHERE * elsewhere + NEAR_BIAS
        )  # fmt: skip
        return chance(float(told) + NAMES_NOBODY * closeness.names_nobody) >= COVERED

    def _ours(self, closeness: Closeness, allowed: Mask) -> list[GuidancePassage]:
        """The best passage of each note that is about as likely as the first, the likeliest first; ties in their order."""
        fits = self._fits(closeness)
        rows = [row for row in np.argsort(-fits, kind="stable").tolist() if allowed[row]]
        best_of = {self._passage_note[row]: row for row in reversed(rows)}
        scores = self._notes_scores(closeness)
        ranked = sorted(best_of.values(), key=lambda row: (-scores[self._passage_note[row]], row))
        least = scores[self._passage_note[ranked[0]]] + np.log(FURTHER) if ranked else 0.0
        return [self.passages[row] for row in ranked if scores[self._passage_note[row]] >= least]

    def _notes_scores(self, closeness: Closeness) -> Vectors:
        """What decides between notes, shape (notes,)."""
        rows, count = self._rows["passage"], len(self._notes)
        scores: Vectors = (
            QUESTIONS * self._nearest_questions(closeness)
            + PASSAGE * highest(closeness.apart[rows], self._passage_note, count)
            + QUESTION_WORDS * highest(closeness.words[self._rows["question"]], self._question_note, count)
            + PASSAGE_WORDS * highest(closeness.words[rows], self._passage_note, count)
            - FOR_OTHERS * self._for_others(closeness.asker)
        )
        return scores

    def _for_others(self, asker: frozenset[Audience]) -> Vectors:
        """1 for each note that is not written for who asks, shape (notes,); 0 for all where that is not known."""
        found = np.zeros(len(self._notes), dtype=np.float32)
        if asker:
            for number, passage in zip(self._passage_note.tolist(), self.passages, strict=True):
                found[number] = not asker & set(passage.audience)
        return found

    def _nearest_questions(self, closeness: Closeness) -> Vectors:
        """The mean cosine of the `NEAREST` questions of each note, shape (notes,); 0 where it has none."""
        cosines, found = closeness.apart[self._rows["question"]], np.zeros(len(self._notes), dtype=np.float32)
        for number in np.unique(self._question_note).tolist():
            found[number] = np.sort(cosines[self._question_note == number])[-NEAREST:].mean()
        return found

    def _fits(self, closeness: Closeness) -> Vectors:
        """What decides between the passages of one note, shape (passages,)."""
        rows = self._rows["passage"]
        opens = np.zeros(len(rows), dtype=np.float32)
        opens[np.unique(self._passage_note, return_index=True)[1]] = OPENING
        fits: Vectors = closeness.apart[rows] + SECTION_WORDS * closeness.words[rows] + opens
        return fits

    def _of_note(self, of_entries: Vectors) -> Vectors:
        """The highest value among the questions of each passage's note, shape (passages,)."""
        found: Vectors = highest(of_entries[self._rows["question"]], self._question_note, len(self._notes))[self._passage_note]
        return found

    def _programme(self, closeness: Closeness) -> list[GuidancePassage]:
        """Passages of the handbook that each cover the question, the likeliest first."""
        chances = [
            (chance(OWN_COSINE * float(closeness.cosine[row]) + OWN_COVERAGE * float(closeness.words[row]) + OWN_BIAS), place)
            for place, (row, passage) in enumerate(zip(self._rows["passage"], self.passages, strict=True))
            if not passage.ours
        ]
        likely = sorted((one for one in chances if one[0] >= COVERED), key=lambda one: (-one[0], one[1]))
        return [self.passages[place] for _, place in likely]

    def _elsewhere(self, closeness: Closeness) -> str | None:
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
