"""Sentences of the sender's own: their facts are theirs, unless the reader's profile says otherwise."""

from __future__ import annotations

from companion.domain.grounding.answering import answered
from companion.domain.grounding.claims import Claim, hard_facts, words_of_weight
from companion.domain.grounding.grounded import Grounded, contradicted
from companion.domain.grounding.leaning import facts_on_record
from companion.domain.grounding.of_reader import addressed
from companion.domain.grounding.on_record import missing, told_of_sender
from companion.domain.grounding.records import Entry, Records, folded
from companion.domain.grounding.support import Support
from companion.domain.grounding.told import otherwise
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence

OVERRULES = 0.65
"""Share of a claim's weight a line must hold to overrule what the sender typed of the reader, where it does not contradict."""


def ground_own(sentence: str, line: Entry, shared: int, records: Records) -> Grounded:
    """A sentence of the sender's: their facts are theirs, unless the reader's profile says otherwise."""
    own = [Evidence(who="own", source=line.values[0][0], quote=_quoted_part(line.values[0][1], sentence))]
    vouched_lines = [entry for entry in records.own_entries if entry.values[0][0].startswith(("confirmed", "how_known"))]
    doubtful: str | None = None
    vouched_for = any(_typed(Claim(sentence, False), entry) for entry in vouched_lines)
    if (wrong := otherwise(sentence, records)) and not vouched_for:
        return Grounded("unsupported", [wrong.evidence] if wrong.evidence else [], wrong.trouble)
    for claim, answer in answered(addressed(sentence, records), records):
        if claim.soft and answer.verdict != "says otherwise":
            continue
        if answer.verdict == "says so" and answer.evidence:
            own.append(answer.evidence)
        elif not _typed(claim, line):
            return Grounded("unsupported", trouble=f"Nobody wrote “{claim.text}”.")
        elif vouched := next((entry for entry in vouched_lines if _typed(claim, entry)), None):
            own.append(Evidence(who="own", source=vouched.values[0][0], quote=vouched.values[0][1]))
        elif answer.verdict == "says otherwise" and answer.evidence and _overrules(claim, answer, records):
            return contradicted(answer.evidence)
        else:
            doubtful = doubtful or claim.text
    if lacking := missing(sentence, records):
        mine = told_of_sender(lacking, sentence, records)
        return Grounded("unsupported", own if mine else [], lacking.trouble, untyped=mine)
    return Grounded("own", own, unsure=doubtful, own_words=shared)


def _overrules(claim: Claim, answer: Support, records: Records) -> bool:
    """Whether a line overrules what the sender typed of the reader.

    By a figure, a date or a unit, by what the sender denies, or by a name or figure that no line holds. Verbs and denials of the
    line's own are read into a free retelling too easily: of these the sender is asked.
    """
    if answer.firm:
        return answer.hard or claim.denied
    return bool(hard_facts(claim.text)) and answer.coverage >= OVERRULES and not facts_on_record(claim, records)


def _typed(claim: Claim, line: Entry) -> bool:
    said = {folded(word) for word in words(line.text)}
    return all(folded(word) in said for word in words_of_weight(claim.text))


def _quoted_part(line: str, sentence: str) -> str:
    """The sentence itself where the line holds it word for word, else the whole line."""
    return sentence if sentence in line else sentence.rstrip(".") if sentence.rstrip(".") in line else line
