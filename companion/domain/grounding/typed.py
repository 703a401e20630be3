"""Sentences of the sender's own: their facts are theirs, unless the reader's profile says otherwise."""

from __future__ import annotations

from dataclasses import replace

from companion.domain.grounding.answering import answered
from companion.domain.grounding.asides import without_asides
from companion.domain.grounding.borne_out import ASKED_FROM, Heard, doubt
from companion.domain.grounding.claims import Claim, hard_facts, words_of_weight
from companion.domain.grounding.grounded import Grounded, contradicted
from companion.domain.grounding.leaning import LEANS, facts_on_record, nearest_line
from companion.domain.grounding.nearest import nearest_first
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
    theirs, whole = list[Evidence](), list[Evidence]()
    open_: list[tuple[Claim, Support]] = []
    vouched_for = any(_typed(Claim(sentence, False), entry) for entry in vouched_lines)
    if (wrong := otherwise(sentence, records)) and not vouched_for:
        if not wrong.foreign:
            return Grounded("unsupported", [wrong.evidence] if wrong.evidence else [], wrong.trouble, own_words=shared)
        open_.append((Claim(wrong.foreign, False), Support("silent", wrong.evidence)))
    for claim, answer in answered(addressed(without_asides(sentence), records), records):
        if claim.soft and answer.verdict != "says otherwise":
            whole += [answer.evidence] if answer.verdict == "says so" and answer.evidence else []
        elif answer.verdict == "says so" and answer.evidence:
            theirs.append(answer.evidence)
        elif not _typed(claim, line):
            return Grounded("unsupported", trouble=f"Nobody wrote “{claim.text}”.")
        elif vouched := next((entry for entry in vouched_lines if _typed(claim, entry)), None):
            theirs.append(Evidence(who="own", source=vouched.values[0][0], quote=vouched.values[0][1]))
        elif answer.verdict == "says otherwise" and answer.evidence and _overrules(claim, answer, records):
            return replace(contradicted(answer.evidence), own_words=shared)
        else:
            open_.append((claim, answer))
    own += nearest_first([*theirs, *whole] if theirs else [], sentence)
    if lacking := missing(sentence, records):
        mine = told_of_sender(lacking, sentence, records)
        return Grounded("unsupported", own if mine else [], lacking.trouble, untyped=mine)
    return _left_open(sentence, Grounded("own", own, own_words=shared), open_, records)


def _left_open(sentence: str, typed: Grounded, open_: list[tuple[Claim, Support]], records: Records) -> Grounded:
    """A typed sentence with the line nearest to what no line says by its words; asked about if doubtful, or denied there."""
    if not open_:
        return typed
    claim, answer = open_[0]
    heard = _heard(answer, typed)
    found = doubt(addressed(without_asides(sentence), records), records, heard=heard)
    denied = any(against.firm for _, against in open_)
    if found.chance < ASKED_FROM[heard] and not denied:
        return replace(typed, evidence=[*typed.evidence, *([found.line] if found.line else [])], doubt=found)
    nearest = nearest_line(answer) or (found.line.quote if found.line else None)
    return replace(typed, unsure=claim.text, nearest=nearest, doubt=found)


def _heard(answer: Support, typed: Grounded) -> Heard:
    """What lines say of a claim by their words; where the sentence tells over the same line besides, it says most of it."""
    if answer.evidence and any(item.source == answer.evidence.source for item in typed.evidence):
        return "says"
    return "leans" if answer.evidence or answer.coverage >= LEANS else "silent"


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
