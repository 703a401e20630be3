"""What a sentence does in a message: asks for time or for an answer, offers something back.

These are readings of form, shared by grounding (a courtesy claims nothing) and by the rules.
"""

from __future__ import annotations

import re
from functools import lru_cache

from companion.domain.outreach.abroad import abroad
from companion.domain.outreach.durations import DURATION, without_lengths_of_things
from companion.domain.outreach.favours import QUESTION_WORD, requests
from companion.domain.outreach.purposes import chance
from companion.domain.outreach.way_out import READ_AT_MOST, leaves_way_out
from companion.domain.words.hard_facts import NUMBER_WORDS, QUOTED

__all__ = ["asks_for_answer", "asks_for_time", "asks_to_know", "gives_back"]

_MOOD = re.compile(
    r"\b(?:could|would|can|may|might|should|if|whenever|spare|glad|grateful|thankful|appreciate|happy|plenty|enough|suffic\w+|possible|"
    r"suits?|please|kindly|"
    r"ask|asking|request|wonder|wondering|hope|hoping|like|love|willing|open|available|free|help|manage|is all|all i|value|"
    r"welcome|delighted|"
    r"(?:will|would) do|do (?:me|well|very well|nicely|grand)|want|need|wish|propose|suggest|have you got|do you have|any chance|"
    r"when(?:ever)? (?:suits|it suits)|be(?:fore|tween)|next|some|(?:give|grant|lend|allow|spare) me|let us|let['’]s|obliged|"
    r"indebted|pleased|any (?:\w*day|time|hour|evening|"
    r"morning|afternoon|week|month)|your (?:choice|convenience)|(?:is|are) (?:\w+ )?(?:okay|ok|fine|sufficient|good) (?:for|"
    r"with|to) me)\b|"
    r"['’]d\b",
    re.IGNORECASE,
)
_MEETING_NOUN = (
    r"(?:phone ?call|video ?call|call|chat|talk|conversation|meeting|coffee|tea|lunch|walk|zoom|appointment|session|"
    r"visit|ring|exchange)"
)
_TIME_ASK = re.compile(
    rf"\b(?:(?:\d+|[a-z]+(?:teen|ty)(?:-\w+)?|{'|'.join(NUMBER_WORDS)}|an?|few|some|couple of|any|several)[\s-]+(?:\w+ ){{0,2}}?"
    rf"(?:minutes?|mins?|min|hours?)|(?<=[-–]\d\d )(?:minutes|min)|half[- ](?:an )?hour|quarter of an hour|(?:a|an|one|your|any|"
    rf"some|short|quick|brief|first|little|"
    rf"single)\s+(?:[\w-]+\s+)?"
    rf"{_MEETING_NOUN}|(?:talk|speak|meet|call|chat|ring|phone|telephone|sit down|sit together|catch up)\s+(?:with\s+|"
    rf"to\s+)?(?:you|each|together|"
    r"about)|(?:meet|catch) up|(?:we|i|us)\s+(?:\w+\s+)?(?:talk|speak|meet|call|chat)|on the phone|by (?:phone|telephone|video)|"
    r"over "
    r"(?:coffee|zoom|tea|lunch))\b",
    re.IGNORECASE,
)
_WRITTEN_NOUN = (
    r"(?:lines?|sentences?|words?|answers?|reply|replies|response|notes?|(?:e-?)?mails?|letters?|messages?|paragraphs?|"
    r"postcards?|pages?)"
)
_WRITTEN = re.compile(
    rf"\b(?:a|an|one|two|three|four|five|six|few|some|any|couple of|single|short|brief|quick|your|"
    rf"written)\s+(?:\w+\s+){{0,2}}?{_WRITTEN_NOUN}\b"
    r"|\b(?:in writing|writ(?:e|ing) (?:back|to me)|in (?:reply|return mail)|by (?:e-?mail|letter|message|return)|answer "
    r"(?:here|by)|"
    r"drop me|type me|lines? would|(?:reply|answer) (?:here|by|in|whenever|when|with))\b",
    re.IGNORECASE,
)
_RETURN = re.compile(
    r"\b(?:i|we)(?:['’]ll| will| can| could| would| shall|['’]d)\b.{0,80}?\b(?:tell|let you "
    r"know|report|inform|"
    r"write|share|show|send|offer|bring|teach|explain|give|swap|lend|help you|return|trade|come back|put you|hear|test|read|"
    r"look over|look at|do)\b"
    r"|\b(?:i|we) (?:tell|show|send|bring|give|offer|report|lend|teach|explain|inform|write|say) (?:it |them |this )?(?:to "
    r")?you\b"
    r"(?! (?:because|as|since|to ask|about|with|although|from|today)\b)"
    r"|\b(?:in|by way of|as) (?:a )?(?:return|exchange|thanks)\b|\bhow it (?:went|goes|turned out)\b|\byou(?:['’]ll| will| "
    r"would|['’]d) (?:hear|get|"
    r"have|receive)\b|\bmy (?:thanks|return|offer) (?:would|will|is)\b|\bhappy to\b|\byours if you\b|\bi have an? "
    r"\w+[^.]{0,60}\byours\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W*(?:(?:just|only|perhaps|maybe|at most|about|some|a|not more than|no more than|up to)\s+)*", re.IGNORECASE)
