"""The sentences of a message in their order. What the person said already is not said again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.outreach.writing import Brief, OwnSentence
from companion.writing.choosing import touches
from companion.writing.grammar import as_a, sentence, upper_first
from companion.writing.joints import Joints
from companion.writing.points import Point

MOST_QUESTIONS = 2

LONGEST_IN_NOTE = 80
"""Characters of a point in an invitation note, which has 200 for everything."""

PASSED_ON = 2
"""The paragraph of an introduction request that goes on to the reader."""

_LATER = {MessageKind.FOLLOW_UP, MessageKind.UPDATE}
"""Kinds of message to somebody who knows by now who is writing and why."""

_TO_READER = re.compile(r"\b(?:you|your|yours|may I|can I|could I|shall we|could we|can we)\b", re.IGNORECASE)


@dataclass
class Piece:
    """One sentence of the message: where it stands, and how soon it is given up when there is too much (0: never).

    `short` says the same in fewer words, for a message that is too long.
    """

    text: str
    paragraph: int
    spare: int
    own: bool = False
    short: str = ""


def arrange(brief: Brief, joints: Joints, told: Point | None) -> list[Piece]:
    """Everything that could be said, in the order of a message."""
    if brief.kind in _LATER:
        return _later(brief, joints)
    if brief.kind is MessageKind.INTRO_REQUEST:
        return _introduction(brief, joints)
    own = [*brief.why, *brief.tried]
    before_question = bool(told and brief.asks and _stands_before_question(told, brief, joints))
    first = told if told and brief.asks and not before_question and _leads_in(told, brief) else None
    kept = {_known(brief, joints) if brief.how_known else None, first.sentence if first else None}
    pieces = [Piece(text, 0, 0 if text in kept else 4) for text in _opening(brief, joints, first)]
    pieces += [Piece(sentence(item.text), 0, _spare(position, brief), own=True) for position, item in enumerate(own)]
    if told and before_question and (brief.channel is not Channel.NOTE or len(told.sentence) <= LONGEST_IN_NOTE):
        pieces.append(Piece(told.sentence, 1, _spare_point(brief)))
    return [*pieces, *_questions(brief, told), *_courtesies(brief, joints)]


def _later(brief: Brief, joints: Joints) -> list[Piece]:
    """A follow-up or an update: what is new, a question if there is one, an easier ask, a way out."""
    own = [*brief.why, *brief.tried]
    pieces = [Piece(sentence(item.text), 0, _spare(position, brief), own=True) for position, item in enumerate(own)]
    if brief.kind is MessageKind.FOLLOW_UP and brief.channel is not Channel.NOTE:
        pieces.insert(0, Piece(joints.second_message(), 0, 5))
    return [*pieces, *_questions(brief, None), *_courtesies(brief, joints)]


def _introduction(brief: Brief, joints: Joints) -> list[Piece]:
    """To the mutual contact: the request and the way out, and the person's own lines to pass on."""
    *request, lead = joints.introduction_request()
    role = as_a(_role(brief))
    who = f"I am {brief.mentee.name}, {role}." if role else f"I am {brief.mentee.name}."
    if brief.channel is Channel.NOTE:
        return _passed_on_in_a_note(brief, lead)
    told = [*brief.why, *brief.tried, *brief.asks]
    own = [Piece(sentence(item.text), PASSED_ON, _spare(n, brief), own=True) for n, item in enumerate(told)]
    for piece, item in zip(own, told, strict=True):
        piece.spare = 1 if item in brief.asks else piece.spare
    return [*(Piece(text, 0, 0) for text in request), Piece(lead, 1, 0), Piece(who, PASSED_ON, 0), *own]


def _passed_on_in_a_note(brief: Brief, request: str) -> list[Piece]:
    """The request, and of the own sentences the question, else the first that fits."""
    told = sorted([*brief.asks, *brief.why, *brief.tried], key=lambda item: not _is_question(item.text))
    own = [Piece(sentence(item.text), PASSED_ON, 2 + position, own=True) for position, item in enumerate(told)]
    return [Piece(request, 0, 0), *own]


def _spare(position: int, brief: Brief) -> int:
    """Own sentences are given up last, the later ones of a long answer first; the first only where a note has a question."""
    if brief.channel is Channel.NOTE and brief.asks:
        return 3 + position
    return 0 if position == 0 else 2 if position <= 2 else max(1, 8 - position)


def _spare_point(brief: Brief) -> int:
    return 2 if brief.channel is Channel.NOTE else 0


def _questions(brief: Brief, told: Point | None) -> list[Piece]:
    asks = [sentence(item.text) for item in brief.asks]
    if not asks:
        return [Piece(told.question, 1, 8 if brief.channel is Channel.NOTE else 0)] if told else []
    questions = [text for text in asks if _is_question(text)]
    kept = [text for text in asks if not _is_question(text) or text in questions[:MOST_QUESTIONS]]
    return [Piece(text, 1, 0 if position == 0 else 1, own=True) for position, text in enumerate(kept)]


