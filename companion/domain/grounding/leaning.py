"""Between saying and silence: what a line speaks of without quite saying it, in a text a person wrote by hand.

Free retellings ("people rang far less about the lid") share few words with the line they retell, and so do half-truths. Words
alone do not tell them apart, so a person who wrote such a sentence is asked whether that is the line they mean, and not refused.
What a machine wrote is refused. Nobody is asked about a wrong name or figure, a denial, or a deed no line speaks of: these fail.
"""

from __future__ import annotations

import re

from companion.domain.grounding.claim import Claim, denials
from companion.domain.grounding.contradiction import tells_of_others, tells_otherwise
from companion.domain.grounding.counts import counts
from companion.domain.grounding.records import Entry, Records, folded
from companion.domain.grounding.support import COVERED, TOUCHED, Support, holds, support
from companion.domain.outreach.message import words
from companion.domain.words.hard_facts import hard_facts, with_figures, words_of_weight
from companion.domain.words.word_forms import is_light_form, looks_like_verb, plain

LEANS = 0.3
"""Share of a claim's weight one line must hold to speak of the same thing. Chosen on the tune halves of `evals/cases`: of true
retellings that no line quite says, nine in ten lie above it, and half of what is made up."""

WORDS_OF_A_LINE = 4
"""Words from which a value of a profile tells something, and does not only name it."""

_CALENDAR = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|"
    r"december)(?=s?\b)"
)

TELLS_WHY = 0.4
"""The same for a cause."""


def leans(claim: Claim, answer: Support, records: Records) -> bool:
    """Whether the nearest line speaks of what a claim says, and nothing the records hold is against it."""
    if answer.firm or answer.entry is None or _turned(claim, answer.entry):
        return False
    if answer.coverage < LEANS and not _counted(claim):
        return False
    elsewhere = _told_elsewhere(claim, answer) or _counted_alike(claim, records)
    if answer.verdict == "says otherwise" and answer.coverage >= COVERED and not elsewhere:
        return False
    return facts_on_record(claim, records) and _cause_near(claim, records)


def may_ask(claim: Claim, answer: Support, records: Records) -> bool:
    """Whether a claim that is asked or supposed rather than stated, or of what both were present at, may be left to the sender.

    Nothing on record may be against it; and but for what the sender was present at, it must bring no name, figure or title of
    its own.
    """
    if answer.hard or (answer.entry is not None and _turned(claim, answer.entry) and answer.coverage >= LEANS):
        return False
    return records.met or (facts_on_record(claim, records) and _cause_near(claim, records))


def blends(claim: Claim, answer: Support, records: Records) -> bool:
    """Whether a claim tells several lines at once, so that one of them seems to count otherwise: every figure in it is on record,
    and the line that speaks of it most holds less than a claim needs to be that line's."""
    if answer.entry is None or not answer.firm or answer.coverage >= COVERED or not hard_facts(claim.text).numbers:
        return False
    told = tells_otherwise(claim, answer.entry, records.stems)
    return not told and not _turned(claim, answer.entry) and facts_on_record(claim, records)


def nearest_line(answer: Support) -> str | None:
    """The line shown to whoever is asked: one that speaks of the claim and of the reader, and is more than a name or a title."""
    line = answer.entry.values[0][1] if answer.entry and not tells_of_others(answer.entry) else ""
    return line if answer.coverage >= TOUCHED and len(words(line)) >= WORDS_OF_A_LINE else None


def strays(claim: Claim, line: Entry, records: Records) -> bool:
    """Whether a claim a line says by most of its words opens with another verb, or has a word that no line of theirs holds."""
    said = [word for word in words_of_weight(plain(claim.text)) if not word[0].isdigit() and word not in _named(claim.text)]
    heavy = [word for word in said if not is_light_form(word)]
    opens = words_of_weight(claim.text)[:1]
    telling = [word for word in said[:1] if word in heavy and any(map(looks_like_verb, opens))]
    if any(not holds(word, line, records.stems) for word in telling):
        return True
    strange = [word for word in heavy if not any(holds(word, entry, records.stems) for entry in records.mentor_entries)]
    return bool(strange) and not (len(strange) == 1 and _tells_change(claim.text, strange[0], line))


_FROM_TO = re.compile(r"\bfrom\s+(?P<one>[\d.,]+)(?:\s+\S+)?\s+to\s+(?P<other>[\d.,]+)")


def _tells_change(claim: str, verb: str, line: Entry) -> bool:
    """Whether the one word no line holds is a verb for a change of which the line holds both figures: "fell from 38 to 21"."""
    found = _FROM_TO.search(with_figures(claim))
    figures = {found["one"], found["other"]} if found else set()
    is_verb = any(plain(word) == verb and looks_like_verb(word) for word in words_of_weight(claim))
    return len(figures) == 2 and figures <= line.numbers and is_verb


def _named(text: str) -> set[str]:
    """Capitalised words of a text, as they stand in its plain form."""
    return {word for found in words_of_weight(text) if found[0].isupper() for word in plain(found).split()}


def _turned(claim: Claim, line: Entry) -> bool:
    """Whether a claim denies what the line does not."""
    return claim.denied and not denials(line.said)


def _counted(claim: Claim) -> bool:
    """Whether a claim holds a figure that is not in every profile."""
    return any(len(number) > 1 for number in hard_facts(claim.text).numbers)


def _told_elsewhere(claim: Claim, answer: Support) -> bool:
    """Whether a line says so, only not in the record the claim before it rests on; a date or figure binds it to that record."""
    return answer.elsewhere and not hard_facts(claim.text).numbers


def _counted_alike(claim: Claim, records: Records) -> bool:
    """Whether every figure of a claim counts what it counts in some line of theirs: "a practice with seven therapists" takes the
    practice from one line and the seven therapists from another."""
    figures = set(hard_facts(claim.text).numbers)
    counted = {pair for pair in counts(claim.text, records.stems) if pair[0] in figures}
    held = {pair for line in records.mentor_entries for pair in counts(line.said, records.stems)}
    return bool(figures) and figures == {number for number, _ in counted & held}


def facts_on_record(claim: Claim, records: Records) -> bool:
    """Whether every figure, name, day and month of a claim stands somewhere in the reader's profile."""
    facts = hard_facts(claim.text, first_word_may_be_name=not claim.opens_sentence)
    figures = {number for line in records.mentor_entries for number in line.numbers | line.lasted}
    held = {word for line in records.mentor_entries for word in line.vocabulary}
    named = {folded(word) for name in facts.names for word in words(name)} | set(_CALENDAR.findall(claim.text.lower()))
    return set(facts.numbers) <= figures and named <= held and all(_is_quoted(said, records) for said in facts.quotations)


def _is_quoted(quotation: str, records: Records) -> bool:
    """Whether the words between quotation marks stand in a row in one line of the reader's."""
    wanted = " ".join(folded(word) for word in words(quotation))
    return any(wanted in " ".join(folded(word) for word in words(line.text)) for line in records.mentor_entries)


def _cause_near(claim: Claim, records: Records) -> bool:
    if not claim.because:
        return True
    because = Claim(claim.because, False)
    answer = support(because, records.mentor_entries, records.stems)
    if answer.verdict == "says so" or (not answer.firm and answer.coverage >= TELLS_WHY):
        return True
    return records.by_hand and not answer.firm and facts_on_record(because, records)
