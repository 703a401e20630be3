"""What the reader says they never had, and a sentence gives them: "your engineering degree" to somebody without a degree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.grounding.records import Records
from companion.domain.outreach.outreach import Evidence

_PHRASE = r"(?P<phrase>(?:[\w’'-]+\s+)?[\w’'-]+)"
_YOURS = re.compile(rf"\byour\s+{_PHRASE}", re.IGNORECASE)
_LACKS = re.compile(
    rf"\b(?:no|without(?: an?| any)?|lacks?(?: an?)?|never (?:had|got|took|finished|did|made|held)(?: an?| the| "
    rf"any)?)\s+{_PHRASE}",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:no|not|without|never|lack\w*|missing|absent|instead)\b|n['’]t\b", re.IGNORECASE)


def given_what_is_lacking(sentence: str, records: Records) -> Evidence | None:
    """The line in which the reader says that they have no such thing; none where another line tells of it."""
    if _DENIES.search(sentence):
        return None
    given = frozenset[str]().union(*(records.roots_of(found["phrase"]) for found in _YOURS.finditer(sentence)))
    if not given:
        return None
    for line, source, lacked in _lacked(records):
        if given & lacked and not any(given & lacked & held for held in _held(records)):
            return Evidence(who="mentor", source=source, quote=line)
    return None


def _lacked(records: Records) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Each line that denies something, and the roots of the last word denied in each phrase."""
    for entry in records.mentor_entries:
        for source, value in entry.values:
            for found in _LACKS.finditer(value):
                yield value, source, records.roots_of(found["phrase"].split()[-1])


def _held(records: Records) -> Iterator[frozenset[str]]:
    """The roots of each line that denies nothing."""
    return (records.roots_of(entry.said) for entry in records.mentor_entries if not _DENIES.search(entry.said))
