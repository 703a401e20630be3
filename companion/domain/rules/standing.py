"""Rules about the two people: no assumed tie (O9), no job begging (O10), the right name (O15), a free addressee (O23)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from companion.domain.asking import asks_for_time
from companion.domain.message import Part, words
from companion.domain.outreach import Channel, Finding
from companion.domain.rules.case import Case, fail

MAX_OPEN_THREADS = 3
"""Messages one person keeps open at a time: a few good conversations beat many thin ones. A default, not a finding."""

SAME_TEXT = 0.6
"""Jaccard similarity of word 3-grams from which two messages are the same text (rule O23)."""

_TIE = re.compile(
    r"\b(?:be(?:come|ing)?|as|serve as|act as)\s+(?:my|a)\s+(?:\w+\s+)?(?:mentor|coach|guide|sponsor)\b|"
    r"\bmentor\s+me\b|\btake me (?:on\b|under your wing)"
    r"|\b(?:looking|searching) for (?:a|my) (?:\w+\s+)?mentor\b|\b(?:need|want|seek|seeking|would like|would love|"
    r"['’]d like|['’]d love|hoping for) (?:a|your) (?:\w+\s+)?(?:mentor(?:ship|ing)?|guidance)\b"
    r"|\b(?:mentoring|mentorship|mentor[- ]mentee) (?:relationship|with you|from you|under you)\b|"
    r"\bguide me (?:through|on|in)\b|\byour (?:mentee|prot[eé]g[eé]e?)\b|\byour mentorship\b",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"\b(?:regular(?:ly)?|weekly|monthly|fortnightly|bi-?weekly|ongoing|long[- ]term|every (?:week|month|fortnight|"
    r"other week|two weeks)|once a (?:week|month)|"
    r"each (?:week|month)|on a regular basis|from time to time|over the (?:next|coming) (?:\w+\s+)?(?:months|year))\b",
    re.IGNORECASE,
)
_JOB = (
    r"(?:jobs?(?! title)|vacanc(?:y|ies)|job openings?|openings?|internships?|placements?|traineeships?|referrals?|"
    r"employment|positions?|(?:a|any) roles?|hire|hiring|"
    r"my (?:cv|r[eé]sum[eé]|application)|refer me|recommend me|work (?:for|under) you|join your (?:team|company|firm|"
    r"organi[sz]ation))"
)
_BEGS = re.compile(
    rf"\b(?:could you|would you|can you|will you|do you (?:have|know)|are there|is there|if (?:there|you)|know of|"
    rf"aware of|please|let me know|looking for|seeking|in search of|"
    rf"hoping (?:for|to get|to find)|apply(?:ing)? for|need|want|interested in|consider me for|"
    rf"put in a (?:good )?word|help me (?:get|find|land)|send you|forward|pass on)\b"
    rf"[^.!?;]{{0,60}}?\b{_JOB}\b|\b(?:hire|recruit|employ) me\b|\bput in a (?:good )?word for me\b",
    re.IGNORECASE,
)
_NOT_A_JOB = re.compile(
    r"\b(?:my|your|this|that|the|his|her|their|our|current|old|first|last|own|day)\s+(?:\w+\s+)?(?:jobs?|positions?|roles?)$",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(r"\b(?:not|never|no|without|rather than|instead of)\b[^,;.]*$|n['’]t\b[^,;.]*$", re.IGNORECASE)
_LEFTOVER = re.compile(
    r"\[[^\]\n]*[A-Za-z][^\]\n]*\]|\{\{?[^}\n]*\}?\}|<[A-Za-z][^>\n]{0,40}>|_{3,}|\bX{2,}\b|\b(?:TBD|INSERT|"
    r"lorem ipsum)\b|\bdear (?:sirs?|madam|sir or madam|sir/madam|"
    r"hiring manager|mentor|colleague|all)\b|\bto whom it may concern\b",
    re.IGNORECASE,
)
_TITLES = frozenset("mr mrs ms miss mx dr prof professor doctor sir herr frau señor señora monsieur madame".split())
_GREETING_WORDS = frozenset("dear hi hello hey good morning afternoon evening day greetings there and".split())


def no_assumed_tie(case: Case) -> Iterator[Finding]:
    """O9: a first message asks for a conversation, not for a relationship."""
    for part in case.message.sentences:
        found = _TIE.search(part.text) or (
            _RECURRING.search(part.text) if asks_for_time(part.text) or "meet" in part.text else None
        )
        if found and not _DENIED_BEFORE.search(part.text[: found.start()]):
            message = f"“{found.group()}” asks for a relationship before a first talk. Ask for one conversation."
            yield fail("O9", message, span=_at(part, found))


def no_job_begging(case: Case) -> Iterator[Finding]:
    """O10: no asking for a job, a referral or a look at a CV."""
    for part in case.message.sentences:
        found = _BEGS.search(part.text)
        if found and not _NOT_A_JOB.search(found.group()) and not _DENIED_BEFORE.search(part.text[: found.start()]):
            yield fail("O10", f"“{found.group()}” asks for work. Ask about theirs instead.", span=_at(part, found))


def right_name(case: Case) -> Iterator[Finding]:
    """O15: the greeting names this person, rightly, and no placeholder is left."""
    for part in case.message.parts:
        if found := _LEFTOVER.search(part.text):
            yield fail("O15", f"“{found.group()}” is a leftover. Put the real words there.", span=_at(part, found))
    yield from _greeted(case)


def _greeted(case: Case) -> Iterator[Finding]:
    greeting, name = case.message.greeting, case.records.mentor.name
    if greeting is None:
        yield fail("O15", f"Nobody is greeted. Begin with {name}’s name.", fix=f"{_salutation(case)} {name},")
        return
    used = [_plain(word) for word in words(greeting.text) if word.casefold() not in _GREETING_WORDS]
    known = [_plain(word) for word in words(name)]
    if not _is_form_of_name(used, known) and not _LEFTOVER.search(greeting.text):
        said = "nobody" if not used else f"“{greeting.text.rstrip(',:! ')}”"
        yield fail(
            "O15", f"The greeting names {said}; this person is called {name}.", greeting, fix=f"{_salutation(case)} {name},"
        )


def _salutation(case: Case) -> str:
    return "Dear" if case.channel is Channel.EMAIL else "Hello"


def _is_form_of_name(used: list[str], known: list[str]) -> bool:
    """Full name, given name, or title and family name; middle names may be left out and initials stand for names."""
    named = [word for word in used if word.rstrip(".") not in _TITLES]
    return bool(named) and all(word in known or _is_initial(word, known) for word in named)


def _is_initial(word: str, known: list[str]) -> bool:
    return len(word.rstrip(".")) == 1 and any(part.startswith(word[0]) for part in known)


def _plain(word: str) -> str:
    """Folded and without diacritics, so that José may be written Jose."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def free_addressee(case: Case) -> Iterator[Finding]:
    """O23: not the boss, not somebody closed or who said no, not a flood, not one text for all."""
    standing, name = case.standing, case.records.mentor.name
    if standing.is_manager:
        yield fail("O23", f"{name} is in your reporting line. A mentor from outside it can be asked more freely.")
    if standing.said_no:
        yield fail("O23", f"{name} has said no. Let it rest; somebody else can answer this question too.")
    elif not standing.is_open:
        yield fail("O23", f"{name} takes nobody new at present{standing.closed_because}. Write to somebody who has room.")
    if standing.open_threads >= MAX_OPEN_THREADS:
        yield fail("O23", f"{standing.open_threads} messages of yours are still open. Wait for one of them, or close one.")
    if any(same_text(case.message.text, other) for other in standing.sent_to_others):
        yield fail("O23", "This is nearly the text you sent to somebody else. Say what only this person can answer.")


def same_text(one: str, other: str) -> bool:
    """Whether two texts share most of their word 3-grams."""
    first, second = _trigrams(one), _trigrams(other)
    return bool(first and second) and len(first & second) / len(first | second) >= SAME_TEXT


def _trigrams(text: str) -> set[tuple[str, ...]]:
    said = [word.casefold() for word in words(text)]
    return set(zip(said, said[1:], said[2:], strict=False))


def _at(part: Part, found: re.Match[str]) -> tuple[int, int]:
    return part.start + found.start(), part.start + found.end()
