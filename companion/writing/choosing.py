"""Which true point a message rests on: one that touches what is asked, else a way in, else none where none is needed.

A point touches a question by a word they share, or by its nearness in meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.grounding.claims import claims, hard_facts
from companion.domain.outreach.abroad import abroad
from companion.domain.outreach.asking import asks_for_time
from companion.domain.outreach.message import words
from companion.domain.outreach.writing import Brief, OwnSentence
from companion.domain.people import Profile
from companion.domain.words.telling import telling
from companion.writing.lines import SLIP, Pick, names_a_slip
from companion.writing.points import Point, point

TOUCHES = 0.3
"""Nearness from which a line touches what is asked. Read off 70 drafts between sample people: below it most points stood
beside the question, above it most belonged to it."""

TOUCHES_A_SLIP = 0.45
"""The same for a slip of the reader's, which nobody likes to be reminded of without need."""

FAR = 0.26
"""Nearness below which a line of help or a deed has nothing to do with what is asked: none is better than an odd one."""

FEWEST_OF_A_SLIP = 2

SAID_ALREADY = 3
"""Telling words of a line that a question of the sender's holds, from which the line need not be told before it."""

FEWEST_OWN = 2
"""Own sentences beside which a line of help or a deed may be told: more of the writer's than of theirs is a form letter."""

SHORTEST_QUOTED = 3
"""Letters of a quotation up to which it may stand in any profile: "no"."""

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
    said = [*brief.why, *brief.tried, *(item for item in brief.asks if not item.text.rstrip().endswith("?"))]
    if brief.asks and speaks_of_reader(said, brief.mentor):
        return None
    if brief.asks and len([*brief.why, *brief.tried, *brief.asks]) < FEWEST_OWN:
        return _way_in([each for each in found if each[0].opens])
    chosen = _touching(found, brief)
    return None if chosen and _is_said(chosen, brief.asks) else chosen or _way_in(_not_far(found, said) if brief.asks else found)


def _not_far(found: Sequence[tuple[Point, float]], own: Sequence[OwnSentence]) -> list[tuple[Point, float]]:
    """The points that may open any message, and of the rest those near to what is written or that share a word with it; all of
    them where nothing is known of their nearness."""
    if not any(near for _, near in found):
        return list(found)
    return [(each, near) for each, near in found if each.opens or near >= FAR or _shared(each, own)]


def _is_said(chosen: Point, asks: Sequence[OwnSentence]) -> bool:
    """Whether a question says itself what the point would: "When you went from four pages to three questions, who …?" """
    presupposed = [item for item in asks if any(claims(item.text))]
    return _shared(chosen, presupposed) >= SAID_ALREADY


def by_nearness(brief: Brief, pick: Pick) -> list[Point]:
    """Every point, those that touch the question first; a slip of the reader's only where it does."""
    found = list(points(brief, pick))
    order = sorted(found, key=lambda one: (not _touches(one[0], one[1], brief), -_shared(one[0], brief.asks), -one[1]))
    return [each for each, near in order if each.rank != SLIP or _touches(each, near, brief)]


def touches(brief: Brief, chosen: Point, pick: Pick) -> bool:
    """Whether the point is near enough to what is asked to stand right before the question."""
    return any(each.evidence == chosen.evidence and _touches(each, near, brief) for each, near in points(brief, pick))


def speaks_of_reader(own: Sequence[OwnSentence], mentor: Profile) -> bool:
    """Whether the person says themselves what it is about the reader: a claim, an address, or words of theirs in quotes."""
    return any(_speaks_of(item.text, mentor) for item in own)


def _speaks_of(text: str, mentor: Profile) -> bool:
    if any(forms.tells_of_reader(text) for forms in abroad(text)):
        return True
    return bool(_ADDRESSES.match(text) or claims(text)) or _quotes(text, mentor)


def _touching(found: Sequence[tuple[Point, float]], brief: Brief) -> Point | None:
    """The point that shares most words with the question, the nearer in meaning first; None where none touches it."""
    near = [(each, nearness) for each, nearness in found if _touches(each, nearness, brief)]
    best = max(near, key=lambda one: (_shared(one[0], brief.asks), one[1]), default=None)
    return best[0] if best else None


def _touches(found: Point, near: float, brief: Brief) -> bool:
    """Near in meaning, or by a word of the question's own; a slip of the reader's only where the writer speaks of one, or by more
    words."""
    if found.rank != SLIP:
        return near >= TOUCHES or _shared(found, brief.asks) >= 1
    spoken_of = any(names_a_slip(line) for line in brief.own.lines)
    return (spoken_of and near >= TOUCHES_A_SLIP) or _shared(found, brief.asks) >= FEWEST_OF_A_SLIP


def _shared(found: Point, asks: Sequence[OwnSentence]) -> int:
    """How many telling words of the questions stand in the line below a point."""
    asked = telling(" ".join(item.text for item in asks))
    return len(asked & telling(found.evidence.quote))


def _way_in(found: Sequence[tuple[Point, float]]) -> Point | None:
    """A crossing or a piece of theirs, else what they offer, else a deed; the nearest of each."""
    return min((each for each, _ in found), key=lambda each: (not each.opens, each.rank), default=None)


def _quotes(text: str, mentor: Profile) -> bool:
    profile = " ".join(words(mentor.model_dump_json().casefold()))
    return any(
        " ".join(words(quoted.casefold())) in profile for quoted in hard_facts(text).quotations if len(quoted) > SHORTEST_QUOTED
    )
