"""Phrases that name the wanted person: 'someone', 'a retired bridge engineer', 'people'."""

from __future__ import annotations

from companion.text.industry.terms import mentions, singular
from companion.text.needs.reading import Reading
from companion.text.needs.tokens import STOP
from companion.text.stems import STOP_WORDS

ANYBODY = frozenset("someone somebody anyone anybody whoever".split())
PERSON = ANYBODY | frozenset(
    """person people mentor coach adviser advisor peer professional expert specialist practitioner colleague leader founder
    owner manager director contact guide worker volunteer trainer executive veteran freelancer entrepreneur folk one supervisor
    partner graduate retiree speaker listener human ceo boss woman women man men lady ladies gentleman gentlemen guy girl boy mother father mum mom dad
    parent grandparent christian muslim hindu buddhist catholic jew atheist""".split()
)
_DETERMINERS = frozenset("a an the another any some no one two three few other else either neither those these most".split())
_SAID_BEFORE = frozenset(
    """find meet need want wanted like love seek seeking from by prefer hear ask there's is are know knows not no any only
    either neither nor except than another be wanting suggest recommend""".split()
)
_CONTACT = {
    "to": frozenset(
        "talk talking speak speaking listen write writing introduce introduced introduction connect connected".split()
    ),
    "with": frozenset(
        """talk talking speak speaking chat chatting meet meeting connect connected exchange contact conversation call session
        touch notes""".split()
    ),
    "for": frozenset("look looking search searching hoping hope wish asking waiting need wanted".split()),
}
"""Which words make a preposition lead to the person wanted: 'talk to', 'in touch with', 'looking for'."""

_HEARING = frozenset("hear learn advice help guidance insight views tips stories feedback".split())
_CHANGING = frozenset("move moving moved switch switching switched change changing changed went go going crossed crossing from".split())
_FINDING = frozenset("find show get give send match introduce suggest recommend bring".split())
_AFTER_PERSON = frozenset(
    """, . who whose that with in from for to on at and or about based living working please needed wanted outside not speaking
    currently preferably ideally either early within by if but like having interested willing able""".split()
)
_TRADE_ENDINGS = ("ist", "ists", "ician", "eer", "smith", "keeper", "maker", "monger", "wright", "herd")
_MOST_DETERMINERS = 3
_MOST_MODIFIERS = 4


def person_at(reading: Reading, first: int) -> int | None:
    """The end of a phrase for a person that begins at a position, if one does."""
    at = first
    while at - first < _MOST_DETERMINERS and reading.word(at) in _DETERMINERS and not _is_head(reading, at):
        at += 1
    for here in range(at, at + _MOST_MODIFIERS):
        end = _head_end(reading, here)
        if end:
            return _longest_head(reading, end)
        if reading.tokens[here : here + 1] == () or not _is_modifier(reading, here):
            return None
    return None


def is_wanted(reading: Reading, first: int, *, after_wanted: bool = False) -> bool:
    """Whether the words before a phrase ask for the person it names, rather than speak of people as a subject.

    'someone' is always asked for; 'people' in 'managing people' is a subject. `after_wanted`: another wanted person was named
    right before, so that 'and', 'or' carry on.
    """
    if reading.word(first) in ANYBODY:
        return True
    before = reading.word(first - 1)
    while before in {"even", "also", "maybe", "perhaps", "preferably", "ideally", "just"} and first:
        first -= 1
        before = reading.word(first - 1)
    if before == STOP:
        return not is_subject_of_verb(reading, first)
    if before == "from" and (reading.word(first) not in _DETERMINERS or reading.word(first - 2) in _CHANGING):
        return reading.word(first - 2) in _HEARING
    if before in ("me", "us"):
        return reading.word(first - 2) in _FINDING
    if before == "," or before in _SAID_BEFORE:
        return True
    if before in {"and", "or"}:
        return after_wanted
    return leads_to_person(reading, first - 1)


def is_subject_of_verb(reading: Reading, first: int) -> bool:
    """'A publisher wants all rights' tells something; 'A publisher with a small list' asks for somebody."""
    end = person_at(reading, first)
    return end is not None and reading.word(end) not in _AFTER_PERSON


def leads_to_person(reading: Reading, preposition: int) -> bool:
    """Whether a preposition leads to the person wanted: 'talk to', 'looking for', 'from'; not 'speaking for'."""
    said = reading.word(preposition)
    if reading.word(preposition - 1) in ("me", "us", "them"):
        preposition -= 1
    return said in _SAID_BEFORE or reading.word(preposition - 1) in _CONTACT.get(said, ())


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
    if singular(reading.word(at)) not in PERSON or reading.word(at + 1) in ("level", "grade"):
        return False
    return reading.word(at) != "one" or reading.word(at + 1) in ("who", "that")


def _is_modifier(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    return word not in STOP_WORDS and not reading.tokens[at].is_break and word not in _SAID_BEFORE
