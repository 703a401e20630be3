"""Plain words for plans: what a choice costs the others, what a slot is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from companion.domain.cohort.obstacles import Obstacle, RuleKey
from companion.domain.cohort.plan import Choice, PlannedPair

_NOTHING, _LITTLE, _SOME = 0.005, 0.1, 0.4
"""Fit lost by everybody else together; a whole match is worth at most 1."""

_SLOTS = {"same_road": "walked the same road", "other_industry": "from another industry", "peer": "a peer"}


def cost(one: Choice) -> str:
    """What taking somebody costs the others."""
    if one.leaves_out:
        return f"would leave {one.leaves_out} without a match"
    if one.costs_others < _NOTHING:
        return "costs nobody anything"
    if one.costs_others < _LITTLE:
        return "costs the others little"
    return "costs the others something" if one.costs_others < _SOME else "costs the others much"


def instead(one: PlannedPair) -> list[Choice]:
    """Who could be put in somebody's place, each person once: the choices, and the next of the mentee's own order."""
    every = [*one.choices, *([one.runner_up] if one.runner_up else [])]
    return list({choice.mentor: choice for choice in reversed(every) if choice.mentor != one.mentor}.values())[::-1]


def slot(name: str | None) -> str:
    """What part a mentor has for a mentee."""
    return _SLOTS.get(name or "", "")


def in_form(one: Obstacle) -> str:
    """What is in the way of a plan, as the form calls the rule."""
    if one.rule is None:
        return one.why
    label = _LABELS[one.rule]
    if isinstance(one.setting, float):
        return f"{label.format(one.setting, share=100 * one.setting)}: {one.why}"
    bare = _FIGURE.sub("", label)
    return f"{bare[0].upper()}{bare[1:]}: {one.why}"


_FIGURE = re.compile(r",? at (?:least|most) \{:g\}|At least \{share:.0f\} of a hundred (?=pairs)")
"""What a label says of a setting; a rule may stand in the way without one."""


_LABELS: Mapping[RuleKey, str] = {
    "min_load": "Mentees of one mentor at least {:g}",
    "max_load": "Mentees of one mentor at most {:g}",
    "min_cross_industry_share": "At least {share:.0f} of a hundred pairs across industries",
    "cross_industry": "Another industry than one's own",
    "shared_language": "A language in common",
    "min_timezone_overlap_hours": "Hours a day in common, at least {:g}",
    "force": "A locked pair",
    "forbid": "Pairs left out",
    "force and forbid": "Locked and left out",
    "no_repeat": "Nobody is planned with whom they had before",
    "slots": "Several mentors for each",
    "mentors": "Who may be proposed",
    "mentees": "Who is planned",
}
