"""How pairs are to be made: 'nobody their own manager', 'at most two each', 'who have evenings free'.

Who must not be put together is a condition, which plans keep to in any case. How many each may have is a limit of a plan; no
rule on people knows it, nor when somebody is free: both are listed, whole, in the words that were written.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from companion.text.needs.phrasebook import pattern, words
from companion.text.needs.reading import Found, Reading, Voice
from companion.text.query.across import LeadFound
from companion.text.query.pairs import loads

_JOINTS = frozenset("and but or also with".split())
_OF_PEOPLE = _JOINTS | frozenset("who that both all each".split())
"""Words before what is listed that belong to what stands before it."""


def read_limits(reading: Reading) -> Iterator[Found]:
    """Every place that says who must not meet whom, how many each may have, or when people should be free."""
    for hit in reading.search(pattern("limits.own_manager")):
        first = _bared(reading, hit.first, hit.end)
        manager = reading.filter(first, hit.end, field="person", op="not_in", value=["manager"])
        yield LeadFound(hit.first, hit.end, (manager,), even_of_seeker=True)
    for hit in reading.search(pattern("limits.load")):
        first = _bared(reading, hit.first, hit.end)
        yield LeadFound(first, hit.end, unread=True, even_of_seeker=True, limits=loads(reading, hit, first))
    for hit in reading.search(pattern("limits.time")):
        if reading.voice(hit.first) is not Voice.SEEKER and not _is_subject(reading, hit.first):
            yield LeadFound(_bared(reading, hit.first, hit.end, _OF_PEOPLE), hit.end, unread=True)


def _bared(reading: Reading, first: int, end: int, joints: Container[str] = _JOINTS) -> int:
    while first < end - 1 and reading.word(first) in joints:
        first += 1
    return first


def _is_subject(reading: Reading, first: int) -> bool:
    """'who know about weekend shifts' and 'how to survive evenings' speak of what is known."""
    at = first - 1
    while at >= 0 and not reading.tokens[at].is_break:
        if reading.word(at) in words("query.topic_leads") - {"on"}:
            return True
        at -= 1
    return False
