"""How long what people wrote is kept: for good, or some days after it was last changed. Looked at when records are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass
class Retention:
    """How many `days` something is kept; None is for good. Nothing runs beside the program: the first reading of a day looks."""

    days: int | None = None
    today: Callable[[], date] = date.today
    _looked: date | None = field(default=None, init=False)

    def is_time(self) -> bool:
        """Whether to look now for what is over: once a day, and never where everything is kept."""
        today = self.today()
        if self.days is None or self._looked == today:
            return False
        self._looked = today
        return True

    def is_over(self, at: datetime) -> bool:
        """Whether something last changed then has been kept for its days."""
        return self.days is not None and (self.today() - at.date()).days > self.days
