"""Career stage as a condition: 'early career', 'somebody retired', 'no executives'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from companion.text.needs.reading import Found, Hang, Hit, Reading, line

_THEIR = r"(?:their|the|his|her|a|an)"
STAGES: Mapping[str, re.Pattern[str]] = {
    "early": line(
        rf"(?:early|earlier) (?:in {_THEIR} )?careers?|(?:at|near) the (?:start|beginning) of {_THEIR} career|(?:just )?starting out|"
        r"junior|(?:newly|recently|freshly) qualified|(?:recent|new|fresh) graduate|entry level|new to the (?:job|field|trade)"
    ),
    "mid": line(rf"mid careers?|mid level|(?:in|at) the middle of {_THEIR} careers?|halfway through {_THEIR} careers?"),
    "senior": line(r"(?:very |really |more |highly |most )?senior|senior level|late career"),
    "executive": line(
        r"executives?|executive level|c level|c suite|(?:board|director|executive) level|chief executives?|chief executive officers?|"
        r"ceos?|vice presidents?|managing directors?"
    ),
    "retired": line(r"(?:recently |already |now |newly )?retired|retirees?|pensioners?|in retirement"),
}
_LEADING = frozenset("in at of an a the their his her".split())
_DENIAL = re.compile(r" (?:no|not|not too|not an?|nobody|non|not yet|never|nor|isn't|without)(?: an?)? $")
_ANOTHER_SENSE = frozenset(
    "care citizen citizens home homes living change switch crisis break assistant assistants secretary coaching search summary".split()
)


def read_stages(reading: Reading) -> Iterator[Found]:
    """Every place where a stage is asked for or ruled out."""
    for stage, pattern in STAGES.items():
        for hit in reading.search(pattern):
            if reading.word(hit.end) not in _ANOTHER_SENSE:
                yield _found(reading, hit, stage)


def _found(reading: Reading, hit: Hit, stage: str) -> Found:
    denied = _DENIAL.search(reading.flat[: hit.match.start()])
    first = reading.index_at(denied.start() + 1) if denied else hit.first
    inside = _inside_person(reading, hit)
    while not inside and not denied and reading.word(first - 1) in _LEADING:
        first -= 1
    condition = reading.filter(first, hit.end, field="stage", op="not_in" if denied else "in", value=[stage])
    return Found(first, hit.end, (condition,), hang=Hang.ANYWHERE if inside else Hang.CLAUSE if denied else Hang.PERSON)


def _inside_person(reading: Reading, hit: Hit) -> bool:
    """'a senior civil engineer': between the beginning of a phrase for a person and its end."""
    start = max((place for place in reading.person_starts if place <= hit.first), default=None)
    return start is not None and any(start < end and hit.end <= end for end in reading.person_ends) and hit.first - start < 5
