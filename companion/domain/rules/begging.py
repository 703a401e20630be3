"""The rule about job begging (O10): no asking for a job, a referral, a look at a CV, or money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from companion.domain.outreach.asking import asks_to_know
from companion.domain.outreach.favours import QUESTION_WORD
from companion.domain.outreach.message import Part
from companion.domain.outreach.outreach import Finding
from companion.domain.outreach.purposes import does, may_do
from companion.domain.rules.case import DENIED_BEFORE, Case, at, fail, warn

_JOB = (
    r"(?:jobs?(?! titles?)|vacanc(?:y|ies)|job openings?|openings?|internships?|placements?|traineeships?|referrals?|"
    r"employment|positions?|(?:a|any) roles?|hire|hiring(?! (?:manager|officer|panel|committee|team|people|person|season))|"
    r"my (?:cv|r[eé]sum[eé]|application)|refer me|recommend me|(?:(?<=to )|(?<=me )|(?<=me to ))work (?:for|under) you|join "
    r"your (?:team|company|firm|"
    r"organi[sz]ation|crew|office))"
)
_BEGS = re.compile(
    rf"\b(?:could you|would you|can you|will you|do you (?:have|know)|are there|is there|if (?:there|you)|know of|"
    rf"aware of|please|let me know|looking for|seeking|in search of|"
    rf"hoping (?:for|to get|to find)|apply(?:ing)? for|need|want|interested in|consider me for|"
    rf"put in a (?:good )?word|help me (?:get|find|land)|send you|forward|pass on)\b"
    rf"[^.!?;]{{0,60}}?\b{_JOB}\b",
    re.IGNORECASE,
)
_SEAT = r"(?:desk|chair|place|seat|post|position|job|role|vacancy|opening|opportunity|traineeship|internship|apprenticeship)"
_CANDIDATE = re.compile(
    rf"\b(?:hire|recruit|employ|headhunt) (?:me|somebody like me|someone like me|people like me)\b|\bput in a (?:good "
    rf")?word(?: for me)?\b|\b(?:good|kind) word (?:from you|of yours) (?:to|with|at|would)\b|\b(?:would|['’]d|(?:first|like|"
    rf"love|happy|ready|"
    rf"eager) to) apply\b(?! (?:it|this|that|these|your|what|the|some|one|them))|"
    r"\b(?:recommend|refer|suggest|propose) me (?:to|for|as|there)\b|\b(?:think|thought|thinking) of me\b|\b(?:keep|bear|have) "
    r"me in mind\b|"
    rf"\bconsidered (?:for (?:an?y?|the|your|some) (?:\w+ )?{_SEAT}|when(?:ever)? you (?:next )?(?:hire|recruit))|"
    rf"\bany (?:chance of|hope of|openings?|vacanc\w+)\b(?=[^.!]*\b(?:{_SEAT}|at your|in your|with you|at yours)\b)|"
    r"\b(?:put|whisper|drop|give) (?:in )?my name (?:forward|down|to|when|at|with)\b|"
    rf"\b(?:an?|some|any) {_SEAT} (?:for me|at yours|at your|in your|with your|under you)\b|"
    r"\b(?:is|are) (?:you|your (?:\w+ )?(?:company|firm|team|office|boss|clinic|shop)) (?:\w+ )?(?:hiring|recruiting|taking "
    r"on)\b|"
    r"\bbe my (?:referee|reference|sponsor)\b|\b(?:letter of recommendation|recommendation letter|reference letter)\b|"
    r"\b(?:sponsor|endorse|employ) me\b|\bwork for me at your\b|\bbe (?:\w+ )?fit for your (?:team|department|company)\b|"
    r"\bremember (?:me|my name) when\b|\bconsider me\b|\bknow(?:s|n)? (?:of )?(?:any|some)(?:one|body|where|"
    rf"place)? (?:\w+ )?(?:who|that|which) (?:needs?|wants?|hires?|takes?|seeks?|could use|(?:is|are) (?:looking|searching|"
    rf"hiring))\b|\b(?:find|get|offer|give|arrange|secure) me (?:an? |some |any )?(?:\w+ )?"
    rf"(?:{_SEAT}|work|interview|into|in at|a start|a chance at your)\b|\btake me (?:into|as) (?:an?|your) \w+\b|"
    rf"\b{_SEAT}s? (?:\w+ ){{0,4}}?(?:falls?|fell|becomes?|comes?|opens?|goes|is|are|should be) (?:vacant|free|up|open|"
    rf"going)\b|\b{_SEAT} for (?:me|somebody like me|"
    r"someone like me)\b|\b(?:in case|if|whether|should|as soon as)\b[^.?!]{0,40}\b(?:hiring|recruiting|taking (?:people|"
    r"somebody|someone|anyone) on|looking for (?:people|staff|hands|"
    r"somebody|someone))\b|\b(?:cv|r[eé]sum[eé]|application) (?:is |are )?(?:attached|enclosed|below|to (?:the|your))\b|"
    r"\b(?:attach\w*|enclos\w*|"
    r"send(?:ing)?|forward\w*|pass(?:ing)?|hand(?:ing)?) (?:you |on )?(?:my|the|a copy of my) (?:cv|r[eé]sum[eé]|application)\b|"
    r"\b(?:to|me|I|I can|I could|I would) work (?:for|under) you\b|"
    r"(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\bmy )(?<!\byour )(?<!\bour )(?<!\byou )(?<!['’]s )"
    r"\b(?:work|start) (?:for|with|under|at|in) your (?:\w+ "
    r")?(?:team|company|firm|office|crew)\b|"
    r"\bjoin your (?:\w+ )?(?:team|company|firm|"
    r"organi[sz]ation|crew|office)\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(
    r"\b(?:you|yours?|u|ur|please|kindly)\b|\bme in mind\b|\bconsider(?:ed)? (?:me )?for\b|\bany (?:chance|openings?)\b|"
    r"\bsend my (?:cv|r[eé]sum[eé])\b",
    re.IGNORECASE,
)
_NOT_A_JOB = re.compile(
    r"\b(?:my|your|this|that|the|his|her|their|our|current|old|first|last|own|day)\s+(?:\w+\s+)?(?:jobs?|positions?|roles?)$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:lend|loan|advance|put (?:in|up)|chip in|fund|finance|cover|help (?:me )?(?:out )?with|pay|invest|donate|transfer|"
    r"contribute|sponsor|borrow|give|send|spare)\b(?:(?!\b(?:how|what|why|where|when|whether|views?|opinions?|advice|thoughts?|"
    r"ideas?|sense)\b)[^.?!]){0,30}(?:[€$£]\s?\d|\b\d[\d.,]*\s?(?:€|euros?|"
    r"dollars?|pounds?|kroner|francs|zloty|rupees|k\b)|\b(?:money|a loan|a sum|capital|cash|a deposit)\b)",
    re.IGNORECASE,
)
"""Money of the reader's, which no first message asks for any more than a job; a view of money is no money."""

