"""The rule about the opening (O5): who is writing, and why to this reader, before anything is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.grounding.claims import words_of_weight
from companion.domain.grounding.grounding import Grounded
from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.favours import asks_for_favour
from companion.domain.outreach.message import Part, words
from companion.domain.outreach.outreach import Channel, Finding
from companion.domain.rules.case import Case, fail, warn
from companion.domain.rules.particular import claims_something, everybodys, shares_a_run
from companion.domain.words.hard_facts import QUOTED

TELLING = 3
"""Words of weight from which a sentence about oneself says where one stands."""

THEIR_LINE = 3
"""Words of weight in a row that stand in a line of the reader's, from which a sentence tells of that line."""

OPENING = 5
"""Sentences by which both should be clear: later than that, somebody busy has stopped (a convention)."""

_ROLE = re.compile(
    r"\b(?:I(?:['’]m| am|['’]ve been| have been| was| had been)\s+(?:\w+\s+){0,2}?(?:an?|the|one of|in my|working|studying|head|"
    r"in charge|responsible|new to)\b"
    r"|I(?:['’]ve| have)? (?:\w+ly |now |just |also )?(?:work(?:ed)?|run|ran|lead|led|teach|taught|manage[d]?|own(?:ed)?|drive|"
    r"drove|build|built|bake[d]?|cook(?:ed)?|nurse[d]?|write|wrote|design(?:ed)?|coach(?:ed)?|repair(?:ed)?|sell|sold|"
    r"farm(?:ed)?|grow|grew|fly|flew|study|studied|make|made|keep|kept|plan(?:ned)?|test(?:ed)?|edit(?:ed)?|measure[d]?|"
    r"guard(?:ed)?|hang|organi[sz]e[d]?|train(?:ed)?|treat(?:ed)?|serve[d]?|weld(?:ed)?|paint(?:ed)?|cut|sew|sewed|translate[d]?|"
    r"look after|put up|inspect(?:ed)?|present|supervise[d]?|trained as|started as|set up|stand at|do \w+ing)\b"
    r"|I(?:['’]ve| have)? (?:got )?(?:an?|two|three|four|five|my own|our own) (?!question|problem|dream|wish|request|idea|"
    r"feeling|lot|few|"
    r"favou?r|hope|plan|passion|great|strong|big|deep|long|small)\w+"
    r"|my name is [^.]*\band I\b|\bas an? \w+|\b(?:my|our) (?:own )?(?:\w+ )?(?:team|crew|class(?:es)?|ward|shop|kitchen|bakery|"
    r"farm|students|pupils|shift|office|branch|classroom|apprentices|colleagues|boss|manager|employer|company|school|clinic|"
    r"plant|warehouse|studio|workshop|lab|library|hotel|store|department|supervisor|customers?|clients|patients|residents|"
    r"trade|job|profession|contract|degree|thesis|course|business|practice|project)\b"
    r"|\b(?:team leader|foreman|forewoman|apprentice|student|trainee|nurse|teacher|engineer|clerk|driver) (?:here|in|at|for|"
    r"since)\b)"
)
_WISHES = re.compile(
    r"(?:want|wish|hope|like|love|need|interest\w*|learn|grow|better|career|people|person|years?|always|more)", re.I
)
_WISHING = re.compile(
    r"\b(?:I|we)(?:['’]d| would|['’]m| am|['’]ve| have)?\s+(?:\w+\s+){0,2}?(?:want|wish|hope|hoping|like|love|need|interested|"
    r"curious|"
    r"fascinated|keen|eager|trying|wonder(?:ing)?|believe|think(?:ing)?|feel|admire[d]?|writing|write to|reach(?:ing)?|looking|"
    r"found|"
    r"came across|read|saw|heard|watched)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\b(?:we|both of us|you and I)\b[^.]{0,40}\b(?:both|met|spoke|talked|worked|overlapped|studied|share)\b", re.I
)
_HEARD_OF = re.compile(
    r"\b(?:I|we)\b[^.]{0,40}\b(?:heard|read|saw|watched|listened|found|met|came across|know)\b[^.]{0,60}\b(?:you|your)\b|"
    r"\byour? name\b|\b(?:your|you)\b[^.]{0,60}\b(?:told|suggested|recommended|helped|mentioned)\b",
    re.IGNORECASE,
)


