"""Who promises in an English clause, and the words of what: by its subject, its verb and what stands before them.

Method: a promise is a verb of meaning to ("will", "promised to", "agreed that he would") with a subject that is one of the two,
where nothing before it makes it somebody's wish, question or supposition. "She wants me to", "he asked whether I would" are none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from companion.domain.promising.days import without_day
from companion.domain.reflection.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    TELLS_A_CLAUSE,
)
from companion.domain.words.word_forms import LIGHT

FILE_NAME = "english.toml"

LONGEST, SHORTEST = 24, 2
"""Words of what is promised, with what is told of it: "send him the sheet we use at change of shift"."""

_SHORTEST_NAME = 3
"""Letters from which the beginning of a first name is taken for it: "Ray" for Raymond."""

_NO_NAMES = (ADVERBS | AUXILIARIES | DETERMINERS | JOINERS | PREPOSITIONS | PRONOUNS) - {"will", "may"}
"""Words that open a sentence more often than they name somebody: "just" is not Justin, "you" not Yousef."""

_NEVER = "(?!)"
_DETERMINED = "|".join(sorted(DETERMINERS | {"one", "two", "three"}))
_LIGHT = TELLS_A_CLAUSE | LIGHT
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARTICLES = frozenset("up down off in on over through about out along".split())
_SECOND = re.compile(r",?\s+and\s+(?:then\s+)?(?=(?P<verb>[a-z]+)\s+(?P<object>[a-z]+))")
_HANGS = (PREPOSITIONS - _PARTICLES) | JOINERS | {"the", "a", "an", "my"}

Whose = Literal["writer", "other", "both"]


class Told(NamedTuple):
    """Whose promise it is, its words as they stand in the clause, whom a thing is for, and whether a pronoun says who."""

    whose: Whose
    words: str
    to: str = ""
    by_pronoun: bool = False
    at: int = 0
    in_third: bool = False


class Names(NamedTuple):
    """What the two may be called in a note: the whole name first; `own` is the writer's."""

    other: Sequence[str]
    own: Sequence[str] = ()


def told_in(clause: str, names: Names) -> Iterator[Told]:
    """The promises of a clause, the first form that fits; a second verb joined on by "and" is one of its own."""
    first = next(_every(clause, names), None)
    if first:
        yield from _parted(first)


def called(names: Sequence[str]) -> list[str]:
    """Patterns of what somebody may be called in a note: their names, and how a first name begins; the longest first."""
    first = [name for name in names if name and " " not in name]
    short = {name[:end] for name in first for end in range(_SHORTEST_NAME, len(name))}
    may_name = {name for name in {*filter(None, names), *short} if name.lower() not in _NO_NAMES}
    return [re.escape(name) for name in sorted(may_name, key=len, reverse=True)]


def _every(clause: str, names: Names) -> Iterator[Told]:
    for whose, subject, pattern in _patterns(tuple(names.other), tuple(names.own)):
        for found in pattern.finditer(clause):
            by_pronoun = whose == "other" and not re.match(subject, found["who"])
            groups = found.groupdict()
            words = _kept(found["what"], is_thing="whom" in groups)
            if words and _stands_free(clause, found.start("who")):
                yield Told(whose, words, groups.get("whom") or "", by_pronoun, found.start("who"), "third" in groups)


