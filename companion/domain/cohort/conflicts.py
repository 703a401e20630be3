"""Rules that cannot hold together: which they are, and what could be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np

from companion.domain.cohort.case import Case
from companion.domain.cohort.obstacles import Obstacle
from companion.domain.cohort.rules import NamedPair, PlanRules, SlotName
from companion.domain.matching.remarks import said

LESS = "only preferred, it would leave more."
SLOTS: Mapping[SlotName, str] = {
    "same_road": "somebody who walked the same road", "other_industry": "somebody from another industry", "peer": "a peer",
}  # fmt: skip

Names = Mapping[str, str]
"""Names by id."""

NOBODY_OPEN = Obstacle(
    why="Nobody has a place: every mentor who could be asked is full, paused, or has not agreed to be suggested."
)
NOBODY_FITS = Obstacle(
    why="Nobody may be proposed to anybody: consent, availability, reporting lines and people's own conditions leave no pair."
)
NOBODY_MEANT = Obstacle(
    rule="mentees",
    why="nobody of those who are to be planned meets what is required of mentees. Take a rule out, or name others.",
)
"""Where the conditions on mentees leave all of them out."""
NO_NEEDS = Obstacle(why="No mentee of this plan names a goal, so there is nothing to match by.")
"""Instead of the rules where no need could be read."""


def in_the_way(case: Case, rules: PlanRules, names: Names) -> list[Obstacle]:
    """The rules of a minimal conflict, one entry each; a fact where no rule is at fault."""
    found = list(chain(_pairs(case, rules, names), _limits(case, rules), _asked_of_each(case, rules)))
    return found or [_facts(case, rules)]


def _pairs(case: Case, rules: PlanRules, names: Names) -> Iterator[Obstacle]:
    for pair in rules.force:
        if pair in rules.forbid:
            yield Obstacle(rule="force and forbid", why=f"both lists name {_named(pair, names)}; take one of them out.")
        else:
            yield Obstacle(rule="force", why=f"{_named(pair, names)} {_why(case, rules, pair)}")


def _why(case: Case, rules: PlanRules, pair: NamedPair) -> str:
    """Why a forced pair cannot be, beside the other rules of the conflict."""
    two = case.named.get(pair)
    if two is None:
        return "cannot be: the mentee is not in this plan, or the mentor is not among the people who can be searched."
    parts = np.flatnonzero(case.owner == two[0])
    if not len(parts):
        return "cannot be: this mentee already has an accepted match."
    if all(case.pairs.find(part, two[1]) is None for part in parts.tolist()):
        return "cannot be: consent, availability or a reporting line stands against it, or a condition of the mentee's own."
    if two in case.apart:
        return "cannot be: one of the two has declined it."
    if not case.places(rules)[two[1]]:
        return f"cannot be: {pair[1]} has no place left."
    return "is at odds with the rest of this list."


def _limits(case: Case, rules: PlanRules) -> Iterator[Obstacle]:
    if rules.min_load:
        yield Obstacle(rule="min_load", setting=rules.min_load, why=_least(case, rules))
    if rules.max_load is not None:
        yield Obstacle(rule="max_load", setting=rules.max_load, why=_most(case, rules))
    if rules.min_cross_industry_share:
        yield Obstacle(
            rule="min_cross_industry_share",
            setting=rules.min_cross_industry_share,
            why="too few pairs are known to work in different industries for everybody who can be matched.",
        )


def _most(case: Case, rules: PlanRules) -> str:
    if rules.force and rules.max_load:
        return "more than that are forced to one mentor."
    return f"there are {int(case.places(rules).sum()):,} places under it."


def _least(case: Case, rules: PlanRules) -> str:
    mentors, wanted = int(np.count_nonzero(case.least(rules))), int(case.least(rules).sum())
    if rules.contradicts_loads:
        return f"it is more than the {rules.max_load} allowed at most."
    there_are = f"{mentors:,} mentors would need {wanted:,} matches, and there are {len(case.parts):,} to be made"
    return f"{there_are}{'' if wanted > len(case.parts) else ', not all of them possible'}. Lower it, or name fewer mentors."


def _asked_of_each(case: Case, rules: PlanRules) -> Iterator[Obstacle]:
    if rules.cross_industry == "require":
        why = f"both people must be known to work in different industries; {LESS}"
        yield Obstacle(rule="cross_industry", setting="require", why=why)
    if rules.shared_language == "require":
        yield Obstacle(rule="shared_language", setting="require", why=f"both profiles must name a language they share; {LESS}")
    if rules.min_timezone_overlap_hours and rules.timezone_overlap == "require":
        why = "both must name a time zone and share the hours; fewer would leave more."
        yield Obstacle(rule="min_timezone_overlap_hours", setting=rules.min_timezone_overlap_hours, why=why)
    for one in rules.mentors:
        if one.requires:
            yield Obstacle(rule="mentors", why=f"{said(one)} leaves out whoever could be proposed; {LESS}")
    if set(rules.forbid) - set(rules.force):
        why = f"the {len(rules.forbid):,} pairs named leave out whoever could be proposed."
        yield Obstacle(rule="forbid", why=why)
    if rules.no_repeat and case.earlier:
        yield Obstacle(rule="no_repeat", why="the pairs of earlier plans leave out whoever could be proposed.")


def _facts(case: Case, rules: PlanRules) -> Obstacle:
    if not (case.capacity - case.used > 0).any():
        return NOBODY_OPEN
    if rules.slots and not len(case.pairs):
        return Obstacle(rule="slots", why=f"nobody can be had as {' or '.join(SLOTS[slot] for slot in rules.slots)}.")
    return NOBODY_FITS


def _named(pair: NamedPair, names: Names) -> str:
    return " – ".join(f"{names.get(one, one)} ({one})" for one in pair)
