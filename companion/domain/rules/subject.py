"""The rule about the subject line (O2): it says what the message is about, and does not shout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Finding, MessageKind
from companion.domain.rules.case import Case, fail, warn

MOST_WORDS, FAR_TOO_MANY = 8, 10
MOST_CHARACTERS, FAR_TOO_LONG = 60, 75
"""Words and characters from which a subject warns, and from which it fails: a phone cuts it off (a convention)."""

_LATER = frozenset({MessageKind.FOLLOW_UP, MessageKind.UPDATE})
"""Kinds that may answer in an old thread: "Re:" is true there, and a missing subject stays that of the thread."""

_SAYS_NOTHING = frozenset(
    "a an the of for to from in on at about with and or my your our you me i we us is are be it this that some any one please "
    "hello hi hey dear greetings good morning afternoon evening day re fwd fw message note mail email e-mail letter "
    "question questions quick short small brief simple little request asking ask enquiry inquiry query favour favor help advice "
    "guidance support mentor mentoring mentorship mentee coach coaching opportunity opportunities chance possible potential "
    "touching touch base checking check following follow up introduction introducing intro connect connecting connection "
    "reaching reach out call chat coffee talk conversation meeting meet minutes time career job work life important "
    "interesting exciting great amazing regarding concerning read reply answer just there can could would do have "
    "thanks thank wondering interested need want collaboration collaborate "
    "looking searching seeking wanted networking network catch catching "
    "something anything nothing everything someone somebody anybody thing things stuff matter matters lot bit piece".split()
)
"""Words that could stand over any message: a subject of nothing else says nothing."""

_URGENT = re.compile(
    r"\b(?:urgent(?:ly)?|a\.?s\.?a\.?p\b|immediate(?:ly)?|time[- ]sensitive|action (?:required|needed)|last (?:chance|call|"
    r"reminder)|final (?:notice|reminder)|(?:reply|answer|response|respond) (?:needed|required|today|now)|"
    r"important|don['’]t (?:miss|ignore|delete)|must read|please (?:read|open))\b|!{2,}",
    re.IGNORECASE,
)
_OLD_THREAD = re.compile(r"\s*(?:re|aw|sv|fw|fwd)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_TRADE_IMPORTANT = re.compile(r"\b(?:most|more|less|how|what is|what['’]s|an?)\s+important\b", re.IGNORECASE)

_BROKEN_OFF = re.compile(
    r"\b(?:the|an?|my|your|our|their|his|and|or|of the|because|than)\W*$"
    r"|\b(?:the|an?|my|your|our|their)\s+(?!same\b)[\w'’-]+\s+(?:what|which|who|whom|how|why|where|when)\W*$"
    r"|\b(?:about|of|on|with|from|for|in|after|at)\s+(?:\d+|[a-z]+(?:teen|ty)|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"[\s-](?:minute|hour|day|week|month|year)\s+(?!or\b|and\b)[a-z]+(?<!s)\W*$",
    re.IGNORECASE,
)
"""A piece cut out of a sentence: "A question about the young what", "A question about 40 hour course"."""


def concrete_subject(case: Case) -> Iterator[Finding]:
    """O2: a few words that could stand over no other message. What is wrong with it is said once, the worst first."""
    subject = (case.message.subject or "").strip()
    if not subject:
        if case.kind not in _LATER:
            yield warn("O2", "There is no subject yet. Three to eight words about your question would do.")
        return
    yield from _found(subject, case)


def _found(subject: str, case: Case) -> Iterator[Finding]:
    if _OLD_THREAD.match(subject) and case.kind not in _LATER:
        yield fail("O2", "“Re:” says that they wrote to you before. Leave it away.")
    elif _shouts(subject):
        yield fail("O2", "Capitals throughout read like shouting. Write the subject as you would write a sentence.")
    elif (urgent := _URGENT.search(subject)) and not _TRADE_IMPORTANT.search(subject):
        yield fail("O2", f"“{urgent.group()}” in a subject presses somebody who owes nothing. Name your question instead.")
    elif not _says_something(subject, case):
        yield fail("O2", f"“{subject}” could stand over any message. Name what your question is about.")
    elif case.forms is None and not subject.endswith("?") and _BROKEN_OFF.search(subject):
        yield warn("O2", f"“{subject}” reads like a piece cut out of a sentence. Say it as you would say it aloud.")
    else:
        yield from _size(subject)


def _shouts(subject: str) -> bool:
    """Capitals throughout; one abbreviation among other words is none."""
    letters = [word for word in words(subject) if any(character.isalpha() for character in word)]
    return len("".join(letters)) > 6 and subject.isupper() and any(len(word) > 4 for word in letters)


def _says_something(subject: str, case: Case) -> bool:
    """Whether a word of weight is left, and it has to do with these two or with what the message says.

    A subject in another language, or in other words than the message, still names something: only bare formulas fail.
    """
    telling = [word for word in words(subject) if word.casefold().strip(".'’") not in _SAYS_NOTHING and not _is_empty(word, case)]
    names = {word.casefold() for word in (*words(case.records.mentor.name), *words(case.records.mentee.name))}
    about_reader = case.kind is MessageKind.INTRO_REQUEST
    return any(about_reader or word.casefold() not in names for word in telling)


def _is_empty(word: str, case: Case) -> bool:
    """Whether a word could stand over any message in the language of this one."""
    return case.forms is not None and case.forms.is_empty(word)


def _size(subject: str) -> Iterator[Finding]:
    count, size = len(words(subject)), len(subject)
    has = f"{count} words" if count > MOST_WORDS else f"{size} characters"
    most = f"{MOST_WORDS} words" if count > MOST_WORDS else f"{MOST_CHARACTERS} characters"
    if count > FAR_TOO_MANY or size > FAR_TOO_LONG:
        yield fail("O2", f"This subject has {has}. One line of a phone holds up to {most}.")
    elif count > MOST_WORDS or size > MOST_CHARACTERS:
        yield warn("O2", f"This subject has {has}; one line of a phone holds up to {most}.")