@lru_cache(maxsize=64)
def _patterns(other: tuple[str, ...], own: tuple[str, ...]) -> tuple[tuple[Whose, str, re.Pattern[str]], ...]:
    """The forms in the order in which they are tried: who, the names by which it is sure who, and how the clause says it."""
    said = {name: form.replace("{names}", "|".join(called([*other, *own])) or _NEVER) for name, form in english().items()}
    theirs, mine = "|".join(called(other)) or _NEVER, "|".join(called(own)) or _NEVER
    begins = r"^\W*(?:(?:and|but|so|then|also)\s+)*(?:[^,]{2,40},\s+)?"
    he = rf"(?:(?-i:{theirs})|he|she|they|my mentor|my mentee|the mentor|the mentee)"
    me = rf"(?:I|(?-i:{mine}))"
    what, between = r"\s+(?P<what>.+)$", said["between"]
    whole = "|".join(re.escape(name) for name in other if name and name.lower() not in _NO_NAMES | _LIGHT) or _NEVER
    whole_own = "|".join(re.escape(name) for name in own if name and name.lower() not in _NO_NAMES | _LIGHT) or _NEVER
    we = r"(?P<who>we|both\s+of\s+us)(?:\s+both)?"
    forms: list[tuple[Whose, str, str]] = [
        ("both", "", rf"{begins}{we}(?:{said['means_to']}|{said['undertakes']}){between}{what}"),
        ("both", "", rf"{begins}(?P<who>we)\s+(?:said|agreed)\s+(?:that\s+)?we{said['would']}{between}{what}"),
    ]
    sides: tuple[tuple[Whose, str, str, str], ...] = (
        ("other", he, theirs, ""),
        ("writer", me, mine, f"|{said['own_means_to']}"),
    )
    for whose, who, sure, extra in sides:
        again = r"(?:he|she|they)" if whose == "other" else r"(?:I|he|she|they)"
        start = begins if whose == "other" else r"\b"
        forms += [
            (whose, sure, rf"{begins}(?P<who>{who}){said['said']}(?:\s+that)?\s+(?:{who}|{again}){said['would']}{between}{what}"),
            (whose, sure, rf"{begins}{said['agreed_that']}(?P<who>{who}){said['would']}{between}{what}"),
            (whose, sure, rf"{begins}{said['agreed_that']}(?P<who>{who})(?P<third>\s+){what[3:]}"),
            (whose, sure, rf"{start}(?P<who>{who})(?:{said['means_to']}|{said['undertakes']}{extra}){between}{what}"),
            (whose, sure, rf"{begins}(?P<who>{who}){said['gives_word']}\s+(?P<what>(?:{_DETERMINED})\s.+)$"),
        ]
    forms += [
        ("other", theirs, rf"^\W*(?P<who>(?-i:{theirs})['’]s?|his|her|their){said['share']}(?P<what>.+)$"),
        ("writer", mine, rf"^\W*(?P<who>(?-i:{mine})['’]s?|my){said['share']}(?P<what>.+)$"),
        ("other", theirs, rf"^\W*{said['label']}(?P<who>(?-i:{whole})){said['assigns']}(?P<what>.+)$"),
        ("writer", mine, rf"^\W*{said['label']}(?P<who>(?-i:{whole_own})|me){said['assigns']}(?P<what>.+)$"),
        ("both", "", rf"^\W*{said['label']}(?P<who>both(?:\s+of\s+us)?)\s*(?::|->|→|=>)\s*(?P<what>.+)$"),
        ("writer", "", r"^\W*(?P<who>)(?:will|(?:need|plan|going|have)\s+to)\s+(?P<what>.+)$"),
    ]
    return tuple((whose, sure, re.compile(form, re.IGNORECASE | re.DOTALL)) for whose, sure, form in forms)


def _stands_free(clause: str, at: int) -> bool:
    """Whether nothing before the subject makes what follows somebody's wish, question or supposition: "she hopes I will"."""
    before = _WORD.findall(clause[:at].lower())
    if before and before[-1] == "that":
        before.pop()
    only_said = bool(before) and before[-1] in english()["only_said"].split()
    return not only_said or before[-2:-1] in (["i"], ["we"])


def _kept(text: str, *, is_thing: bool = False) -> str:
    """What is promised, as far as it goes; empty where it says nothing, or is none: "not come", "be there"."""
    said = _ends().split(text, maxsplit=1)[0].strip().rstrip(",")
    words = _WORD.findall(said)
    fits = SHORTEST <= len(said.split()) <= LONGEST and said.startswith(words[0] if words else "\0")
    if not fits or words[-1].lower() in _HANGS:
        return ""
    first = words[0].lower()
    does = first in english()["with_a_thing"].split() and words[1].lower() in DETERMINERS
    no_verb = not does and (first in english()["no_promise"].split() or first in STOPS)
    return said if is_thing or not no_verb else ""


def _parted(one: Told) -> Iterator[Told]:
    """A promise, and beside it a second one that begins with a verb and its object: "talk to him and tell me how it went"."""
    second = next(filter(lambda found: _begins_second(found, one.words), _SECOND.finditer(one.words)), None)
    if second and not one.to:
        yield one._replace(words=one.words[: second.start()])
        yield from _parted(one._replace(words=one.words[second.end() :]))
    else:
        yield one


def _begins_second(found: re.Match[str], words: str) -> bool:
    """Whether a second promise begins there: none that says only "it" of the thing before, which would be said of nothing."""
    first = words[: found.start()]
    rests = found["object"] in {"it", "them"} and without_day(first) == first
    return not rests and found.start() > words.find(" ") > 0 and _opens_another(found["verb"], found["object"])


def _opens_another(verb: str, behind: str) -> bool:
    """Whether two words behind "and" are a verb and what its object begins with."""
    no_verb = verb in STOPS or verb in english()["no_promise"].split() or verb.endswith(("ing", "ed", "ly", "ions", "ies"))
    return not no_verb and behind in PRONOUNS | DETERMINERS and behind not in {"i", "we", "he", "she", "they", "it's"}


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    return re.compile(english()["ends"], re.IGNORECASE)


@lru_cache(maxsize=1)
def english() -> dict[str, str]:
    """The parts of patterns by their names."""
    text = resources.files("companion.domain.promising").joinpath(FILE_NAME).read_text("utf-8")
    return dict(tomllib.loads(text))
