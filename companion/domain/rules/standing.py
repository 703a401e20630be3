"""Rules about the two people: no assumed tie (O9), no job begging (O10), the right name (O15), a free addressee (O23)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from companion.domain.asking import asks_for_time, minutes_named
from companion.domain.message import GREETING_WORDS, Part, words
from companion.domain.outreach import Channel, Finding
from companion.domain.purposes import does
from companion.domain.rules.case import Case, at, fail

SAME_TEXT = 0.6
"""Jaccard similarity of word 3-grams from which two messages are the same text (rule O23)."""

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
    rf"(?:every|each) (?:\w+ )?(?:{_UNIT}|now and then|so often|couple of)s?\b|(?:once|twice|one hour|an hour|\d+ \w+) (?:a|"
    rf"per|every|each) (?:\w+ )?{_UNIT}|"
    rf"a (?:few|couple of) times|again and again|from time to time|now and (?:then|again)|whenever i (?:get|am) stuck|standing "
    rf"(?:call|date|appointment)|"
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
_JOB = (
    r"(?:jobs?(?! titles?)|vacanc(?:y|ies)|job openings?|openings?|internships?|placements?|traineeships?|referrals?|"
    r"employment|positions?|(?:a|any) roles?|hire|hiring|"
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
    r"\b(?:to|me|I|I can|I could|I would) work (?:for|under) you\b|\b(?:work|start) (?:for|with|under|at|in) your (?:\w+ "
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
    r"contribute|sponsor|borrow|give|send|spare)\b[^.?!]{0,30}(?:[€$£]\s?\d|\b\d[\d.,]*\s?(?:€|euros?|"
    r"dollars?|pounds?|kroner|francs|zloty|rupees|k\b)|\b(?:money|a loan|a sum|capital|cash|a deposit)\b)",
    re.IGNORECASE,
)
"""Money of the reader's, which no first message asks for any more than a job."""

_OWN_VENTURE = re.compile(r"\b(?:to|and) (?:open|start|found|run|build|set up|lead|leave|quit|keep|lose)\b", re.IGNORECASE)
"""What somebody wants to do with a job or a business of their own: "open a small hiring office"."""
_DENIED_BEFORE = re.compile(r"\b(?:not|never|no|without|rather than|instead of)\b[^,;.]*$|n['’]t\b[^,;.]*$", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_LEFTOVER = re.compile(
    r"\[[^\]\n]*[A-Za-z][^\]\n]*\]|\{\{?[^}\n]*\}?\}|<[A-Za-z][^>\n]{0,40}>|_{3,}|\bX{3,}\b|\b(?:TBD|INSERT|"
    r"(?i:lorem ipsum))\b|(?i:\((?:insert|add|name of|mentor|company|first)\b[^)\n]{0,60}\)|"
    r"\(your (?:\w+ )?(?:name|title|role|position|company|number|contact\w*|signature|field|trade|city)\))|(?i:\bdear (?:sirs|"
    r"sir or "
    r"madam|sir/madam|madam or sir|"
    r"hiring manager|mentor|colleagues?|friend|all)\b)|(?i:\bdear (?:sir|madam)\b(?!\s+(?-i:[A-ZÀ-Ž])))|(?i:\bto whom it may "
    r"concern\b)",
)
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor doctor sir madam maam lady lord dame herr frau señor señora senor senora sr sra "
    "monsieur madame "
    "mme mlle signor signora senhor senhora dom dona don doña pan pani pan mevrouw meneer ustadh ustad sheikh hajj hajji sri "
    "shri smt ji "
    "bhai captain capt commander major colonel general lieutenant sergeant chief officer inspector pilot father brother sister "
    "mother "
    "reverend rev pastor bishop rabbi imam deacon canon vicar judge justice counsellor councillor minister senator mayor "
    "ambassador "
    "president director principal headmaster dean chancellor coach chef maestro nurse matron engineer architect ing engr eng "
    "dipl ir mag lic "
    "san sensei sama uncle auntie aunty aunt ma doktor doctora cllr sgt lt capt master maister hr fr dott "
    "dra profa srta mister missus".split()
)
"""What is set before a name, or after it, in English and in what people bring from other languages."""


_WONDERS = re.compile(r"\b(?:how|what|which|why|who|whether) (?!(?:we|I)\b)", re.IGNORECASE)
"""Between a wish and a habit it makes the habit the reader's: "I'd like to know how you talk to your crew every week"."""


def no_assumed_tie(case: Case) -> Iterator[Finding]:
    """O9: a first message asks for a conversation, not for a relationship."""
    for part in case.message.sentences:
        found = _tie(part.text) or _recurring(part.text)
        if found and not _DENIED_BEFORE.search(part.text[: found.start()]):
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


def no_job_begging(case: Case) -> Iterator[Finding]:
    """O10: no asking for a job, a referral or a look at a CV."""
    for part in case.message.sentences:
        if found := begs_for_work(part.read):
            yield fail("O10", f"“{found.group()}” asks for work. Ask about theirs instead.", span=at(part, found))
        elif does(part.read, "job") and not (does(part.read, "ask") or _DENIES.search(part.read)):
            yield fail("O10", "This asks for work. Ask about theirs instead.", part)


def begs_for_work(sentence: str) -> re.Match[str] | None:
    """The words in which a sentence asks the reader for work, a referral or a look at an application."""
    to_reader = _TO_READER.search(sentence)
    found = (_CANDIDATE.search(sentence) if to_reader else None) or _begs(sentence)
    if not found and _ASKS_YOU.search(sentence):
        found = _MONEY.search(sentence)
    return found if found and not _DENIED_BEFORE.search(sentence[: found.start()]) else None


