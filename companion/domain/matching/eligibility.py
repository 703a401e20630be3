"""Who may be suggested to whom: what always holds, then what was asked for, each with how many people it takes out.

Consent, availability and reporting lines always hold. The conditions of a need follow in its order. A profile that does
not say is taken out by `in` and kept by `not_in`, which remembers it as unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from companion.domain.matching.facts_table import FactsTable
from companion.domain.matching.hours import OFFICE_HOURS
from companion.domain.matching.matches import Removed
from companion.domain.matching.pool import Facts, Mask
from companion.domain.needs import Filter, MatchKind

FROM_PROFILE = "from your profile"
"""Marks a condition nobody typed: it keeps people whose profile does not say."""

ALWAYS = frozenset({"consent", "available", "reporting"})
MEANT = frozenset({"done", "topic"})
"""Conditions on meaning; everything else is looked up in the facts."""

KEEPS_UNKNOWN = frozenset({FROM_PROFILE, "--kind micro", "--kind series"})
"""Where a condition comes from that takes nobody out for saying nothing."""

FORMAT_OF_KIND = {"micro": "one_off", "series": "series", "reverse": "reverse"}

DEFAULT_OVERLAP_HOURS = 1.0


@dataclass(frozen=True)
class Seeker:
    """Who is looking. Nobody in particular when `facts` is None; `row` is None for somebody outside the pool."""

    facts: Facts | None = None
    row: int | None = None

    @property
    def sample(self) -> bool:
        """Whether an invented person is looking."""
        return self.facts is not None and self.facts.sample


@dataclass(frozen=True)
class Search:
    """What decides who is eligible, besides the profiles themselves. `meant` answers `done` and `topic`."""

    seeker: Seeker
    today: date
    kind: MatchKind = "any"
    give: bool = False
    meant: Callable[[Filter], Mask] | None = None


@dataclass
class Sifted:
    """Who is left. `kept` holds each condition with whom it keeps, `unknown` with whom it keeps although their profile does
    not say, `wished` each wish with who meets it.
    """

    allowed: Mask
    searched: int
    removed: list[Removed] = field(default_factory=list)
    unknown: list[tuple[Filter, Mask]] = field(default_factory=list)
    kept: list[tuple[Filter, Mask]] = field(default_factory=list)
    wished: list[tuple[Filter, Mask]] = field(default_factory=list)

    def keep(self, condition: Filter, keeps: Mask) -> None:
        """Apply one condition, and note how many of those left it takes out."""
        taken = int(np.count_nonzero(self.allowed & ~keeps))
        self.allowed = self.allowed & keeps
        self.removed.append(Removed(filter=condition, people=taken))
        self.kept.append((condition, keeps))


def sift(table: FactsTable, search: Search, filters: list[Filter]) -> Sifted:
    """Everybody who may be suggested, and what took out the rest."""
    base = searched(table, search)
    sifted = Sifted(base, int(np.count_nonzero(base)))
    for condition, keeps in exclusions(table, search):
        sifted.keep(condition, keeps)
    for condition in [*_of_kind(search), *filters]:
        _apply(table, search, condition, sifted)
    return sifted


def searched(table: FactsTable, search: Search) -> Mask:
    """The people among whom the search looks: those with the role, not the seeker, and never own and sample people mixed."""
    base = _with_role(table, search) & ~_themself(table, search.seeker)
    return base & (table.sample if _uses_samples(table, search.seeker) else ~table.sample)


def are_samples(table: FactsTable, search: Search) -> bool:
    """Whether those among whom the search looks are the invented people."""
    return bool((searched(table, search) & table.sample).any())


def _with_role(table: FactsTable, search: Search) -> Mask:
    """Mentors; who asks for help, when giving; who shares the situation, as a peer; who offers to teach upwards, in reverse."""
    if search.give:
        return table.having("role", ["mentee"])
    if search.kind == "peer":
        return table.having("role", ["mentee"]) | table.having("format", ["peer"])
    if search.kind == "reverse":
        return table.having("role", ["mentor"]) | table.having("format", ["reverse"])
    return table.having("role", ["mentor"])


def exclusions(table: FactsTable, search: Search) -> Iterator[tuple[Filter, Mask]]:
    """What always holds: consent, availability with the blocks of either side, and the whole reporting line."""
    yield Filter(field="consent", value=["listed"]), table.listed
    unavailable = table.closed(search.today) | _blocked(table, search.seeker)
    yield Filter(field="available", value=["open"]), ~unavailable
    yield Filter(field="reporting", op="not_in", value=["own line"]), ~_reporting_line(table, search.seeker)


def holds(table: FactsTable, search: Search, condition: Filter) -> tuple[Mask, Mask]:
    """Who meets a condition's value, and whose profile says anything about it; `op` is not looked at."""
    if condition.field in MEANT:
        meets = search.meant(condition) if search.meant else table.nobody()
        return meets, meets | _says_what_was_meant(table, condition)
    if condition.field == "timezone":
        return _shares_hours(table, search, condition)
    values = [str(value) for value in condition.value]
    if condition.field == "organisation" and "own" in values and search.seeker.facts:
        values += search.seeker.facts.organisations
    if condition.field == "person" and "manager" in values and search.seeker.facts:
        values += [search.seeker.facts.reports_to or ""]
    return table.having(condition.field, values), table.says(condition.field)


