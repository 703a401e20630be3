"""Plain words for plans: what a choice costs the others, what a slot is."""

from __future__ import annotations

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
