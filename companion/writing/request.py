"""What is asked, how one may say no, and what comes back: each only where the person has not said it."""

from __future__ import annotations

import re

from companion.domain.outreach.abroad import abroad
from companion.domain.outreach.asking import gives_back
from companion.domain.outreach.outreach import Channel, MessageKind
from companion.domain.outreach.unmarked import ends_in_mark_of_asking
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.outreach.writing import Brief, OwnSentence
from companion.writing.choosing import speaks_of_reader
from companion.writing.joints import Joints
from companion.writing.own_ask import (
    ASKED,
    TO_READER,
    Said,
    ended,
    is_mere_courtesy,
    is_own_ask,
    is_question,
    names_when,
    said_of_talk,
    tail,
)
from companion.writing.piece import COURTESY, RETURN, Piece
from companion.writing.points import Point
from companion.writing.role import LATER

MOST_QUESTIONS = 2

MOST_HANGING_WORDS = 5
_GOES_ON = re.compile(r"\W*(?:or|and|but|o|ou|oder|und|e|y|et)\b", re.IGNORECASE)


_NO_ANSWER = re.compile(
    r"\bno (?:answer|reply|response)\b|\b(?:need(?:n['’]t| not)|(?:do not|don['’]t) (?:have|need) to) (?:\w+ )?"
    r"(?:answer|reply|respond)\b",
    re.IGNORECASE,
)


def asked(brief: Brief, joints: Joints, told: Point | None) -> list[Piece]:
    """The questions, one small ask, what the person adds about the talk, a way out, and a return."""
    said = said_of_talk([*brief.why, *brief.tried, *brief.asks])
    after = _after_the_ask(brief.asks)
    before = brief.asks[: len(brief.asks) - len(after)]
    return [
        *_questions(before, brief, told),
        *_ask(brief, joints, said),
        *(Piece(ended(item), 1, _spare_after(item), own=True) for item in after),
        *_way_out(brief, joints),
        *_return(brief, joints),
    ]


def _after_the_ask(asks: list[OwnSentence]) -> list[OwnSentence]:
    """What speaks of the talk behind the questions and behind an ask of the person's own."""
    last = tail(asks)
    places = [place for place, item in enumerate(last) if is_own_ask(item)]
    return last[places[-1] + 1 :] if places else last


def _questions(asks: list[OwnSentence], brief: Brief, told: Point | None) -> list[Piece]:
    if not brief.asks:
        return [Piece(told.question, 1, 8 if brief.channel is Channel.NOTE else 0)] if told else []
    questions = [item for item in asks if is_question(item) and not is_own_ask(item) and not _hangs_on(item)]
    kept = [item for item in asks if item not in questions[MOST_QUESTIONS:]]
    return [Piece(ended(item), 1, _spare(position, item, brief), own=True) for position, item in enumerate(kept)]


def _spare(position: int, item: OwnSentence, brief: Brief) -> int:
    """A question is never given up, save the second of a note."""
    never = position == 0 or (is_question(item) and brief.channel is not Channel.NOTE)
    return 0 if never else _spare_after(item)


def _spare_after(item: OwnSentence) -> int:
    """When the person can is said in any case, since nothing else in the message names it."""
    return 0 if names_when(item) else COURTESY if is_mere_courtesy(item) else 1


def _hangs_on(item: OwnSentence) -> bool:
    """Whether a question only goes on with the one before it: "Or the paper?"."""
    return bool(_GOES_ON.match(item.text)) and len(item.text.split()) <= MOST_HANGING_WORDS


def _ask(brief: Brief, joints: Joints, said: Said) -> list[Piece]:
    """One ask in all: where the person asks, only how long it would take, if they do not say it."""
    if brief.channel is Channel.NOTE or brief.kind is MessageKind.UPDATE or (said.asked and said.long):
        return []
    if said.asked:
        return [Piece(joints.length(), 1, 0)]
    ways = {briefly: joints.ask(briefly=briefly, timed=not said.timed, by_means=not said.means) for briefly in (False, True)}
    return [Piece(ways[False], 1, 0, short=ways[True])]


def _way_out(brief: Brief, joints: Joints) -> list[Piece]:
    if any(leaves_way_out(item.text) and _speaks_to_reader(item) for item in _told(brief)):
        return []
    if brief.kind is MessageKind.UPDATE and any(is_question(item) for item in brief.asks):
        return [] if joints.tongue else [Piece(joints.word_asked_for(), 1, RETURN)]
    spare = 9 if brief.channel is Channel.NOTE else 0
    return [Piece(joints.easy_no(), 1, spare, short=joints.easy_no(briefly=True))]


def _return(brief: Brief, joints: Joints) -> list[Piece]:
    if brief.kind in LATER or brief.channel is Channel.NOTE:
        return []
    if any(gives_back(item.text) and _speaks_to_reader(item) for item in _told(brief)):
        return []
    if not joints.tongue and any(_lets_off_answering(item.text) and _speaks_to_reader(item) for item in _told(brief)):
        return [Piece(joints.promise_if_answered(), 2, RETURN)]
    return [Piece(joints.giving_back(), 2, RETURN, short=joints.promise(briefly=True))]


def _lets_off_answering(text: str) -> bool:
    """Whether a way out of the person's own asks for no answer at all: a plain promise would take it back."""
    return leaves_way_out(text) and bool(_NO_ANSWER.search(text))


def _speaks_to_reader(item: OwnSentence) -> bool:
    elsewhere = any(forms.addresses(item.text) for forms in abroad(item.text))
    return item.answer == ASKED or elsewhere or bool(TO_READER.search(item.text))


def _told(brief: Brief) -> list[OwnSentence]:
    """What the person says that asks nothing and claims nothing of the reader: "people who say yes when they mean no" lets
    nobody off."""
    own = [*brief.why, *brief.tried, *brief.asks]
    return [item for item in own if not ends_in_mark_of_asking(item.text) and not speaks_of_reader([item], brief.mentor)]
