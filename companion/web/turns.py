"""Taking turns: so many requests of one person at once, whatever else they asked for waits behind those."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class _Line:
    turn: asyncio.Semaphore
    asked: int = 0


@dataclass
class Turns:
    """`at_once` for each name; `waiting` more may wait. Kept by the one event loop that answers requests."""

    at_once: int
    waiting: int
    _lines: dict[str, _Line] = field(default_factory=dict)

    def has_room(self, name: str) -> bool:
        """Whether one more may begin, or wait."""
        line = self._lines.get(name)
        return line is None or line.asked < self.at_once + self.waiting

    @asynccontextmanager
    async def of(self, name: str) -> AsyncIterator[None]:
        """Wait for a turn, and hold it for the length of a block; whoever waits longest is next."""
        line = self._lines.setdefault(name, _Line(asyncio.Semaphore(self.at_once)))
        line.asked += 1
        try:
            async with line.turn:
                yield
        finally:
            line.asked -= 1
            if not line.asked:
                del self._lines[name]
