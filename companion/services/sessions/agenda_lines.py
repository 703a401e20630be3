"""Lines of two profiles for a session: those nearest to the question, and pairs that may be alike in different trades."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from companion.domain.agenda.agenda import Side, Source
from companion.domain.agenda.brief import Bridge
from companion.domain.matching.passages import Kind, Passage, passages
from companion.domain.matching.pool import Vectors
from companion.domain.people import Profile
from companion.seams import Embedder, Index, Lexicon
from companion.services.matching.remembered import RememberedVectors
from companion.services.outreach.evidence import About, Evident, stored_vectors

MOST_BRIDGES = 2
"""Pairs that a brief offers: a question each, and the rest of the time for the talk."""

ALIKE = 0.42
"""Cosine from which two lines may speak of something alike; chosen on pairs of the shipped people, read one by one."""

TOUCHES = 0.22
"""Nearness from which a line has to do with the question or the goal. Of forty pairs of shipped people taken by chance, read line
by line, half of those between .20 and .25 did, nearly all above and next to none below."""

SORE = 0.42
"""Nearness from which a line speaks of what its writer declines to talk about. Of the shipped people's lines, read one by one,
those above do, and below few; a line too many that is left out costs less than one that is held up to both."""

_DEEDS = frozenset({Kind.HIGHLIGHT, Kind.PROJECT, Kind.VOLUNTEER, Kind.TRANSITION})
_NOT_TOLD = frozenset({Kind.DECLINED, Kind.GOAL, Kind.STYLE, Kind.VALUE, Kind.OFFER})
"""What an agenda quotes nothing of, or what its writer asks for themselves."""

_FEW_WORDS = 4
"""Words from which a line says enough to be asked about; titles of pieces may be shorter."""


Sore = Mapping[str, frozenset[str]]
"""Where lines stand that come near what their writer declines to talk about, by the ids of two people."""


class Told(NamedTuple):
    """Lines of both, the nearest to the question first, and pairs of them.

    Of the mentor's only those that touch the question or the goal; `touching` are the mentee's that do. No line comes near what
    its writer declines to talk about; `sore` are crossings of the mentor's that do.
    """

    mentor: list[Source]
    mentee: list[Source]
    touching: list[Source]
    bridges: list[Bridge]
    sore: frozenset[str] = frozenset()


class AgendaLines:
    """Reads two profiles for what touches a question."""

    def __init__(self, *, index: Index, embedder: Embedder, lexicon: Lexicon) -> None:
        self._index, self._embedder, self._lexicon = index, embedder, lexicon
        self._evident = Evident(index=index, embedder=RememberedVectors(embedder), lexicon=lexicon)

    def of(self, mentee: Profile, mentor: Profile, question: str, *, crossing: bool = False) -> Told:
        """What a session of the two can rest on. Without a question, what lies near to the mentee's goal.

        `crossing`: the session is about a change of trade, where alike work is the matter itself.
        """
        wanted = " ".join([mentee.mentoring.goal or "", *mentee.mentoring.focus_areas]).strip()
        about = About(asked=question, wanted=wanted)
        sore = {mentee.id: self._sore(mentee), mentor.id: self._sore(mentor)}
        theirs, mine = self._near(mentor, about, "mentor", sore), self._near(mentee, about, "mentee", sore)
        cases, touching = [_near_enough(lines) for lines in (theirs, mine)]
        offered = self._bridges(mentee, mentor, sore)
        bridges = [each for each in offered if crossing or each.mentee in touching or each.mentor in cases]
        return Told(cases, [line for line, _ in mine], touching, bridges, sore[mentor.id])

    def _sore(self, person: Profile) -> frozenset[str]:
        """Where the lines stand that come near what somebody declines to talk about; a crossing as a whole."""
        topics = person.mentoring.topics_declined
        lines = [one for one in passages(person, self._lexicon.sentences) if one.kind not in _NOT_TOLD] if topics else []
        if not lines:
            return frozenset()
        near = (self._vectors(lines) @ self._embedder.encode(topics).T).max(axis=1)
        wanted = [set(self._lexicon.stems(topic)) for topic in topics]
        said = [any(words and words <= set(self._lexicon.stems(line.text)) for words in wanted) for line in lines]
        sore = (line for line, each, is_said in zip(lines, near, said, strict=True) if is_said or each >= SORE)
        return frozenset(_record_of(line.source) for line in sore)

    def _near(self, person: Profile, about: About, side: Side, sore: Sore) -> list[tuple[Source, float]]:
        """Lines that say enough and are not sore, each with its nearness."""
        found_in = self._evident.lines(person, about)
        lines = [one for one in found_in if _record_of(one.evidence.source) not in sore[person.id]]
        found = ((Source(source=one.evidence.source, quote=one.evidence.quote, who=side), one.nearness) for one in lines)
        return [one for one in found if len(one[0].quote.split()) >= _FEW_WORDS or one[0].source.startswith("publications")]

    def _bridges(self, mentee: Profile, mentor: Profile, sore: Sore) -> list[Bridge]:
        """Up to `MOST_BRIDGES` pairs of deeds, no line twice; none for two people of one trade."""
        mine, theirs = self._deeds(mentee, sore), self._deeds(mentor, sore)
        if not mine or not theirs or _same_trade(mentee, mentor):
            return []
        near = self._vectors(mine) @ self._vectors(theirs).T
        return [
            Bridge(mentee=_source(mine[i], "mentee"), mentor=_source(theirs[j], "mentor")) for i, j in _best_pairs(near)
        ]  # fmt: skip

    def _deeds(self, person: Profile, sore: Sore) -> list[Passage]:
        found = (one for one in passages(person, self._lexicon.sentences) if _record_of(one.source) not in sore[person.id])
        return [one for one in found if one.kind in _DEEDS and len(one.quote.split()) >= _FEW_WORDS and "\n" not in one.quote]

    def _vectors(self, lines: list[Passage]) -> Vectors:
        stored = stored_vectors(self._index.pool(), lines)
        return self._embedder.encode([line.text for line in lines]) if stored is None else stored


def _record_of(source: str) -> str:
    """The place of a line; of a crossing, that of the whole."""
    found = re.match(r"mentoring\.transitions\[\d+\]", source)
    return found.group() if found else source


def _near_enough(lines: list[tuple[Source, float]]) -> list[Source]:
    return [line for line, nearness in lines if nearness >= TOUCHES]


def _best_pairs(near: Vectors) -> list[tuple[int, int]]:
    """The nearest pairs above the floor, each row and column once."""
    pairs: list[tuple[int, int]] = []
    left = near.copy()
    while len(pairs) < MOST_BRIDGES and left.size:
        i, j = np.unravel_index(int(left.argmax()), left.shape)
        if left[i, j] < ALIKE:
            break
        pairs.append((int(i), int(j)))
        left[i, :], left[:, j] = -1.0, -1.0
    return pairs


def _same_trade(one: Profile, other: Profile) -> bool:
    mine, theirs = (re.sub(r"\W+", " ", person.mentoring.industry or "").strip().casefold() for person in (one, other))
    return bool(mine) and mine == theirs


def _source(line: Passage, side: Side) -> Source:
    return Source(source=line.source, quote=line.quote, who=side)
