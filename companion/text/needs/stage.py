"""Career stage as a condition: 'early career', 'somebody retired', 'no executives'."""

from __future__ import annotations

from collections.abc import Iterator

from companion.text.needs.phrasebook import pattern, pattern_before, section, words
from companion.text.needs.reading import Found, Hang, Hit, Reading


def read_stages(reading: Reading) -> Iterator[Found]:
    """Every place where a stage is asked for or ruled out."""
    for name in section("stage.stage"):
        for hit in reading.search(pattern(name)):
            if reading.word(hit.end) not in words("stage.another_sense"):
                yield _found(reading, hit, name.rpartition(".")[2])


def _found(reading: Reading, hit: Hit, stage: str) -> Found:
    denial = reading.before(pattern_before("stage.ruled_out_before"), hit.first)
    first, inside = hit.first if denial is None else denial, _inside_person(reading, hit)
    while denial is None and not inside and reading.word(first - 1) in words("stage.leading"):
        first -= 1
    op = "in" if denial is None else "not_in"
    condition = reading.filter(first, hit.end, field="stage", op=op, value=[stage])
    hang = Hang.ANYWHERE if inside else Hang.PERSON if denial is None else Hang.CLAUSE
    return Found(first, hit.end, (condition,), hang=hang)


def _inside_person(reading: Reading, hit: Hit) -> bool:
    """'a senior civil engineer': between the beginning of a phrase for a person and its end."""
    start = max((place for place in reading.person_starts if place <= hit.first), default=None)
    return start is not None and any(start < end and hit.end <= end for end in reading.person_ends) and hit.first - start < 5
