"""Wishes the companion does not follow: gender, ethnicity, age, religion, health, family, looks.

Only a trait of the wanted person is refused. 'Work with young people' is a subject; 'somebody who also came back from parental
leave' names an experience to have in common, and both stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from companion.domain.needs import Refused
from companion.text.needs.people import is_anybody, is_subject_of_verb, leads_to_person, person_at
from companion.text.needs.phrasebook import pattern, pattern_before, table, words
from companion.text.needs.reading import Found, Reading, Voice
from companion.text.needs.tokens import COMMA, STOP
from companion.text.stems import STOP_WORDS

_ARTICLES = frozenset("a an any".split())
_DENIALS = frozenset("no not isn't aren't non".split())
_BEFORE_A_SUBJECT = frozenset("a an the other and very".split())
_ASKED_ABOUT = frozenset("how why whether that what".split())
_ENDS_COMPOUND = frozenset("preferred please only".split())
_SAID_OF_A_WISH = frozenset("if preferably ideally preferred please only".split())
_DEMONYM_ENDINGS = ("n", "an", "ian", "ese", "i", "ish")
_COUNTRY_ENDINGS = ("", "a", "ia", "y", "e", "o")
_SHORTEST_DEMONYM = 6
_LONGEST_CLAUSE = 40


@dataclass(frozen=True)
class Trait:
    """One ground on which nobody is chosen."""

    name: str
    because: str
    nouns: frozenset[str]
    adjectives: frozenset[str]


def read_refused(reading: Reading) -> Iterator[Found]:
    """Every wish that is refused, with its reason."""
    for trait in traits().values():
        yield from _phrases(reading, trait)
        for at, token in enumerate(reading.tokens):
            if token.word in trait.adjectives and _describes_person(reading, at):
                yield from _found(reading, at, at + 2 if _is_noun(reading.word(at + 1)) else at + 1, trait)
            if token.word in trait.nouns and _is_head(reading, at):
                yield from _found(reading, at, at + 1, trait)
    yield from _nationalities(reading)


def _phrases(reading: Reading, trait: Trait) -> Iterator[Found]:
    if table("traits")["trait"][trait.name]["phrases"]:
        for hit in reading.search(pattern(f"traits.trait.{trait.name}.phrases")):
            if not _is_of_subject(reading, hit.first):
                yield from _found(reading, hit.first, hit.end, trait)


def _is_of_subject(reading: Reading, at: int) -> bool:
    """'managing people over 50': said of people who are not the ones wanted."""
    return is_anybody(reading, at - 1) and not reading.person_ends & {at - 1, at}


def _found(reading: Reading, first: int, end: int, trait: Trait) -> Iterator[Found]:
    if reading.voice(first) is Voice.SEEKER or _in_common(reading, first):
        return
    first = _with_denial(reading, first)
    yield Found(first, end, refused=Refused(words=reading.said(first, end), because=trait.because))


def _with_denial(reading: Reading, first: int) -> int:
    """'no mothers' is refused with its 'no', 'isn't a man' with its 'isn't'."""
    at = first - 1 if reading.word(first - 1) in _ARTICLES else first
    return at - 1 if reading.word(at - 1) in _DENIALS else first


def _describes_person(reading: Reading, at: int) -> bool:
    """Whether an adjective stands before a word for a person, or is said of one: 'a young mentor', 'someone young'."""
    if _is_subject(reading, at) or reading.before(pattern_before("traits.of_me"), at) is not None:
        return False
    if reading.word(at - 1) == "the":
        return False
    if reading.word(at - 1) in (COMMA, STOP) and reading.word(at + 1) in _SAID_OF_A_WISH:
        return True
    if reading.word(at + 1) in words("traits.may_follow"):
        return reading.word(at - 1) in words("traits.predicate") or at in reading.person_ends or _is_second(reading, at)
    end = person_at(reading, at + 1)
    if end is None or (reading.voice(at) is Voice.OPEN and is_subject_of_verb(reading, at + 1)):
        return False
    return reading.word(end) in STOP_WORDS | _ENDS_COMPOUND or reading.tokens[end].is_break


def _is_second(reading: Reading, at: int) -> bool:
    """'younger and newer': the second of two that are said of a person."""
    return reading.word(at - 1) in ("and", "or", COMMA) and at - 2 in reading.person_ends


def _is_head(reading: Reading, at: int) -> bool:
    """Whether a noun stands for the person wanted, and not for part of a subject ('women's health', 'mothers in prison')."""
    if _is_company(reading, at):
        return True
    if _is_subject(reading, at):
        return False
    if at + 1 not in reading.person_ends and reading.word(at - 1) not in words("traits.determiners") | {COMMA, STOP}:
        return False
    ends = reading.word(at + 1) in words("traits.ends_phrase") or at + 1 in reading.person_ends
    return ends or person_at(reading, at + 1) is not None


def _is_company(reading: Reading, at: int) -> bool:
    """'my thesis with a woman who has written one': one person to talk to, behind any words but a verb of coping."""
    first = at
    while reading.word(first - 1) in _ARTICLES or reading.word(first - 1) in words("traits.passed"):
        first -= 1
    if first == at or reading.word(first - 1) != "with" or reading.word(first - 2) in words("traits.coping"):
        return False
    back = range(first, first - _LONGEST_CLAUSE, -1)
    clause = next((i + 1 for i in back if reading.word(i) in (COMMA, STOP)), first)
    asked_about = reading.word(clause) in _ASKED_ABOUT
    return not asked_about and reading.begins(pattern("traits.wanted_does"), at + 1) is not None


def _is_subject(reading: Reading, at: int) -> bool:
    """'for young mothers', 'with disabled children': people the work is about."""
    first = at
    while reading.word(first - 1) in _BEFORE_A_SUBJECT:
        first -= 1
    before = reading.word(first - 1)
    if _within_question(reading, at):
        return True
    if before in words("traits.subject_before"):
        return not leads_to_person(reading, first - 1)
    return reading.voice(at) is Voice.ASKING and before in _ASKED_ABOUT


def _within_question(reading: Reading, at: int) -> bool:
    """'how to give feedback to an older colleague': people inside what is asked about are not the ones wanted."""
    start = at
    while start > 0 and not reading.tokens[start - 1].is_break:
        start -= 1
    asks = next((place for place in range(start, at) if reading.word(place) in ("how", "why", "whether")), None)
    return asks is not None and not any(asks < place <= at for place in reading.person_starts)


def _in_common(reading: Reading, first: int) -> bool:
    """Whether the seeker shares it ('who also …', 'like me'): an experience in common is looked for, nobody is left out by it."""
    start, end = _sentence(reading, first)
    if any(reading.search(pattern("traits.like_me"), first, end)):
        return True
    who = next((at for at in range(first, start, -1) if reading.word(at) == "who"), None)
    if who is None:
        return False
    stop = next((at for at in range(first, end) if reading.word(at) == COMMA), end)
    return any(reading.search(pattern("traits.also"), who, stop))


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    start = end = at
    while start > 0 and reading.word(start - 1) != STOP:
        start -= 1
    while reading.word(end) != STOP:
        end += 1
    return start, end


def _nationalities(reading: Reading) -> Iterator[Found]:
    """'a Brazilian mentor': a nationality right before a word for a person."""
    for at, token in enumerate(reading.tokens):
        of_person = not token.is_break and person_at(reading, at + 1) and not _is_subject(reading, at)
        if of_person and reading.word(at + 1) not in words("traits.no_nationality_before") and is_demonym(token.word):
            yield from _found(reading, at, at + 1, traits()["nationality"])


def is_demonym(word: str) -> bool:
    """Whether a word says where somebody is from: an irregular one that is listed, or one built from a country's name."""
    if word in traits()["nationality"].adjectives:
        return True
    if len(word) < _SHORTEST_DEMONYM or not word.endswith(_DEMONYM_ENDINGS):
        return False
    from companion.text.world.countries import country_names

    roots = [word.removesuffix(ending) for ending in _DEMONYM_ENDINGS if word.endswith(ending)]
    return any(root + ending in country_names() for root in roots for ending in _COUNTRY_ENDINGS)


def _is_noun(word: str) -> bool:
    """Whether a word names a person by a trait."""
    return any(word in trait.nouns for trait in traits().values())


@cache
def traits() -> Mapping[str, Trait]:
    """Grounds by name."""
    return {
        name: Trait(name, entry["because"], frozenset(entry["nouns"].split()), frozenset(entry["adjectives"].split()))
        for name, entry in table("traits")["trait"].items()
    }
