"""What a busy reader takes away of a message in ten seconds: who, why me, what is asked, how long; each quoted from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.domain.grounding.grounding import Grounded
from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.durations import minutes_named
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import TakeAway
from companion.domain.outreach.told_of_self import says_who
from companion.domain.outreach.writing import OwnSentence
from companion.domain.rules.case import Case
from companion.domain.rules.question import asks_indirectly
from companion.domain.words.letters import sign_off

FEWEST_MINUTES = 3
"""From which a length is one: "if you have a minute" names none."""

Read = Sequence[tuple[Part, Grounded]]

_ASKS_TO_KNOW = re.compile(r"\W*+(?:(?:and|so|but|then)\s++)?(?:what|which|how|who|whom|whose|where|when|why)\b", re.IGNORECASE)


def take_away(case: Case) -> TakeAway:
    """The four, None where the message does not say it."""
    read = list(case.read())
    about_me = [part for part, grounded in read if any(item.who == "mentor" for item in grounded.evidence) or grounded.unsure]
    return TakeAway(
        who=_who(case, read),
        why_me=about_me[0].text if about_me else None,
        asked=_asked(case, read),
        how_long=_how_long(read),
        in_english=not case.in_another_tongue,
    )


def _who(case: Case, read: Read) -> str | None:
    """The first sentence that says what the sender is or does, else what stands under their name; where the two have met, the
    name is enough."""
    role = case.records.mentee.headline or ""
    told = (part.text for part, grounded in read if grounded.origin in {"own", "profile"} and _says_who(part, role))
    return next(told, None) or _signed(case)


def _says_who(part: Part, role: str) -> bool:
    return not part.is_question and says_who([OwnSentence(text=part.text, line=0)], role)


def _signed(case: Case) -> str | None:
    signature = case.message.signature
    lines = [line.strip() for line in signature.text.splitlines() if line.strip()] if signature else []
    under = [line for line in lines if not sign_off().fullmatch(line)]
    known = case.kind.after_contact
    return under[0] if under and known else under[1] if len(under) > 1 else None


def _asked(case: Case, read: Read) -> str | None:
    """A question, else what is asked in other words, else the request for time."""
    questions = (part.text for part, _ in read if part.is_question)
    indirect = (part.text for part, _ in reversed(read) if asks_indirectly(part, case))
    times = (part.text for part, _ in read if asks_for_time(part.text))
    return next(questions, None) or next(indirect, None) or next(times, None)


def _how_long(read: Read) -> str | None:
    """The minutes asked for, else the sentence that asks for an answer in writing."""
    for part, _ in read:
        if asks_for_time(part.text) and (named := [one for one in minutes_named(part.text) if one.minutes >= FEWEST_MINUTES]):
            start, end = named[0].span
            return part.text[start:end].rpartition(" to ")[2]
        if asks_for_answer(part.text) and not _is_to_know(part):
            return part.text
    return None


def _is_to_know(part: Part) -> bool:
    return part.is_question and bool(_ASKS_TO_KNOW.match(part.text))
