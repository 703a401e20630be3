"""Why this person: the quotations that earned the place, and the arithmetic behind it.

A reason is true when taking its passage away lowers the person's score more than taking away another would; that is
measured here rather than guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.floor import CLOSE, Chances, Floor, closeness, closeness_of_quote
from companion.domain.matching.matches import MET, AspectShare, Closeness, Reason
from companion.domain.matching.passages import KINDS, Kind
from companion.domain.matching.pool import Vectors
from companion.domain.matching.ranking import Positions, Ranker
from companion.domain.matching.scores import Scores
from companion.domain.matching.signal import Signal

REASONS = 2
"""Reasons on a card."""

LABEL_WORDS = 6
"""A quotation of at most this many words is a label; beside a sentence of nearly the same effect it says less."""

NEARLY = 0.1
"""Standard deviations by which the effects of two passages may differ and a sentence still goes before a label."""

NEAREST_FIRST: tuple[Closeness, ...] = get_args(Closeness)

SAME = 1e-6

Effects = NDArray[np.float64]


@dataclass(frozen=True)
class Explained:
    """One person looked at closely. `mine` are the person's passages among those that count."""

    ranker: Ranker
    scores: Scores
    floor: Floor
    row: int

    @cached_property
    def mine(self) -> Positions:
        """The person's passages, as positions among those that count."""
        return self.ranker.of_person(self.row)

    @cached_property
    def read(self) -> Positions:
        """Where the same passages stand in the scores."""
        return self.scores.read(self.mine)

    @cached_property
    def chances(self) -> Chances:
        """The chance that each aspect is met."""
        return self.floor.chances(self.row)

    @property
    def similarity(self) -> float:
        """The mean over the aspects of the best cosine; the best of them where any one aspect is enough."""
        if not len(self.mine):
            return 0.0
        best = self.scores.cosine[self.read, : self.scores.aspects].max(axis=0)
        return float(best.max() if self.scores.any_of else best.mean())

    def reasons(self, limit: int = REASONS) -> list[Reason]:
        """Quotations whose removal would lower the score most, for different aspects where several are met.

        `closeness` is what the calibrated chance says of that quotation. A further one that is not close is left out.
        """
        gone = np.zeros(len(self.mine), dtype=np.bool_)
        columns: list[int] = []
        found: list[Reason] = []
        while len(found) < min(limit, len(self.mine)):
            place, column = self._next(gone, columns)
            if found and self._quoted(place, column) < CLOSE:
                break
            found.append(self._reason(place, column))
            gone[place] = True
            columns.append(column)
        return found

    @cached_property
    def on_card(self) -> list[Reason]:
        """What a card quotes."""
        return self.reasons()

    def closeness(self, column: int) -> Closeness:
        """How near the person comes to an aspect, in the one word that stands beside it wherever the aspect is named: that of the
        nearest quotation a card shows for it; where it shows none, what the chance says.
        """
        aspect = self.scores.asked[column].aspect
        quoted = [reason.closeness for reason in self.on_card if reason.aspect == aspect]
        return min(quoted, key=NEAREST_FIRST.index) if quoted else closeness(float(self.chances[column]))

    @property
    def only_together(self) -> bool:
        """Whether the need as a whole is met, and none of its parts by itself."""
        near = [self.closeness(column) in MET for column in range(len(self.chances))]
        return any(near[self.scores.aspects :]) and not any(near[: self.scores.aspects])

    def crossing(self) -> tuple[str, str] | None:
        """The two ends of the crossing that the first reason quotes, when it is what was asked for."""
        first = next(iter(self.on_card), None)
        if first is None or first.kind is not Kind.TRANSITION or first.closeness != "says so directly":
            return None
        pool, crossings = self.ranker.pool, self.ranker.crossings
        for each in np.flatnonzero(crossings.owner == self.row).tolist():
            if pool.sources[int(crossings.told[each])] == first.source:
                return pool.quotes[int(crossings.left[each])], pool.quotes[int(crossings.entered[each])]
        return None

    def arithmetic(self) -> list[AspectShare]:
        """What each aspect added to the place."""
        return [self._share(column) for column in range(len(self.scores.asked))]

    def effects(self, gone: NDArray[np.bool_] | None = None) -> Effects:
        """How much the score falls when one passage is taken away, after those gone already, shape (passages, aspects)."""
        gone = np.zeros(len(self.mine), dtype=np.bool_) if gone is None else gone
        size = self.ranker.sizes(np.array([self.row]))
        by_signal = [_falls(signal, self.read, gone, size) for signal in (self.scores.meaning, self.scores.words)]
        return self.scores.weight * (by_signal[0] + by_signal[1] + self._crossing_falls(gone))

    @cached_property
    def met(self) -> list[int]:
        """The aspects that are met, the best first; when none is, the need as a whole; all aspects when not even that is."""
        best_first = np.argsort(-self.chances[: self.scores.aspects], kind="stable").tolist()
        whole = range(self.scores.aspects, len(self.chances)) if self.floor.reads_whole else ()
        ways = ([column for column in columns if self.chances[column] >= CLOSE] for columns in (best_first, whole))
        return next(filter(None, ways), best_first)

    def _next(self, gone: NDArray[np.bool_], columns: list[int]) -> tuple[int, int]:
        """The next passage to quote and its aspect: first what earned most, then for another aspect that is met, then the rest.

        Whatever it is quoted for, nothing else that is left must cost the person more.
        """
        if not columns:
            place = self._weightiest(self.effects(), gone)
            return place, self._column_of(place, self.effects())
        left_out, effects = gone | ~self._costly(gone), self.effects(gone)
        other = next((column for column in self.met if column not in columns), None)
        if other is not None:
            place = self._weightiest(effects[:, [other]], left_out)
            return place, other if effects[place, other] > SAME else self._column_of(place, effects)
        alone = np.where(gone[:, None], 0.0, self.effects())[:, self.met]
        earned = alone if alone.max(initial=0.0) > SAME else effects[:, self.met]
        place = self._weightiest(earned, left_out)
        return place, self._column_of(place, effects)

    def _costly(self, gone: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The passages whose loss costs as much as that of any other left, as the profile stands or once those gone are."""
        as_it_stands, after = (effects.sum(axis=1) for effects in (self.effects(), self.effects(gone)))
        ways = [np.where(gone, -np.inf, costs) for costs in (as_it_stands, after)]
        dearest: NDArray[np.bool_] = np.any([costs >= costs.max() - NEARLY for costs in ways], axis=0)
        return dearest

    def _weightiest(self, effects: Effects, gone: NDArray[np.bool_]) -> int:
        """The passage with the greatest effect; nearly equal ones by sentence before label, then by likeness."""
        total = np.where(gone, -np.inf, effects.sum(axis=1))
        near = np.flatnonzero(total >= total.max() - NEARLY).tolist()
        likeness = self.scores.meaning.raw[self.read].sum(axis=1)
        return min(near, key=lambda place: (self._is_label(place), -round(float(total[place]), 6), -likeness[place]))

    def _column_of(self, place: int, effects: Effects) -> int:
        """The aspect for which a passage counts most, or is most like where it counts for none: of those that it is close to
        itself, else of those that are met.
        """
        close = [column for column in range(len(self.chances)) if self._quoted(place, column) >= CLOSE]
        columns = [column for column in close if column < self.scores.aspects] or [*set(close) & set(self.met)] or self.met
        own, likeness = effects[place, columns], self.scores.cosine[self.read[place], columns]
        return columns[int((own if own.max() > SAME else likeness).argmax())]

    def _crossing_falls(self, gone: NDArray[np.bool_]) -> Effects:
        """The fall when the told crossing that was asked for is taken away, shape (passages, aspects)."""
        falls = np.zeros((len(self.mine), len(self.scores.asked)))
        for column, shares in enumerate(self.scores.crossing_of):
            lived = self._lived(shares, gone) if shares is not None else []
            if lived:
                share, place = lived[0]
                falls[place, column] = share - (lived[1][0] if len(lived) > 1 else 0.0)
        return falls

    def _lived(self, shares: Vectors, gone: NDArray[np.bool_]) -> list[tuple[float, int]]:
        """The told crossings that speak for the person, the likest first, each with the place of its likest sentence."""
        crossings = self.ranker.crossings
        own = np.flatnonzero((crossings.owner == self.row) & (shares > 0)).tolist()
        told = [(float(shares[each]), self._sentence(each, gone)) for each in own]
        return sorted(((share, place) for share, place in told if place is not None), reverse=True)

    def _sentence(self, crossing: int, gone: NDArray[np.bool_]) -> int | None:
        """The place of the sentence of a story that is most like what is asked; None when it was taken away."""
        first = int(self.ranker.crossings.told[crossing])
        passages = self.ranker.passages[self.mine]
        inside = np.flatnonzero((passages >= first) & (passages < first + self.ranker.crossings.sentences[crossing]))
        if not len(inside) or gone[inside].any():
            return None
        return int(inside[self.scores.meaning.raw[self.read[inside]].sum(axis=1).argmax()])

    def _is_label(self, place: int) -> bool:
        return len(self._quote(place).split()) <= LABEL_WORDS

    def _quote(self, place: int) -> str:
        return self.ranker.pool.quotes[int(self.ranker.passages[self.mine[place]])]

    def _quoted(self, place: int, column: int) -> float:
        """The chance that one passage meets an aspect; one that tells the crossing asked for is as near as the person."""
        chance = float(self.chances[column])
        if self._crossed[place, column]:
            return chance
        if (place, column) not in self._read_alone:
            alone = self.floor.quoted(self.row, column, int(self.mine[place]), chance=chance)
            self._read_alone[place, column] = alone
        return self._read_alone[place, column]

    @cached_property
    def _crossed(self) -> NDArray[np.bool_]:
        """Which passages tell the crossing asked for, shape (passages, aspects)."""
        told: NDArray[np.bool_] = self._crossing_falls(np.zeros(len(self.mine), dtype=np.bool_)) > 0
        return told

    @cached_property
    def _read_alone(self) -> dict[tuple[int, int], float]:
        """What each passage says of each aspect by itself, as far as it was asked."""
        return {}

    def _reason(self, place: int, column: int) -> Reason:
        passage = int(self.ranker.passages[self.mine[place]])
        return Reason(
            aspect=self.scores.asked[column].aspect,
            quote=self._quote(place),
            source=self.ranker.pool.sources[passage],
            kind=KINDS[self.ranker.pool.kind[passage]],
            similarity=round(float(self.scores.cosine[self.read[place], column]), 4),
            closeness=closeness_of_quote(self._quoted(place, column)),
        )

    def _share(self, column: int) -> AspectShare:
        scores, weight = self.scores, float(self.scores.weight[column])
        meaning, words = float(scores.meaning.share[self.row, column]), float(scores.words.share[self.row, column])
        crossing, added = float(scores.crossing[self.row, column]), float(scores.share[self.row, column])
        return AspectShare(
            aspect=scores.asked[column].aspect,
            closeness=self.closeness(column),
            meaning=round(meaning, 3),
            words=round(words, 3),
            added=round(added, 3),
            by_meaning=round(weight * meaning, 3),
            by_words=round(weight * words, 3),
            by_crossing=round(weight * crossing, 3),
            by_declining=round(added - weight * (meaning + words + crossing), 3),
        )


def _falls(signal: Signal, read: Positions, gone: NDArray[np.bool_], size: Positions) -> Effects:
    """The fall of one signal: from the best passage to the next best, as the two would count."""
    values = signal.raw[read].astype(np.float64)
    values[gone] = -np.inf
    falls = np.zeros_like(values)
    columns = np.arange(values.shape[1])
    best = values.argmax(axis=0)
    rest = values.copy()
    rest[best, columns] = -np.inf
    second = np.maximum(rest.max(axis=0), signal.scale.lowest)
    highest, next_best = (signal.scale.shares(each[None], size)[0] for each in (values[best, columns], second))
    falls[best, columns] = np.maximum(highest - next_best, 0)
    return falls
