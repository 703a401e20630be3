"""Who comes nearest where nobody comes near: no match, but better than an empty page for whoever wants to look further."""

from __future__ import annotations

from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.matches import MET, Nearest
from companion.domain.matching.reasons import Explained

MOST = 3
"""People named at most: somewhere to begin, not a list."""


def nearest(enquiry: Enquiry) -> list[Nearest]:
    """The first of the order, each with the line that earned the place and the parts of the need it leaves open.

    Only those who may be suggested and meet every condition; nobody where a need has nothing but conditions.
    """
    rows = enquiry.order[:MOST].tolist() if enquiry.need.aspects else []
    return [_near(enquiry, each) for each in map(enquiry.explained, rows) if each.on_card]


def _near(enquiry: Enquiry, explained: Explained) -> Nearest:
    person, reason = enquiry.board.pool.people[explained.row], explained.on_card[0]
    parts = [] if enquiry.search.give else enquiry.need.aspects
    return Nearest(
        person_id=person.person_id,
        name=person.name,
        headline=person.headline,
        reason=reason,
        lacks=[
            aspect for column, aspect in enumerate(parts) if aspect != reason.aspect and explained.closeness(column) not in MET
        ],
    )
