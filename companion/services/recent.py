"""What was read last and is kept in memory, so as not to be read again at once; and how all of it is dropped after an erasure."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from companion.errors import CompanionError

logger = logging.getLogger(__name__)

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

LOOKS_FOR_CHANGES_SECONDS = 60.0
"""How soon a process that runs drops what it keeps, after people were changed or erased by another."""


class Recent(Generic[Key, Value]):
    """The newest values, `most` of them. Safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, threading.Lock()
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        with _NAMING:
            _EVERY.add(self)

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> Value | None:
        """A value that is still kept."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in place of the oldest where there are too many."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Keep none of them any more."""
        with self._lock:
            self._kept.clear()


_EVERY: WeakSet[Recent[Any, Any]] = WeakSet()
_NAMING = threading.Lock()
"""Held by whoever adds to them or lists them."""

_Cached = type(lru_cache(maxsize=1)(lambda: None))


def drop_recent() -> None:
    """Drop everything of people's texts that is kept in memory because it was read last, whoever's it is."""
    with _NAMING:
        every = list(_EVERY)
    for recent in every:
        recent.clear()
    for name, module in list(sys.modules.items()):
        if name.startswith("companion."):
            for found in [one for one in list(vars(module).values()) if isinstance(one, _Cached)]:
                if (found.cache_parameters()["maxsize"] or 0) > 1:  # the others hold tables of ours, which no text gets into
                    found.cache_clear()


def drop_when_changed(
    generation: Callable[[], int], ending: threading.Event, beside: Callable[[], object] = lambda: None
) -> None:
    """Drop it each time the number of changes of people is another one, until the end. `beside` is done as often."""
    seen: int | None = None
    while not ending.wait(LOOKS_FOR_CHANGES_SECONDS):
        try:
            beside()
            now = generation()
            if now != seen:
                drop_recent()
            seen = now
        except CompanionError:
            continue  # looked at again a minute later
        except Exception as error:  # noqa: BLE001 - nothing else makes this process forget; logged without what people wrote
            place = "".join(traceback.format_tb(error.__traceback__)[-3:])
            logger.error("%s while what was read last is dropped:\n%s", type(error).__name__, place)
