"""What changed between two plans of a cohort, in words.

To a lead, whoever was asked already is told of only in counts: a pair that is planned otherwise after an answer would tell who
declined.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from companion.domain.cohort.plan import Plan, PlannedPair
from companion.domain.cohort.small_counts import one_told

Key = tuple[str, str | None]
"""A mentee and the slot, where slots are named."""


def changes(before: Plan | None, after: Plan, *, asked: frozenset[str] = frozenset()) -> list[str]:
    """Sentences about what is otherwise in the newer plan, by mentee. `asked`: mentees of whom no single line may speak."""
    if before is None:
        return []
    then, now = _by_mentee(before), _by_mentee(after)
    keys = sorted({*then, *now}, key=lambda key: (key[0], key[1] or ""))
    lines = [line for key in keys if key[0] not in asked and (line := _line(then.get(key), now.get(key)))]
    idle = [] if asked else list(_idle(before, after))
    return [*lines, *_of_the_asked(then, now, asked), *_unmatched(before, after, asked), *idle]


def _by_mentee(plan: Plan) -> dict[Key, PlannedPair]:
    return {(one.mentee, one.slot): one for one in plan.proposals}


def _line(then: PlannedPair | None, now: PlannedPair | None) -> str:
    if now is None:
        return f"{_mentee(then)} is no longer planned with {_mentor(then)}." if then else ""
    if then is None:
        return f"{_mentee(now)} is planned with {_mentor(now)}; there was nobody before."
    if then.mentor == now.mentor:
        return ""
    return f"{_mentee(now)} is planned with {_mentor(now)} instead of {_mentor(then)}."


def _of_the_asked(then: Mapping[Key, PlannedPair], now: Mapping[Key, PlannedPair], asked: frozenset[str]) -> Iterator[str]:
    """One sentence for all of them, where they are many enough; else the plan changed for none, for all anybody can tell."""
    moved = {key[0] for key in {*then, *now} if key[0] in asked and _mentor_at(then, key) != _mentor_at(now, key)}
    if number := one_told(len(moved), among=len(asked)):
        yield f"Of those who were asked already, {number} or more are planned with somebody else."


def _mentor_at(pairs: Mapping[Key, PlannedPair], key: Key) -> str | None:
    found = pairs.get(key)
    return found.mentor if found else None


def _unmatched(before: Plan, after: Plan, asked: frozenset[str]) -> Iterator[str]:
    then, now = (sum(one.mentee not in asked for one in plan.unmatched) for plan in (before, after))
    if then != now:
        yield f"Without a match: {now} (before: {then})."


def _idle(before: Plan, after: Plan) -> Iterator[str]:
    if new := len(set(after.idle_mentors) - set(before.idle_mentors)):
        yield f"Mentors with nobody now who had somebody before: {new}."


def _mentee(pair: PlannedPair | None) -> str:
    return (pair.mentee_name or pair.mentee) if pair else ""


def _mentor(pair: PlannedPair | None) -> str:
    return (pair.mentor_name or pair.mentor) if pair else ""
