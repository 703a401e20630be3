"""Which kind of session fits, from what two people wrote and what went before, and why: a proposal that people overrule."""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.domain.agenda.agenda import AgendaKind, Pair
from companion.domain.people import Profile
from companion.domain.relationship import Phase

_STAGES = ("early", "mid", "senior", "executive", "retired")
_ENDING = re.compile(
    r"\b(?:final|closing|farewell) (?:session|meeting|talk|conversation)\b|\b(?:this is|be) our last\b|"
    r"\b(?:wrap(?:ping)? up|bring(?:ing)? (?:this|it) to an end|say(?:ing)? (?:goodbye|farewell)|end(?:ing)? well|"
    r"how (?:do|should|can) we (?:end|stop|close))\b",
    re.IGNORECASE,
)
_CROSSING = re.compile(
    r"\b(?:mov(?:e|ing)|switch(?:ing)?|chang(?:e|ing)|cross(?:ing)?|transition(?:ing)?)\b.{0,60}"
    r"\b(?:into|from|out of|careers?|trades?|fields?|industr(?:y|ies)|professions?)\b|"
    r"\b(?:new career|career change|change of (?:career|trade|field))\b",
    re.IGNORECASE,
)


_NOTHING_BEFORE = "Nothing of an earlier talk was given, so you begin with each other and how you work."
_BEGINNINGS: dict[Phase | None, str] = {
    Phase.CONTACT: "You noted that you are in contact and no talk yet, so you begin with each other and how you work.",
    Phase.FIRST_TALK: "You noted that your first talk is next, so you begin with each other and how you work.",
    Phase.ENDED: "You noted that your talks had ended, so a new one begins with each other and how you work.",
}
_TALKING = {
    Phase.SERIES: "You noted that you talk in a series.",
    Phase.OCCASIONAL: "You noted that you talk now and then.",
}


class Known(NamedTuple):
    """What went before: whether there are notes or promises of an earlier talk, what is asked now, and where the two say that
    they are."""

    notes: bool = False
    promises: bool = False
    question: str = ""
    phase: Phase | None = None


class Choice(NamedTuple):
    """A kind, and why, in a sentence."""

    kind: AgendaKind
    because: str


def choose(mentee: Profile, mentor: Profile, pair: Pair, known: Known, *, in_line: bool) -> Choice:
    """The kind that fits, by the first reason that holds. Nothing is read out of what people did not write."""
    before = _what_went_before(known)
    if _ENDING.search(known.question):
        return Choice(AgendaKind.CLOSING, "The question is about bringing this to an end.")
    if not in_line and _teaches_upwards(mentee, mentor):
        said = f"{pair.mentor} offers to teach people further on, and {pair.mentee} is further on."
        return Choice(AgendaKind.REVERSE, said)
    if _are_peers(mentee, mentor):
        return Choice(AgendaKind.PEER, f"Both look for somebody to talk to at the same stage, and {pair.mentor} offers that.")
    if _once_only(mentor):
        return Choice(AgendaKind.MICRO, f"{pair.mentor} offers single talks, so one question and no further commitment.")
    if before is None:
        said = f"{_BEGINNINGS.get(known.phase, _NOTHING_BEFORE)} {_need(mentee)}"
        return Choice(AgendaKind.FIRST, said.strip())
    if known.notes and not known.promises and _is_crossing(mentee):
        return Choice(AgendaKind.TRANSITION, f"{before} {pair.mentee} wants to change trade or position.")
    return Choice(AgendaKind.REGULAR, f"{before} The goal goes on from there.")


def _what_went_before(known: Known) -> str | None:
    if known.promises:
        return "There are promises from an earlier talk."
    if known.notes:
        return "There are notes of an earlier talk."
    return _TALKING.get(known.phase) if known.phase else None


def _need(mentee: Profile) -> str:
    return "A change of trade is the goal; a session about that can follow." if _is_crossing(mentee) else ""


def _is_crossing(mentee: Profile) -> bool:
    mentoring = mentee.mentoring
    return mentoring.need == "transition" or (mentoring.need is None and bool(_CROSSING.search(mentoring.goal or "")))


def _teaches_upwards(mentee: Profile, mentor: Profile) -> bool:
    mine, theirs = mentee.mentoring.stage, mentor.mentoring.stage
    upwards = mine is not None and theirs is not None and _STAGES.index(theirs) < _STAGES.index(mine)
    return upwards and "reverse" in mentor.mentoring.formats


def _are_peers(mentee: Profile, mentor: Profile) -> bool:
    same = mentee.mentoring.stage is not None and mentee.mentoring.stage == mentor.mentoring.stage
    return same and "peer" in mentor.mentoring.formats and "mentee" in mentor.mentoring.roles


def _once_only(mentor: Profile) -> bool:
    formats = set(mentor.mentoring.formats)
    return "one_off" in formats and "series" not in formats
