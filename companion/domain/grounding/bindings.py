"""What a sentence puts together, held against what the line puts together that has the same words.

"An assistant in Berlin and freelance in Istanbul" holds every word of "assistant in Istanbul, freelance in Berlin". Method:
the words of weight and the figures of a phrase belong together; where two phrases of the line have changed partners, the sentence
says something else. The same of what is moved from where into what, of what is preferred, and of before and after an hour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations, product
from typing import NamedTuple

from companion.domain.words.hard_facts import NUMBER_WORDS, QUOTED
from companion.domain.words.word_forms import Stems, is_light, roots

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[,.;:!?()–—]")
_BREAKS = frozenset(
    ", . ; : ! ? ( ) – — and but or then while because before after so than who which whom that when where".split()
)


_NO_COUNT = re.compile(
    r"\b(?:one (?:time|day|another|by one|morning|evening|night)|at one|no one|this one|that one|which one)\b", re.I
)
"""Where "one" counts nothing that another figure could count."""

_YEAR = re.compile(r"(?:19|20)\d\d")
"""Dates a whole sentence, and belongs to no phrase of it."""

MOST_OF_PHRASE = 12
"""Words of weight of a phrase; what has more is no phrase, and has too many pairs to be looked at."""

MOST_PLACES = 4
"""Phrases of a line in which a word stands that tells them apart."""

Phrase = frozenset[str]


def bound_otherwise(sentence: str, line: str, stems: Stems) -> bool:
    """Whether a sentence has the words of a line put together otherwise."""
    return (
        crossed(sentence, line, stems)
        or preferred_otherwise(sentence, line, stems)
        or moved_otherwise(sentence, line, stems)
        or timed_otherwise(sentence, line)
    )


# ---------------------------------------------------------------- partners


def crossed(sentence: str, line: str, stems: Stems) -> bool:
    """Whether two pairs of neighbours, each in a phrase of its own, have changed their partners in two phrases of the line."""
    held = _phrases(line, stems)
    places: dict[str, set[int]] = defaultdict(set)
    for place, phrase in enumerate(held):
        for word in phrase:
            places[word].add(place)
    parted: dict[tuple[int, int], list[Parted]] = defaultdict(list)
    for phrase in _phrases(sentence, stems):
        known = frozenset(phrase & places.keys())
        if len(known) > MOST_OF_PHRASE:
            continue
        for one, other in permutations(known, 2):
            if places[one] & places[other] or max(len(places[one]), len(places[other])) > MOST_PLACES:
                continue
            for between in product(places[one], places[other]):
                pair = Parted(known, one, other)
                if any(_changed_partners(pair, before) for before in parted[between]):
                    return True
                parted[between].append(pair)
    return False


class Parted(NamedTuple):
    """Two neighbours of a phrase of a sentence that no phrase of the line has together."""

    phrase: Phrase
    one: str
    other: str


def _changed_partners(pair: Parted, before: Parted) -> bool:
    """Whether two pairs of two phrases, parted between the same two of the line, hold nothing that both phrases have."""
    return not ({pair.one, pair.other} & before.phrase or {before.one, before.other} & pair.phrase)


@lru_cache(maxsize=8192)
def _phrases(text: str, stems: Stems) -> tuple[frozenset[str], ...]:
    """The words of weight and the figures of each phrase."""
    phrases: list[set[str]] = [set()]
    for token in _TOKEN.findall(_NO_COUNT.sub(" ", QUOTED.sub(" , ", text.lower()))):
        if token in _BREAKS:
            phrases.append(set())
        elif token in NUMBER_WORDS or token[0].isdigit():
            phrases[-1] |= set() if _YEAR.fullmatch(token) else {NUMBER_WORDS.get(token, token)}
        else:
            phrases[-1] |= {root for root in roots(token, stems)[:1] if not is_light(root)}
    return tuple(frozenset(phrase) for phrase in phrases if phrase)


# ---------------------------------------------------------------- from and into

_SOURCE = re.compile(r"\b(?:from|out of)\s+(?P<what>[^.,;:!?()]+?)(?=\s+(?:in|on)?to\b|[.,;:!?()]|$)", re.IGNORECASE)
_GOAL = re.compile(
    r"\b(?:in|on)to\s+(?P<what>[^.,;:!?()]+?)(?=\s+(?:from|out of|and|but|at|in|on|by|with|because|after|before|when|while|so)\b|"
    r"[.,;:!?()]|$)",
    re.IGNORECASE,
)


def moved_otherwise(sentence: str, line: str, stems: Stems) -> bool:
    """Whether what a sentence has moved into is what the line has moved out of, and what the line has moved into is in it too."""
    goal, held_goal = (_of(_GOAL, text, stems) for text in (sentence, line))
    left = _of(_SOURCE, line, stems) - held_goal
    return bool(goal & left) and bool((_heavy(sentence, stems) - goal) & held_goal)


def _of(pattern: re.Pattern[str], text: str, stems: Stems) -> frozenset[str]:
    return frozenset[str]().union(*(_heavy(found["what"], stems) for found in pattern.finditer(QUOTED.sub(" ", text))))


# ---------------------------------------------------------------- preference

_CONTRASTS = (
    re.compile(
        r"(?:^|(?<=[.;:!?,]))(?P<kept>[^.;:!?]*?),?\s+(?:rather than|instead of|in place of|sooner than|"
        r"(?:and |but )?not(?! only\b| just\b))\s+(?P<left>[^.;:!?,]+)",
        re.IGNORECASE,
    ),
    re.compile(r"\bnot\s+(?P<left>[^.;:!?]+?),?\s+but\s+(?P<kept>[^.;:!?]+)", re.IGNORECASE),
)


class Contrast(NamedTuple):
    """What is preferred, and what it is preferred to, as roots."""

    kept: frozenset[str]
    left: frozenset[str]


def preferred_otherwise(sentence: str, line: str, stems: Stems) -> bool:
    """Whether sentence and line both set one thing against another, and the other way round."""
    held = list(_contrasts(line, stems))
    return any(
        said.kept & told.left - told.kept and said.left & told.kept - told.left
        for said in _contrasts(sentence, stems)
        for told in held
    )


def _contrasts(text: str, stems: Stems) -> Iterator[Contrast]:
    for pattern in _CONTRASTS:
        for found in pattern.finditer(QUOTED.sub(" ", text)):
            kept, left = (_heavy(found[side], stems) for side in ("kept", "left"))
            if kept and left:
                yield Contrast(kept - left, left - kept)


def _heavy(text: str, stems: Stems) -> frozenset[str]:
    return frozenset(root for root in roots(text, stems) if not is_light(root))


# ---------------------------------------------------------------- before and after

_TIMED = re.compile(
    rf"\b(?P<side>before|after)\s+(?P<when>\d[\d:.]*|{'|'.join(NUMBER_WORDS)}|noon|midnight|dawn|dusk|lunch|breakfast|dinner)\b",
    re.IGNORECASE,
)


def timed_otherwise(sentence: str, line: str) -> bool:
    """Whether a sentence has before an hour what the line has after it, or the other way round."""
    held = {(found["side"].lower(), found["when"].lower()) for found in _TIMED.finditer(line)}
    told = {(found["side"].lower(), found["when"].lower()) for found in _TIMED.finditer(sentence)}
    other = {"before": "after", "after": "before"}
    return any((other[side], when) in held and (side, when) not in held for side, when in told)
