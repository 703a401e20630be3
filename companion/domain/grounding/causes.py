"""Causes a sentence gives for what the reader did: each must stand in the record that tells of the deed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from companion.domain.grounding.claim import Claim, denies, masked
from companion.domain.grounding.records import Entry, Records
from companion.domain.grounding.support import record_of, support
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.words.word_forms import is_light, roots

_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|thanks to|on account of|as a result of|out of(?= (?:fear|anger|boredom|love|habit))|"
    r"since(?= (?:the|an?|nobody|your?|it)\b)(?! (?:the (?:year|start|beginning|day)))|so as to|in order to)\s+",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[.;!?]|,\s+(?:and|but|so)\s|\s(?:[–—])\s|\sbecause\s", re.IGNORECASE)


def groundless_cause(sentence: str, bearing: Collection[Entry], records: Records) -> str | None:
    """The first cause in a sentence about the reader that no line bearing the sentence out holds.

    A cause of several words may stand in another line of the same record.
    """
    places = {record_of(line) for line in bearing}
    near = [line for line in records.mentor_entries if record_of(line) in places]
    for cause in _causes(sentence):
        weight = len({root for root in roots(cause, records.stems) if not is_light(root)})
        lines = near if weight > 1 else bearing
        if weight and support(Claim(cause, denies(cause)), list(lines), records.stems).verdict != "says so":
            return cause
    return None


def _causes(sentence: str) -> Iterator[str]:
    hidden = masked(sentence)
    for found in _CAUSE.finditer(hidden):
        end = _CLAUSE_ENDS.search(hidden, found.end())
        cause = sentence[found.end() : end.start() if end else len(sentence)]
        start = max(hidden.rfind(mark, 0, found.start()) for mark in ",;:.")
        if not FIRST_PERSON.search(sentence[start + 1 : found.start()]) and not FIRST_PERSON.search(cause):
            yield re.sub(r"^you(?:['’]\w+)?\s+", "", cause, flags=re.IGNORECASE)
