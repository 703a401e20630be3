"""The claims of a sentence with what the records answer, read one after the other.

A claim that hangs on the one before it, or says by itself no more than a date, must stand in the record that bore that out:
"…, which you joined in 2018" speaks of the post just named, whatever else happened in 2018.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from companion.domain.grounding.claim import Claim
from companion.domain.grounding.claims import claims
from companion.domain.grounding.inferred import without_inference
from companion.domain.grounding.records import Entry, Records
from companion.domain.grounding.support import Support, holds, record_of, support
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.words.hard_facts import numbers, words_of_weight
from companion.domain.words.word_forms import is_light_form, plain, roots

STRANGE_WORDS = 3
STRANGE_SHARE = 0.3
"""How many words of weight, and which share of them, are too many to be nowhere in the records. Chosen on the tune halves."""


_UNDERSTOOD = re.compile(
    r",?\s+(?:and|so|but|hence)\s+you\s+(?:must |surely |also )?(?:know|knew|understand|feel|see)\b", re.IGNORECASE
)
"""From here on a sentence tells what the reader will understand, not what they did."""


def answered(sentence: str, records: Records) -> Iterator[tuple[Claim, Support]]:
    """Each claim of a sentence with its answer."""
    last: Claim | None = None
    for claim in claims(sentence):
        answer = _answer(claim, last, records)
        if claim.beside and _touches(claim, last, records):
            claim = replace(claim, soft=True)
        if answer.verdict == "says so" and claim.later and not claim.soft and _adds(claim, answer, records):
            answer = answer._replace(verdict="silent")
        if answer.verdict == "says so" and not claim.soft:
            last = claim
        yield claim, answer


def _adds(claim: Claim, answer: Support, records: Records) -> bool:
    """Whether a clause has a word of weight that no line of the record bearing it out holds."""
    place = record_of(answer.entry) if answer.entry else ""
    lines = [line for line in records.mentor_entries if record_of(line) == place]
    said = [word for word in words_of_weight(plain(claim.text)) if not is_light_form(word) and not numbers(word)]
    return any(not any(holds(word, line, records.stems) for line in lines) for word in said)


def _touches(claim: Claim, last: Claim | None, records: Records) -> bool:
    """Whether the records that bear out the claim before this one hold a word of weight of this one, or it has none."""
    lines = list(_records_of(last, records)) if last else records.mentor_entries
    said = [word for word in words_of_weight(claim.text) if not is_light_form(word)]
    if claim.of_others:
        return any(
            root in roots(line.text, records.stems) for word in said for root in roots(word, records.stems) for line in lines
        )
    return not said or any(holds(word, line, records.stems) for word in said for line in lines)


def unborne(sentence: str, bearing: Collection[Entry], records: Records) -> str | None:
    """Words of weight in a sentence about the reader that none of the records bearing it out holds, if they are many.

    What the forms of claims pass over is caught here: "…, and the company wrote it into its rules". A sentence that is also
    about the sender says more than records of the reader can hold, and a question asks.
    """
    if FIRST_PERSON.search(sentence) or sentence.rstrip("\"'”’) ").endswith("?"):
        return None
    places = {record_of(line) for line in bearing}
    lines = [line for line in records.mentor_entries if record_of(line) in places]
    told = _UNDERSTOOD.split(re.split(r",\s+so\b", without_inference(sentence))[0])[0]
    said = [word for word in words_of_weight(told) if not is_light_form(word) and not numbers(word)]
    strange = [word for word in said if not any(holds(word, line, records.stems) for line in lines)]
    return " ".join(strange) if len(strange) >= STRANGE_WORDS and len(strange) > STRANGE_SHARE * len(said) else None


def _answer(claim: Claim, last: Claim | None, records: Records) -> Support:
    answer = _among(claim, records.mentor_entries, records)
    if last is None or answer.verdict != "says so" or not (claim.bound or claim.of_others or not answer.by_itself):
        return answer
    within = _among(claim, list(_records_of(last, records)), records)
    if within.verdict == "says so" or claim.soft:
        return within
    return Support("says otherwise", answer.evidence, answer.coverage, answer.entry, elsewhere=True)


def _records_of(claim: Claim, records: Records) -> Iterator[Entry]:
    """Every line of the records that bear a claim out; two posts with one employer are two records."""
    lines = records.mentor_entries
    bearing = [line for line in lines if _among(claim, [line], records).verdict == "says so"]
    places = {record_of(line) for line in bearing}
    return (line for line in lines if record_of(line) in places)


def _among(claim: Claim, lines: list[Entry], records: Records) -> Support:
    return support(claim, lines, records.stems, nearness=records.nearness)
