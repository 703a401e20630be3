"""Verbs with a particle brought to one word: "turned a loan down" says that a loan was refused."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_PHRASES = """
accept: take on | attend: sit in on, sit in, listen in on, listen in | accompany: go along | apologise: say sorry |
cancel: call off | care: look after, take care | collapse: fall apart | compare: hold against | correct: put right,
set right, set straight | demolish: tear down, pull down, knock down | discard: throw away, throw out | discover:
find out, come across | distribute: hand out, give out | establish: set up, start up | fall: go down, come down |
inspect: look over, look at | pass: get through | persuade: win over | postpone: put off, push back, move back |
quit: give up, walk away | raise: go up, put up | reduce: bring down, cut down, get down, take down to | refuse:
turn down, turn away, say no | remove: take out, take down, take off, get rid, take away, cut out, strike out, cross
out, strike off | repair: put back together | resign: step down, stand down | retire: stop work | return: go back,
come back, get back, turn back | solve: work out, sort out | surrender: hand over, hand in | telephone: ring up, call up |
test: try out | tolerate: put up with | submit: send in, hand in, put in | do: put into practice, put into effect,
carry out, carry through | enclose: put in with | hire: take on as | lead: be in charge of, head up | train: break
in | write: write down, write up
"""
"""A verb of one word, and verbs with a particle that say the same."""


@lru_cache(maxsize=8192)
def with_single_verbs(text: str) -> str:
    """A text in lower case with irregular verbs in their base form, its verbs with a particle made one word."""
    for phrase, verb, stem, particles in _phrases():
        if stem in text and all(word in text for word in particles):
            text = _compiled(phrase).sub(rf"{verb}\g<between>", text)
    return text


class _Phrase(NamedTuple):
    """A phrase and the verb that says the same; a pattern is only made where a text holds the stem and the particles."""

    phrase: str
    verb: str
    stem: str
    particles: tuple[str, ...]


@lru_cache(maxsize=1)
def _phrases() -> tuple[_Phrase, ...]:
    rows = (row.split(":") for row in _PHRASES.replace("\n", " ").split("|"))
    return tuple(_phrase(phrase.split(), verb.strip()) for verb, phrases in rows for phrase in phrases.split(","))


def _phrase(said: list[str], verb: str) -> _Phrase:
    first, *rest = said
    return _Phrase(" ".join(said), verb, first.removesuffix("e"), tuple(rest))


@lru_cache(maxsize=256)
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(_pattern(phrase))


def _pattern(phrase: str) -> str:
    """A pattern for a verb in any of its regular forms, and for a particle that may stand a little behind it."""
    verb, *rest = phrase.split()
    forms = rf"{verb.removesuffix('e')}(?:e|s|es|ed|ing|[a-z](?:ed|ing))?"
    return rf"\b{forms}\b(?P<between>(?:\s+(?!and\b|or\b|to\b|from\b)[\w’'\"“”-]+){{0,4}}?)\s+{' '.join(rest)}\b"
