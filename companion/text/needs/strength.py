"""How strongly something is wanted: 'ideally in Norway', 'Danish would be a bonus', 'must speak English'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.domain.query.query import Strength
from companion.text.needs.people import person_at
from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Hit, Reading
from companion.text.needs.tokens import COMMA, STOP

_JOINTS = frozenset("and or but with who that is are be".split())
_POINTING = frozenset("it that this and or also".split())
"""'It would be nice if …' says nothing of what stands before it."""

_NEAREST = 12
"""Words back to which 'if possible' looks for what it is said of."""


@dataclass(frozen=True)
class Scope:
    """Words for which something is wanted so strongly, end exclusive; `first` and `last` are the cue's own."""

    start: int
    end: int
    strength: Strength
    cue: Found


def wishes(reading: Reading, first: int = 0, end: int | None = None, *, of_lead: bool = False) -> Iterator[Hit]:
    """Words for a wish among some words. What a lead would like is one, too; who seeks asks with the same words."""
    for name in ("strength.wished", *(("query.liked",) if of_lead else ())):
        yield from reading.search(pattern(name), first, end)


def scopes(reading: Reading, taken: Sequence[Found], *, of_lead: bool = False) -> list[Scope]:
    """What is wished for and what is demanded, the later word on it last: 'preferably in Norway, French required'."""
    found = [
        *_verdicts(reading, "strength.verdict_wished", "preferred"),
        *_verdicts(reading, "strength.verdict_demanded", "required"),
    ]
    judged = {at for scope in found for at in range(scope.cue.first, scope.cue.end)}
    demands = [hit for hit in reading.search(pattern("strength.demanded")) if hit.first not in judged]
    for hit in sorted(wishes(reading, of_lead=of_lead), key=lambda hit: hit.first):
        if judged.isdisjoint(range(hit.first, hit.end)) and not _inside(taken, hit):
            found.append(_wish(reading, hit, demands, taken))
    return sorted(found, key=lambda scope: (scope.strength == "required", scope.start))


def strength_of(first: int, end: int, over: Sequence[Scope]) -> Strength:
    """The strength of what was found in some words: that of the last scope they begin in, else required."""
    met = [scope.strength for scope in over if scope.start <= first < scope.end or scope.start <= end - 1 < scope.end]
    return met[-1] if met else "required"


def is_wish(reading: Reading, found: Found, over: Sequence[Scope]) -> bool:
    """Whether what was found is only wished for: by the words around it, or by its own ('prefer Spanish')."""
    return strength_of(found.first, found.end, over) == "preferred" or any(wishes(reading, found.first, found.end))


def read_vain_wishes(reading: Reading, taken: Sequence[Found], over: Sequence[Scope]) -> Iterator[Found]:
    """'Ideally a person from another harbour': somebody who is only wished for, by what no condition knows."""
    for scope in (scope for scope in over if scope.strength == "preferred" and scope.start >= scope.cue.end):
        used = any(found.first < scope.end and found.end > scope.start for found in taken)
        end = person_at(reading, scope.start) if scope.start < len(reading.tokens) else None
        if end and not used and reading.word(end) in words("strength.said_of_person"):
            yield Found(scope.start, scope.end, unread=True)


def _verdicts(reading: Reading, name: str, strength: Strength) -> Iterator[Scope]:
    """'Danish would be a bonus': said of the clause that stands before it."""
    for hit in reading.search(pattern(name)):
        start = hit.first
        while start > 0 and not reading.tokens[start - 1].is_break and reading.word(start - 1) != "but":
            start -= 1
        names_something = any(reading.word(at) not in _POINTING for at in range(start, hit.first))
        if names_something and not _leads_on(reading, hit):
            yield Scope(start, hit.first, strength, Found(hit.first, hit.end))


def _leads_on(reading: Reading, hit: Hit) -> bool:
    """'preferred: phone' speaks of what follows."""
    return _is_colon(reading, hit.end)


def _wish(reading: Reading, hit: Hit, demands: Sequence[Hit], taken: Sequence[Found]) -> Scope:
    cue = Found(hit.first, hit.end)
    if _trails(reading, hit):
        return Scope(_nearest(reading, hit.first, taken), hit.first, "preferred", cue)
    start = hit.end
    while start < len(reading.tokens) and (reading.word(start) == COMMA or _is_colon(reading, start)):
        start += 1
    return Scope(start, _end_of_wish(reading, hit, start, demands, taken), "preferred", cue)


def _trails(reading: Reading, hit: Hit) -> bool:
    """'in Norway if possible', with a break behind it and none before."""
    before = reading.word(hit.first - 1)
    if hit.first == 0 or before in (COMMA, STOP) or before in _JOINTS or _is_colon(reading, hit.end):
        return False
    return hit.end >= len(reading.tokens) or reading.tokens[hit.end].is_break or reading.word(hit.end) in ("and", "but")


def _nearest(reading: Reading, before: int, taken: Sequence[Found]) -> int:
    """Where that begins of which a wish behind it is said."""
    near = [found.first for found in taken if found.filters and before - _NEAREST <= found.end <= before]
    if near:
        return max(near)
    start = before
    while start > 0 and not reading.tokens[start - 1].is_break:
        start -= 1
    return start


def _end_of_wish(reading: Reading, hit: Hit, start: int, demands: Sequence[Hit], taken: Sequence[Found]) -> int:
    """To the end of the sentence where the wish begins it, else to the next comma that parts two things; or to a demand."""
    begins = hit.first == 0 or reading.word(hit.first - 1) == STOP
    inside = {at for found in taken for at in range(found.first, found.end)}
    limit = min((demand.first for demand in demands if demand.first >= start), default=len(reading.tokens))
    for at in range(start, limit):
        if reading.word(at) == STOP or (reading.word(at) == COMMA and not begins and at not in inside):
            return at
    return limit


def _is_colon(reading: Reading, at: int) -> bool:
    return 0 <= at < len(reading.tokens) and reading.text.startswith(":", reading.tokens[at].start)


def _inside(taken: Sequence[Found], hit: Hit) -> bool:
    """Whether the words of a cue belong to something that was found."""
    return any(found.filters and found.first <= hit.first and hit.end <= found.end for found in taken)
