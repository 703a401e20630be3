"""The rule about following up (O25): late enough, seldom enough, with something new, and never after a no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.grounding.claims import words_of_weight
from companion.domain.outreach.asking import asks_for_answer
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.durations import minutes_named
from companion.domain.outreach.outreach import Finding
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.rules.case import Case, Sent, fail

MOST_FOLLOW_UPS = 2
REST_DAYS = (7, 14)
"""Days before the first follow-up and before the second. Conventions: silence is an answer too."""

NEW_WORDS = 3
"""Words of weight that stood in no earlier message, from which a sentence brings something new."""

_REMINDS = re.compile(
    r"\b(?:(?:follow(?:ing)?[- ]?up|check(?:ing)? in|circl(?:e|ing) back|bump(?:ing)?|nudg(?:e|ing)|remind(?:er|ing)?|"
    r"touch(?:ing)? base)\b|"
    r"(?:my|the|this|a|an) (?:last|previous|earlier|first|second|short|former|recent|above)?\s*(?:second |short )?(?:message|"
    r"e-?mail|mail|letter|note|question|"
    r"request)\b|I (?:wrote|have written|sent|had written|messaged|e-?mailed|asked)\b|(?:not|n['’]t|never) (?:\w+ )?(?:heard|"
    r"received|"
    r"got|had|seen)\b[^.]{0,20}\b(?:from you|an? (?:answer|reply)|back)|did you (?:see|get|receive|read|have (?:time|a "
    r"chance))|have you "
    r"(?:seen|had|read|got))",
    re.IGNORECASE,
)


def follow_up(case: Case) -> Iterator[Finding]:
    """O25: at most two, the first after a week and the second after two, each with one new fact or an easier option."""
    sent = sorted(case.standing.sent_before)
    if case.standing.said_no:
        yield fail("O25", f"{case.records.mentor.name} has said no. Nothing follows a no.")
        return
    if len(sent) > MOST_FOLLOW_UPS:
        yield fail("O25", f"You wrote {len(sent)} times. Take the silence as an answer, and ask somebody else.")
    elif sent:
        yield from _too_soon(case, sent)
    if not _brings_something(case, sent):
        yield fail("O25", "This only reminds them. Add one thing that is new since, or an easier way to answer.")


def _too_soon(case: Case, sent: Sequence[Sent]) -> Iterator[Finding]:
    rest = REST_DAYS[len(sent) - 1]
    passed = (case.today - sent[-1].on).days
    if passed < rest:
        since = "today" if passed == 0 else f"{passed} day{'s' if passed > 1 else ''} ago"
        yield fail("O25", f"Your last message went {since}. Let {rest} days pass before you write again.")


def _brings_something(case: Case, sent: Sequence[Sent]) -> bool:
    return any(_is_new(part.text, case, sent) or _is_easier(part.text, sent) for part in case.message.sentences)


def _is_new(text: str, case: Case, sent: Sequence[Sent]) -> bool:
    """A sentence that tells or asks something which stood in no earlier message."""
    if is_courtesy(text) or leaves_way_out(text):
        return False
    known = case.records.roots_of(" ".join(message.body for message in sent))
    said = words_of_weight(_REMINDS.sub(" ", text))
    fresh = [word for word in said if not case.records.roots_of(word) <= known or word.isdigit()]
    return len(fresh) >= NEW_WORDS


def _is_easier(text: str, sent: Sequence[Sent]) -> bool:
    """An answer in writing instead of a talk, or a shorter talk than before."""
    if asks_for_answer(text) and not _REMINDS.search(text):
        return True
    asked_before = [named.minutes for message in sent for named in minutes_named(message.body)]
    return bool(asked_before) and any(named.minutes < min(asked_before) for named in minutes_named(text))