_LENT = (
    r"(?:fees?|rents?|fares?|deposits?|tuition|sums?|amounts?|instal?ments?|payments?|salar(?:y|ies)|wages?|"
    r"capital|money|cash|loans?|debts?|dues|funds?|stake|subscription|premium)"
)
_PAID_FOR = rf"(?:{_LENT}|costs?|prices?|bills?|tickets?)"
_OF_IT = r"(?:\s+(?!(?:for|of|about|on|in|at|over|to|by|near|after|before|with|through|how)\b)[\w’'-]+){0,3}?"
_WHOLE = (
    r"(?=\s*(?:[.,;:!?–—)]|$)|\s+(?:until|till|for|of|in|on|by|to|and|or|this|next|so|please|while|if|when|as|at|from|with|"
    r"that|which|now|first|because)\b)"
)
"""Behind a sum, where it is no part of another noun: "wages clerk"."""

_HANDED_OVER = re.compile(
    rf"\b(?:lend|loan|advance|spot|front|float|sub|stake|stand|slip|wire|transfer|bankroll|donate|refund|reimburse) (?:me|us) "
    rf"(?:(?:with|for|over|out) )?(?:half (?:of )?|part of )?(?:the|an?|my|our|some|any|that|this|half)\b{_OF_IT}\s+{_LENT}\b"
    rf"{_WHOLE}|"
    rf"\b(?:pay|cover|settle|shoulder|foot|waive|refund|reimburse) (?:for )?(?:(?:me|us) )?"
    rf"(?:me|us|my|our|half(?: of)?|part of)\b{_OF_IT}\s+{_PAID_FOR}\b{_WHOLE}|"
    rf"\b(?:lend|advance|spot|front|float|pay|cover|settle) (?:half (?:of )?|part of )?(?:the|an?|my|our|this|that)\b"
    rf"{_OF_IT}\s+{_PAID_FOR} for (?:me|us)\b|"
    rf"\b(?:bear|meet|carry) (?:(?:half|part) of )?(?:my|our)\b{_OF_IT}\s+{_PAID_FOR}\b{_WHOLE}",
    re.IGNORECASE,
)
"""A sum that the reader is to hand over, by a verb of lending or paying: "spot me the fee until March"."""

