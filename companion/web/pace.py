"""How fast one person, or one place on the network, may ask."""

from __future__ import annotations

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
