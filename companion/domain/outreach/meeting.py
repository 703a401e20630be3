"""Whether two people can talk at all, by what their profiles say: a language in common."""

from __future__ import annotations

from companion.domain.people import Profile


def languages(person: Profile, *, own: bool) -> list[str]:
    """The languages somebody lists; only the one they speak of so, where they write "Spanish only".

    `own`: they are the one who is told. What others write as their constraints stays untold.
    """
    listed = [one.language for one in person.languages if one.language]
    said = (person.mentoring.constraints or "").casefold() if own else ""
    alone = [one for one in listed if f"{one.casefold()} only" in said or f"only {one.casefold()}" in said]
    return alone or listed


def share_no_language(me: Profile, other: Profile) -> bool:
    """Whether both say what they speak, and nothing of it is the same; it is the first who is told."""
    ours, theirs = ({name.casefold() for name in languages(person, own=person is me)} for person in (me, other))
    return bool(ours and theirs) and not ours & theirs
