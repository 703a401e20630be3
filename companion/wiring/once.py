"""Parts that are built when they are first used: a command pays only for its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Generic, TypeVar, overload

from companion.settings import Settings

Part = TypeVar("Part")


class SystemClock:
    """The time of this machine."""

    def today(self) -> date:
        """The local date."""
        return self.now().date()

    def now(self) -> datetime:
        """The moment, with its time zone."""
        return datetime.now().astimezone()


class once(Generic[Part]):
    """A property that is built once, also when several threads of a server ask at the same time."""

    def __init__(self, make: Callable[[Any], Part]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, companion: None, owner: type) -> once[Part]: ...
    @overload
    def __get__(self, companion: Parts, owner: type) -> Part: ...
    def __get__(self, companion: Parts | None, owner: type) -> once[Part] | Part:
        if companion is None:
            return self
        with companion.building:
            if self._name not in companion.__dict__:
                companion.__dict__[self._name] = self._make(companion)
        built: Part = companion.__dict__[self._name]
        return built


class Parts:
    """What every part may use: the settings and the time."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SystemClock()
        self.building = threading.RLock()
