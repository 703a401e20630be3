"""A question as it can stand in a subject line: whole, or without the clauses before and behind it, never cut inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.outreach.writing import OwnSentence
from companion.domain.words.telling import telling
from companion.writing.grammar import upper_first
from companion.writing.own_ask import ended, is_own_ask
from companion.writing.subject_words import subject_words

FEWEST_WORDS, MOST_WORDS, MOST_CHARACTERS = 4, 8, 60
"""Words and characters of a question that is read on one line of a phone (rule O2)."""

LONG_ENOUGH = 6
"""Words of a question from which one telling word is enough."""

_WH = r"(?:what|which|how|who|whom|whose|where|why)"
_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|may|might)"

_ASKS_TO_KNOW = re.compile(
    r"\W*(?:(?:and|so|but|well|now|then)\b[,\s]+)*"
    r"(?:(?:may|can|could|might) I (?:please )?ask(?: you)?|"
    r"I(?:['’]d| would) (?:very much )?like to (?:ask|know|hear|learn)(?: from)?(?: you)?|"
    r"I (?:want|wanted|wish|need) to (?:ask|know)(?: you)?|I wonder(?:ed)?|"
    r"(?:I (?:guess|think|suppose) )?(?:what I(?:['’]m| am) asking|what I want to (?:ask|know)|my (?:\w+ )?question) is|"
    r"(?:can|could|would) you (?:please )?tell me|(?:please )?tell me)[,:]?\s+"
    rf"(?={_WH}\b)",
    re.IGNORECASE,
)
"""What leads to a question told as a clause: "May I ask what …"."""

_BEGINS = re.compile(rf"{_WH}\b(?!\s(?:I|you|we|they|he|she)\b)|{_AUX}\s(?:you|I|we|they)\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"\W*(?:when|if|after|before|since|once|while|as|because)\b[^,?]*,\s+(?=(?:{_WH}|{_AUX})\b)|"
    rf"[^?]*?,\s+(?:so|and|but)\s+(?={_WH}\s+(?:\w+\s+)?{_AUX}\b)",
    re.IGNORECASE,
)
"""What stands before a question in its sentence: "When you read a list, which line …"."""

_BEHIND = re.compile(
    r"\s*,\s|\s[–—]\s|\s(?=(?:so that|so|because|when|while|if|after|before|without|until|unless|although|though|since|whenever|"
    rf"rather than|instead of|that|who|whom|which|where)\s)|\s(?=(?:and|or)\s(?:{_WH}|{_AUX})\b)|"
    r"\s(?=(?:the|that|my|your|our)\s(?:very\s)?(?:first|last|next)\s(?:day|week|month|year|morning|evening|time)s?\b)|"
    r"\s(?=(?:in|on|at|during|for|since|from|by)\s(?:(?:the|your|my|our|a|that|this|first|last|next|very)\s)*(?:(?:first|last|next)\s)?"
    r"(?:\d+|\w*day\w*|weeks?|months?|years?|mornings?|evenings?|beginning|start|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b)",
    re.IGNORECASE,
)
"""Where a clause, or a time, is added to a question."""

_OPEN_END = re.compile(
    rf"\b(?:{_AUX}|the|an?|of|to|and|or|with|for|in|by|as|than|not|you|your|my|I|we|be|been|{_WH}|that|so|when|without|whether)$",
    re.IGNORECASE,
)
_LEANS = re.compile(r"\W*(?:and|but|or|so|then|also)\b", re.IGNORECASE)
_SAYS_LATER = re.compile(
    r"\b(?:he|she|him|her|it|they|them|this|that|these|those|there|then|instead|also|mine|such|(?:the|this|that) same)\b",
    re.IGNORECASE,
)
"""Words that mean something only behind another sentence."""

_INVERTED = re.compile(rf"(?:{_WH}\b(?:\s[\w’'-]+){{0,3}}?\s)?{_AUX}\s", re.IGNORECASE)
_TO_DO = re.compile(rf"{_WH}\b(?:\s[\w’'-]+)?\sto\s", re.IGNORECASE)
"""A question without a subject: "what to practise before April?"."""


def short_questions(asks: Sequence[OwnSentence]) -> Iterator[str]:
    """What is asked in a few words, the longest that are few enough; nothing where they would lean on another sentence."""
    for item in asks:
        if found := "" if is_own_ask(item) else _short(ended(item)):
            yield found


def _short(text: str) -> str:
    indirect = _ASKS_TO_KNOW.match(text)
    if not text.endswith("?") and not indirect:
        return ""
    said = text[indirect.end() :] if indirect else text
    begun = bool(_BEGINS.match(said))
    bare = said[found.end() :] if not begun and (found := _BEFORE.match(said)) else said
    said = next((part for part in _shortened(bare.rstrip("?. ")) if _stands_alone(part)), "")
    asks = bool(_INVERTED.match(said) or _TO_DO.match(said)) and not indirect
    return upper_first(f"{said}?" if asks else said) if said and (asks or indirect) else ""


def _shortened(text: str) -> Iterator[str]:
    """The whole, and what is left when it ends before each addition, the longest first."""
    yield text
    yield from (text[: found.start()].rstrip(" ,") for found in reversed(list(_BEHIND.finditer(text))))


def _stands_alone(text: str) -> bool:
    fits = FEWEST_WORDS <= len(text.split()) <= MOST_WORDS and len(text) < MOST_CHARACTERS
    return fits and bool(_says(text)) and not (_LEANS.match(text) or _SAYS_LATER.search(text) or _OPEN_END.search(text))


def _says(text: str) -> bool:
    """Whether it speaks of something: two telling words, or one in a question of some length."""
    return len(telling(text) - subject_words().any_verb) > (len(text.split()) < LONG_ENOUGH)
