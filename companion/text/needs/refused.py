"""Wishes the companion does not follow: gender, ethnicity, age, religion, health, family, looks.

Only a trait of the wanted person is refused. 'Work with young people' is a subject; 'somebody who also came back from parental
leave' names an experience to have in common, and both stay what they are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from companion.domain.needs import Refused
from companion.text.needs.people import is_subject_of_verb, leads_to_person, person_at
from companion.text.needs.reading import Found, Reading, Voice, line
from companion.text.needs.tokens import COMMA, STOP
from companion.text.stems import STOP_WORDS

_LIKE_ME = re.compile(r" (?:like me|like us|like myself|same as me|as i am|as i do|as i have|just as i) ")
_ALSO = re.compile(r" (?:also|too|as well|has been through|themselves|himself|herself|came back) ")
_DETERMINERS = frozenset(
    """a an another no not any some only preferably ideally must be is are being someone somebody anyone anybody person people mentor
    and or nor but either neither too very really quite rather than from by to want prefer like need find meet even if also""".split()
)
_SUBJECT_BEFORE = frozenset("with for about among of on between support supporting helping teaching managing leading all".split())
_PREDICATE = frozenset("is are be being someone somebody anyone anybody too very not preferably ideally must quite rather".split())


@dataclass(frozen=True)
class Trait:
    """One ground on which nobody is chosen."""

    because: str
    nouns: frozenset[str]
    adjectives: frozenset[str]
    phrases: re.Pattern[str] | None


def read_refused(reading: Reading) -> Iterator[Found]:
    """Every wish that is refused, with its reason."""
    for trait in traits().values():
        if trait.phrases:
            for hit in reading.search(trait.phrases):
                yield from _found(reading, hit.first, hit.end, trait)
        for at, token in enumerate(reading.tokens):
            if token.word in trait.adjectives and _describes_person(reading, at):
                yield from _found(reading, at, at + 2 if _is_noun(reading.word(at + 1)) else at + 1, trait)
            if token.word in trait.nouns and _is_head(reading, at):
                yield from _found(reading, at, at + 1, trait)
    yield from _nationalities(reading)


def _found(reading: Reading, first: int, end: int, trait: Trait) -> Iterator[Found]:
    if reading.voice(first) is Voice.SEEKER or _in_common(reading, first):
        return
    first = _with_denial(reading, first)
    yield Found(first, end, refused=Refused(words=reading.said(first, end), because=trait.because))


def _with_denial(reading: Reading, first: int) -> int:
    """'no mothers' is refused with its 'no', 'isn't a man' with its 'isn't'."""
    at = first - 1 if reading.word(first - 1) in ("a", "an", "any") else first
    return at - 1 if reading.word(at - 1) in ("no", "not", "isn't", "aren't", "non") else first


def _describes_person(reading: Reading, at: int) -> bool:
    """Whether an adjective stands before a word for a person, or is said of one: 'a young mentor', 'someone young'."""
    if _is_subject(reading, at):
        return False
    after = reading.word(at + 1)
    if after in (COMMA, STOP, "and", "or", "who", "but", "with", "in", "than", "to", "please"):
        return reading.word(at - 1) in _PREDICATE or at in reading.person_ends or _joined(reading, at)
    end = person_at(reading, at + 1)
    if end is None or (reading.voice(at) is Voice.OPEN and is_subject_of_verb(reading, at + 1)):
        return False
    return reading.word(end) in STOP_WORDS or reading.tokens[end].is_break or reading.word(end) in ("preferred", "please", "only")


def _joined(reading: Reading, at: int) -> bool:
    """'younger and newer', 'young, black': the second of two."""
    return reading.word(at - 1) in ("and", "or", COMMA) and at - 1 in {place + 1 for place in reading.person_ends}


def _is_head(reading: Reading, at: int) -> bool:
    """Whether a noun stands for the person wanted, and not for part of a subject ('women's health', 'mothers in prison')."""
    if _is_subject(reading, at):
        return False
    before, after = reading.word(at - 1), reading.word(at + 1)
    ends = at + 1 >= len(reading.tokens) or after in (
        COMMA, STOP, "who", "and", "or", "please", "mentor", "mentors", "in", "with", "from", "preferred", "only", "over", "under", "of",
    )  # fmt: skip
    return (before in _DETERMINERS or before in (COMMA, STOP) or at + 1 in reading.person_ends) and (
        ends or at + 1 in reading.person_ends or person_at(reading, at + 1) is not None
    )


def _is_subject(reading: Reading, at: int) -> bool:
    """'for young mothers', 'with disabled children': people the work is about."""
    first = at
    while reading.word(first - 1) in ("a", "an", "the", "other", "and", "very"):
        first -= 1
    before = reading.word(first - 1)
    if before not in _SUBJECT_BEFORE:
        return reading.voice(at) is Voice.ASKING and before in ("how", "why", "whether", "that", "what")
    return not leads_to_person(reading, first - 1)


def _in_common(reading: Reading, first: int) -> bool:
    """Whether the seeker shares it ('who also …', 'like me'): an experience in common is looked for, nobody is left out by it."""
    start = end = first
    while start > 0 and reading.word(start - 1) != STOP:
        start -= 1
    while reading.word(end) != STOP:
        end += 1
    before = reading.flat[reading.place(start) - 1 : reading.place(first)]
    after = reading.flat[reading.place(first) - 1 : reading.place(end)] + " "
    if _LIKE_ME.search(after):
        return True
    return " who " in before and (_ALSO.search(before.rpartition(" who ")[2]) is not None or _ALSO.search(after.partition(" , ")[0]) is not None)


def _nationalities(reading: Reading) -> Iterator[Found]:
    """'a Brazilian mentor': a nationality right before a word for a person."""
    for at, token in enumerate(reading.tokens):
        if not token.is_break and person_at(reading, at + 1) and is_demonym(token.word) and not _is_subject(reading, at):
            if reading.word(at + 1) not in ("speaker", "speakers", "speaking", "teacher", "teachers", "one"):
                yield from _found(reading, at, at + 1, traits()["nationality"])


def is_demonym(word: str) -> bool:
    """Whether a word says where somebody is from: an irregular one that is listed, or one built from a country's name."""
    if word in traits()["nationality"].adjectives:
        return True
    cuts = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) > 5]
    if not cuts:
        return False
    from companion.text.world.countries import country_names

    return any(root + ending in country_names() for root in cuts for ending in _COUNTRY_ENDINGS)


_ENDINGS = ("n", "an", "ian", "ese", "i", "ish")
_COUNTRY_ENDINGS = ("", "a", "ia", "y", "e", "o")


def _is_noun(word: str) -> bool:
    """Whether a word names a person by a trait."""
    return any(word in trait.nouns for trait in traits().values())


@cache
def traits() -> Mapping[str, Trait]:
    """Grounds by name."""
    table = tomllib.loads(files("companion.text.needs").joinpath("traits.toml").read_text(encoding="utf-8"))
    return {name: _trait(entry) for name, entry in table.items()}


def _trait(entry: Mapping[str, object]) -> Trait:
    phrases = entry["phrases"]
    assert isinstance(phrases, list)
    return Trait(
        because=str(entry["because"]),
        nouns=frozenset(str(entry["nouns"]).split()),
        adjectives=frozenset(str(entry["adjectives"]).split()),
        phrases=line("|".join(phrases)) if phrases else None,
    )
