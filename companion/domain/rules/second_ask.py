"""A second thing asked for beside the first (O6): as a request, or as a wish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.durations import minutes_named
from companion.domain.outreach.favours import requests
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Finding
from companion.domain.outreach.wishes import clearly_wishes, wishes_for_people, wishes_to_come, wishes_to_have
from companion.domain.rules.begging import begs_for_work
from companion.domain.rules.case import Case, at, fail, warn

_BARE_TIME = re.compile(
    r"\W*(?:(?:about|some|just|only|maybe|perhaps|at most|a|an|up to)\s+)*(?:\d+|[a-z]+(?:teen|ty|ve|en))[\s-]*(?:min|"
    r"minutes?)\b",
    re.I,
)
_AND = re.compile(r"\band\b|[;:]", re.IGNORECASE)

SECOND = "This asks for a second thing. Keep one; the other can wait until they have said yes."
MAYBE_SECOND = "This may be a second thing to ask for. One is easier to say yes to; the other can wait."


def second_ask(case: Case, first: list[Part], favours: list[Part]) -> Iterator[Finding]:
    """What is asked for beside the talk or the answer, `first`, and every favour but one where there is neither."""
    yield from _requested(first, favours)
    if first:
        yield from _wished(case, favours)


def _requested(first: list[Part], favours: list[Part]) -> Iterator[Finding]:
    asked = [(part, found) for part in favours for found in requests(part.read) if not begs_for_work(part.read)]
    if first and len(asked) == 1 and _is_the_ask(*asked[0], first):
        return
    for part, found in asked if first else asked[1:]:
        yield fail("O6", SECOND, span=at(part, found))


def _is_the_ask(favour: Part, request: re.Match[str], first: list[Part]) -> bool:
    """Whether the one thing asked for is what the time is for: "Could you show me, in 20 minutes, the page you look at first?",
    or a bare "15 min some day." after it; or what is looked at for the answer: "Would you read one page and tell me …?"
    """
    if re.search(r"\b(?:also|too|besides|as well|another)\b", favour.read, re.IGNORECASE):
        return False
    if first == [favour] and not asks_for_time(favour.read):
        return not any(asks_for_answer(clause) for clause in _AND.split(favour.read)[1:])
    if favour in first:
        named = minutes_named(favour.read)
        asked_at = favour.read.find(request.group())
        return bool(named) and asked_at <= named[0].span[0]
    return all(not part.is_question and not requests(part.read) and _BARE_TIME.match(part.read) for part in first)


def _wished(case: Case, favours: list[Part]) -> Iterator[Finding]:
    """Wishes to come, to have something, or to be told of somebody else; what also sounds like an ask fails."""
    for part in case.message.sentences:
        if part in favours or begs_for_work(part.read):
            continue
        if wish := wishes_to_come(part.read) or wishes_to_have(part.read):
            clear = clearly_wishes(wish)
            yield (fail if clear else warn)("O6", SECOND if clear else MAYBE_SECOND, span=at(part, wish))
        elif people := wishes_for_people(part.read):
            yield warn("O6", MAYBE_SECOND, span=at(part, people))
