"""Which true point a message rests on: one that touches what is asked, else a way in, else none where none is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from companion.domain.claims import claims, hard_facts
from companion.domain.message import words
from companion.domain.people import Profile
from companion.domain.writing import Brief, OwnSentence
from companion.writing.points import Point, point

TOUCHES = 0.3
"""Nearness from which a line touches what is asked. Read off 70 drafts between sample people: below it most points stood
beside the question, above it most belonged to it."""

Pick = Callable[[str, int], int]


def points(brief: Brief, pick: Pick) -> Iterator[tuple[Point, float]]:
    """Every point that gives a sure sentence, in the order of the brief, with its nearness; none twice."""
    seen: set[str] = set()
    for evidence, near in zip_longest(brief.points, brief.nearness, fillvalue=0.0):
        found = point(evidence, brief.mentor, pick) if not isinstance(evidence, float) else None
        if found and found.sentence not in seen:
            seen.add(found.sentence)
            yield found, near if isinstance(near, float) else 0.0


def told(brief: Brief, pick: Pick) -> Point | None:
    """The point a message makes, or None when the person's own words speak of the reader already."""
    found = list(points(brief, pick))
    if speaks_of_reader([*brief.why, *brief.tried, *brief.asks], brief.mentor):
        return None if brief.asks else next((each for each, _ in found), None)
    touching = (each for each, near in found if near >= TOUCHES)
    ways_in = (each for each, _ in found if each.opens)
    rest = (each for each, _ in found)
    return next(touching, None) or (next(ways_in, None) if brief.asks else None) or next(rest, None)


def touches(brief: Brief, chosen: Point) -> bool:
    """Whether the point is near enough to stand right before the question."""
    near = dict(zip((item.source for item in brief.points), brief.nearness, strict=False))
    return near.get(chosen.evidence.source, 0.0) >= TOUCHES


def speaks_of_reader(own: Sequence[OwnSentence], mentor: Profile) -> bool:
    """Whether the person says themselves what it is about the reader: a claim, or words of theirs in quotation marks."""
    return any(claims(item.text) or _quotes(item.text, mentor) for item in own)


def _quotes(text: str, mentor: Profile) -> bool:
    profile = " ".join(words(mentor.model_dump_json().casefold()))
    return any(" ".join(words(quoted.casefold())) in profile for quoted in hard_facts(text).quotations)
