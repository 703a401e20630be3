"""The facts of a pool as masks, each made on first use and kept for as long as the pool is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.hours import overlap_hours
from companion.domain.matching.pool import Facts, Mask, Rows

NO_ROWS = np.empty(0, dtype=np.int32)

Values = Callable[[Facts], Iterable[str]]

_VALUES: dict[str, Values] = {
    "industry": lambda person: person.industries,
    "stage": lambda person: _given(person.stage),
    "language": lambda person: person.languages,
    "country": lambda person: _given(person.country),
    "region": lambda person: person.regions,
    "channel": lambda person: person.channels,
    "format": lambda person: person.formats,
    "capacity": lambda person: ("closed" if person.capacity == 0 else "open",),
    "person": lambda person: (*_calls(person), person.name),
    "organisation": lambda person: person.organisations,
    "timezone": lambda person: _given(person.timezone),
    "blocks": lambda person: person.blocks,
    "reports_to": lambda person: _given(person.reports_to),
    "role": lambda person: person.roles,
}


class FactsTable:
    """Questions about everybody at once. Shapes: every mask is (people,); building one is a single pass over the people."""

    def __init__(self, people: Sequence[Facts]) -> None:
        self.people = people
        self._rows: dict[str, dict[str, Rows]] = {}
        self._overlaps: dict[tuple[str, tuple[str, ...], date], NDArray[np.float32]] = {}

    def having(self, field: str, values: Iterable[str]) -> Mask:
        """Who has at least one of the values, compared without regard to case."""
        found = self.nobody()
        rows = self._by_value(field)
        for value in values:
            found[rows.get(_plain(value), NO_ROWS)] = True
        return found

    def says(self, field: str) -> Mask:
        """Who says anything about a field."""
        found = self.nobody()
        for rows in self._by_value(field).values():
            found[rows] = True
        return found

    def nobody(self) -> Mask:
        """A mask without anybody."""
        return np.zeros(len(self.people), dtype=np.bool_)

    def rows_called(self, who: str) -> list[int]:
        """Rows of the people with this id or address."""
        named = self._by_value("person").get(_plain(who), NO_ROWS)
        return [int(row) for row in named if _plain(who) in _calls(self.people[row])]

    def closed(self, today: date) -> Mask:
        """Who is full, or paused on a day."""
        closed: Mask = (self._capacity == 0) | (self._paused_until > today.toordinal())
        return closed

    def overlap(self, zone: str, hours: Sequence[str], on: date) -> NDArray[np.float32]:
        """Hours in common with a zone as `overlap_hours` counts them; not a number where a profile names no zone."""
        key = (zone, tuple(hours), on)
        if key not in self._overlaps:
            self._overlaps[key] = self._measure_overlap(zone, hours, on)
        return self._overlaps[key]

    @cached_property
    def listed(self) -> Mask:
        """Who agreed to be suggested to others."""
        return np.fromiter((person.listed for person in self.people), np.bool_, len(self.people))

    @cached_property
    def sample(self) -> Mask:
        """Who is invented and came with the program."""
        return np.fromiter((person.sample for person in self.people), np.bool_, len(self.people))

    @cached_property
    def changed(self) -> Mask:
        """Who tells of a change from one line of work to another."""
        return np.fromiter((bool(person.transitions) for person in self.people), np.bool_, len(self.people))

    @cached_property
    def manager(self) -> NDArray[np.int32]:
        """The row of everybody's line manager, -1 where none is named or known."""
        found = np.full(len(self.people), -1, dtype=np.int32)
        for who, rows in self._by_value("reports_to").items():
            called = self.rows_called(who)
            found[rows] = called[0] if called else -1
        return found

    @cached_property
    def _capacity(self) -> NDArray[np.int32]:
        stated = (-1 if person.capacity is None else person.capacity for person in self.people)
        return np.fromiter(stated, np.int32, len(self.people))

    @cached_property
    def _paused_until(self) -> NDArray[np.int32]:
        days = (person.paused_until.toordinal() if person.paused_until else 0 for person in self.people)
        return np.fromiter(days, np.int32, len(self.people))

    def _by_value(self, field: str) -> dict[str, Rows]:
        if field not in self._rows:
            values = _VALUES[field]
            rows: dict[str, list[int]] = {}
            for row, person in enumerate(self.people):
                for value in values(person):
                    rows.setdefault(_plain(value), []).append(row)
            self._rows[field] = {value: np.asarray(found, dtype=np.int32) for value, found in rows.items()}
        return self._rows[field]

    def _measure_overlap(self, zone: str, hours: Sequence[str], on: date) -> NDArray[np.float32]:
        """One measurement for each different pair of zone and weekly times, however many people share it."""
        alike: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for row, person in enumerate(self.people):
            if person.timezone:
                alike.setdefault((person.timezone, person.available), []).append(row)
        found = np.full(len(self.people), np.nan, dtype=np.float32)
        for (their_zone, times), rows in alike.items():
            shared = overlap_hours(their_zone, times, zone, hours, on)
            found[rows] = np.nan if shared is None else shared
        return found


def _plain(value: str) -> str:
    return value.strip().casefold()


def _given(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _calls(person: Facts) -> tuple[str, ...]:
    """What a person is called in `blocks`, `reports_to` and commands: id and address, in lower case."""
    return (_plain(person.person_id), *(_plain(address) for address in _given(person.email)))
