"""What a proposal rests on, as each of the two may read it: the other's own lines, and what of one's own words they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from companion.domain.cohort.kept import Side
from companion.domain.matching.matches import Reason
from companion.domain.people import Profile, value_at

MOST_LINES = 2


class ProposedLine(BaseModel):
    """A line of the other, word for word, with where it stands in their profile. `answers`: the own words it is near to."""

    quote: str
    source: str
    answers: str = ""


def lines_for(side: Side, other: Profile, reasons: Sequence[Reason]) -> list[ProposedLine]:
    """The lines of the other that one side may read, none where they did not agree to be shown to others.

    Of a mentor those the proposal rests on, its `reasons`, as long as they stand in the profile, else what they offer help with;
    of a mentee, who has said yes by then, what they want to work out.
    """
    if not other.mentoring.consent.listed:
        return []
    found = _of_mentor(other, reasons) if side == "mentee" else _of_mentee(other)
    return list({line.quote: line for line in reversed([*found])}.values())[::-1][:MOST_LINES]


def still_said(mentor: Profile | None, reasons: Sequence[Reason]) -> list[Reason]:
    """Those of the reasons whose lines stand in the profile of somebody who agrees to be shown."""
    if mentor is None or not mentor.mentoring.consent.listed:
        return []
    document = mentor.document()
    return [one for one in reasons if one.quote in (value_at(document, one.source) or "")]


def _of_mentor(mentor: Profile, reasons: Sequence[Reason]) -> Iterator[ProposedLine]:
    for one in still_said(mentor, reasons):
        yield ProposedLine(quote=one.quote, source=one.source, answers=one.aspect)
    for place, text in enumerate(mentor.mentoring.can_help_with):
        yield ProposedLine(quote=text, source=f"mentoring.can_help_with[{place}]")


def _of_mentee(mentee: Profile) -> Iterator[ProposedLine]:
    mentoring = mentee.mentoring
    for name in ("goal", "desired_outcome"):
        if text := getattr(mentoring, name):
            yield ProposedLine(quote=text, source=f"mentoring.{name}")
    for place, text in enumerate(mentoring.focus_areas):
        yield ProposedLine(quote=text, source=f"mentoring.focus_areas[{place}]")
