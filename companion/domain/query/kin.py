"""Whose work is like the work of another field: nearness of what people do, never of what their field is called.

Method: a linear discriminant (shrunk covariance) over the vectors of lines about somebody's work tells a field's lines from
everybody's, so that talk which is near to everything earns nothing. A person stands where their likest lines do; each of the
field's own people is measured without their own lines. Whoever comes as near as most of them shares the field's work. Over ten
industries of the sample it told a held-out person of a field from others with an area under the curve of 0.82 on average,
the likeness of single lines with 0.65.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from companion.domain.matching.passages import KINDS, Kind
from companion.domain.matching.pool import Mask, Pool, Vectors
from companion.domain.matching.ranking import Positions
from companion.domain.query.query import SharedLine

WORK = frozenset({Kind.HIGHLIGHT, Kind.PROJECT, Kind.SKILL, Kind.HELP, Kind.KNOWN_FOR, Kind.CERTIFICATE})
"""Lines that say what somebody does. Titles are left out: they name the field."""

FEWEST = 3
"""People of a field from whom its work can be told."""

LIKEST = 3
"""Lines of a person that decide."""

SHRINKAGE = 5.0
"""How much of the lines' covariance is taken for noise, in means over as many directions as they can lie in; between 1 and 5
nothing changes. Few lines are so compared with the field's mean alone."""

SHOWN = 2


@dataclass(frozen=True)
class Kin:
    """The work of a field over one pool. `field` marks its people, shape (people,)."""

    pool: Pool
    field: Mask

    @property
    def is_told(self) -> bool:
        """Whether there are enough people of the field, with lines about their work, to tell what its work is."""
        return len(np.unique(self._owner[self._inside])) >= FEWEST

    @cached_property
    def mask(self) -> Mask:
        """Whose work is like it, shape (people,); the people of the field themselves are not asked."""
        others = ~self.field & np.isfinite(self._near)
        inside = self.field & np.isfinite(self._near)
        if not others.any() or not inside.any():
            return np.zeros(len(self.pool), dtype=np.bool_)
        found: Mask = others & (self._near >= float(np.median(self._near[inside])))
        return found

    def lines(self, row: int) -> list[SharedLine]:
        """The lines of one person's work that lie nearest to it, with the line each is near to."""
        own = np.flatnonzero(self._owner == row)
        likest = own[np.argsort(-self._likeness[own], kind="stable")][:SHOWN]
        return [self._line(int(place)) for place in likest]

    def _line(self, place: int) -> SharedLine:
        inside = np.flatnonzero(self._inside)
        beside = int(inside[int((self._vectors[inside] @ self._vectors[place]).argmax())])
        return SharedLine(
            quote=self.pool.quotes[int(self._passages[place])],
            source=self.pool.sources[int(self._passages[place])],
            beside=self.pool.quotes[int(self._passages[beside])],
            similarity=round(float(self._vectors[place] @ self._vectors[beside]), 4),
        )

    @cached_property
    def standing(self) -> Vectors:
        """How near everybody's work comes, in standard deviations above the mean of the others; 0 where nothing is said of it."""
        told = np.isfinite(self._near)
        others = self._near[told & ~self.field]
        spread = float(others.std()) if len(others) else 0.0
        if not spread:
            return np.zeros(len(self.pool), dtype=np.float32)
        return np.where(told, (self._near - others.mean()) / spread, 0.0).astype(np.float32)

    @cached_property
    def _passages(self) -> Positions:
        return np.flatnonzero(np.isin(self.pool.kind, [KINDS.index(kind) for kind in WORK]))

    @cached_property
    def _owner(self) -> Positions:
        return self.pool.owner[self._passages].astype(np.int64)

    @cached_property
    def _vectors(self) -> Vectors:
        return np.asarray(self.pool.vectors[self._passages], dtype=np.float32)

    @cached_property
    def _inside(self) -> Mask:
        inside: Mask = self.field[self._owner]
        return inside

    @cached_property
    def _likeness(self) -> Vectors:
        """How typical of the field each line is, shape (lines,); nobody of the field is measured by their own lines."""
        away = self._vectors - self._vectors.mean(axis=0)
        weigh = _discriminant(away)
        total, count = away[self._inside].sum(axis=0), int(self._inside.sum())
        likeness = away @ weigh(total / max(count, 1))
        for row in np.unique(self._owner[self._inside]).tolist():
            own = self._owner == row
            rest = (total - away[own].sum(axis=0)) / max(count - int(own.sum()), 1)
            likeness[own] = away[own] @ weigh(rest)
        found: Vectors = likeness.astype(np.float32)
        return found

    @cached_property
    def _near(self) -> Vectors:
        """The mean of each person's likest lines, shape (people,); not a number where nothing is said of their work."""
        found = np.full(len(self.pool), np.nan, dtype=np.float32)
        order = np.lexsort((-self._likeness, self._owner))
        owner = self._owner[order]
        place = np.arange(len(owner)) - np.searchsorted(owner, owner)
        first = order[place < LIKEST]
        count = np.bincount(self._owner[first], minlength=len(self.pool))
        total = np.bincount(self._owner[first], weights=self._likeness[first], minlength=len(self.pool))
        told = count > 0
        found[told] = total[told] / count[told]
        return found


def _discriminant(away: Vectors) -> Callable[[Vectors], Vectors]:
    """Multiplies by the inverse of the lines' covariance, shrunk towards a sphere. `away`: (lines, dimensions), without mean."""
    lines, dimensions = away.shape
    noise = SHRINKAGE * float(np.square(away).sum()) / max(lines, 1) / max(min(lines, dimensions), 1)
    if not noise:
        return lambda vector: vector
    if lines < dimensions:
        inner = np.linalg.inv(away @ away.T + lines * noise * np.eye(lines, dtype=np.float32))
        return lambda vector: (vector - away.T @ (inner @ (away @ vector))) / noise
    inverse = np.linalg.inv(away.T @ away / lines + noise * np.eye(dimensions, dtype=np.float32))
    return lambda vector: inverse @ vector
