"""Lived transitions as directed pairs: a nurse who became an analyst is not an analyst who became a nurse.

Sentence embeddings hardly tell a direction, so the two ends of a crossing are compared end by end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.passages import ENDPOINTS, KINDS, Kind
from companion.domain.matching.pool import Mask, Pool, Vectors

Positions = NDArray[np.int64]

WEAKER_END = 0.75
"""How much the less similar end of a pair counts: a crossing met at one end only (a teacher, but not into data) falls behind."""

UNLIKE = 0.35
"""Similarity at which a crossing begins to count; on the sample nearly every pair of unrelated trades stays below."""

ALIKE = 0.45
"""Similarity from which a crossing is taken for the one that was asked for."""

STEP = 0.1
"""Similarity worth one standard deviation of an aspect's share."""

MOST = 3.0
"""Standard deviations that a crossing can add, or cost when it was lived the other way round."""

UNTOLD = 0.5
"""What a crossing is worth that is named and not told: nobody can quote it."""

AT_ONCE = 256
"""Ends multiplied together: so many stay in the processor's cache while each vector is put to them."""

LONGEST_READ = 400
"""Characters of an aspect in which a crossing is looked for: nobody names its two ends further apart."""

_CAME = r"(?:became|become|turned(?: into)?|went into|(?:moved|changed|switched|crossed|went)(?: over)? (?:in)?to)"
_ENDS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"\bfrom (?P<left>.+?) (?:in)?to (?P<entered>.+)",
        r"\binto (?P<entered>.+?) (?:from|after) (?P<left>.+)",
        r"\b(?:leaving|leaves?|left|giv(?:e|es|ing) up|gave up) (?P<left>.+?) (?:for|to become|to be|to work as) (?P<entered>.+)",
        rf"^(?P<left>.+?),? (?:who|that|and) (?:has |have |then )*{_CAME} (?P<entered>.+)",
        r"^(?P<left>.+?),? turned (?P<entered>.+)",
    )
)
_INTO = re.compile(
    r"(?:^|\b(?:mov|get|got|go|went|gone|break|broke|chang|switch|cross|came|com|transition|start|step|jump|"
    r"f(?:ind|inding|ound) (?:my|a|the|their) way)\w*(?: (?:over|back|across|out|straight))?\s+)into (?P<entered>.+)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?:\b(?:mov|get|got|go|went|gone|chang|switch|cross|came|com|break|broke|step)\w*\s+|^)(?:out of|away from) (?P<left>.+)|"
    r"^(?:quit|quitting|leaving|left) (?P<trade>[^,.;]+?)"
    r"(?: and (?:then |now )?(?:found|finding|start|took|tak|went|got|get|began|built|set)\w*\b.*)?$",
    re.IGNORECASE,
)
_ANY_TRADE = re.compile(
    r"(?:own |present |current |old )?(?:trade|job|field|profession|work|career|line of work|industry|world)", re.IGNORECASE
)
"""What a seeker calls where they are now without naming it: "from my trade into dairy farming"."""

_NO_TRADE = re.compile(
    r"^(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|a few|half|now|here|"
    r"time|day|week|month|year|start|beginning|end|morning|dawn|door|place|person|hand|head|top|one day|scratch|zero|nothing|"
    r"today|tomorrow|yesterday|next (?:week|month|year)|"
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$|"
    r"\b(?:i|we|he|she|they|it)(?:['’](?:m|re|s|ve|ll)| (?:am|are|is|was|were|have|has|had|do|did|will|would|can|could))\b",
    re.IGNORECASE,
)
"""What stands behind "from" and is left by nobody: "from six to seventeen people", "from time to time", "from January I am …"."""

_LEADING = re.compile(r"^(?:(?:an?|the|being|work(?:ing)? as|i am|i'm|my|some(?:body|one)|was|used to be)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s.,;:!?]+$")


def ends(aspect: str) -> tuple[str | None, str | None] | None:
    """What a crossing leaves and what it enters, when an aspect asks for one: 'from nursing to data' gives nursing, data.

    One end may be missing: 'getting into a lab' says nothing of what was left.
    """
    aspect = aspect[:LONGEST_READ]
    for pattern in _ENDS:
        found = pattern.search(aspect)
        if found and (left := _bare(found["left"])) and (entered := _bare(found["entered"])) and not _NO_TRADE.search(left):
            return None if _ANY_TRADE.fullmatch(left) else left, entered
    if found := _INTO.search(aspect):
        return None, _bare(found["entered"]) or None
    if found := _OUT_OF.search(aspect):
        return _bare(found["left"] or found["trade"]) or None, None
    return None


