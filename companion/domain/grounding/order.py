"""Which of two things came first: "before" and "after" in a claim, held against dates and against the telling of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from companion.domain.grounding.records import Entry, Records
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.outreach.outreach import Evidence
from companion.domain.words.word_forms import Stems, is_light, roots

_ORDER = (
    re.compile(
        r"^(?P<first>[^,.;?!]+?)\s+first,?\s+(?:and|but|then)\s+(?:only\s+)?(?:then\s+|later\s+|afterwards\s+|after that\s+)?"
        r"(?P<then>[^.;?!]+?)(?:\s+(?:afterwards|later|after that|then))?$",
        re.IGNORECASE,
    ),
    re.compile(r"^(?P<first>[^.;?!]+?),?\s+before\s+(?P<then>[^.;?!]+)$", re.IGNORECASE),
    re.compile(r"^(?P<then>[^.;?!]+?),?\s+after\s+(?P<first>[^.;?!]+)$", re.IGNORECASE),
    re.compile(r"^before\s+(?P<then>[^,.;?!]+),\s*(?P<first>[^.;?!]+)$", re.IGNORECASE),
    re.compile(r"^after\s+(?P<first>[^,.;?!]+),\s*(?P<then>[^.;?!]+)$", re.IGNORECASE),
)
_ASKS_ORDER = re.compile(r"\b(?:before|after)\b[^?]*,? or (?:after|before|later|earlier|the other)\b[^?]*\?", re.IGNORECASE)
"""Asks which came first: "before you crossed over, or after?" """

_OF_SENDER = re.compile(r"\s*(?:I|we)\b")
"""What the sender does is dated by no record: "before I ask"."""

_TELLS_ORDER = re.compile(r"\b(?:before|after|until|then|since|when|while|later|earlier|first|last)\b", re.IGNORECASE)


class Sequence(NamedTuple):
    """Two things, in the order somebody says they came."""

    first: str
    then: str


def sequences(sentence: str) -> Iterator[Sequence]:
    """The orders a sentence tells; "before you believe a number" names no time and is read like any other."""
    if _ASKS_ORDER.search(sentence):
        return
    plain = re.split(r",\s+(?:which|as|so|and (?:I|we)|that)\b", re.sub(r"[.!?]+\s*$", "", sentence.strip()))[0]
    for pattern in _ORDER:
        if found := pattern.match(plain):
            yield Sequence(found["first"], found["then"])
            return


def out_of_order(sentence: str, records: Records) -> Evidence | None:
    """The line that tells the two things of a sentence in the other order."""
    if FIRST_PERSON.search(sentence) and not re.search(r"\byour?\b", sentence, re.IGNORECASE):
        return None
    for sequence in sequences(sentence):
        if any(_OF_SENDER.match(part) for part in sequence):
            continue
        if line := _dated_otherwise(sequence, records) or _told_otherwise(sequence, records):
            return line
    return None


# ---------------------------------------------------------------- dates


def _dated_otherwise(sequence: Sequence, records: Records) -> Evidence | None:
    """A dated record of the first thing, where every such record began after all of the second."""
    first, then = _dated(sequence.first, records), _dated(sequence.then, records)
    clear = [(one, other) for one, other in product(first, then) if one.values != other.values]
    if not clear or any(_began(one) <= _began(other) or _may_overlap(one, other) for one, other in clear):
        return None
    source, quote = clear[0][0].values[0]
    return Evidence(who="mentor", source=source, quote=quote)


def _dated(phrase: str, records: Records) -> list[Entry]:
    """The dated records a phrase names best, if it says little else: a post, a place, a school."""
    wanted = _heavy(phrase, records.stems)
    named = [(len(wanted & _heavy(entry.said, records.stems)), entry) for entry in records.mentor_entries if _began(entry)]
    most = max((shared for shared, _ in named), default=0)
    return [entry for shared, entry in named if shared == most] if most * 2 >= max(1, len(wanted)) else []


def _began(entry: Entry) -> str:
    return _date_of(entry, "startDate")


def _date_of(entry: Entry, name: str) -> str:
    return next((value for source, value in (*entry.values, *entry.frame) if source.endswith(name)), "")


_TOLD = re.compile(r"\.(?:summary|story|description)$|\.highlights\[")


def _may_overlap(first: Entry, then: Entry) -> bool:
    """Whether a deed told in a post may be later than the beginning of another: the post was still held then."""
    told = any(_TOLD.search(source) for source, _ in (*first.values, *then.values))
    ended = _date_of(then, "endDate")
    return told and (not ended or ended > _began(first))


# ---------------------------------------------------------------- the telling


def _told_otherwise(sequence: Sequence, records: Records) -> Evidence | None:
    """A line without a word of order that tells the second thing before the first."""
    for entry in records.mentor_entries:
        if not _TELLS_ORDER.search(entry.said):
            places = [_places(phrase, entry.said, records.stems) for phrase in sequence]
            if all(places) and min(places[0]) > max(places[1]):
                source, quote = entry.values[0]
                return Evidence(who="mentor", source=source, quote=quote)
    return None


def _places(phrase: str, line: str, stems: Stems) -> list[int]:
    """Where a line says what a phrase says: all its heavy words, two at least, since one alone stands in many lines."""
    wanted = _heavy(phrase, stems)
    said = [(place, root) for place, root in enumerate(roots(line, stems)) if root in wanted]
    return [place for place, _ in said] if len(wanted) > 1 and {root for _, root in said} == wanted else []


def _heavy(text: str, stems: Stems) -> frozenset[str]:
    return frozenset(root for root in roots(text, stems) if not is_light(root) and not root.isdigit())
