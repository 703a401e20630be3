"""What the person asks for themselves, and the times they name: the writer says neither a second time, nor otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from companion.domain.outreach.abroad import abroad
from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.durations import minutes_named
from companion.domain.outreach.marks_abroad import asks_bare, opened
from companion.domain.outreach.unmarked import asks_to_know, asks_unmarked, ends_in_mark_of_asking
from companion.domain.outreach.way_out import leaves_way_out
from companion.domain.outreach.writing import OwnSentence
from companion.domain.words.word_forms import looks_like_verb
from companion.writing.grammar import sentence

TRIED, ASKED = 1, 2
"""The answers that hold what was tried, and what is asked, with it when the sender can."""

TO_READER = re.compile(r"\b(?:you|your|yours|may I|can I|could I|shall we|could we|can we)\b", re.IGNORECASE)
_DEMANDS = re.compile(
    r"\W*(?:(?:and|so|but|or|then|perhaps|maybe|please|also)\s+)*(?:(?:if|when)\b[^,?]{2,60},\s+)?"
    r"(?:could|would|can|may|might|shall|will|is (?:it|there)|are (?:you|there)|do you have|have you (?:got\s)?|any\b|how about|"
    r"what about|(?:an?|one|some)\s(?:\w+\s){0,2}?(?:call|chat|talk|conversation)\b)",
    re.IGNORECASE,
)
"""How a question begins that asks for something rather than to know: "Could we …?", "A short call in May?"."""

_BEFORE_A_LENGTH = re.compile(r"\W*(?:(?:and|so|or|perhaps|maybe|about|only|just|some|for|another)\s+)*", re.IGNORECASE)

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)"
)
_TIME = re.compile(
    rf"\b(?:{_DAY}|\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}}(?:\.|st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}|\d{{1,2}}[:.]\d\d|"
    r"\d{1,2} ?(?:am|pm|o['’]clock)|(?:after|before|from|until|at|around) (?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|noon|lunch|work|\d{1,2})|(?:next|this|any|the first|the last) (?:week|month|weekend|morning|afternoon|"
    r"evening)|"
    r"(?:in|after|before) (?:the new year|the holidays|christmas|easter|ramadan)|week(?:s)? of|weekends?|weekdays?|mornings?|"
    r"afternoons?|evenings?|lunchtimes?)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:call(?:s|ed)?|phone|telephone|ring|video|zoom|teams|skype|whatsapp|coffee|tea|in person|in writing|e-?mail|"
    r"voice message|visit|come by|meet)\b",
    re.IGNORECASE,
)
_SORRY = re.compile(r"\W*(?:I(?:['’]m| am)\s+(?:\w+\s+)?)?(?:sorry|apologies|excuse|forgive|pardon)\b", re.IGNORECASE)
_INVERTED = re.compile(
    r"\W*(?:(?:and|so|but|or|then|also|i mean|say)\b[,\s]+)*(?:did|do|does|is|are|was|were|can|could|would|will|should|have|has|"
    r"had|may|might)(?:n['’]t)?\s+(?:you|they|he|she|it|we|i|there|the|that|this|your|my|somebody|anybody|people)\b",
    re.IGNORECASE,
)
_ASKING_WORD = re.compile(r"\W*(?:(?:and|so|but|for|at|in|to|with|by)\s+)?(?:what|which|how|who|whom|whose|why)\b", re.IGNORECASE)
_TELLS_BY_IT = re.compile(
    r"^\W*(?:\w+\s+)?(?:what|which|how|who|why)\s+(?:I|we|my|our)\b|^\W*which (?:is|was|made|means)\b|"
    r"^\W*(?:\w+\s+){2,}(?:is|was|were|are)\b",
    re.IGNORECASE,
)
_CLAUSE_IS = re.compile(
    r"\W*(?:what|who|how)\s+(?P<did>\w+)(?:\s+[\w'’-]+){0,2}?(?:\s+(?!(?:it|that|this|he|she|they|there|we|I|you)\b)[\w'’-]+)?\s+"
    r"(?:is|was|were)\b",
    re.IGNORECASE,
)
"""A clause that is told of: "What helped was the list", "who taught me was my aunt"."""

_THOUGHT = frozenset("said thought told knew believed felt found heard decided".split())
"""Verbs that a clause of its own may follow: "who said the bread was late"."""

_HOW_MUCH = re.compile(r"\W*how\s+(?:much|very|often|long|well|deeply|many\s\w+)\s+(?:I|we)\b", re.IGNORECASE)
_HAD = re.compile(
    r"\W*(?:had|were|should)\s+(?:I|you|we|he|she|they|it|the|my|our)\b[^?]*\b(?:I|you|we|he|she|they|it|that|there)['’ ]"
    r"(?:d|ll|would|could|might|should|will|can)\b",
    re.IGNORECASE,
)
"""A condition without "if": "Had I known, I would have asked"."""

_NAMED_WILL = re.compile(r"\W*(?:will|may)\s+(?:the|that|this|your|my|our)\s+\w+\s+(?P<verb>\w+)", re.IGNORECASE)
"""Somebody who is called Will or May, with a verb of their own behind what they are: "will the carpenter taught me"."""

MOST_BARE_WORDS = 14
"""Words of a question by its first word alone; a longer one without its verb in front tells something."""


class Said(NamedTuple):
    """What the own words ask for already: a talk or an answer at all, how long it takes, when, and by what means."""

    asked: bool
    long: bool
    timed: bool
    means: bool


def ended(item: OwnSentence) -> str:
    """An own sentence with an end, and nothing else touched: a question typed without its marks gets those, any other a full
    stop."""
    closed = sentence(item.text)
    unmarked = closed != item.text.strip() and "?" not in item.text and not _tells(item.text)
    return opened(f"{closed[:-1]}?" if unmarked and _asks(item) else closed)


def is_question(item: OwnSentence) -> bool:
    """Whether an own sentence stands in a message with a mark of asking, typed or added."""
    return ends_in_mark_of_asking(ended(item))


def is_mere_courtesy(item: OwnSentence) -> bool:
    """Whether an own sentence is polite and says nothing of the matter, the talk, or a way out: "I hope you are well"."""
    says_something = is_own_ask(item) or names_when(item) or leaves_way_out(item.text) or gives_back(item.text)
    return item.answer != TRIED and is_courtesy(item.text) and not is_question(item) and not says_something


def _tells(text: str) -> bool:
    """Whether a sentence that begins like a question has a verb behind it by which it tells something."""
    clause, named = _CLAUSE_IS.match(text), _NAMED_WILL.match(text)
    told_of = clause and clause["did"].lower() not in _THOUGHT and looks_like_verb(clause["did"])
    return bool(told_of or (named and looks_like_verb(named["verb"])) or _HOW_MUCH.match(text) or _HAD.match(text))


def _asks(item: OwnSentence) -> bool:
    by_order = asks_unmarked(item.text) or bool(_INVERTED.match(item.text))
    return by_order or (item.answer == ASKED and (_asks_bare(item.text) or asks_bare(item.text)))


def _asks_bare(text: str) -> bool:
    """Whether an answer to what is asked is a question by its first word: "who checks the gear before you do", not "what helped
    was the list"."""
    return bool(_ASKING_WORD.match(text)) and len(text.split()) <= MOST_BARE_WORDS and not _TELLS_BY_IT.search(text)


