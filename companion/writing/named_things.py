"""Things that somebody's own words name, as whole phrases: "your pump report", "two chairs at the line"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.words.hard_facts import NUMBER_WORDS
from companion.domain.words.telling import telling
from companion.domain.words.word_forms import looks_like_verb
from companion.writing.grammar import is_verb_past
from companion.writing.subject_words import subject_words

MOST_WORDS, MOST_OF_THING = 7, 4
"""Words of a phrase that stands in a subject, and of one thing in it, its article among them and how many beside them."""

_LIGHT = (
    r"(?:is|are|was|were|am|be|been|do|does|did|has|have|had|can|could|would|will|should|may|might|must|of|in|on|at|for|from|by|"
    r"with|and|or|but|that|this|which|who|you|I|we|they|he|she|it|to|me|us|them|him|her|the|an?|my|our|your|their|his|its|so|if|"
    r"when|before|after|where|because|without|into|about|as|than|not|there|then|until|since|while|whenever|wherever|like|every|each|"
    r"last|next|one|yet|already|again|now|today|yesterday|ago|more|less|also|only|"
    r"what|whose|whom|how|why|whether|\w+self|\w+selves)\b"
)
_NUMBERS = "|".join(sorted(set(NUMBER_WORDS) - {"one"}))
_NOUNS = rf"(?:(?!{_LIGHT})[\w’'-]*[a-z][\w’'-]*\s+){{0,2}}?(?!{_LIGHT})[\w’'-]*[a-z][\w’'-]*"
_COUNT = rf"(?:{_NUMBERS}|one|\d+)"
_ONE = (
    rf"(?:(?:(?:the|my|our|your)\s+{_COUNT}[\s-]+|(?:an?|the|my|our|your|{_NUMBERS}|\d+)\s+)"
    rf"(?!(?:first|last|next|same|other|one|few|lot|bit|most)\b){_NOUNS})"
)
_ANY = rf"(?:(?:the|an?|my|our|your)\s+)?{_NOUNS}(?:\s\d+)?"
_END = rf"(?=\s*[,.?!;:()]|\s*$|\s+[–—]|\s+(?!(?:of|the|an?|my|our|your|their|his|every|each)\b){_LIGHT})"
_THING = re.compile(rf"(?<![\w’'-])(?P<thing>{_ONE}(?:\s+(?:of|for|on|at|in|from)\s+{_ANY})?){_END}", re.IGNORECASE)
"""A thing with its article or number, and what it is of, up to where the clause ends or goes on."""

_ACTS = re.compile(rf"(?<![\w’'-])(?P<thing>{_ONE})\s+(?P<verb>[a-z]+)\s+{_LIGHT}", re.IGNORECASE)
"""A thing before what it did: "Your handover sheet reached a ward"."""

_COUNTS = re.compile(_COUNT, re.IGNORECASE)

_SUBJECT_BEFORE = re.compile(
    r"(?:^|[.;:!?,(]\s*|\b(?:do|does|did|can|could|would|will|should|may|might|must|what|which|who|how|why|where|when|if|that|because|"
    r"and|but|so|while|whether|whenever|before|after|since|says?|said|think|thought)\s+)$",
    re.IGNORECASE,
)
"""Where a thing stands before its verb, which has the form of a noun too often: "did the paper look"."""

_OPENS = re.compile(r"\W*")
_IS = re.compile(r"\s+(?:is|are|was|were|has|had)\b")
_ENDS_SURELY = re.compile(r"\s*[,(]|\s+(?:after|before|on|in|from|is|are|was|were|has|had)\b")
"""What shows that a thing at the beginning of a sentence is whole: "Your account of the year after …"."""

_MANNER = re.compile(r"ly$|(?:ed|ing)$", re.IGNORECASE)


def things(text: str) -> Iterator[str]:
    """The things a sentence names, in its order, each with its article; none of which it is not sure where it ends."""
    yield from (one["thing"] for one in _ACTS.finditer(text) if is_verb_past(one["verb"]) and _is_sure(one["thing"]))
    for found in _THING.finditer(text):
        thing = _without_place(found["thing"])
        before, behind = text[: found.start()], text[found.start() + len(thing) :]
        ends_surely = _IS.match(behind) or (_OPENS.fullmatch(before) and _ENDS_SURELY.match(behind))
        if _SUBJECT_BEFORE.search(before) and not ends_surely:
            continue
        if len(thing.split()) <= MOST_WORDS and _is_sure(thing):
            yield thing


def as_written(thing: str, lines: str) -> str:
    """A thing as the reader writes it: "your one page sheet" of somebody's "one-page sheet"."""
    article, _, rest = thing.partition(" ")
    theirs = re.search(r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", rest))), lines, re.IGNORECASE)
    return f"{article} {theirs.group()}" if theirs else thing


def _without_place(thing: str) -> str:
    """A thing of the reader's without where it was met: "your survey on the ferry" is no survey of a ferry."""
    return re.split(r"\s(?:on|at|in|from)\s", thing, maxsplit=1)[0] if thing.lower().startswith("your ") else thing


def _is_sure(thing: str) -> bool:
    first = re.split(r"\s(?:of|for|on|at|in|from)\s", thing, maxsplit=1)[0].split()
    ends = (first[-1].lower(), thing.split()[-1].lower())
    if len(first) > 1 and looks_like_verb(first[-1]):
        return False
    return (
        bool(telling(thing))
        and len([word for word in first if not _COUNTS.fullmatch(word)]) <= MOST_OF_THING
        and not any(end in subject_words().empty_things or _MANNER.search(end) for end in ends)
    )
