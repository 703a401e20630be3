"""Whether two people can talk at all, by what their profiles say: a language in common, hours in common."""

from __future__ import annotations

import re
from datetime import date

from companion.domain.matching.hours import Week, week
from companion.domain.people import Profile


def languages(person: Profile) -> list[str]:
    """The languages somebody lists; only the one they speak of so, where they write "Spanish only"."""
    listed = [one.language for one in person.languages if one.language]
    said = (person.mentoring.constraints or "").casefold()
    alone = [one for one in listed if f"{one.casefold()} only" in said or f"only {one.casefold()}" in said]
    return alone or listed


def share_no_language(one: Profile, other: Profile) -> bool:
    """Whether both say what they speak, and nothing of it is the same."""
    ours, theirs = ({name.casefold() for name in languages(person)} for person in (one, other))
    return bool(ours and theirs) and not ours & theirs


def never_meet(one: Profile, other: Profile, on: date) -> bool:
    """Whether both name weekly hours, and none of them is the same moment in the week around a date."""
    ours, theirs = (_hours(person, on) for person in (one, other))
    return ours is not None and theirs is not None and not (ours & theirs).any()


def _hours(person: Profile, on: date) -> Week | None:
    named = person.mentoring
    return week(named.timezone or "", named.available, on) if named.available else None


_HOURS_IN_WORDS = re.compile(
    r"\b(?:not|no|nothing|only|never|before|after|until|from|between|asleep|sleep)\b[^.;]*"
    r"(?:\b(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]m|noon|lunch)|\b(?:morning|afternoon|evening|night)s?\b)|"
    r"\b(?:morning|afternoon|evening|night|lunch(?: hour)?)s? (?:only|after|before|between|or)\b",
    re.IGNORECASE,
)


def keeps_to_hours(person: Profile) -> bool:
    """Whether somebody also says in words at what hours they can be had: "I sleep from 19:00"."""
    said = (person.mentoring.constraints, person.mentoring.style)
    return any(text and _HOURS_IN_WORDS.search(text) for text in said)


def told_hours(person: Profile) -> str:
    """Somebody's weekly hours and where their clock stands: "Tue 13:00-15:00 and Wed 13:00-15:00 in Helsinki"."""
    place = (person.mentoring.timezone or "").rsplit("/", 1)[-1].replace("_", " ")
    return f"{' and '.join(person.mentoring.available)} in {place}"
