"""How fast one person, or one place on the network, may ask, and who was told to wait."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from time import monotonic

MOST_REMEMBERED = 10_000


@dataclass
class Pace:
    """So many requests at once, and so many a second in the long run, for each name."""

    at_once: float
    a_second: float
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def allows(self, name: str) -> bool:
        """Whether one more request is in time; counts it where it is."""
        now = monotonic()
        left, since = self._left.pop(name, (self.at_once, now))
        left = min(self.at_once, left + (now - since) * self.a_second)
        self._left[name] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > MOST_REMEMBERED:
            self._left.popitem(last=False)
        return left >= 1


@dataclass
class Rests:
    """Names that were told to wait: until then they are refused at once, before anything is looked up for them."""

    _until: OrderedDict[str, float] = field(default_factory=OrderedDict)

    def begins(self, name: str, seconds: float) -> None:
        """Somebody was told to wait for so long."""
        self._until[name] = monotonic() + seconds
        while len(self._until) > MOST_REMEMBERED:
            self._until.popitem(last=False)

    def holds(self, name: str) -> bool:
        """Whether they should still be waiting."""
        if self._until.get(name, 0.0) > monotonic():
            return True
        self._until.pop(name, None)
        return False


@dataclass
class Shares:
    """How much of the processor each may use while others want it too: `at_once` seconds, and so many a second in the long run.

    Whoever used more waits, `longest` seconds at most. Safe to use from several threads.
    """

    at_once: float = 2.0
    a_second: float = 0.25
    longest: float = 3.0
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def spend(self, name: str, seconds: float) -> None:
        """So many seconds of the processor were used."""
        with self._lock:
            left = max(self._now(name) - seconds, -self.longest * self.a_second)
            self._left[name] = (left, monotonic())
            self._left.move_to_end(name)
            while len(self._left) > MOST_REMEMBERED:
                self._left.popitem(last=False)

    def has(self, name: str) -> bool:
        """Whether somebody has some left."""
        with self._lock:
            return self._now(name) > 0

    def _now(self, name: str) -> float:
        left, since = self._left.get(name, (self.at_once, 0.0))
        return min(self.at_once, left + (monotonic() - since) * self.a_second)
