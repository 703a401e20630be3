"""Pools of a few people without a model: meaning is shared stems, words are counted, and both come out alike everywhere."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from companion.domain.matching.facts import facts
from companion.domain.matching.passages import KINDS, Passage, passages
from companion.domain.matching.pool import Facts, Pool, Rows, Vectors
from companion.domain.matching.scores import Asked
from companion.domain.people import Profile
from companion.text.lexicon import EnglishLexicon

DIMENSIONS = 4096
LEXICON = EnglishLexicon()


class StemEmbedder:
    """Unit vectors whose cosine is the share of stems two texts have in common."""

    name = "stems"
    dimensions = DIMENSIONS

    def encode(self, texts: Sequence[str], progress: object = None) -> Vectors:
        return np.stack([_vector(text) for text in texts]) if texts else np.zeros((0, DIMENSIONS), dtype=np.float32)


@cache
def _vector(text: str) -> Vectors:
    vector = np.zeros(DIMENSIONS, dtype=np.float32)
    for stem in LEXICON.stems(text):
        vector[int.from_bytes(hashlib.blake2b(stem.encode(), digest_size=2).digest(), "big") % DIMENSIONS] += 1
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


@dataclass(frozen=True)
class CountedWords:
    """How many stems a passage shares with a text, long passages a little less."""

    stems: Sequence[frozenset[str]]

    def scores(self, text: str) -> Vectors:
        wanted = set(LEXICON.stems(text))
        return np.array([len(wanted & own) / math.sqrt(1 + len(own)) for own in self.stems], dtype=np.float32)

    def using(self, word: str) -> Rows:
        return np.flatnonzero(self.scores(word)).astype(np.int32)


def person(identity: str, *help_with: str, roles: Sequence[str] = ("mentor",), listed: bool = True, **rest: Any) -> Profile:
    """Somebody who helps with a few things. `basics`, `work` and so on replace parts; anything else is a mentoring field."""
    parts = {name: rest.pop(name) for name in ("work", "languages", "skills", "education") if name in rest}
    basics = {"name": f"Name-of-{identity.upper()}", **rest.pop("basics", {})}
    mentoring = {"roles": list(roles), "can_help_with": list(help_with), "consent": {"listed": listed}, **rest}
    return Profile.model_validate({"id": identity, "basics": basics, "mentoring": mentoring, **parts})


def pool_of(people: Iterable[Profile], *, samples: Iterable[str] = ()) -> Pool:
    """The pool of some people, in the order of their ids."""
    invented = set(samples)
    ordered = sorted(people, key=lambda one: one.id)
    return pool_of_facts([(facts(one, LEXICON, sample=one.id in invented), passages(one, LEXICON.sentences)) for one in ordered])


def pool_of_facts(people: Sequence[tuple[Facts, Sequence[Passage]]]) -> Pool:
    """What `seams.Index.pool_of` makes."""
    ordered = sorted(people, key=lambda entry: entry[0].person_id)
    lines = [(row, line) for row, (_, own) in enumerate(ordered) for line in own]
    return Pool(
        people=[one for one, _ in ordered],
        owner=np.array([row for row, _ in lines], dtype=np.int32),
        kind=np.array([KINDS.index(line.kind) for _, line in lines], dtype=np.uint8),
        sources=[line.source for _, line in lines],
        quotes=[line.quote for _, line in lines],
        vectors=StemEmbedder().encode([line.text for _, line in lines]),
        words=CountedWords([frozenset(LEXICON.stems(line.text)) for _, line in lines]),
    )


def asked(*aspects: str, whole: str | None = None) -> list[Asked]:
    """Aspects as a ranker takes them, crossings among them, and the need as a whole last."""
    from companion.services.matching.aspects import AspectVectors

    return AspectVectors(StemEmbedder(), LEXICON).asked(aspects, whole=whole)


class FixedPool:
    """An index that holds one pool and makes others."""

    def __init__(self, people: Iterable[Profile] = (), *, samples: Iterable[str] = ()) -> None:
        self._pool = pool_of(people, samples=samples)

    def pool(self) -> Pool:
        return self._pool

    def pool_of(self, people: Sequence[tuple[Facts, Sequence[Passage]]], progress: object = None) -> Pool:
        return pool_of_facts(people)