_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:]\s+|\s[–—]\s|\s(?=(?:and|but|so|because)\s)")


def who_and_why_you(case: Case) -> Iterator[Finding]:
    """O5: who is writing (the line under the name counts, and the headline a network shows) and what makes it this reader."""
    read = list(case.read())
    if not read:
        return
    who = 0 if _signed(case) else next((n for n, (part, found) in enumerate(read) if _says_who(part, found, case)), None)
    why = next((n for n, (part, found) in enumerate(read) if _says_why(part, found, case)), None)
    if who is None:
        yield fail("O5", "It does not say who is writing. Say in a few words what you do, or put it under your name.", read[0][0])
    if why is None:
        yield fail(
            "O5", f"It does not say why you write to {case.records.mentor.name}. Say it in the first sentences.", read[0][0]
        )
    late = max(who or 0, why or 0)
    if who is not None and why is not None and late >= OPENING and late > _first_question(case):
        yield warn("O5", "Who you are and why you write to them comes late. Move this up.", read[late][0])


def _first_question(case: Case) -> int:
    asked = (n for n, part in enumerate(case.message.sentences) if part.is_question)
    return next(asked, len(case.message.sentences))


def _signed(case: Case) -> bool:
    """Whether something besides a greeting formula and the name stands under the message, or the network shows a headline."""
    if case.channel in {Channel.LINKEDIN, Channel.SLACK} and case.records.mentee.headline:
        return True
    lines = case.message.signature.text.splitlines() if case.message.signature else []
    names = {word.casefold() for word in words(case.records.mentee.name)}
    under = [line for line in lines[1:] if not {word.casefold() for word in words(line)} <= names]
    return any(words_of_weight(line) and "@" not in line for line in under)


def _says_who(part: Part, grounded: Grounded, case: Case) -> bool:
    """A role in the first person, or the sender's own trade in a sentence of theirs; a question says nothing of the kind."""
    if part.is_question:
        return False
    if _ROLE.search(QUOTED.sub("", part.text)) or any(item.who == "mentee" for item in grounded.evidence):
        return True
    if is_courtesy(part.text) or asks_for_answer(part.text):
        return False
    alone = [clause for clause in _CLAUSES.split(part.text) if not _YOU.search(clause)]
    return any(case.records.roots_of(clause) & _trade(case) or _tells_of_self(clause) for clause in alone)


def _tells_of_self(text: str) -> bool:
    """Something the sender did or has before them, in whatever trade; what they wish, read or feel does not place them."""
    said = [word for word in words_of_weight(text) if not _WISHES.fullmatch(word)]
    begins = re.search(r"\b(?:I|we|my|our|me|us)\b", text)
    wishing = _WISHING.search(text)
    return bool(begins and len(said) >= TELLING and not wishing)


def _trade(case: Case) -> frozenset[str]:
    """Roots of what the sender does, by their profile."""
    mentee = case.records.mentee
    posts = [text for job in mentee.work for text in (job.position, job.name) if text]
    return case.records.roots_of(" . ".join([mentee.headline or "", mentee.basics.summary or "", *posts]))


def _says_why(part: Part, grounded: Grounded, case: Case) -> bool:
    """Something about the reader, or how the two know of each other."""
    if grounded.unsure or any(item.who == "mentor" or item.source in _KNOWN for item in grounded.evidence):
        return True
    if claims_something(part.text, case) or _LINK.search(part.text) or _HEARD_OF.search(part.text):
        return True
    if _speaks_of_reader(part, case) or shares_a_run(part.text, case, length=THEIR_LINE):
        return True
    named = words(case.records.mutual)
    return bool(named) and set(named) <= set(words(part.text))


def _speaks_of_reader(part: Part, case: Case) -> bool:
    """A sentence with "you" that asks for nothing; a question only where it stands on a line of theirs."""
    if not _YOU.search(part.text):
        return False
    if part.is_question:
        return len(case.records.roots_of(part.text) & case.records.mentor_roots) >= 2
    if not case.records.roots_of(part.text) - everybodys(case):
        return False
    if asks_for_favour(part.text) or re.match(r"\W*(?:please|kindly)\b", part.text, re.IGNORECASE):
        return False
    return not (is_courtesy(part.text) or asks_for_time(part.text) or asks_for_answer(part.text) or gives_back(part.text))


_KNOWN = frozenset({"how_known", "mutual"})
