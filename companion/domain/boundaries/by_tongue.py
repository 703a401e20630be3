"""Two models of leaning: one for English, one for other languages.

The sentence vectors know English. Elsewhere terms carry what is meant, and weights that serve both serve neither: fitted
together, a third more of everyday English was stopped in vain. Of 255 texts in five languages by a hand that was never learnt
from, English alone stopped 64 of 90 dangers and 13 of 140 innocent texts; with a model of their own it is 82 and 3.

It has learnt German, French, Spanish, Italian, Portuguese, Dutch and some Polish. What is said plainly in others is known by
signs alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

from companion.domain.boundaries.leaning import FILE_NAME, Leaning
from companion.domain.boundaries.reading import ABROAD_A_LITTLE, Chances, danger
from companion.domain.matching.pool import Vectors
from companion.domain.words.tongue import in_another_tongue, tongue

TONGUES_FILE_NAME = "leaning_tongues.npz"


class Leanings:
    """Each sentence by the model of its language, or by both where that is unsure: "Maria de la Luz beats her kids".

    A model is read when the first sentence asks for it.
    """

    def __init__(self, english: Callable[[], Leaning], others: Callable[[], Leaning]) -> None:
        self._read_english, self._read_others = english, others

    @classmethod
    def shipped(cls) -> Leanings:
        """The models that come with the program."""
        return cls(lambda: Leaning.read(FILE_NAME), lambda: Leaning.read(TONGUES_FILE_NAME))

    @classmethod
    def same(cls, leaning: Leaning) -> Leanings:
        """One model for whatever is said."""
        return cls(lambda: leaning, lambda: leaning)

    def of(self, sentence: str) -> tuple[Leaning, ...]:
        """The models that read a sentence."""
        if not in_another_tongue(sentence):
            return (self._english,)
        return (self._others,) if tongue(sentence) else (self._others, self._english)

    def plainness(self, sentence: str, terms: Sequence[str]) -> float:
        """The chance, by its terms alone, that a sentence meets nothing; of two models the less sure one counts."""
        return min(leaning.plainness(terms) for leaning in self.of(sentence))

    def share(self, sentence: str, phrases: Sequence[Sequence[str]], case: str) -> list[float]:
        """How much each phrase of a sentence, given as terms, adds to a case."""
        models = self.of(sentence)
        return [max(leaning.share(terms, case) for leaning in models) for terms in phrases]

    def chances(self, of: Sequence[str], terms: Sequence[Sequence[str]], vectors: Vectors) -> list[Chances]:
        """The chance of each class of sentences, or of clauses `of` sentences, one by one; of two models the graver one counts.

        `vectors`: (clauses, dimensions).
        """
        rows: dict[Leaning, list[int]] = defaultdict(list)
        for row, sentence in enumerate(of):
            for leaning in self.of(sentence):
                rows[leaning].append(row)
        found: list[Chances] = [{} for _ in of]
        for leaning, read in rows.items():
            by_class = leaning.chances([terms[row] for row in read], vectors[read])
            for place, row in enumerate(read):
                found[row] = _graver(found[row], {name: float(values[place]) for name, values in by_class.items()})
        return found

    def belong_to(self, embedding_model: str) -> bool:
        """Whether the models were fitted on the vectors of this one: both are, or neither."""
        return self._english.embedding_model == embedding_model

    @cached_property
    def _english(self) -> Leaning:
        return self._read_english()

    @cached_property
    def _others(self) -> Leaning:
        return self._read_others()


def _graver(first: Chances, second: Chances) -> Chances:
    """Of two readings the one that sees a danger; the first where neither does."""
    return second if not first or danger(second) >= max(danger(first), ABROAD_A_LITTLE) else first
