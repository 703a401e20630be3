"""A line of the reader's told again in a sentence that does not address them: it must not change what the line says."""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.domain.grounding.causes import groundless_cause
from companion.domain.grounding.claim import Claim, denies
from companion.domain.grounding.doers import given_to_another
from companion.domain.grounding.leaning import facts_on_record
from companion.domain.grounding.records import Records
from companion.domain.grounding.support import support
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence
from companion.domain.words.hard_facts import numbers
from companion.domain.words.word_forms import looks_like_verb

RETOLD = 0.55
"""Share of a sentence's weight from which it tells a line again, so that a difference is an error and no other matter."""

FEWEST_WORDS = 3
"""Words that carry something, from which a sentence can be known for a line told again."""


class Retold(NamedTuple):
    """The line that is told otherwise; `sure` by a figure, a name or a denial, which leave nothing to read into."""

    line: Evidence
    sure: bool


_OF_THE_SENDER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]urs?|me|us|[Hh]ere)\b|\?")


def retold_wrongly(sentence: str, records: Records) -> Retold | None:
    """The line that a sentence tells otherwise ("The backlog fell from 61 to 4"), or gives to somebody else.

    A sentence that says "you" has been read for the first already; the second is read off the whole of it.
    """
    if _OF_THE_SENDER.search(sentence):
        return None
    whole = Claim(sentence, denies(sentence), opens_sentence=True)
    if not re.search(r"\byou\b", sentence, re.IGNORECASE):
        return None if records.by_hand and _is_the_senders(whole, records) else _told_otherwise(whole, records)
    return _given_away(whole, records) or _before_reader(sentence, records)


_THEN_READER = re.compile(r",?\s+(?:after|before|when|once|since|because|while)\s+you\b", re.IGNORECASE)


def _before_reader(sentence: str, records: Records) -> Retold | None:
    """The line that tells otherwise what stands before "… after you …", the reader's part having been read already."""
    found = _THEN_READER.search(sentence)
    clause = sentence[: found.start()] if found else ""
    if not clause or re.search(r"\byou", clause, re.IGNORECASE):
        return None
    return _told_otherwise(Claim(clause, denies(clause), opens_sentence=True), records)


def _is_the_senders(whole: Claim, records: Records) -> bool:
    """Whether the sender's own lines hold nearly as much of what is said, or something of it where there is no verb: "Field
    officer, 5 seasons", says one field officer to another."""
    theirs, mine = (support(whole, lines, records.stems) for lines in (records.mentor_entries, records.mentee_entries))
    says = any(looks_like_verb(word) for word in words(whole.text))
    return mine.coverage >= (max(theirs.coverage - 0.1, 0.3) if says else 0.3)


def _told_otherwise(whole: Claim, records: Records) -> Retold | None:
    answer = support(whole, records.mentor_entries, records.stems)
    if answer.coverage < RETOLD or answer.verdict == "silent" or answer.entry is None:
        return None
    if len(records.roots_of(whole.text)) < FEWEST_WORDS and not numbers(whole.text):
        return None
    wrong = answer.verdict == "says otherwise" or groundless_cause(whole.text, [answer.entry], records)
    sure = answer.hard or whole.denied or not facts_on_record(whole, records)
    return Retold(answer.evidence, sure) if wrong and answer.evidence else None


def _given_away(whole: Claim, records: Records) -> Retold | None:
    for line in records.mentor_entries:
        if given_to_another(whole.text, line.said, records.stems):
            answer = support(whole, [line], records.stems)
            if answer.coverage >= RETOLD:
                return Retold(answer.evidence, sure=True) if answer.evidence else None
    return None
