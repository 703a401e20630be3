"""A line of the reader's told again in a sentence that does not address them: it must not change what the line says."""

from __future__ import annotations

import re

from companion.domain.causes import groundless_cause
from companion.domain.claim import Claim, denies
from companion.domain.doers import given_to_another
from companion.domain.outreach import Evidence
from companion.domain.records import Records
from companion.domain.support import support

RETOLD = 0.55
"""Share of a sentence's weight from which it tells a line again, so that a difference is an error and no other matter."""

_OF_THE_SENDER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]urs?|me|us|[Hh]ere)\b|\?")


def retold_wrongly(sentence: str, records: Records) -> Evidence | None:
    """The line that a sentence tells otherwise ("The backlog fell from 61 to 4"), or gives to somebody else.

    A sentence that says "you" has been read for the first already; the second is read off the whole of it.
    """
    if _OF_THE_SENDER.search(sentence):
        return None
    whole = Claim(sentence, denies(sentence), opens_sentence=True)
    if not re.search(r"\byou\b", sentence, re.IGNORECASE):
        return _told_otherwise(whole, records)
    return _given_away(whole, records) or _before_reader(sentence, records)


_THEN_READER = re.compile(r",?\s+(?:after|before|when|once|since|because|while)\s+you\b", re.IGNORECASE)


def _before_reader(sentence: str, records: Records) -> Evidence | None:
    """The line that tells otherwise what stands before "… after you …", the reader's part having been read already."""
    found = _THEN_READER.search(sentence)
    clause = sentence[: found.start()] if found else ""
    if not clause or re.search(r"\byou", clause, re.IGNORECASE):
        return None
    return _told_otherwise(Claim(clause, denies(clause), opens_sentence=True), records)


def _told_otherwise(whole: Claim, records: Records) -> Evidence | None:
    answer = support(whole, records.mentor_entries, records.stems)
    if answer.coverage < RETOLD or answer.verdict == "silent" or answer.entry is None:
        return None
    wrong = answer.verdict == "says otherwise" or groundless_cause(whole.text, [answer.entry], records)
    return answer.evidence if wrong else None


def _given_away(whole: Claim, records: Records) -> Evidence | None:
    for line in records.mentor_entries:
        if given_to_another(whole.text, line.said, records.stems):
            answer = support(whole, [line], records.stems)
            if answer.coverage >= RETOLD:
                return answer.evidence
    return None
