"""The pool as a flat picture: everybody a point, and people who write of like things near one another.

Method: a person is the mean of their passages, at length 1; the picture shows the two directions in which these means differ
most (principal components, by singular value decomposition). It is made from a fixed sample of a large pool, so that it costs
the same for any size, and depends on nobody's need: a need is placed into it afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel

from companion.domain.matching.passages import KINDS, Kind
from companion.domain.matching.pool import Mask, Pool, Vectors
from companion.domain.matching.ranking import Positions

MOST_DOTS = 1_000
"""People drawn at most; a larger pool is sampled, always alike."""

RIM = 1.0
"""Per cent of the people at each end of a direction who may stand on the rim, so that a few strays leave room for the rest."""

MARGIN = 0.06
"""Share of the frame that stays empty on every side."""


class Spot(BaseModel):
    """A point of the picture: from the left and from the top, each 0..1 of the frame."""

    x: float
    y: float


class Marked(Spot):
    """Somebody suggested. `nearer` counts the people drawn who stand nearer to the need in this picture."""

    person_id: str
    name: str
    nearer: int


class PoolPicture(BaseModel):
    """What is drawn. `people` may be more than there are `dots`; `kept` is the share of what tells people apart that a flat
    picture keeps, 0..1.
    """

    dots: list[Spot]
    need: Spot
    suggested: list[Marked]
    people: int
    kept: float


@dataclass(frozen=True)
class Flat:
    """A pool laid flat. Shapes: `middle` (dimensions,), `axes` (dimensions, 2), `places` (people drawn, 2)."""

    middle: Vectors
    axes: Vectors
    places: Vectors
    people: int
    kept: float

    def placed(self, vectors: Vectors) -> Vectors:
        """Where unit vectors stand, shape (vectors, 2)."""
        return np.asarray((vectors - self.middle) @ self.axes, dtype=np.float32)


def laid_flat(pool: Pool, among: Mask, kinds: frozenset[Kind]) -> Flat:
    """The flat picture of some people of a pool, from their passages of some kinds."""
    people = np.flatnonzero(among & _speaking(pool, kinds))
    vectors = person_vectors(pool, _drawn(people), kinds)
    middle = np.asarray(vectors.sum(axis=0) / max(len(vectors), 1), dtype=np.float32)
    axes, kept = _widest(vectors - middle)
    places = np.asarray((vectors - middle) @ axes, dtype=np.float32)
    return Flat(middle, axes, places, len(people), kept)


def _drawn(people: Positions) -> Positions:
    if len(people) <= MOST_DOTS:
        return people
    return np.sort(np.random.default_rng(0).choice(people, MOST_DOTS, replace=False))


def person_vectors(pool: Pool, rows: Positions, kinds: frozenset[Kind]) -> Vectors:
    """The mean of each person's passages of some kinds, at length 1, shape (rows, dimensions); zeros for who has none."""
    wanted, row_of = np.unique(rows, return_inverse=True)
    places = np.flatnonzero(np.isin(pool.owner, wanted) & _of_kinds(pool, kinds))
    sums = np.zeros((len(wanted), pool.vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, np.searchsorted(wanted, pool.owner[places]), pool.vectors[places])
    return _unit(sums)[row_of]


def picture(flat: Flat, need: Vectors, suggested: Vectors, people: Sequence[tuple[str, str]]) -> PoolPicture:
    """The picture with the need (its aspects' vectors, shape (aspects, dimensions)) and the suggested people's vectors in it.

    `people` holds the id and name of each of those suggested, in their order.
    """
    centre = flat.placed(_unit(need.mean(axis=0, keepdims=True)))
    marks = flat.placed(suggested)
    away, theirs = _distance(flat.places, centre), _distance(marks, centre)
    framed = _Frame.around(flat.places, np.concatenate([centre, marks]))
    return PoolPicture(
        dots=[framed.spot(place) for place in flat.places],
        need=framed.spot(centre[0]),
        suggested=[
            Marked(**framed.spot(place).model_dump(), person_id=who, name=name, nearer=int((away < own - 1e-6).sum()))
            for place, own, (who, name) in zip(marks, theirs, people, strict=True)
        ],
        people=flat.people,
        kept=round(flat.kept, 4),
    )


@dataclass(frozen=True)
class _Frame:
    """The part of the plane that is shown; one scale for both directions, so that near stays near."""

    corner: Vectors
    side: float

    @classmethod
    def around(cls, dots: Vectors, marks: Vectors) -> _Frame:
        """A square with nearly all dots and every mark inside."""
        shown = np.concatenate([np.percentile(dots, [RIM, 100 - RIM], axis=0), marks]) if len(dots) else marks
        low, high = shown.min(axis=0), shown.max(axis=0)
        side = max(float((high - low).max()), 1e-6)
        return cls((low + high - side) / 2, side)

    def spot(self, place: Vectors) -> Spot:
        """A place within the frame; who stands outside stands on its rim."""
        x, y = np.clip((place - self.corner) / self.side, 0, 1) * (1 - 2 * MARGIN) + MARGIN
        return Spot(x=round(float(x), 4), y=round(1 - float(y), 4))


def _widest(centred: Vectors) -> tuple[Vectors, float]:
    """The two directions of greatest spread, shape (dimensions, 2), always turned alike, and the share of the spread in them."""
    _, spread, directions = np.linalg.svd(centred, full_matrices=False)
    axes = np.zeros((centred.shape[1], 2), dtype=np.float32)
    for column, direction in enumerate(directions[:2]):
        axes[:, column] = direction * np.sign(direction[np.abs(direction).argmax()])
    total = float((spread**2).sum())
    return axes, float((spread[:2] ** 2).sum()) / total if total else 0.0


def _of_kinds(pool: Pool, kinds: frozenset[Kind]) -> Mask:
    return np.isin(pool.kind, [KINDS.index(kind) for kind in kinds])


def _speaking(pool: Pool, kinds: frozenset[Kind]) -> Mask:
    """Who has a passage of these kinds, shape (people,)."""
    speaking = np.zeros(len(pool), dtype=np.bool_)
    speaking[pool.owner[_of_kinds(pool, kinds)]] = True
    return speaking


def _unit(vectors: Vectors) -> Vectors:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Vectors = (vectors / np.where(length > 0, length, 1)).astype(np.float32)
    return units


def _distance(places: Vectors, centre: Vectors) -> Vectors:
    found: Vectors = np.linalg.norm(places - centre, axis=1)
    return found