def said_of_talk(own: Sequence[OwnSentence]) -> Said:
    """What the own sentences say of the talk they ask for."""
    asks = [item.text for item in own if is_own_ask(item)]
    about = [*asks, *(item.text for item in own if names_when(item))]
    written = any(asks_for_answer(text) for text in asks)
    return Said(
        asked=bool(asks),
        long=written or any(minutes_named(text) for text in asks),
        timed=any(_says_when(text) for text in about),
        means=any(_MEANS.search(text) or any(forms.says("means", text) for forms in abroad(text)) for text in about),
    )


def is_own_ask(item: OwnSentence) -> bool:
    """Whether the person asks for a talk or an answer here: said to the reader, or where it is asked what they want."""
    text = item.text
    if asks_to_know(text) or not (asks_for_time(text) or asks_for_answer(text)):
        return False
    elsewhere = abroad(text)
    if elsewhere:
        return item.answer == ASKED or any(forms.says("you", text) or forms.addresses(text) for forms in elsewhere)
    if ends_in_mark_of_asking(text):
        head, colon, _ = text.partition(": ")
        if colon and (asks_for_time(head) or asks_for_answer(head)):
            return item.answer == ASKED or bool(TO_READER.search(text))
        return bool(_DEMANDS.match(text)) or any(_BEFORE_A_LENGTH.fullmatch(text[: one.span[0]]) for one in minutes_named(text))
    return item.answer == ASKED or bool(TO_READER.search(text))


def names_when(item: OwnSentence) -> bool:
    """Whether the person says when they can, beside what they ask."""
    return item.answer == ASKED and not ends_in_mark_of_asking(ended(item)) and _says_when(item.text)


def _says_when(text: str) -> bool:
    return bool(_TIME.search(text)) or any(forms.says("time", text) for forms in abroad(text))


def tail(asks: Sequence[OwnSentence]) -> list[OwnSentence]:
    """The last sentences of what is asked that speak of the talk only: when, how, a way out, an apology. An ask of the
    writer's own stands before them, next to the question."""
    return list(takewhile(_beside_the_question, reversed(asks)))[::-1]


def _beside_the_question(item: OwnSentence) -> bool:
    if asks_to_know(item.text) or (ends_in_mark_of_asking(ended(item)) and not is_own_ask(item)):
        return False
    return (
        is_own_ask(item)
        or names_when(item)
        or leaves_way_out(item.text)
        or gives_back(item.text)
        or is_courtesy(item.text)
        or bool(_SORRY.match(item.text))
    )
