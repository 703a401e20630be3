"""Phrases that name the wanted person: 'someone', 'a retired bridge engineer', 'people'."""

from __future__ import annotations

from companion.text.industry.terms import mentions, singular
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Reading
from companion.text.needs.tokens import COMMA, STOP
from companion.text.stems import STOP_WORDS

_TRADE_ENDINGS = ("ist", "ists", "ician", "eer", "smith", "keeper", "maker", "monger", "wright", "herd")
_MOST_DETERMINERS = 3
_MOST_MODIFIERS = 4


def person_at(reading: Reading, first: int) -> int | None:
    """The end of a phrase for a person that begins at a position, if one does."""
    at = first
    while at - first < _MOST_DETERMINERS and reading.word(at) in words("people.determiners") and not _is_head(reading, at):
        at += 1
    for here in range(at, at + _MOST_MODIFIERS):
        end = _head_end(reading, here)
        if end:
            return _longest_head(reading, end)
        if reading.tokens[here : here + 1] == () or not _is_modifier(reading, here):
            return None
    return None


def is_anybody(reading: Reading, at: int) -> bool:
    """Whether a word for people names no trade: 'peer', 'mentor', 'person'."""
    return _is_head(reading, at)


def is_wanted(reading: Reading, first: int, *, after_wanted: bool = False) -> bool:
    """Whether the words before a phrase ask for the person it names, rather than speak of people as a subject.

    'someone' is always asked for; 'people' in 'managing people' is a subject. `after_wanted`: another wanted person was named
    right before, so that 'and', 'or' carry on.
    """
    if reading.word(first) in words("people.anybody"):
        return reading.begins(pattern("people.told_me"), first) is None
    before = reading.word(first - 1)
    while before in words("people.passed_over") and first:
        first -= 1
        before = reading.word(first - 1)
    if before == STOP:
        return not is_subject_of_verb(reading, first)
    if before == "from" and _names_a_trade(reading, first):
        return reading.word(first - 2) in words("people.hearing")
    if before in ("me", "us"):
        return reading.word(first - 2) in words("people.finding")
    if before in ("and", "or"):
        return after_wanted
    return before == COMMA or leads_to_person(reading, first - 1)


def _names_a_trade(reading: Reading, first: int) -> bool:
    """'from nurse to analyst', 'moved from a nurse': a trade that is left, not a person to hear from."""
    return reading.word(first) not in words("people.determiners") or reading.word(first - 2) in words("people.changing")


def is_subject_of_verb(reading: Reading, first: int) -> bool:
    """'A publisher wants all rights' tells something; 'A publisher with a small list' asks for somebody."""
    end = person_at(reading, first)
    return end is not None and reading.word(end) not in words("people.said_after")


def leads_to_person(reading: Reading, preposition: int) -> bool:
    """Whether a preposition leads to the person wanted: 'talk to', 'looking for', 'from'; not 'speaking for'."""
    said = reading.word(preposition)
    if reading.word(preposition - 1) in ("me", "us", "them"):
        preposition -= 1
    return said in words("people.said_before") or (
        said in ("to", "with", "for") and reading.word(preposition - 1) in words(f"people.leads.{said}")
    )


def _head_end(reading: Reading, at: int) -> int | None:
    """The end of a word or phrase for people at a position: 'mentor', 'software developer'."""
    if _is_head(reading, at):
        return at + 1
    if reading.word(at).endswith(_TRADE_ENDINGS):
        return at + 1
    for length in (3, 2, 1):
        key = tuple(singular(token.word) for token in reading.tokens[at : at + length])
        found = next(mentions(key), None) if len(key) == length else None
        if found and found.start == 0 and found.end == length and found.term.kind == "people":
            return at + length
    return None


def _longest_head(reading: Reading, end: int) -> int:
    """'nurse manager' is one phrase: a head right after a head goes on."""
    for _ in range(_MOST_MODIFIERS):
        end = _head_end(reading, end) or end
    return end


def _is_head(reading: Reading, at: int) -> bool:
    if singular(reading.word(at)) not in words("people.person") or reading.word(at + 1) in ("level", "grade"):
        return False
    return reading.word(at) != "one" or reading.word(at + 1) in ("who", "that")


def _is_modifier(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    return word not in STOP_WORDS and not reading.tokens[at].is_break and word not in words("people.said_before")