def _courtesies(brief: Brief, joints: Joints) -> list[Piece]:
    """The ask, the way out and the return, each only where the person has not said it."""
    said = [item.text for item in [*brief.why, *brief.tried, *brief.asks] if not _is_question(item.text)]
    short = brief.channel is Channel.NOTE
    pieces = []
    asked = any((asks_for_time(text) or asks_for_answer(text)) and _TO_READER.search(text) for text in said)
    if not asked and not short and brief.kind is not MessageKind.UPDATE:
        pieces.append(Piece(joints.ask(), 1, 0, short=joints.ask(briefly=True)))
    if not any(leaves_way_out(text) and _TO_READER.search(text) for text in said):
        pieces.append(Piece(joints.easy_no(), 1, 9 if short else 0, short=joints.easy_no(briefly=True)))
    if brief.kind not in _LATER and not short and not any(gives_back(text) and _TO_READER.search(text) for text in said):
        pieces.append(Piece(joints.giving_back(), 2, 5))
    return pieces


def _opening(brief: Brief, joints: Joints, first: Point | None) -> list[str]:
    """How the two know of each other, or the point that leads in, and who is writing; what the own words say is left to them."""
    known = _known(brief, joints)
    if brief.channel is Channel.NOTE:
        return [first.sentence] if first else []
    opening = [text for text in (known, first.sentence if first else None) if text]
    role = role_told(brief)
    if role is None:
        return opening
    if not _begins_with_i(brief):
        return [*opening, joints.introduction(role)]
    if first and first.opens and "; " not in first.sentence:
        return [*opening[:-1], f"{first.sentence.rstrip('.')}; I am {role}."]
    return opening


def _stands_before_question(told: Point, brief: Brief, joints: Joints) -> bool:
    """A line that touches the question stands beside it; a crossing or a piece may also open, and does before an "I"."""
    if not told.opens:
        return touches(brief, told, joints.pick)
    return not _begins_with_i(brief) and not _known(brief, joints) and joints.pick("place of the point", 2) == 1


def _leads_in(told: Point, brief: Brief) -> bool:
    """Whether a point that does not touch the question may begin the message: a note has little room, and how the two know
    of each other is a better beginning than a line of help."""
    if brief.channel is Channel.NOTE and len(told.sentence) > LONGEST_IN_NOTE:
        return False
    return told.opens or not brief.how_known.strip()


def _known(brief: Brief, joints: Joints) -> str | None:
    if brief.how_known.strip():
        return sentence(upper_first(brief.how_known.strip()))
    if brief.mutual and brief.mutual_agreed:
        return joints.mutual(brief.mutual)
    return joints.shared_place()


_SINCE = re.compile(r",?\s+(?:since|until|from)\s+(?:\w+\s+)?(?:\d{4}|[A-Z]\w+)$")


def _role(brief: Brief) -> str:
    """The sender's headline without the time since when it holds."""
    return _SINCE.sub("", (brief.mentee.headline or "").strip().rstrip("."))


def role_told(brief: Brief) -> str | None:
    """The sender's role as their headline gives it, unless their own words say what they do or it says too little."""
    own = [*brief.why, *brief.tried, *brief.asks]
    role = as_a(_role(brief))
    if role is None or brief.kind in {*_LATER, MessageKind.AFTER_EVENT}:
        return None
    if len(role.split()) == 2 and role.split()[-1] in _BARE:
        return None
    return None if introduces(own, role) else role


def under_the_name(brief: Brief, pieces: Sequence[Piece]) -> str | None:
    """The sender's headline for the signature of an e-mail that does not say otherwise who is writing."""
    headline = (brief.mentee.headline or "").strip().rstrip(".")
    own = [*brief.why, *brief.tried, *brief.asks]
    if not headline or len(headline) > 70 or brief.kind in _LATER or introduces(own, headline):
        return None
    return None if any("I am " in piece.text and not piece.own for piece in pieces) else upper_first(headline)


def _begins_with_i(brief: Brief) -> bool:
    first = next(iter([*brief.why, *brief.tried]), None)
    return bool(first and re.match(r"I\b", first.text))


_BARE = frozenset(
    "coordinator manager director secretary consultant assistant officer supervisor specialist lead worker leader".split()
)
"""Posts that say nothing without the place they are held in."""


_DOING = re.compile(
    r"\b(?:I(?:['’]m| am)\s+(?:an?\b|the\b|\w+\s+(?:since|for)\b)"
    r"|I(?:['’]ve| have)\s+(?:been\s+an?\b|taught|worked|run|led|managed|cut)\b"
    r"|as an?\s+\w+|I\s+(?:teach|run|lead|work|manage|own|drive|build|bake|cook|nurse|write|design|coach|repair|sell|"
    r"farm|grow|fly|study|make|keep|plan|test|edit|measure|guard|hang|organise|organize|train|treat|serve|weld)\b(?!\s+\w+ing\b)"
    r"|\bmy (?:team|crew|class|ward|shop|kitchen|bakery|farm|students|pupils|shift|office|branch|classroom|apprentices)\b)",
    re.IGNORECASE,
)


def introduces(own: Sequence[OwnSentence], role: str) -> bool:
    """Whether the person's own sentences say what they do: by their form, or by a word of their role."""
    said = " ".join(item.text for item in own)
    heads = {word.lower()[:5] for word in words(role) if len(word) >= 5}
    return bool(_DOING.search(said)) or any(word.lower()[:5] in heads for word in words(said) if len(word) >= 5)


def _is_question(text: str) -> bool:
    return text.rstrip("\"'”’) ").endswith(("?", "؟", "？"))
