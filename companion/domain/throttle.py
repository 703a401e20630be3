"""How long somebody who failed to sign in waits before they may try again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from companion.domain.accounts import Tries

FORGOTTEN_AFTER = timedelta(hours=24)
"""Failures older than this no longer count."""


@dataclass(frozen=True)
class Patience:
    """Some failures are free; after them each one doubles the wait, up to the longest."""

    free: int
    longest_seconds: int

    def wait_seconds(self, tries: Tries, now: datetime) -> float:
        """Seconds still to wait; 0 where a try is welcome. A clock that was set back makes nobody wait for longer than that."""
        over = tries.failures - self.free
        if tries.last is None or over < 0 or now - tries.last > FORGOTTEN_AFTER:
            return 0.0
        wait = min(2.0 ** min(over, 30), self.longest_seconds)
        passed = max((now - tries.last).total_seconds(), 0.0)
        return max(wait - passed, 0.0)


PAIR = Patience(free=5, longest_seconds=900)
"""One address on the network trying one account."""

PLACE = Patience(free=30, longest_seconds=900)
"""One address on the network trying any accounts: a programme's people may share one."""

ACCOUNT = Patience(free=50, longest_seconds=60)
"""One account tried from anywhere. Short, so that nobody can keep somebody out by failing in their name."""
