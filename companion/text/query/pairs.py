"""How pairs are to be made, as the rules of a plan: 'at most two each', 'sharing a language', 'two hours in common'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from companion.domain.needs import Refused
from companion.domain.query.query import OWN, Limit, LimitKey
from companion.text.needs.phrasebook import pattern
from companion.text.needs.reading import Hit, Reading
from companion.text.query.across import LeadFound

_NUMBERS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_NUMBERS |= {"dozen": 12, "twice": 2, "again": 2}
_PORTIONS = {"half": 0.5, "third": 1 / 3, "thirds": 2 / 3, "quarter": 0.25, "quarters": 0.75}

_AT_LEAST = re.compile(r"\b(?:at least|minimum|min|no fewer|not fewer|no less|not less)\b")
_EXACTLY = re.compile(r"\bexactly\b")
_LESS_THAN = re.compile(r"\b(?:fewer|less) than\b")
_NOT_LESS = re.compile(r"\b(?:no|not) (?:fewer|less) than\b")
_OFTEN = re.compile(r"\b(?:twice|two times|again)\b")


def read_shared(reading: Reading) -> Iterator[LeadFound]:
    """Every place that says what the two people of a pair should have in common, or how many pairs cross industries."""
    for hit in reading.search(pattern("limits.language")):
        others = reading.begins(pattern("limits.language_of_others"), hit.end)
        if others:
            yield LeadFound(hit.first, others.end, unread=True, even_of_seeker=True)
        else:
            yield _listed(reading, hit, "shared_language", 1)
    for hit in reading.search(pattern("limits.hours")):
        hours = next(_numbers(reading, hit), None)
        if hours:
            yield _listed(reading, hit, "min_timezone_overlap_hours", hours)
    for hit in reading.search(pattern("limits.zones")):
        yield LeadFound(hit.first, hit.end, unread=True, even_of_seeker=True)
    for hit in reading.search(pattern("limits.share")):
        yield _across(reading, hit)


def _across(reading: Reading, hit: Hit) -> LeadFound:
    """A portion of the pairs; a number of them, or more than all, is listed."""
    portion = _share(reading, hit)
    if portion is None or portion > 1:
        return LeadFound(hit.first, hit.end, unread=True, even_of_seeker=True)
    across = reading.filter(hit.first, hit.end, field="industry", op="not_in", value=[OWN])
    limit = Limit(key="min_cross_industry_share", value=portion, from_=reading.said(hit.first, hit.end))
    return LeadFound(hit.first, hit.end, (across,), even_of_seeker=True, wished=True, limits=(limit,))


def loads(reading: Reading, hit: Hit, first: int) -> tuple[Limit, ...]:
    """How many somebody may have, of the words from `first` to the end of a hit."""
    number = next(_numbers(reading, hit), None)
    if number is None:
        return ()
    words, said = " ".join(reading.word(at) for at in range(hit.first, hit.end)), reading.said(first, hit.end)
    if _OFTEN.search(words):
        number = 1
    if _LESS_THAN.search(words) and not _NOT_LESS.search(words):
        number -= 1
    if _of_mentees(words):
        return (Limit(key="mentors_each", value=number, from_=said),)
    if _AT_LEAST.search(words):
        return (Limit(key="min_load", value=number, from_=said),)
    most = Limit(key="max_load", value=number, from_=said)
    return (most, Limit(key="min_load", value=number, from_=said)) if _EXACTLY.search(words) else (most,)


NOBODY_EACH = "At most nobody each would leave everybody without a match."


def agreed(limits: Sequence[Limit]) -> tuple[list[Limit], list[Refused]]:
    """Limits that can be kept, and those that cannot: a most of nobody, and a least above the most."""
    kept = [one for one in limits if one.key not in ("max_load", "mentors_each") or one.value >= 1]
    refused = [Refused(words=one.from_, because=NOBODY_EACH) for one in limits if one not in kept]
    loads = {one.key: one for one in kept if one.key in ("min_load", "max_load")}
    if len(loads) > 1 and loads["min_load"].value > loads["max_load"].value:
        both = f"At least {loads['min_load'].value:g} and at most {loads['max_load'].value:g} each cannot both hold."
        refused += [Refused(words=one.from_, because=both) for one in kept if one.key in loads]
        kept = [one for one in kept if one.key not in loads]
    return kept, refused


def _of_mentees(words: str) -> bool:
    """'two mentors each' and 'each mentee at most one' count the mentors of a mentee, everything else the mentees of a mentor."""
    counted = re.search(rf"\b(?:{'|'.join(_NUMBERS)}|[0-9]+) (\w+)", words)
    if counted and counted[1] in {"mentor", "mentors", "partner", "partners"}:
        return True
    return (
        re.match(r"(?:\w+ )?(?:each |every |a )?(?:mentees?|learners?|apprentices?|trainees?|interns?|juniors?)\b", words)
        is not None
    )


def _listed(reading: Reading, hit: Hit, key: LimitKey, value: float) -> LeadFound:
    first = hit.first
    while first < hit.end - 1 and reading.word(first) in {"and", "who", "that", "both", "all", "which"}:
        first += 1
    limit = Limit(key=key, value=value, from_=reading.said(first, hit.end))
    return LeadFound(first, hit.end, unread=True, even_of_seeker=True, limits=(limit,))


def _numbers(reading: Reading, hit: Hit) -> Iterator[float]:
    for at in range(hit.first, hit.end):
        word = reading.word(at)
        if word.isdecimal():
            yield float(word)
        elif word in _NUMBERS and not (word == "one" and reading.word(at - 1) in {"each", "every"}):
            yield float(_NUMBERS[word])


def _share(reading: Reading, hit: Hit) -> float | None:
    """A portion of all pairs, 1 for all of them; None for a number of pairs."""
    named = hit.match.groupdict()
    if named["percent"]:
        return float(named["percent"]) / 100
    if named["count"]:
        number = reading.tokens[reading.index_at(hit.match.start("count"))]
        return float(number.word) / 100 if reading.text[number.end :].lstrip().startswith("%") else None
    portion = (named["portion"] or "").split()
    return 1.0 if named["every"] or not portion else _PORTIONS[portion[-1]]
