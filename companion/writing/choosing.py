"""Which true point a message rests on: one that touches what is asked, else a way in, else none where none is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.asking import asks_for_time
from companion.domain.claims import claims, hard_facts
from companion.domain.message import words
from companion.domain.people import Profile
from companion.domain.writing import Brief, OwnSentence
from companion.writing.lines import SLIP, Pick
from companion.writing.points import Point, point

TOUCHES = 0.3
"""Nearness from which a line touches what is asked. Read off 70 drafts between sample people: below it most points stood
beside the question, above it most belonged to it."""

TOUCHES_A_SLIP = 0.45
"""The same for a slip of the reader's, which nobody likes to be reminded of without need."""

_ADDRESSES = re.compile(r"(?:you|you['’]\w+|your)\s+(?!(?:can|could|may|might|would|will|should|must)\b)", re.IGNORECASE)


def points(brief: Brief, pick: Pick) -> Iterator[tuple[Point, float]]:
    """Every point that gives a sure sentence, in the order of the brief, with its nearness; none twice, and none that
    reads like an ask for time ("pricing by the minute")."""
    seen: set[str] = set()
    nearness = brief.nearness or [0.0] * len(brief.points)
    for evidence, near in zip(brief.points, nearness, strict=True):
        found = point(evidence, brief.mentor, pick)
        if found and found.sentence not in seen and not asks_for_time(found.sentence):
            seen.add(found.sentence)
            yield found, near


def told(brief: Brief, pick: Pick) -> Point | None:
    """The point a message makes, or None when the person's own words speak of the reader already."""
    found = list(points(brief, pick))
    touching = next((each for each, near in found if _touches(each, near)), None)
    if not brief.asks:
        return touching or _way_in(found)
    if speaks_of_reader([*brief.why, *brief.tried], brief.mentor):
        return None
    return touching or _way_in(found)


def touches(brief: Brief, chosen: Point, pick: Pick) -> bool:
    """Whether the point is near enough to stand right before the question."""
    return any(each == chosen and _touches(each, near) for each, near in points(brief, pick))


def speaks_of_reader(own: Sequence[OwnSentence], mentor: Profile) -> bool:
    """Whether the person says themselves what it is about the reader: a claim, an address, or words of theirs in quotes."""
    return any(_ADDRESSES.match(item.text) or claims(item.text) or _quotes(item.text, mentor) for item in own)


def _touches(found: Point, near: float) -> bool:
    return near >= (TOUCHES_A_SLIP if found.rank == SLIP else TOUCHES)


def _way_in(found: Sequence[tuple[Point, float]]) -> Point | None:
    """A crossing or a piece of theirs, else what they offer, else a deed; the nearest of each."""
    return min((each for each, _ in found), key=lambda each: (not each.opens, each.rank), default=None)


def _quotes(text: str, mentor: Profile) -> bool:
    profile = " ".join(words(mentor.model_dump_json().casefold()))
    return any(" ".join(words(quoted.casefold())) in profile for quoted in hard_facts(text).quotations)