"""What may stand before how long it would take where nothing else is said."""

_BARE_TALK = re.compile(
    rf"\W*(?:(?:just|only|perhaps|maybe)\s+)*an?\s+(?:[\w-]+\s+)?{_MEETING_NOUN}\b(?:\s+by \w+|\s+on the \w+)?(?:\s+of|,)?\s+"
    r"(?:(?:about|some|at most|up to|not more than|no more than)\s+)*",
    re.IGNORECASE,
)
"""The same with the talk named first: "A call of 15 minutes, in the first week of June"."""

_BARE_ANSWER = re.compile(
    rf"{_BARE.pattern}(?:an?|the|one|two|three|four|five|six|ten|few|any)\s+(?:\w+\s+){{0,2}}?{_WRITTEN_NOUN}\b"
    r"(?=\s*[.,;:–—!]|\s*$|\s+(?:in|on|from|by|at|back|however|when|whenever|or|and)\b)"
    r"(?![^.]*\b(?:is|are|was|were|has|have|had|did|does|said|says|went|came|got|made|hang|hangs)\b)",
    re.IGNORECASE,
)
"""The same of an answer."""

_MY_TIME = re.compile(r"\bmy (?:\w+ )?(?:days?|nights?|weeks?|shifts?|rounds?|commute|drive|journey)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:is|are|would be|will be) (?:on me|on offer|yours|my (?:thanks|return|treat))\b|\bon the house\b|"
    r"\byours for the asking\b",
    re.IGNORECASE,
)
"""Time the sender has, or gives: "One hour of testing is on me"."""

_HOW_IT_WAS = re.compile(
    r"\b(?:did|do|does|had) (?:you|they|he|she|people)\b(?: \w+){0,2}? (?:talk|speak|meet|call|chat|ring|phone|sit)\b",
    re.IGNORECASE,
)
"""A question about talks the reader had: "How did you speak about it to your colleagues?" """

SPEAKS_OF_ONE = 0.2
"""Chance of an ask below which a question with a talk or a length in it asks for none."""

_CLAUSE = re.compile(r"[^,;:.]*[,;:.]?\s*")
_UNDER_CONDITION = re.compile(r"\b(?:if|when|should|in case)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|no|cannot|too (?:much|long|early|soon|big))\b|n['’]t\b", re.IGNORECASE)
_OWN_TIME = re.compile(
    r"\bmy (?:\w+ ){0,2}?(?:minutes?|hours?)\b|\b(?:\w+ )?hours? (?:in the|a|per|each|every) (?:day|night|week|month|year)\b",
    re.IGNORECASE,
)
"""Hours somebody has or works: no talk is asked for."""

_WITH_READER = re.compile(r"\b(?:you|your|we|us)\b|\?", re.IGNORECASE)

_BEGIN = r"(?:^|[,;:–—]\s*|\b(?:so|and|or|then|just|please|kindly|simply)\s+)"
_RING_ME = re.compile(rf"{_BEGIN}(?:ring|call|phone|telephone)\s+me\b", re.IGNORECASE)
_WRITE_ME = re.compile(
    rf"{_BEGIN}(?:write|text|message|e-?mail|answer|reply|type|drop)\b(?:\s+(?:to\s+)?(?:me|us)"
    rf"(?!\s+(?:the|your|some|any|a few)\s+questions?\b)|\s+back|\s+here|\s+how\b|"
    rf"\s*[.!]?$)",
    re.IGNORECASE,
)
"""An ask as an imperative: "ring me then or just write"."""

_TALKED = re.compile(
    r"\b(?:talked|spoke|met|called|chatted|spent|took|lasted|lasts|takes|ran|was|were|had|has been|used to|every|earlier|late|"
    r"later|"
    r"last (?:week|month|year))\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:could|would|may|might|can|spare|if|please|glad|grateful|ask|plenty|enough|appreciate|hope|hoping|like)\b|['’]d\b",
    re.IGNORECASE,
)


_WITH_ANOTHER = re.compile(
    r"\bI (?:talk|speak|chat|call|ring|phone|meet)(?: (?:to|with))? (?:her|him|them)\b|"
    r"\b(?:talk|speak|chat)(?:ing)? (?:to|with) (?:my|our|his|her|their) \w+",
    re.IGNORECASE,
)
"""A talk that is not with the reader: "do I talk to her a second time?"."""


@lru_cache(maxsize=2048)
def asks_for_time(sentence: str) -> bool:
    """Whether a sentence asks the reader for a talk."""
    sentence = sentence[:READ_AT_MOST]
    if elsewhere := abroad(sentence):
        return any(forms.asks_for_time(sentence) for forms in elsewhere)
    said = _WITH_ANOTHER.sub(" ", _wished_for(without_lengths_of_things(QUOTED.sub(" ", sentence))))
    wanted = _MOOD.search(said) or said.rstrip().endswith("?")
    told = _reports(said) or _only_gives(said) or bool(_HOW_IT_WAS.search(said) and not DURATION.search(said))
    asked = bool(_TIME_ASK.search(said) and wanted and not told) or _is_bare_ask(said)
    return bool(_RING_ME.search(sentence)) or (asked and not _only_speaks_of_one(said))


