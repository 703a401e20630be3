"""The rule about assumed relationships (O9): a first message asks for one conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.asking import asks_for_time
from companion.domain.outreach.durations import minutes_named
from companion.domain.outreach.outreach import Finding
from companion.domain.rules.case import DENIED_BEFORE, Case, at, fail

_PATRON = (
    r"(?:mentor|coach|guide|sponsor|adviser|advisor|teacher|tutor|role model|counsell?or|godfather|godmother|confidante?|"
    r"sounding board|"
    r"accountability partner|guardian angel|patron|champion)"
)
_FOLLOWER = r"(?:pupil|student|apprentice|disciple|mentee|prot[eé]g[eé]e?|trainee|shadow|understudy|follower)"
_TIE = re.compile(
    rf"\b(?:be(?:come|ing)?|as|serve as|act as|to have|have|having|call you|consider you|see you as)\s+(?:my|a|an|to me "
    rf"a)\s+(?:\w+\s+)?{_PATRON}\b|"
    rf"\bmentor\s+me\b|\btake me (?:on\b|under your wing|in hand|by the hand)|\b(?:as|be|become|being) your (?:\w+ "
    rf")?{_FOLLOWER}\b"
    rf"|\b(?:looking|searching|search|look) for (?:an?|my) (?:\w+\s+)?{_PATRON}\b|\b(?:need|want|seek|seeking|would like|would "
    rf"love|"
    rf"['’]d like|['’]d love|hoping for|hope for) (?:an?|your) (?:\w+\s+)?(?:{_PATRON}|mentor(?:ship|ing)|guidance)\b"
    r"|\b(?:mentoring|mentorship|mentor[- ]mentee) (?:relationship|with you|from you|under you)\b|\byour mentorship\b"
    r"|\bunder your (?:guidance|wing|care|tutelage|direction)\b|\blearn (?:under|at the feet of)\b|\bstay by my side\b|\bwalk "
    r"(?:beside|with) me\b"
    r"|\b(?:guide|accompan(?:y|ies)|lead|steer|coach|mentor|support|teach|walk|carry|follow) me (?:through|on|in|over|along|"
    r"for the|with my|"
    r"towards?|during|step by step)\b|\b(?:somebody|someone|a person|anyone) (?:who|to|that) (?:can |could |will |would "
    r")?(?:guides?|accompan(?:y|ies)|"
    rf"mentors?|coach(?:es)?|stands? by|looks? after) me\b|\bmy {_PATRON} (?:from|for|in) (?:now|here|the|this|all)\b",
    re.IGNORECASE,
)
_UNIT = r"(?:day|week|fortnight|month|quarter|year|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?"
_RECURRING = re.compile(
    rf"\b(?:regular(?:ly)?|weekly|monthly|fortnightly|bi-?weekly|quarterly|ongoing|continu(?:al|ous|ing)(?:ly)?|long[- ]term|"
    rf"(?:every|each) (?:\w+ )?(?:{_UNIT}|now and then|so often|couple of)s?\b|(?:once|twice|one hour|an hour|"
    rf"(?<![\d:.])\d+ (?!(?:on|at|of|to|until) )\w+) (?:a|"
    rf"per|every|each) (?:\w+ )?{_UNIT}|"
    rf"a (?:few|couple of) times|again and again|from time to time|now and (?:then|again)|whenever i (?:get|am) stuck|standing "
    rf"(?:call|date|appointment)|"
    rf"(?:first|second|third|fourth|last)(?: (?:and|or) (?:first|second|third|fourth|last))? {_UNIT}s? (?:of (?:each|"
    rf"every|the) month|"
    rf"from now|until)|from now (?:on|until|till)|"
    rf"over the (?:next|coming) (?:\w+\s+)?(?:months|years?|weeks)|for the (?:next|coming|rest of) (?:\w+\s+){{0,2}}(?:months|"
    rf"years?|career)|"
    r"(?:series|run|round) of (?:\w+ )?(?:calls|talks|meetings|conversations|sessions)|keep (?:meeting|talking|speaking)|stay "
    r"in (?:close )?touch)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:us|you and (?:i|me)|with you|to you|by you|meet|call|talk|speak|check[- ]ins?|catch[- ]ups?|sessions?)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:could|would|will|like|love|hope|hoping|wish|want|propose|suggest|perhaps|maybe|can|may|might|let|after that|"
    r"ideally|if|looking for)\b|['’]d\b",
    re.I,
)
_WONDERS = re.compile(r"\b(?:how|what|which|why|who|whether) (?!(?:we|I)\b)", re.IGNORECASE)
"""Between a wish and a habit it makes the habit the reader's: "I'd like to know how you talk to your crew every week"."""


def no_assumed_tie(case: Case) -> Iterator[Finding]:
    """O9: a first message asks for a conversation, not for a relationship."""
    for part in case.message.sentences:
        found = _tie(part.text) or _recurring(part.text)
        if found and not DENIED_BEFORE.search(part.text[: found.start()]):
            message = f"“{found.group()}” asks for a relationship before a first talk. Ask for one conversation."
            yield fail("O9", message, span=at(part, found))


def _tie(sentence: str) -> re.Match[str] | None:
    """A part given to the reader; "they see me as an adviser" gives them none."""
    found = _TIE.search(sentence)
    if found and re.match(r"(?:walk|lead|carry) me through", found.group(), re.IGNORECASE) and minutes_named(sentence):
        return None  # once, in so many minutes
    to_reader = found and re.search(r"\b(?:you|your|my|somebody|someone|anyone|looking|mentor)\b", sentence, re.IGNORECASE)
    return found if to_reader else None


def _recurring(sentence: str) -> re.Match[str] | None:
    """Words for something that returns, where the sentence wishes for it with the reader; one's own habits are no tie."""
    found = _RECURRING.search(sentence)
    wish = _WISH.search(sentence, 0, found.start()) if found else None
    if found and wish and _WONDERS.search(sentence, wish.start(), found.start()):
        return None
    if found and wish and (_TOGETHER.search(sentence, wish.start(), found.start()) or asks_for_time(sentence)):
        return found
    return None
