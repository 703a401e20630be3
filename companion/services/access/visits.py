"""Visits of a demonstration: each has a throwaway home of its own, which goes with everything in it."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol

from companion.domain.access import Actor
from companion.errors import NotAllowed
from companion.seams import Keys
from companion.services.access.signing_in import Lasting, SignedIn
from companion.services.recent import drop_recent

MOST_KNOWN = 5_000
"""Visits that are remembered while nothing has been done in them: looking at the page costs an entry, no home."""

RESTED_SECONDS = 120.0
"""How long somebody must have rested before they make room for somebody else."""


class Place(Protocol):
    """A throwaway home in use."""

    @property
    def parts(self) -> Any:
        """The companion over it."""

    def close(self) -> None:
        """Delete it, with everything in it."""


@dataclass
class Visit:
    """One browser's visit; times are seconds of a clock that only goes on. The home is made when something is first done."""

    name: str
    begun: float
    seen: float
    place: Place | None = None
    making: threading.Lock = field(default_factory=threading.Lock)

    @property
    def actor(self) -> Actor:
        """Whoever visits may do everything, in a home where nobody else is."""
        return Actor(self.name, self.name, is_local=True)


class Visits:
    """Who visits now. `make` makes a home under a name; at most `most` of them are there at once.

    What `services.signing_in` is where people sign in, this is for a demonstration. Safe to use from several threads.
    """

    def __init__(
        self, make: Callable[[str], Place], *, keys: Keys, most: int, lasting: Lasting, now: Callable[[], float] = monotonic
    ) -> None:
        self._make, self._keys, self._most, self._lasting, self._now = make, keys, most, lasting, now
        self._lock = threading.RLock()
        self._by_key: OrderedDict[str, Visit] = OrderedDict()
        self._by_name: dict[str, Visit] = {}

    def begin(self) -> str:
        """Begin a visit; returns its random id."""
        key, now = self._keys.new(), self._now()
        visit = Visit(f"visitor-{secrets.token_hex(8)}", now, now)
        with self._lock:
            self._by_key[self._keys.hashed(key)] = self._by_name[visit.name] = visit
            for old in [name for name, one in self._by_key.items() if one.place is None][:-MOST_KNOWN]:
                self._forget(old)
        return key

    def who(self, key: str) -> SignedIn | None:
        """Who visits by a random id; None where the visit is over, or never was."""
        with self._lock:
            visit = self._by_key.get(self._keys.hashed(key)) if key else None
            if visit is None or self._is_over(visit):
                return None
            visit.seen = self._now()
            return SignedIn(visit.actor, "", "")

    def still(self, key: str) -> SignedIn | None:
        """As `who`, for a page that is only open: it does not keep a visit from ending."""
        with self._lock:
            visit = self._by_key.get(self._keys.hashed(key)) if key else None
            return None if visit is None or self._is_over(visit) else SignedIn(visit.actor, "", "")

    def parts(self, name: str) -> Any:
        """The companion of a visit's own home, which is made when first asked for.

        Raises:
            NotAllowed: the visit is over, or there is no room for one more home.
        """
        with self._lock:
            visit = self._by_name.get(name)
        if visit is None or self._is_over(visit):
            raise _over()
        with visit.making:
            if visit.place is None:
                self._make_room()
                visit.place = self._make(visit.name)
        with self._lock:
            if name not in self._by_name:
                visit.place.close()
                raise _over()
        return visit.place.parts

    def sweep(self) -> None:
        """Delete the homes of visits that are over."""
        with self._lock:
            gone = [self._forget(key) for key, visit in list(self._by_key.items()) if self._is_over(visit)]
        _close(gone)

    def end(self) -> None:
        """End every visit."""
        with self._lock:
            gone = [self._forget(key) for key in list(self._by_key)]
        _close(gone)

    def _is_over(self, visit: Visit) -> bool:
        now = self._now()
        idle, whole = self._lasting.idle.total_seconds(), self._lasting.whole.total_seconds()
        return now - visit.begun > whole or now - visit.seen > idle

    def _make_room(self) -> None:
        """Let whoever rested longest go, where every home is taken."""
        self.sweep()
        with self._lock:
            taken = sorted((one.seen, key) for key, one in self._by_key.items() if one.place is not None)
            if len(taken) < self._most:
                return
            if self._now() - taken[0][0] < RESTED_SECONDS:
                raise NotAllowed("Everybody's place in this demonstration is taken.", "Try again in a few minutes.")
            gone = self._forget(taken[0][1])
        _close([gone])

    def _forget(self, key: str) -> Visit:
        visit = self._by_key.pop(key)
        self._by_name.pop(visit.name, None)
        return visit


def _close(gone: list[Visit]) -> None:
    homes = [visit.place for visit in gone if visit.place is not None]
    for home in homes:
        home.close()
    if homes:
        drop_recent()


def _over() -> NotAllowed:
    """Made anew each time: one that is kept would hold on to whatever was at hand where it was raised."""
    return NotAllowed("This visit of the demonstration is over.", "Load the page again to begin another.")