def _only_speaks_of_one(said: str) -> bool:
    """Whether a question only speaks of a talk or a length: "How do you keep a crew awake in the two hours before dawn?" """
    return said.rstrip("\"'”’) ").endswith("?") and chance(said, "ask") < SPEAKS_OF_ONE


def _is_bare_ask(said: str) -> bool:
    """Whether a sentence opens with how long it would take: "Half an hour, and I stop you when I have it."."""
    found = DURATION.search(said)
    opens = bool(found and (_BARE.fullmatch(said[: found.start()]) or _BARE_TALK.fullmatch(said[: found.start()])))
    return opens and not (_reports(said) or _MY_TIME.search(said) or _GIVEN.search(said))


def _wished_for(sentence: str) -> str:
    """A sentence without what is only supposed not to be, "If a call is too much, ...", and without hours of the sender's own."""
    clauses = (found.group() for found in _CLAUSE.finditer(sentence))
    said = "".join(_unless_denied(clause) for clause in clauses)
    return said if _WITH_READER.search(_OWN_TIME.sub(" ", said)) else _OWN_TIME.sub(" ", said)


def _unless_denied(clause: str) -> str:
    condition = _UNDER_CONDITION.search(clause)
    if condition and clause.rstrip().endswith((",", ";", ":")) and _DENIES.search(clause, condition.end()):
        return clause[: condition.start()]
    return clause


@lru_cache(maxsize=2048)
def asks_for_answer(sentence: str) -> bool:
    """Whether a sentence offers or asks for an answer in writing. "A short no is enough" is a way out, and asks for none."""
    sentence = sentence[:READ_AT_MOST]
    if elsewhere := abroad(sentence):
        return any(forms.asks_for_answer(sentence) for forms in elsewhere)
    if _WRITE_ME.search(sentence) and not leaves_way_out(sentence):
        return True
    said = QUOTED.sub(" ", sentence)
    if _is_bare_answer(said):
        return True
    if not _WRITTEN.search(said) or _reports(said) or _only_gives(said):
        return False
    asking = [clause for clause in re.split(r"[;,:]\s|\s[–—]\s", sentence) if _WRITTEN.search(clause) and not _lets_go(clause)]
    return bool(asking) and bool(_MOOD.search(sentence) or sentence.rstrip().endswith("?"))


def _is_bare_answer(said: str) -> bool:
    """Whether a sentence opens with how long an answer would be, and says nothing else: "Two sentences, at whatever hour."."""
    return bool(_BARE_ANSWER.match(said)) and not (_reports(said) or _only_gives(said) or re.search(r"\b(?:I|we|my|our)\b", said))


def _lets_go(clause: str) -> bool:
    return bool(
        re.search(r"\bno (?:answer|reply|response)\b|\b(?:the|your) answer is\b|\bis an answer\b", clause, re.IGNORECASE)
    ) or leaves_way_out(clause)


def _reports(sentence: str) -> bool:
    """ "We talked for an hour" reports a talk and asks for none."""
    return bool(_TALKED.search(sentence)) and not _WISHED.search(sentence)


def _only_gives(sentence: str) -> bool:
    """ "My thanks would be an hour with your spreadsheet": the sender's time, not the reader's."""
    return gives_back(sentence) and not re.search(
        r"\b(?:could|would|can|may|might) (?:you|i|we)\b|\bif you\b|\bi(?:['’]d| would) (?:\w+ ){0,2}?(?:like|be|appreciate|"
        r"value|ask|take|"
        r"welcome|need|love|treasure)\b|"
        r"\bi (?:ask|request|hope)\b|\bi (?:could|can) (?:manage|do|call|ring|phone|talk|come)\b|\b(?:would|will|['’]d) (?:do|be "
        r"(?:plenty|enough|a|very|more))\b|\b(?:if|should|were)\b[^,;]*\b(?:hours?|minutes|call|talk|chat)\b[^,;]*\b(?:possible|"
        r"suits?|"
        r"convenient|acceptable|okay|fit)\b|\?",
        re.sub(r"\bmy (?:thanks|return|offer) would be\b", "", sentence),
        re.IGNORECASE,
    )


@lru_cache(maxsize=2048)
def gives_back(sentence: str) -> bool:
    """Whether a sentence offers something, or promises to say how it went."""
    sentence = sentence[:READ_AT_MOST]
    if elsewhere := abroad(sentence):
        return any(forms.gives_back(sentence) for forms in elsewhere)
    return bool(_RETURN.search(sentence) or _GIVEN.search(sentence))


def asks_to_know(sentence: str) -> bool:
    """Whether a sentence asks the reader something, by its question word, and not for a talk, an answer or a favour."""
    asks = bool(QUESTION_WORD.search(sentence)) and sentence.rstrip("\"'”’) ").endswith("?")
    return asks and not (asks_for_time(sentence) or asks_for_answer(sentence) or requests(sentence))
