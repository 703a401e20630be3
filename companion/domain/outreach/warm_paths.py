"""Acquaintance before a stranger: places both name, at the same time, work both put their names to, and people known already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from companion.domain.contacts import Contact
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence, WarmPath
from companion.domain.people import Education, Profile
from companion.domain.words.folding import without_marks

LONGEST_STUDY_YEARS = 6
"""Years after which a course without an end is taken to have ended; nobody forgets to leave an employer for twenty."""

_NO_PLACE = re.compile(
    r"(?:self[- ]?employ\w*|my own\b.*|own (?:business|account|practice|company|firm)|free[- ]?lanc\w*|retired|unemployed"
    r"|various\b.*|several\b.*|none|n/?a|-+|independent(?: (?:consultant|contractor|advis[eo]r|worker|artist|professional))?"
    r"|private(?: (?:practice|household|clients?))?|(?:at )?home|confidential|student)",
    re.IGNORECASE,
)
"""What stands in an employer's place and is none: "Self-employed" is nowhere to have met."""

_LEGAL_FORMS = frozenset(
    "ltd limited inc incorporated llc llp plc gmbh mbh ag kg ab as asa oy oyj aps bv nv sa sas sarl srl spa co company corp "
    "corporation pty pte ev".split()
)

_Kind = Literal["employer", "school", "event"]


class Stay(NamedTuple):
    """Somebody's time at a place, by their own account: its name, its path in the profile, first and last month."""

    name: str
    source: str
    first: int
    last: int


def warm_paths(mentee: Profile, mentor: Profile, contacts: Iterable[Contact], today: date) -> list[WarmPath]:
    """What the two have in common by their own accounts, contacts first, then the latest, each with the line of both.

    Employers and schools count where the times overlap, to the month where months are given; of several overlaps at one
    place, the longest. An event counts where both name the same one in the same year.
    """
    places = [
        *_shared("employer", _jobs(mentee, today), _jobs(mentor, today)),
        *_shared("school", _studies(mentee, today), _studies(mentor, today)),
        *_shared("event", _events(mentee), _events(mentor)),
    ]
    return [*_known(mentor, contacts), *sorted(places, key=lambda path: -(path.years or (0, 0))[1])]


def _jobs(profile: Profile, today: date) -> Iterator[Stay]:
    """Paid and unpaid work; without an end it goes on."""
    named = [(f"work[{i}].name", job.name, job.startDate, job.endDate) for i, job in enumerate(profile.work)]
    named += [
        (f"volunteer[{i}].organization", one.organization, one.startDate, one.endDate) for i, one in enumerate(profile.volunteer)
    ]
    for source, name, start, end in named:
        if name and start and not _NO_PLACE.fullmatch(name.strip()):
            yield Stay(name, source, _month(start, 1), _month(end or today.isoformat(), 12))


def _studies(profile: Profile, today: date) -> Iterator[Stay]:
    for i, course in enumerate(profile.education):
        bounds = _attended(course, today)
        if course.institution and bounds and not _NO_PLACE.fullmatch(course.institution.strip()):
            yield Stay(course.institution, f"education[{i}].institution", *bounds)


def _attended(course: Education, today: date) -> tuple[int, int] | None:
    """First and last month of a course. With an end alone, the year of the end; without one, six years at most."""
    if not course.startDate:
        return (_month(course.endDate[:4], 1), _month(course.endDate, 12)) if course.endDate else None
    first = _month(course.startDate, 1)
    return first, _month(course.endDate, 12) if course.endDate else min(
        first + 12 * LONGEST_STUDY_YEARS, _month(str(today.year), 12)
    )


def _events(profile: Profile) -> Iterator[Stay]:
    """Pieces and talks that both put their names to, and gatherings that a profile lists under `events`."""
    dated = [(f"publications[{i}].name", one.name, one.releaseDate) for i, one in enumerate(profile.publications)]
    listed = (profile.model_extra or {}).get("events")
    dated += [_listed(i, one) for i, one in enumerate(listed if isinstance(listed, list) else [])]
    for source, name, on in dated:
        if name and on and re.match(r"\d{4}", on):
            yield Stay(name, source, _month(on[:4], 1), _month(on[:4], 12))


def _listed(place: int, event: Any) -> tuple[str, str | None, str | None]:
    """One entry of `events`: an object with a name and a date, or a line with a year in it."""
    if isinstance(event, dict):
        name, on = event.get("name"), event.get("date") or event.get("startDate")
        return f"events[{place}].name", name if isinstance(name, str) else None, on if isinstance(on, str) else None
    year = re.search(r"\b(?:19|20)\d\d\b", event) if isinstance(event, str) else None
    return f"events[{place}]", event if year else None, year.group() if year else None


def _month(said: str, missing: int) -> int:
    """A date as a number of months; where it has no month, `missing` stands for it."""
    year, _, rest = said.partition("-")
    return 12 * int(year) + int(rest[:2] or missing) - 1


def _shared(kind: _Kind, mine: Iterable[Stay], theirs: Iterable[Stay]) -> Iterator[WarmPath]:
    """For each place of both, the longest time at it together."""
    own, longest = list(mine), dict[str, tuple[int, WarmPath]]()
    for their in theirs:
        for my in own:
            first, last, key = max(their.first, my.first), min(their.last, my.last), _folded_place(their.name)
            if key == _folded_place(my.name) and first <= last and (key not in longest or longest[key][0] < last - first):
                longest[key] = last - first, _path(kind, my, their, (first // 12, last // 12))
    return (path for _, path in longest.values())


def _path(kind: _Kind, my: Stay, their: Stay, years: tuple[int, int]) -> WarmPath:
    quotes = [
        Evidence(who="mentor", source=their.source, quote=their.name),
        Evidence(who="mentee", source=my.source, quote=my.name),
    ]
    return WarmPath(kind=kind, quotes=quotes, years=years)


def _folded_place(name: str) -> str:
    """A name as it is compared: without marks, "the" before it and "Ltd" after it."""
    said = words(name.casefold().replace(".", ""))
    said = said[1:] if len(said) > 1 and said[0] == "the" else said
    while len(said) > 1 and said[-1] in _LEGAL_FORMS:
        said = said[:-1]
    return " ".join(said)


def _known(mentor: Profile, contacts: Iterable[Contact]) -> Iterator[WarmPath]:
    for contact in contacts:
        same_address = mentor.email is not None and (contact.email or "").lower() == mentor.email
        if same_address or without_marks(contact.name).strip() == without_marks(mentor.name).strip():
            yield WarmPath(
                kind="contact",
                quotes=[
                    Evidence(who="mentor", source="basics.name", quote=mentor.name),
                    Evidence(who="mentee", source="contacts", quote=contact.name),
                ],
            )
