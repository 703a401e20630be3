"""Whether two people can talk at all, by what their profiles say: a language in common."""

from __future__ import annotations

import re

from companion.domain.people import Profile


def languages(person: Profile, *, own: bool) -> list[str]:
    """The languages somebody lists; only the one they speak of so, where they write "Spanish only".

    `own`: they are the one who is told. What others write as their constraints stays untold.
    """
    listed = [one.language for one in person.languages if one.language]
    said = (person.mentoring.constraints or "").casefold() if own else ""
    return [one for one in listed if _is_the_only_one(one.casefold(), said)] or listed


def _is_the_only_one(name: str, said: str) -> bool:
    """Whether "Spanish only" is said of all talk: "English only in writing" speaks of one way."""
    return bool(re.search(rf"\b(?:{re.escape(name)} only|only {re.escape(name)})\b(?! (?:in|for|on|at|by|when|with)\b)", said))


def share_no_language(me: Profile, other: Profile) -> bool:
    """Whether both say what they speak, and nothing of it is the same; it is the first who is told."""
    ours, theirs = ({name.casefold() for name in languages(person, own=person is me)} for person in (me, other))
    return bool(ours and theirs) and not ours & theirs
