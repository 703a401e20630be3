"""What somebody did, as a short clause that can stand behind "when you": "put the price list on the door"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from companion.domain.words.hard_facts import NUMBER_WORDS
from companion.writing.grammar import is_lasting, is_past_deed, is_verb_past, lower_first, turned

MOST_WORDS, LEAST_WORDS = 14, 4
"""Words of a clause that can be said in one breath in front of a question, and those from which it tells something."""

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[\"“'(]?[A-ZÀ-Þ0-9])")
_FIRST_PERSON = re.compile(r"I\s+(?:(?:also|once|then|later|first|finally|only|just)\s+)?(?=\w)")
_HARD_BREAK = re.compile(r";\s|:\s|\s[–—]\s|\s\(|,\s")
_SOFT_BREAK = re.compile(
    r"\s(?:because|so that|so|when|while|until|after|before|since|although|though|whoever|which|who|where|without|on the ground "
    r"that|in order to|by(?=\s\w+ing\b)|(?<!made )(?<!ed )(?<!taken )from(?!\s[^,;.]{1,40}?\s(?:in)?to\s))\s"
)
_OPEN_RELATIVE = re.compile(r"\s(?:that|which|who|whom|where)\s+[\w’'-]+$")
"""What a cut leaves of "a plan that worker, foreman and doctor sign"."""

_OPEN_PURPOSE = re.compile(r"\sto (?:see|learn|know|find out|say|ask|tell|show)$")
_OTHER_CLAUSE = re.compile(r"\s(?:and|but|so)\s+(?=(?:I|we|they|he|she|it|nobody|everybody|people)\b)")
_LOOKS_BACK = re.compile(
    r"\b(?:it|they|them|their|this|these|those|there|one|both|so|anyway|instead|again|either|too|others|"
    r"that (?:day|year|time|week|is|was)|(?:about|after|at|before|by|for|from|in|of|on|to|with) that)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(r"\b(?:the|a|an|of|to|and|or|with|for|by|in|on|at|from|than|as|my|your|not|all|some)$", re.I)
_HALF_A_PHRASE = re.compile(r"\b(?:of|with|the|an?|in|for|to)\s+[\w-]+(?:ed|ful|less|able|ish|ous|ive|full)$", re.I)
"""What a comma between two adjectives leaves: "cleared two tonnes of unlabelled, half-full tins"."""

_NO_DEEDS = frozenset(
    "was were had did came grew based born located situated interested involved known given used supposed".split()
)
"""Verbs in the past, or what looks like one, that name no deed when a line begins with them."""

_DONE_TO = frozenset(
    "elected promoted appointed awarded invited asked hired named selected nominated seconded admitted chosen sworn".split()
)
_BY_OTHERS = re.compile(r"\w+\s+(?:to|as|by|for|into|onto|head|chair|captain|director|manager|secretary)\b", re.I)
_SLIP = re.compile(
    r"\b(?:mistakes?|wrong(?:ly)?|errors?|fail(?:ed|ure)|missed|lost|misjudged|forgot|too (?:early|late|little|much)|"
    r"let\b[^.;]{0,40}\bgo\b|because I was|shouted|sacked|fired)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\w+\s+(?:(?:some|about|over|more than|roughly|nearly|almost|around|another)\s+)?"
    rf"(?:(?P<figure>\d[\d.,]*)|(?P<word>{'|'.join(sorted(NUMBER_WORDS))}))\s+"
    r"(?:[\w’'-]+\s+){0,2}?(?P<noun>[\w’'-]{3,}s|people|children|men|women)\b",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|tonnes?|tons?|litres?|kilos?|grams?|metres?|miles?|euros?|"
    r"dollars?|pounds?|francs?|per\s?cents?|degrees?|pages?|words?|points?|nights?|evenings?|weekends?|summers?|winters?|seasons?|terms?|shifts?|thirds?|quarters?|copies|others|"
    r"things)$",
    re.I,
)
FEWEST_OF_MANY, LATEST_YEAR = 3, 1900
"""From how many somebody can think of one, and a figure that may be a year."""

_TOO_FEW = frozenset({"a", "an", "one", "two", "both", "half"})
_TOOK_TIME = re.compile(r"spent\b", re.I)


class Deed(NamedTuple):
    """A clause said to whoever did it, without its "you", and the words of the line it comes from.

    `many`: it was done to several of a kind. `lasting`: it went on for a time. `slip`: it went wrong.
    """

    done: str
    line: str
    many: bool = False
    lasting: bool = False
    slip: bool = False


def deeds(quote: str, *, pooled: bool = False) -> Iterator[Deed]:
    """The deeds a line tells of. `pooled`: the line is part of a story, so that what points back to something is left out."""
    for place, line in enumerate(part.strip().rstrip(".!…") for part in _SENTENCE.split(quote.strip())):
        told = _FIRST_PERSON.match(line)
        clause = _cut(line[told.end() :] if told else line)
        if not clause or ((place or pooled) and _LOOKS_BACK.search(clause)):
            continue
        if done := _said(clause):
            yield Deed(done, line, _is_many(clause), _is_lasting(clause), bool(_SLIP.search(clause)))


def _said(clause: str) -> str | None:
    """The clause as said to whoever did it; None where it tells no deed, or cannot be turned round surely."""
    verb, *rest = clause.split()
    if not is_past_deed(clause) or (verb.lower() in _NO_DEEDS and not clause.lower().startswith("had to ")):
        return None
    if rest[:1] and rest[0].lower() in {"me", "us", "by", "myself"}:
        return None
    done = turned(lower_first(clause))
    if done is None or not LEAST_WORDS <= len(done.split()) <= MOST_WORDS:
        return None
    return f"were {done}" if verb.lower() in _DONE_TO and _BY_OTHERS.match(clause) else done


def _cut(line: str) -> str:
    """The first clause of a line: before a mark, a second deed, or, where it is still long, what explains it."""
    clause = _OTHER_CLAUSE.split(_HARD_BREAK.split(line, maxsplit=1)[0].strip(), maxsplit=1)[0]
    for found in re.finditer(r"\s(?:and|but|then)\s+(?:then\s+|only\s+)?(?P<next>[A-Za-z-]+)", clause):
        if is_verb_past(found["next"]) and len(clause[: found.start()].split()) >= LEAST_WORDS:
            clause = clause[: found.start()]
            break
    if len(clause.split()) > MOST_WORDS:
        shorter = (
            clause[: found.start()] for found in _SOFT_BREAK.finditer(clause) if not _UNITS.search(clause[: found.start()])
        )
        clause = next((each for each in shorter if len(each.split()) > LEAST_WORDS), "")
    if clause != line:
        clause = _OPEN_PURPOSE.sub("", _OPEN_RELATIVE.sub("", clause))
    return "" if _HANGING.search(clause) or _HALF_A_PHRASE.search(clause) else clause


def _is_lasting(clause: str) -> bool:
    return is_lasting(lower_first(clause)) or bool(_TOOK_TIME.match(clause))


def _is_many(clause: str) -> bool:
    """Whether several of a kind are counted right behind the verb: "handed over eleven family inns"."""
    counted = _COUNTED.match(clause)
    if counted is None or _UNITS.search(counted["noun"]):
        return False
    if figure := counted["figure"]:
        return not figure.isdigit() or FEWEST_OF_MANY <= int(figure) < LATEST_YEAR
    return counted["word"].lower() not in _TOO_FEW
