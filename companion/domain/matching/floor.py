"""Whether somebody comes near enough to what is asked to be shown at all.

Standardised scores say who is nearest, never whether that is near. So a small logistic model, per aspect, looks at raw
figures: the best cosine, how much of the aspect's words (weighted by rarity) the best passages use, and how far the best
cosine lies above the pool's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.crossings import ALIKE, STEP, UNLIKE
from companion.domain.matching.lookup import Lookup
from companion.domain.matching.matches import Closeness
from companion.domain.matching.passages import Kind
from companion.domain.matching.pool import Rows
from companion.domain.matching.ranking import Positions, Ranker
from companion.domain.matching.scores import Asked, Scores
from companion.domain.words.word_forms import of_one_trade

Chances = NDArray[np.float64]
Stems = Callable[[str], Sequence[str]]

COSINE, COVERAGE, GAP, BIAS = 19.5, 5.5, -9.0, -8.7
"""Weights of the model, fitted on the tune half of `evals/cases/matching.yaml` (`evals/floor.py`): people judged to be exactly
whom one would hope for, against the first five for needs that nobody meets and people far down the order. The gap counts
against, since a need that is far from everybody has its best person far above a low usual."""

DIRECT = 0.9
"""Chance from which an aspect is said to be met directly."""

NOT_QUITE_DIRECT = float(np.nextafter(DIRECT, 0))

CLOSE = 0.4
"""Chance from which an aspect counts as met at all. On the tune half every need that somebody meets is answered at 0.4, and 19
of 20 that nobody meets are refused; at 0.5 one more is refused in vain."""

LIVED = 0.95
"""Chance given to somebody who lived the crossing that is asked for."""

BACKWARDS = 0.3
"""Chance that is left to somebody who lived it the other way round."""

ENOUGH = 0.4
"""Mean chance over the aspects below which a person is not shown for one aspect that is close and not direct."""

ALONE = 0.3
"""Coverage that a single shared stem is worth at most, however short the aspect: "quit" stands in "quitting coach" by chance.
With it as many needs are answered as without, and more that nobody meets are refused, at every size of pool
(`evals/README.md`)."""

MOST_WORDS = 64
"""Different words of one aspect that are looked up; a need of 20,000 characters would ask for thousands."""

FEWER = 0.45
"""Added to the log-odds for every factor e by which those who can be ranked are fewer than `WHOLE`: the best of few comes less
near by chance than the best of many, whom the model was fitted to. At 0.45 as many needs of the tune half that nobody meets are
refused among 8, 20 and 50 people as among all (0.95)."""

FEWEST, WHOLE = 8, 168
"""Numbers of people between which that holds: the fewest it was measured with, and the mentors of the sample. For 2,000 people,
most of them generated, raising the bar by the same rule refused more needs that are met and few more that are not."""

AT_LENGTH = 12
"""Different content words from which a need counts as told at length: of so many nobody uses more than a few, and no line is
like all of them."""

TOLD, TOLD_PART, TOLD_MEANING, TOLD_WORDS, TOLD_BIAS = 0.45, 0.6, 0.7, 0.95, -5.8
"""Weights of the second look at such a need as a whole: the log-odds of the model above, the nearest passage of its best single
sentence, and the place of the whole by meaning and by words, these three in standard deviations. Weights fitted by
`evals/floor.py` on the tune halves of three hands; the bias is such that no more needs are answered by strangers when those who
were judged to fit are taken out of the pool."""

AT_ALL = 0.12
"""Chance by the model above below which there is no second look: somebody always stands out of a pool, however far all of it is.
On the tune halves nobody who was hoped for is lost so."""

MOSTLY = 0.5
"""Share of the words of a need told at length from which it is about the crossing that is asked for in it."""

GOALS_BIAS = 1.4
"""Added for passages that are goals: they are few and short, and what somebody offers is long. Set by reading whom the sample's
mentors could help."""


class Floor:
    """How likely it is that a person meets each aspect of one need, for the few people who are looked at closely.

    Cosines are weighted by kind, as in the ranking: a bare job title is no answer.
    """

    def __init__(self, ranker: Ranker, scores: Scores, stems: Stems, *, before: Floor | None = None) -> None:
        """`before` is the floor of the same aspects over other people: what holds for all is taken from there."""
        self._ranker = ranker
        self._scores = scores
        self._best = scores.meaning.best
        goals = ranker.counted <= {Kind.GOAL}
        self._bias = BIAS + (GOALS_BIAS if goals else 0.0)
        self._leeway = 0.0 if goals else leeway(len(ranker.reference))
        self._usual = scores.meaning.scale.usual
        self._rare: list[_Rarity] = before._rare if before else [_Rarity(ranker, each, stems) for each in scores.asked]
        self._lookups: dict[int, Lookup] = (
            before._lookups
            if before
            else {
                column: ranker.look_up([each.ends[1]])
                for column, each in enumerate(scores.asked)
                if each.ends and each.ends[0] and each.ends[1]
            }
        )
        self._parts: dict[int, Lookup] = (
            before._parts
            if before
            else {column: ranker.look_up(each.parts) for column, each in enumerate(scores.asked) if each.parts}
        )
        self._entered = {column: self._of_entered(column, stems, before) for column in self._lookups}

    def _of_entered(self, column: int, stems: Stems, before: Floor | None) -> Floor:
        """The floor of what the crossing of one aspect enters."""
        among = self._scores.among
        scores = self._ranker.scored(self._lookups[column], among.rows if among else None)
        return Floor(self._ranker, scores, stems, before=before._entered[column] if before else None)

    def chances(self, row: int) -> Chances:
        """The chance that one person meets each aspect, and the whole, shape (asked,)."""
        return np.array([self._chance(row, column) for column in range(len(self._scores.asked))])

    def fits(self, chances: Chances, *, any_of: bool = False) -> bool:
        """Whether a person with these chances is shown: one aspect met directly, or the whole met, or one met and most half met.

        `any_of`: one aspect is enough.
        """
        whole = chances[self._scores.aspects :] if self.reads_whole else ()
        told = np.append(chances[: self._scores.aspects], whole)
        best = float(told.max(initial=0.0))
        enough = any_of or best >= DIRECT or max(whole, default=0.0) >= CLOSE or float(told.mean()) >= ENOUGH
        return bool(best >= CLOSE and enough)

    @property
    def reads_whole(self) -> bool:
        """Whether the need as a whole counts; one that speaks mostly of a crossing says nothing of its direction."""
        return not self._entered or (bool(self._parts) and all(self._scores.weight[column] < MOSTLY for column in self._entered))

    def features(self, row: int, column: int) -> tuple[float, float, float]:
        """Cosine, coverage and gap of a person and an aspect: what the model looks at."""
        mine = self._ranker.of_person(row)
        if not len(mine):
            return 0.0, 0.0, 0.0
        read, signals = self._scores.read(mine), (self._scores.meaning, self._scores.words)
        both = np.unique([mine[signal.raw[read, column].argmax()] for signal in signals])
        cosine = self._cosine(row, column)
        return cosine, self._rare[column].coverage(both), cosine - float(self._usual[column])

    def at_length(self, row: int, column: int) -> tuple[float, float, float, float]:
        """What the second look at a need told at length sees of a person: see `TOLD`."""
        cosine, coverage, _ = self.features(row, column)
        signals = (self._scores.meaning, self._scores.words)
        meaning, words = (float(signal.share[row, column]) for signal in signals)
        return self._evidence(cosine, coverage, column), self._best_part(row, column), meaning, words

    def _best_part(self, row: int, column: int) -> float:
        """How far the person's nearest passage to any one sentence lies above the usual, in standard deviations."""
        mine, lookup = self._ranker.of_person(row), self._parts[column]
        if not len(mine):
            return 0.0
        passages = self._ranker.passages[mine]
        nearest = (lookup.cosine(passages) * self._ranker.kind_weight[passages][:, None]).max(axis=0, keepdims=True)
        return float(lookup.scales[0].shares(nearest, self._ranker.sizes(np.array([row]))).max())

    def quoted(self, row: int, column: int, place: int, *, chance: float) -> float:
        """The chance that one of a person's passages meets an aspect by itself: what the word beside a quotation rests on.

        `place` is the passage's among those that count, `chance` the person's. What is nearest in meaning is close where the
        person is.
        """
        read = int(self._scores.read(np.array([place]))[0])
        raw = self._scores.meaning.raw
        own = self._likely(float(raw[read, column]), self._rare[column].coverage(np.array([place])), column)
        is_nearest = raw[read, column] >= raw[self._scores.read(self._ranker.of_person(row)), column].max()
        return min(chance, max(own, CLOSE) if is_nearest else own)

    def _chance(self, row: int, column: int) -> float:
        cosine, coverage, _ = self.features(row, column)
        chance = self._likely(cosine, coverage, column)
        if column in self._parts and chance >= AT_ALL:
            return max(chance, min(self._told(row, column), NOT_QUITE_DIRECT))
        return self._directed(chance, row, column) if column in self._entered else chance

    def _told(self, row: int, column: int) -> float:
        """The chance that a need told at length is met as a whole; said of so many words, never directly."""
        weights = (TOLD, TOLD_PART, TOLD_MEANING, TOLD_WORDS)
        return _logistic(
            TOLD_BIAS + sum(weight * seen for weight, seen in zip(weights, self.at_length(row, column), strict=True))
        )

    def _directed(self, chance: float, row: int, column: int) -> float:
        """A crossing is met by having lived it, or else as far as what it enters is known; never by the way back."""
        lived = float(self._scores.crossing[row, column])
        if lived * STEP + UNLIKE >= ALIKE:
            return max(chance, LIVED)
        return min(chance, float(self._entered[column].chances(row)[0]), 1.0 if lived >= 0 else BACKWARDS)

    def _likely(self, cosine: float, coverage: float, column: int) -> float:
        """Among few people more is close; but what is said directly does not depend on how many others there are."""
        evidence = self._evidence(cosine, coverage, column)
        chance = _logistic(evidence)
        return chance if chance >= DIRECT else min(_logistic(evidence + self._leeway), NOT_QUITE_DIRECT)

    def _evidence(self, cosine: float, coverage: float, column: int) -> float:
        gap = cosine - float(self._usual[column])
        return COSINE * cosine + COVERAGE * coverage + GAP * gap + self._bias

    def _cosine(self, row: int, column: int) -> float:
        return float(self._best[row, column])