_SUPPOSED = re.compile(
    r"if you (?:had|saw|got|read|found|opened|held|were|came)\b.*\bmy (?:cv|r[eé]sum[eé]|application)$", re.IGNORECASE
)
_OWN_VENTURE = re.compile(r"\b(?:to|and) (?:open|start|found|run|build|set up|lead|leave|quit|keep|lose)\b", re.IGNORECASE)
"""What somebody wants to do with a job or a business of their own: "open a small hiring office"."""
_DENIES = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_ASKS_YOU = re.compile(
    r"\b(?:could|can|would|will|might|may) (?:you|I)\b|\b(?:please|kindly)\b|\bif you (?:could|would|can)\b|\b(?:want|like|ask|"
    r"need) you to\b",
    re.IGNORECASE,
)
BEGGED: Mapping[Literal["job", "money"], str] = {"job": "work", "money": "money"}
"""What is not asked for, and how it is called."""

_INSTEAD = "Ask about what they know instead."
_HOW = re.compile(r"\b(?:how|what|which|where|why)\s+$", re.IGNORECASE)
"""Before "would you" it asks for a view: "How would you put it so that somebody hires for it?" """


def no_job_begging(case: Case) -> Iterator[Finding]:
    """O10: no asking for a job, a referral or a look at a CV."""
    for part in case.message.sentences:
        if found := begs_for_work(part.read):
            yield fail("O10", f"“{found.group()}” {_for_what(found)}", span=at(part, found))
        elif begging := sounds_like_begging(part.read):
            yield _sounding(begging, part)


def sounds_like_begging(text: str) -> Literal["job", "money"] | None:
    """What a sentence asks for in words that no form foresaw, or may be meant to ask for."""
    if _DENIES.search(text) or asks_to_know(text) or does(text, "ask") or does(text, "way_out"):
        return None
    return next((begged for begged in BEGGED if may_do(text, begged)), None)


def _sounding(begged: Literal["job", "money"], part: Part) -> Finding:
    if does(part.read, begged):
        return fail("O10", f"This asks for {BEGGED[begged]}. {_INSTEAD}", part)
    return warn("O10", f"This may be read as asking for {BEGGED[begged]}. {_INSTEAD}", part)


def _for_what(found: re.Match[str]) -> str:
    if found.re in {_MONEY, _HANDED_OVER}:
        return "asks for money. Ask what they know instead."
    return "asks for work. Ask about theirs instead."


def begs_for_work(sentence: str) -> re.Match[str] | None:
    """The words in which a sentence asks the reader for work, a referral, a look at an application, or money."""
    to_reader = _TO_READER.search(sentence)
    found = (_CANDIDATE.search(sentence) if to_reader else None) or _begs(sentence)
    if not found and _ASKS_YOU.search(sentence):
        found = _MONEY.search(sentence) or _handed_over(sentence)
    return found if found and not DENIED_BEFORE.search(sentence[: found.start()]) else None


def _handed_over(sentence: str) -> re.Match[str] | None:
    """A sum asked of the reader; "how would you cover the rent" asks what they know."""
    found = _HANDED_OVER.search(sentence)
    return None if found and QUESTION_WORD.search(sentence[: found.start()]) else found


def _begs(sentence: str) -> re.Match[str] | None:
    """A job asked for; that the sender applies for jobs elsewhere is a fact about the sender."""
    found = _BEGS.search(sentence)
    if (
        not found
        or _HOW.search(sentence[: found.start()])
        or _NOT_A_JOB.search(found.group())
        or _OWN_VENTURE.search(found.group())
    ):
        return None
    if _supposes(found, sentence):
        return None
    elsewhere = found.group().lower().startswith("apply") and not re.search(r"\byour?\b", sentence, re.IGNORECASE)
    return None if elsewhere else found


def _supposes(found: re.Match[str], sentence: str) -> bool:
    """ "If you had my CV on your table, what would you want to see?" asks what they know, and for no look at it."""
    asks = sentence.rstrip("\"'”’) ").endswith("?") and QUESTION_WORD.search(sentence, found.end())
    return bool(_SUPPOSED.fullmatch(found.group()) and asks)