def says_of(table: FactsTable, condition: Filter) -> Mask:
    """Whose profile says anything about what a condition asks."""
    return _says_what_was_meant(table, condition) if condition.field in MEANT else table.says(condition.field)


def _apply(table: FactsTable, search: Search, condition: Filter, sifted: Sifted) -> None:
    meets, says = holds(table, search, condition)
    if condition.wish:
        sifted.wished.append((condition, meets & says if condition.op == "in" else ~meets | ~says))
        return
    lenient = condition.op == "not_in" or condition.from_ in KEEPS_UNKNOWN
    keeps = meets if condition.op == "in" else ~meets
    sifted.keep(condition, keeps | ~says if lenient else keeps & says)
    if lenient and not says.all():
        sifted.unknown.append((condition, ~says))


def _of_kind(search: Search) -> Iterator[Filter]:
    """The kind of arrangement as a condition on formats."""
    if search.kind in FORMAT_OF_KIND and not search.give:
        yield Filter(field="format", value=[FORMAT_OF_KIND[search.kind]], from_=f"--kind {search.kind}")


def _themself(table: FactsTable, seeker: Seeker) -> Mask:
    mask = table.nobody()
    if seeker.row is not None:
        mask[seeker.row] = True
    return mask


def _uses_samples(table: FactsTable, seeker: Seeker) -> bool:
    """Samples see samples; everybody else sees own mentors as soon as there is one."""
    own_mentors = table.having("role", ["mentor"]) & ~table.sample
    return seeker.sample or not own_mentors.any()


def _blocked(table: FactsTable, seeker: Seeker) -> Mask:
    """Blocks of either side as one mask: nothing tells whose block it was."""
    if seeker.facts is None:
        return table.nobody()
    by_them = table.having("blocks", _calls(seeker.facts))
    by_seeker = table.nobody()
    for who in seeker.facts.blocks:
        by_seeker[table.rows_called(who)] = True
    return by_them | by_seeker


def _reporting_line(table: FactsTable, seeker: Seeker) -> Mask:
    """Everybody above the seeker and everybody below, however far; a circular chain ends where it began."""
    line = table.nobody()
    if seeker.facts is None:
        return line
    above = table.rows_called(seeker.facts.reports_to) if seeker.facts.reports_to else []
    while above and not line[above[0]]:
        line[above[0]] = True
        manager = int(table.manager[above[0]])
        above = [manager] if manager >= 0 else []
    return line | _below(table, seeker.facts)


def _below(table: FactsTable, person: Facts) -> Mask:
    found = table.having("reports_to", _calls(person))
    while True:
        managed = np.isin(table.manager, np.flatnonzero(found)) | found
        if (managed == found).all():
            return found
        found = managed


def _calls(person: Facts) -> list[str]:
    return [person.person_id, *([person.email] if person.email else [])]


def _shares_hours(table: FactsTable, search: Search, condition: Filter) -> tuple[Mask, Mask]:
    """Enough hours in common with at least one of the zones named."""
    facts = search.seeker.facts
    meets, says = table.nobody(), table.says("timezone")
    for value in condition.value:
        zone, hours = wanted_overlap(value)
        own = facts.available if facts and facts.timezone == zone else ()
        shared = table.overlap(zone, own or OFFICE_HOURS, search.today)
        meets |= shared >= hours
    return meets, says


def wanted_overlap(value: Any) -> tuple[str, float]:
    """The zone and the hours of one value of a `timezone` condition; a bare zone asks for one hour."""
    if isinstance(value, dict):
        return str(value.get("zone", "")), float(value.get("overlap_hours", DEFAULT_OVERLAP_HOURS))
    return str(value), DEFAULT_OVERLAP_HOURS


def _says_what_was_meant(table: FactsTable, condition: Filter) -> Mask:
    """For `done` only a told transition says anything; what somebody knows is never quite unsaid."""
    if condition.field == "topic":
        return ~table.nobody()
    return table.changed