def leeway(people: int) -> float:
    """What is added to the log-odds where so many people can be ranked: nothing from `WHOLE` on, most up to `FEWEST`."""
    return FEWER * float(np.log(WHOLE / np.clip(people, FEWEST, WHOLE)))


def closeness(chance: float) -> Closeness:
    """A chance in words, as they stand beside an aspect."""
    if chance >= DIRECT:
        return "says so directly"
    return "close" if chance >= CLOSE else "not mentioned"


def closeness_of_quote(chance: float) -> Closeness:
    """The same beside a quotation: what is quoted and is not close is the nearest there is."""
    return closeness(chance) if chance >= CLOSE else "the nearest they wrote"


def _logistic(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


class _Rarity:
    """The words of one aspect, each with its weight, and the passages that use it, or name the same trade by another form."""

    def __init__(self, ranker: Ranker, asked: Asked, stems: Stems) -> None:
        words = list(dict.fromkeys(stems(asked.words)))[:MOST_WORDS]
        self._passages = ranker.passages
        self._using = [ranker.pool.words.using(" ".join(of_one_trade(word))) for word in words]
        often = np.array([np.count_nonzero(ranker.counts[ranker.pool.words.using(word)]) for word in words], dtype=np.int64)
        self._weight = np.log(1 + (len(ranker.passages) - often + 0.5) / (often + 0.5))

    def coverage(self, passages: Positions) -> float:
        """Share of the words, weighted by rarity, that at least one of the passages uses, 0..1.

        Where none of them uses two, it is `ALONE` at most.
        """
        total = float(self._weight.sum())
        used = np.array([[_holds(using, self._passages[one]) for using in self._using] for one in passages], dtype=np.bool_)
        share = float(self._weight @ used.any(axis=0)) / total if used.size and total else 0.0
        return share if used.size and used.sum(axis=1).max() > 1 else min(share, ALONE)


def _holds(rising: Rows, passage: np.integer[Any]) -> bool:
    """Whether a passage is among many in rising order."""
    place = int(np.searchsorted(rising, passage.astype(rising.dtype)))
    return place < len(rising) and bool(rising[place] == passage)
