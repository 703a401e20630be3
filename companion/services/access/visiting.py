"""The companion as the page of a demonstration sees it: of whoever acts, the one over their own throwaway home."""

from __future__ import annotations

from typing import Any

from companion.errors import NotAllowed
from companion.services.access.acting import acting
from companion.services.access.visits import Visits

OPEN = frozenset({"clock", "lexicon", "agenda_files", "keys"})
"""Parts that hold nothing about anybody, the same for everybody."""


class Visiting:
    """Stands in front of every visit's companion. Its parts have the names of the companion's.

    `sample` is the companion over what every visit begins with: of it, only what holds nothing about anybody is given away.
    """

    def __init__(self, visits: Visits, sample: Any) -> None:
        self._visits, self._sample = visits, sample

    def __getattr__(self, name: str) -> Any:
        if name in OPEN:
            return getattr(self._sample, name)
        return _Settings(self._visits, self._sample) if name == "settings" else _Part(self._visits, name)


class _Part:
    """One part, looked up with each use: in the home of whoever acts then."""

    def __init__(self, visits: Visits, name: str) -> None:
        self._visits, self._name = visits, name

    def __getattr__(self, name: str) -> Any:
        return getattr(getattr(self._visits.parts(acting().name), self._name), name)


class _Settings:
    """The settings of whoever acts; while the page is built, before anybody does, those that all of them share."""

    def __init__(self, visits: Visits, sample: Any) -> None:
        self._visits, self._sample = visits, sample

    def __getattr__(self, name: str) -> Any:
        try:
            who = acting()
        except NotAllowed:
            return getattr(self._sample.settings, name)
        return getattr(self._visits.parts(who.name).settings, name)
