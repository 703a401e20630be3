"""How long what people wrote is kept: for good, or some days after it was last changed. Looked at when records are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from companion.store.engine import Database
from companion.store.noticed import Noticed

MOST_DAYS_AWAY = 31
"""A machine that was off for longer waits a day as well, which costs nothing."""


class LastDay:
    """The day on which somebody last looked at one kind of record, as the records know it."""

    def __init__(self, database: Database, kind: str) -> None:
        self._noticed, self._name = Noticed(database), f"{kind}_looked_at"

    def now(self, today: date) -> date | None:
        """Note that it is today; which day was noted before."""
        before = self._noticed.now(self._name, today.toordinal())
        return date.fromordinal(before) if before else None


@dataclass
class Retention:
    """How many `days` something is kept; None is for good. Nothing runs beside the program: the first reading of a day looks."""

    days: int | None = None
    today: Callable[[], date] = date.today
    last_day: LastDay | None = None
    _looked: date | None = field(default=None, init=False)

    def is_time(self) -> bool:
        """Whether to look now for what is over: once a day, and never where everything is kept.

        Where the calendar leapt since the last look, it may be the clock that is wrong: nothing goes before the day after.
        """
        today = self.today()
        if self.days is None or self._looked == today:
            return False
        self._looked = today
        before = self.last_day.now(today) if self.last_day else None
        return before is None or 0 <= (today - before).days <= MOST_DAYS_AWAY

    def is_over(self, at: datetime) -> bool:
        """Whether something last changed then has been kept for its days."""
        return self.days is not None and (self.today() - at.date()).days > self.days