_ASKS_YOU = re.compile(
    r"\b(?:could|can|would|will|might|may) (?:you|I)\b|\b(?:please|kindly)\b|\bif you (?:could|would|can)\b|\b(?:want|like|ask|"
    r"need) you to\b",
    re.I,
)


def _begs(sentence: str) -> re.Match[str] | None:
    """A job asked for; that the sender applies for jobs elsewhere is a fact about the sender."""
    found = _BEGS.search(sentence)
    if not found or _NOT_A_JOB.search(found.group()) or _OWN_VENTURE.search(found.group()):
        return None
    elsewhere = found.group().lower().startswith("apply") and not re.search(r"\byour?\b", sentence, re.IGNORECASE)
    return None if elsewhere else found


def right_name(case: Case) -> Iterator[Finding]:
    """O15: the greeting names this person, rightly, and no placeholder is left."""
    for part in case.message.parts:
        if found := _LEFTOVER.search(part.text):
            whole = part in case.message.sentences and found.group() == part.text
            message = f"“{found.group()}” is a leftover. Put the real words there."
            yield fail("O15", message, span=at(part, found), fix="" if whole else None)
    yield from _greeted(case)


def _greeted(case: Case) -> Iterator[Finding]:
    greeting, name = case.message.greeting, case.records.mentor.name
    if case.records.to_mutual:
        name = case.records.mutual or name
    if greeting is None and _is_called(case.message.sentences, name):
        return
    if greeting is None:
        yield fail("O15", f"Nobody is greeted. Begin with {name}’s name.", fix=f"{_salutation(case)} {name},")
        return
    if not _LEFTOVER.search(greeting.text) and not names_rightly(greeting.text, name, trade=_trade(case)):
        said = f"“{greeting.text.rstrip(',:! ')}”"
        yield fail(
            "O15", f"The greeting says {said}; this person is called {name}.", greeting, fix=f"{_salutation(case)} {name},"
        )


def _is_called(sentences: Sequence[Part], name: str) -> bool:
    """Whether the first words call the reader by name: "Anouk, one thing stayed with me." """
    called = "|".join(re.escape(word) for word in words(name) if len(word) > 1)
    return bool(sentences and called and re.match(rf"\W*(?:\w+\W+){{0,3}}?(?:{called})\s*[,.!:;–—]", sentences[0].text))


def _salutation(case: Case) -> str:
    return "Dear" if case.channel is Channel.EMAIL else "Hello"


def names_rightly(greeting: str, name: str, *, trade: frozenset[str] = frozenset()) -> bool:
    """Full name, given name, or title and family name; middle names may be left out and initials stand for names.

    `trade` are words of what they are by their profile: "Master Szentirmai" to a master violin maker, "Chef" to a head chef.
    """
    known = [_plain(part) for word in words(name) for part in (word, *word.split("-"))]
    opening = re.split(r"[,!.:–—]\s", greeting)[0]
    if any(_plain(word) in known for word in words(opening)):
        greeting = opening  # "Dear Adalgisa, all good?"
    used = [_plain(word) for word in words(greeting) if word.casefold() not in GREETING_WORDS or _plain(word) in known]
    named = [word for word in used if word in known or not (word.rstrip(".") in _TITLES or word in trade)]
    if len(named) > 1 and _is_foreign_hello(greeting, named[0], known):
        named = named[1:]
    if not named:
        return bool(used) and all(word in trade for word in used)
    return all(word in known or _is_initial(word, known) for word in named)


def _trade(case: Case) -> frozenset[str]:
    """Words of the posts and the headline of whoever is written to."""
    if case.records.to_mutual:
        return frozenset()
    mentor = case.records.mentor
    said = [mentor.headline or "", *(job.position or "" for job in mentor.work)]
    return frozenset(_plain(word) for text in said for word in words(text))


def _is_foreign_hello(greeting: str, first: str, known: list[str]) -> bool:
    """Whether the first word of all may be a greeting in another tongue: it is nothing like the name that follows."""
    opens = _plain(words(greeting)[0]) == first
    return opens and all(SequenceMatcher(None, first, part).ratio() < 0.5 for part in known)


def _is_initial(word: str, known: list[str]) -> bool:
    return len(word.rstrip(".")) == 1 and any(part.startswith(word[0]) for part in known)


_WITHOUT_STROKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
"""Letters that are no letter with a mark, as they are typed where a keyboard lacks them."""


def _plain(word: str) -> str:
    """Folded and without diacritics, so that José may be written Jose."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return plain.translate(_WITHOUT_STROKE)


def free_addressee(case: Case) -> Iterator[Finding]:
    """O23: not the boss, not somebody closed or who said no, not a flood, not one text for all."""
    standing, name = case.standing, case.records.mentor.name
    if standing.is_manager:
        yield fail("O23", f"{name} is in your reporting line. A mentor from outside it can be asked more freely.")
    if standing.said_no:
        yield fail("O23", f"{name} has said no. Let it rest; somebody else can answer this question too.")
    elif not standing.is_open:
        yield fail("O23", f"{name} takes nobody new at present{standing.closed_because}. Write to somebody who has room.")
    elif standing.silent_since and (case.today - standing.silent_since).days < case.programme.caps.rest_days:
        yield fail("O23", f"Your last message to {name} ended in silence. Let it rest; somebody else can be asked now.")
    if standing.open_threads >= case.programme.caps.open_threads and not standing.sent_before:
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