@dataclass(frozen=True)
class Crossings:
    """Every transition of a pool that names both ends. Shapes: all (transitions,). `left` and `entered` are the passages of
    its two ends; `told` is the first of the `sentences` passages in a row that tell it; `worth` is less without a story.
    `vectors` are those of the pool.
    """

    vectors: Vectors

    owner: Positions
    left: Positions
    entered: Positions
    told: Positions
    sentences: Positions
    worth: Vectors

    @classmethod
    def of(cls, pool: Pool) -> Crossings:
        """The transitions of a pool. One pass over the passages that speak of one."""
        kinds = {KINDS.index(kind): kind for kind in (Kind.TRANSITION, *ENDPOINTS)}
        found: dict[tuple[int, str], dict[Kind, list[int]]] = {}
        for passage in np.flatnonzero(np.isin(pool.kind, list(kinds))).tolist():
            place = (int(pool.owner[passage]), pool.sources[passage].rpartition(".")[0])
            found.setdefault(place, {}).setdefault(kinds[int(pool.kind[passage])], []).append(passage)
        rows = [_row(pool, owner, parts) for (owner, _), parts in found.items() if len(parts) == len(kinds)]
        table = np.array(rows, dtype=np.float64).reshape(-1, 6)
        owner, left, entered, told, sentences = table[:, :5].astype(np.int64).T
        return cls(pool.vectors, owner, left, entered, told, sentences, worth=table[:, 5].astype(np.float32))

    def likeness(self, left: Vectors | None, entered: Vectors | None) -> tuple[Vectors, Vectors]:
        """How like each crossing is to the pair asked for, forwards and backwards, each (transitions,), -1..1.

        Where one end is not asked for, the other decides: who left a lab went the other way than into one.
        """
        if left is None or entered is None:
            return self._one_sided(left, entered)
        (from_left, from_entered), (to_left, to_entered) = (_products(ends, left, entered) for ends in self._ends)
        return _pair(from_left, to_entered), _pair(from_entered, to_left)

    def _one_sided(self, left: Vectors | None, entered: Vectors | None) -> tuple[Vectors, Vectors]:
        asked = entered if left is None else left
        if asked is None:
            raise ValueError("a crossing has at least one end")
        from_, to = (_products(ends, asked)[0] for ends in self._ends)
        return (to, from_) if left is None else (from_, to)

    def shares(self, forwards: Vectors, backwards: Vectors) -> Vectors:
        """What each crossing adds or costs, in standard deviations, shape (transitions,)."""
        lived = np.clip((forwards - UNLIKE) / STEP, 0, MOST)
        reversed_ = np.clip((backwards - UNLIKE) / STEP, 0, MOST)
        shares: Vectors = (self.worth * np.where(forwards >= backwards, lived, -reversed_)).astype(np.float32)
        return shares

    def by_person(self, shares: Vectors, people: int) -> Vectors:
        """The best share of each person: one crossing the right way outweighs another the wrong way. Shape (people,)."""
        most, least = np.zeros(people, np.float32), np.zeros(people, np.float32)
        np.maximum.at(most, self.owner, shares)
        np.minimum.at(least, self.owner, shares)
        best: Vectors = np.where(most > 0, most, least)
        return best

    def alike(self, left: Vectors | None, entered: Vectors | None, people: int) -> Mask:
        """Who lived the crossing that was asked for, in its direction, shape (people,)."""
        forwards, backwards = self.likeness(left, entered)
        found = np.zeros(people, dtype=np.bool_)
        found[self.owner[(forwards >= ALIKE) & (forwards > backwards)]] = True
        return found

    @cached_property
    def _ends(self) -> tuple[Vectors, Vectors]:
        """Copies: every question about a crossing reads them."""
        return self.vectors[self.left], self.vectors[self.entered]


def _products(ends: Vectors, *asked: Vectors) -> Vectors:
    """Each vector asked for with all of the ends, shape (asked, ends), a part of them at a time so that they are read once."""
    found = np.empty((len(asked), len(ends)), dtype=np.float32)
    for at in range(0, len(ends), AT_ONCE):
        for row, vector in zip(found, asked, strict=True):
            row[at : at + AT_ONCE] = ends[at : at + AT_ONCE] @ vector
    return found


def _row(pool: Pool, owner: int, parts: dict[Kind, list[int]]) -> tuple[float, ...]:
    told = parts[Kind.TRANSITION]
    worth = 1.0 if pool.sources[told[0]].endswith(".story") else UNTOLD
    return owner, parts[Kind.CROSSED_FROM][0], parts[Kind.CROSSED_TO][0], told[0], len(told), worth


def _pair(one: Vectors, other: Vectors) -> Vectors:
    """The likeness of a pair of ends: mostly that of the less similar one."""
    both = WEAKER_END * np.minimum(one, other) + (1 - WEAKER_END) * np.maximum(one, other)
    likeness: Vectors = both.astype(np.float32)
    return likeness


def _bare(phrase: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", phrase.strip()))
