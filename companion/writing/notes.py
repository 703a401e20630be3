"""An invitation note: 200 characters for one true point about the reader, one own sentence and the question.

Every choice of a point, of own sentences and of a question that fits is weighed, since what is left out first in a long
message is what a short one stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from companion.domain.grounding.claims import words_of_weight
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.unmarked import ends_in_mark_of_asking
from companion.domain.outreach.writing import Brief, OwnSentence
from companion.domain.words.telling import telling
from companion.writing.choosing import by_nearness, speaks_of_reader, touches
from companion.writing.joints import Joints
from companion.writing.known import known as known_of
from companion.writing.layout import fits
from companion.writing.own_ask import ended
from companion.writing.piece import Piece
from companion.writing.points import Point

SUBSTANTIVE, FEWER, LONG = 4, 3, 30
"""Words of weight from which an own sentence says something, and how many do where it has that many characters."""

HOW_KNOWN = 2
"""Telling words of how two know each other by which an own sentence tells it."""

MOST_TOGETHER = 3
"""Own sentences in a row that are tried beside a question; more never fit."""

_REFERS_BACK = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|both|one)\b|^(?:\w+ )?(?:it|this|that|these|those|there)\b", re.IGNORECASE
)


class _Choice(NamedTuple):
    """What a note could be made of; `place` is the point's place in the order of nearness, and `near` that it touches the
    question."""

    known: str
    place: int
    point: Point | None
    near: bool
    told: tuple[OwnSentence, ...]
    asks: tuple[OwnSentence, ...]


def is_invitation(brief: Brief) -> bool:
    """Whether a note goes to somebody who has not heard from the sender yet."""
    return brief.channel is Channel.NOTE and brief.kind in {MessageKind.FIRST, MessageKind.AFTER_EVENT}


def invitation(brief: Brief, joints: Joints) -> list[Piece]:
    """The sentences of the best note that fits; the shortest own sentence alone where none does."""
    weighed = sorted(_choices(brief, joints), key=lambda choice: _worth(choice, brief), reverse=True)
    best = next((made for choice in weighed if fits(made := _pieces(choice), brief, joints)), None)
    if best is None:
        own = min([*brief.why, *brief.tried, *brief.asks], key=lambda item: len(item.text))
        return [Piece(ended(own), 0, 0, own=True)]
    return _with_an_easy_no(best, brief, joints)


def _choices(brief: Brief, joints: Joints) -> Iterator[_Choice]:
    known = known_of(brief, joints) or "" if brief.how_known.strip() else ""
    points = [(each, touches(brief, each, _plainest)) for each in by_nearness(brief, _plainest)]
    leads = list(enumerate([*points, (None, False)]))
    held = [known, ""] if known else [""]
    for first, (place, (point, near)), told, asks in product(held, leads, _runs(brief), _questions(brief)):
        yield _Choice(first, place, point, near, told, asks)


def _plainest(slot: str, count: int) -> int:  # noqa: ARG001 - stands where a way is chosen by the slot
    """The first way to say a point is the plainest and the shortest."""
    return 0


def _runs(brief: Brief) -> list[tuple[OwnSentence, ...]]:
    """Own sentences that stand together and say something, from the beginning of an answer on; and none."""
    runs: list[tuple[OwnSentence, ...]] = [()]
    for answer in (brief.why, brief.tried, [*brief.why, *brief.tried]):
        runs += [tuple(answer[:end]) for end in range(1, min(len(answer), MOST_TOGETHER) + 1)]
    of_both = [(why, one) for why in brief.why[:1] for one in brief.tried[:1] if len(brief.why) > 1 and not _refers_back(one)]
    return [run for run in [*runs, *of_both] if not run or (_says_something(run) and not _hangs_on(run, brief))]


def _refers_back(item: OwnSentence) -> bool:
    return bool(_REFERS_BACK.search(item.text))


def _says_something(own: Sequence[OwnSentence]) -> bool:
    return any(len(words_of_weight(item.text)) >= (SUBSTANTIVE if len(item.text) < LONG else FEWER) for item in own)


def _hangs_on(run: Sequence[OwnSentence], brief: Brief) -> bool:
    """Whether it begins by speaking of somebody or something that only an earlier answer names: "I asked him once"."""
    return run[0] not in brief.why[:1] and _refers_back(run[0])


def _questions(brief: Brief) -> list[tuple[OwnSentence, ...]]:
    """All that is asked, each question alone, and nothing."""
    asked = [item for item in brief.asks if ends_in_mark_of_asking(ended(item))] or brief.asks
    return [tuple(brief.asks), tuple(asked), *((item,) for item in asked), ()]


def _worth(choice: _Choice, brief: Brief) -> tuple[int, ...]:
    """What a note stands on, in the order of weight: something of theirs, something of the sender's, a question, and then
    that the point belongs to it and how much is told."""
    own = [*choice.told, *choice.asks]
    spoken = speaks_of_reader(own, brief.mentor) or _tells_how_known(choice, brief)
    point = choice.point
    return (
        bool(point or choice.known) or spoken,
        bool(choice.asks) or not brief.asks,
        _says_something(own),
        not (point and spoken),
        spoken and point is None,
        bool(choice.told),
        choice.near,
        {item.answer for item in choice.told} >= {0, 1},
        bool(choice.known),
        bool(choice.told) and choice.told[0] in brief.why[:1],
        len(own),
        -choice.place,
    )


def _tells_how_known(choice: _Choice, brief: Brief) -> bool:
    """Whether the own sentences of a note say themselves how the two know of each other."""
    told = telling(" ".join(item.text for item in choice.told))
    return not choice.known and len(telling(brief.how_known) & told) >= HOW_KNOWN


def _pieces(choice: _Choice) -> list[Piece]:
    """The sentences in their order: a point stands before the question it touches, else it leads in."""
    told = [Piece(ended(item), 0, 0, own=True) for item in choice.told]
    asks = [Piece(ended(item), 0, 0, own=True) for item in choice.asks]
    known = [Piece(choice.known, 0, 0)] if choice.known else []
    if choice.point is None:
        return [*known, *told, *asks]
    point = [Piece(choice.point.sentence, 0, 0)]
    return [*known, *told, *point, *asks] if asks and choice.near else [*known, *point, *told, *asks]


def _with_an_easy_no(pieces: list[Piece], brief: Brief, joints: Joints) -> list[Piece]:
    more = [*pieces, Piece(joints.easy_no(briefly=True), 0, 0)]
    return more if fits(more, brief, joints) else pieces
