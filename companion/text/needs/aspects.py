"""What is asked for, as short phrases in the person's own words: what no condition took, cut into clauses and laid bare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.domain.needs import MAX_ASPECTS
from companion.text.needs.clauses import Clause, clauses
from companion.text.needs.crossing import crossing
from companion.text.needs.reading import Found, Reading
from companion.text.needs.scaffolding import bare
from companion.text.stems import stems

_GENERAL = frozenset(
    stems(
        """help mentor mentoring someone talk know need want wish advice person people peer question topic thing find look meet learn
        year please good nice way lot maybe case work job anything something everything others think try guess idea ideas support
        guidance hear tell ask thanks thank hello possible sort kind other here there live wanted mine happy somebody anyone anybody single stage level together"""
    )
)
"""Stems that name no subject."""


def aspects_of(reading: Reading, taken: Sequence[Found]) -> tuple[list[str], list[str]]:
    """At most four aspects in the order of the text, and what was asked beyond them.

    What the seeker tells about themselves counts where it is the situation ('my team stopped talking'), where a change is asked
    for ('I teach maths' and 'data journalism'), or where nothing else is said.
    """
    told = list(clauses(reading, _free(reading, taken)))
    bared = [clause for clause in (_bared(reading, clause) for clause in told) if _has_subject(reading, clause)]
    asked = [clause for clause in bared if not clause.is_background]
    moved = crossing(reading, asked, [clause for clause in bared if clause.is_background])
    if moved:
        asked.remove(moved.towards)
    phrases = [phrase for clause in asked or ([] if moved else bared) for phrase in _phrases(reading, clause)]
    if moved:
        phrases.insert(0, moved.words)
    if not phrases and not any(found.filters or found.refused for found in taken):
        phrases = [" ".join(reading.text.split())]
    phrases = list(dict.fromkeys(phrases))
    return phrases[:MAX_ASPECTS], phrases[MAX_ASPECTS:]


def _free(reading: Reading, taken: Sequence[Found]) -> frozenset[int]:
    """Positions that no condition, refusal or unread wish took for itself."""
    used = {at for found in taken if not found.kept for at in range(found.first, found.end)}
    return frozenset(range(len(reading.tokens))) - used


def _bared(reading: Reading, clause: Clause) -> Clause:
    return clause.part(*bare([reading.word(at) for at in clause.tokens]))


def _has_subject(reading: Reading, clause: Clause) -> bool:
    said = " ".join(reading.word(at) for at in clause.tokens)
    return any(stem not in _GENERAL and not stem.isdigit() for stem in stems(said))


def _phrases(reading: Reading, clause: Clause) -> Iterator[str]:
    """The clause, or the two things it joins by 'and' where each can stand alone."""
    for part in _joined(reading, clause):
        yield said(reading, part)


def _joined(reading: Reading, clause: Clause) -> list[Clause]:
    if reading.word(clause.tokens[0]) in _WHOLE:
        return [clause]
    for place, at in enumerate(clause.tokens):
        if reading.word(at) == "and":
            halves = [_bared(reading, half) for half in (clause.part(0, place), clause.part(place + 1, len(clause.tokens)))]
            if all(len(half.tokens) > 1 and _has_subject(reading, half) for half in halves):
                return [halves[0], *_joined(reading, halves[1])]
    return [clause]


_WHOLE = frozenset("how what why when where which whether between from both".split())
"""Beginnings of a phrase whose 'and' belongs inside."""


def said(reading: Reading, clause: Clause) -> str:
    """The words of a clause as written; where a condition stood between them, the rest moves together."""
    runs: list[list[int]] = []
    for at in clause.tokens:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return " ".join(reading.said(run[0], run[-1] + 1) for run in runs)
