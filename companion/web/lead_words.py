"""Plain words for plans: what a choice costs the others, what a slot is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

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


def in_form(line: str) -> str:
    """A rule in the way of a plan, with the words of the form in the place of the keys of a rules file.

    Where people are named or quoted, only what stands before it is put into words.
    """
    key, colon, rest = line.partition(": ")
    if key in _NAMED:
        said = f"{_NAMED[key]}{colon}{rest}"
    elif line.startswith(_BOTH):
        said = line.replace(_BOTH, "Both locked and left out:", 1)
    else:
        said = _SET.sub(lambda found: _LABELS[found["key"]](found["value"].strip('"')), line)
        said = said.replace('"prefer"', "only preferring it")
    return f"{said[:1].upper()}{said[1:]}"


_LABELS: Mapping[str, Callable[[str], str]] = {
    "min_load": lambda value: f"mentees of one mentor at least {value}",
    "max_load": lambda value: f"mentees of one mentor at most {value}",
    "min_cross_industry_share": lambda value: f"at least {100 * float(value):.0f} of a hundred pairs across industries",
    "cross_industry": lambda _: "another industry than one's own",
    "shared_language": lambda _: "a language in common",
    "min_timezone_overlap_hours": lambda value: f"hours a day in common, at least {value}",
}
_SET = re.compile(rf'\b(?P<key>{"|".join(_LABELS)}) = (?P<value>"\w+"|[\d.]*\d)')
_BOTH = "force and forbid both name"
_NAMED = {
    "force": "a locked pair",
    "forbid": "pairs left out",
    "no_repeat": "nobody is planned with whom they had before",
    "slots": "several mentors for each",
    "mentors": "who may be proposed",
    "mentees": "who is planned",
}
