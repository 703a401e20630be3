"""Acquaintance before a stranger: employers and schools both name, at the same time, and people the sender knows already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from companion.domain.contacts import Contact
from companion.domain.outreach import Evidence, WarmPath
from companion.domain.people import Profile

_NO_PLACE = re.compile(
    r"(?:self|own|free|retired|various|several|none\b|n/?a\b|-+$|independent|private|at home|home\b)", re.IGNORECASE
)
"""What stands in an employer's place and is none: "Self-employed" is nowhere to have met."""

Stay = tuple[str, str, int, int]
"""Name of a place, its path in the profile, first and last year."""


def warm_paths(mentee: Profile, mentor: Profile, contacts: Iterable[Contact], today: date) -> list[WarmPath]:
    """What the two have in common by their own accounts, contacts first, each with the line of both."""
    found = [*_known(mentor, contacts)]
    found += _shared("employer", list(_jobs(mentee, today)), list(_jobs(mentor, today)))
    found += _shared("school", list(_studies(mentee, today)), list(_studies(mentor, today)))
    return found


def _jobs(profile: Profile, today: date) -> Iterator[Stay]:
    for i, job in enumerate(profile.work):
        if job.name and job.startDate and not _NO_PLACE.match(job.name):
            yield job.name, f"work[{i}].name", int(job.startDate[:4]), int((job.endDate or str(today.year))[:4])


def _studies(profile: Profile, today: date) -> Iterator[Stay]:
    for i, course in enumerate(profile.education):
        if course.institution and course.startDate and not _NO_PLACE.match(course.institution):
            yield (
                course.institution,
                f"education[{i}].institution",
                int(course.startDate[:4]),
                int((course.endDate or str(today.year))[:4]),
            )


def _shared(kind: str, mine: list[Stay], theirs: list[Stay]) -> Iterator[WarmPath]:
    for name, source, first, last in theirs:
        for my_name, my_source, my_first, my_last in mine:
            start, end = max(first, my_first), min(last, my_last)
            if name.strip().casefold() == my_name.strip().casefold() and start <= end:
                quotes = [
                    Evidence(who="mentor", source=source, quote=name),
                    Evidence(who="mentee", source=my_source, quote=my_name),
                ]
                yield WarmPath(kind="employer" if kind == "employer" else "school", quotes=quotes, years=(start, end))


def _known(mentor: Profile, contacts: Iterable[Contact]) -> Iterator[WarmPath]:
    for contact in contacts:
        same_address = mentor.email is not None and (contact.email or "").lower() == mentor.email
        if same_address or contact.name.casefold() == mentor.name.casefold():
            yield WarmPath(
                kind="contact",
                quotes=[
                    Evidence(who="mentor", source="basics.name", quote=mentor.name),
                    Evidence(who="mentee", source="contacts", quote=contact.name),
                ],
            )
