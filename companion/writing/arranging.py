"""The sentences of a message in their order. What the person said already is not said again."""

from __future__ import annotations

import re
from dataclasses import replace

from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.writing import Brief
from companion.writing.choosing import speaks_of_reader, touches
from companion.writing.grammar import as_a
from companion.writing.joints import Joints
from companion.writing.known import known
from companion.writing.own_ask import ended, is_question
from companion.writing.own_pieces import own_pieces
from companion.writing.piece import SECOND, TIE, Piece
from companion.writing.points import Point
from companion.writing.request import asked
from companion.writing.role import LATER, has_own_ending, introduced, role_of, role_told

_SECOND_BY_OWN = re.compile(
    r"\b(?:my (?:last|first|earlier|previous) (?:message|e-?mail|mail|letter|note|lines)|(?:since|when|after) I (?:\w+ )?wrote|"
    r"I (?:\w+ )?wrote (?:to )?you|(?:a|my) second (?:message|e-?mail|mail|letter|note))\b",
    re.IGNORECASE,
)
"""By what the own words say themselves that this is not the first message."""

_ASKS_TO_ASK = re.compile(
    r"\W*(?:(?:so|and|please),? )?(?:could|would|can|will|might) you\b.{0,40}?"
    r"\b(?:ask|find out|introduce|forward|pass|put|see|tell|check)\b.{0,60}?\b(?:him|her|them|he|she|they)\b",
    re.IGNORECASE,
)
"""A request to the mutual contact, which is not to be passed on: "Could you ask him if he would take one question?"."""

LONGEST_IN_NOTE = 80
"""Characters of a point in an invitation note, which has 200 for everything."""

PASSED_ON = 2
"""The paragraph of an introduction request that goes on to the reader."""


def arrange(brief: Brief, joints: Joints, told: Point | None) -> list[Piece]:
    """Everything that could be said, in the order of a message."""
    if brief.kind in LATER:
        return _later(brief, joints)
    if brief.kind is MessageKind.INTRO_REQUEST:
        return _introduction(brief, joints)
    before_question = bool(told and brief.asks and not joints.apart and _stands_before_question(told, brief, joints))
    first = told if told and brief.asks and not before_question and (joints.apart or _leads_in(told, brief)) else None
    kept = {
        known(brief, joints) if brief.how_known and not _told_by_own(brief) else None,
        first.sentence if first and not _spare_point(brief) else None,
    }
    opening = _opening(brief, joints, first)
    for piece in opening:
        piece.spare = 0 if piece.text in kept else TIE
    pieces = introduced(opening, own_pieces(brief), brief, joints)
    if told and before_question and (brief.channel is not Channel.NOTE or len(told.sentence) <= LONGEST_IN_NOTE):
        pieces.append(Piece(told.sentence, 1, _spare_point(brief)))
    return [*pieces, *asked(brief, joints, told)]


def _later(brief: Brief, joints: Joints) -> list[Piece]:
    """A follow-up or an update: what is new, a question if there is one, an easier ask, a way out."""
    pieces = own_pieces(brief)
    said = any(_SECOND_BY_OWN.search(line) for line in brief.own.lines)
    if brief.kind is MessageKind.FOLLOW_UP and brief.channel is not Channel.NOTE and not said:
        pieces.insert(0, Piece(joints.second_message(), 0, SECOND))
    return [*pieces, *asked(brief, joints, None)]


def _introduction(brief: Brief, joints: Joints) -> list[Piece]:
    """To the mutual contact: the request and the way out, and the person's own lines to pass on."""
    *request, lead = joints.introduction_request()
    briefly = joints.introduction_request(briefly=True)
    role = as_a(role_of(brief))
    who = joints.who(role)
    if brief.channel is Channel.NOTE:
        return _passed_on_in_a_note(brief, lead)
    to_mutual = [item for item in brief.asks if _ASKS_TO_ASK.match(item.text)]
    own = [replace(piece, paragraph=PASSED_ON) for piece in own_pieces(brief)]
    passed_on = [item for item in brief.asks if item not in to_mutual]
    own += [Piece(ended(item), PASSED_ON, 0 if is_question(item) else 1, own=True) for item in passed_on]
    requested = [Piece(text, 0, 0, short=short) for text, short in zip(request, briefly, strict=False)]
    if to_mutual:
        requested[:1] = [Piece(ended(item), 0, 0, own=True) for item in to_mutual]
    return [*requested, Piece(lead, 1, 0), Piece(who, PASSED_ON, 0), *own]


def _passed_on_in_a_note(brief: Brief, request: str) -> list[Piece]:
    """The request, and of the own sentences the question, else the first that fits."""
    told = sorted([*brief.asks, *brief.why, *brief.tried], key=lambda item: not is_question(item))
    own = [Piece(ended(item), PASSED_ON, 2 + position, own=True) for position, item in enumerate(told)]
    return [Piece(request, 0, 0), *own]


def _spare_point(brief: Brief) -> int:
    """A note has little room; after an event, how the two met is tie enough."""
    return 2 if brief.channel is Channel.NOTE else 3 if brief.kind is MessageKind.AFTER_EVENT else 0


def _told_by_own(brief: Brief) -> bool:
    """Whether the own words say what was said where the two met, beside which the meeting itself can be spared."""
    return brief.kind is MessageKind.AFTER_EVENT and speaks_of_reader([*brief.why, *brief.tried], brief.mentor)


def _opening(brief: Brief, joints: Joints, first: Point | None) -> list[Piece]:
    """How the two know of each other, or the point that leads in, and who is writing; what the own words say is left to them."""
    if brief.channel is Channel.NOTE:
        return [Piece(first.sentence, 0, 0)] if first else []
    opening = [Piece(text, 0, 0) for text in (known(brief, joints), first.sentence if first else None) if text]
    role = None if joints.tongue else role_told(brief)
    if role and first and first.opens and "; " not in first.sentence and _begins_with_i(brief) and not has_own_ending(brief):
        return [*opening[:-1], Piece(f"{first.sentence.rstrip('.')}; I am {role}.", 0, 0)]
    return opening


def _stands_before_question(told: Point, brief: Brief, joints: Joints) -> bool:
    """A line that touches the question stands beside it; a crossing or a piece may also open, and does before an "I", but not
    between "my name is Walter" and what follows it."""
    if not told.opens:
        return joints.tongue is not None or touches(brief, told, joints.pick)
    if joints.manners.first:
        return True
    return not _begins_with_i(brief) and not known(brief, joints) and joints.pick("place of the point", 2) == 1


def _leads_in(told: Point, brief: Brief) -> bool:
    """Whether a point that does not touch the question may begin the message: a note has little room, and how the two know
    of each other is a better beginning than a line of help."""
    if brief.channel is Channel.NOTE and len(told.sentence) > LONGEST_IN_NOTE:
        return False
    return told.opens or not brief.how_known.strip()


def _begins_with_i(brief: Brief) -> bool:
    first = next(iter([*brief.why, *brief.tried]), None)
    return bool(first and re.match(r"I\b", first.text))
