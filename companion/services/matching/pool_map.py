"""The map of the pool: where a need and the people suggested for it stand among everybody, made only when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from companion.domain.matching.board import COUNTED
from companion.domain.matching.eligibility import Seeker, searched
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.pool import Mask, Pool
from companion.domain.matching.pool_map import Flat, PoolPicture, laid_flat, person_vectors, picture
from companion.services.matching.enquiring import MatchRequest

MOST_MARKED = 6
"""Suggestions that are marked: more names than that would lie over one another."""


class PoolMaps:
    """Draws maps. The pool is laid flat once, and again when it changes."""

    def __init__(self, enquiry: Callable[[MatchRequest], Enquiry]) -> None:
        self._enquiry = enquiry
        self._kept: tuple[Pool, bytes, Flat] | None = None

    def picture(self, request: MatchRequest, suggested: Sequence[str]) -> PoolPicture:
        """The pool with a need and the people suggested for it, given by their ids. Raises as `Matching.match`."""
        enquiry = self._enquiry(request)
        pool, kinds = enquiry.board.pool, COUNTED[enquiry.way]
        known = [pool.row_of[who] for who in suggested if who in pool.row_of][:MOST_MARKED]
        return picture(
            self._laid_flat(enquiry),
            np.stack([each.vector for each in enquiry.asked]),
            person_vectors(pool, np.array(known, dtype=np.int64), kinds),
            [(pool.people[row].person_id, pool.people[row].name) for row in known],
        )

    def _laid_flat(self, enquiry: Enquiry) -> Flat:
        pool, among = enquiry.board.pool, _among(enquiry)
        key = enquiry.way.encode() + among.tobytes()
        if self._kept is None or self._kept[0] is not pool or self._kept[1] != key:
            self._kept = (pool, key, laid_flat(pool, among, COUNTED[enquiry.way]))
        return self._kept[2]


def _among(enquiry: Enquiry) -> Mask:
    """Those among whom the search looks, the seeker too where they are one of them: alike for every need."""
    search = enquiry.search
    return searched(enquiry.board.table, replace(search, seeker=Seeker(search.seeker.facts)))
