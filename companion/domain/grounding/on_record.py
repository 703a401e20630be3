"""Names, figures, quotations and links of a sentence: whether the records hold them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from companion.domain.grounding.claim import split_outside_quotations
from companion.domain.grounding.records import Entry, Records, folded
from companion.domain.outreach.asking import asks_for_answer, asks_for_time
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence
from companion.domain.words.hard_facts import hard_facts, with_figures

_REPLY = re.compile(
    r"\W+(?:alone |by itself )?(?:would be|will be|would do|will do|is|suffices)\b(?:\W+\w+){0,3}?"
    r"\W+(?:reply|answer|response|enough|fine|plenty)\b|\W+(?:would|will) do\b|\W+suffices\b",
    re.IGNORECASE,
)
"""What follows words that are offered as an answer."""


class Missing(NamedTuple):
    """What stands in no record: what is wrong with it, the fact itself, and of which kind it is."""

    trouble: str
    fact: str
    kind: Literal["quotation", "name", "figure", "link"]


def missing(sentence: str, records: Records) -> Missing | None:
    """The first name, number, quotation or link that stands in no record; durations and dates of an ask are no facts."""
    facts = hard_facts(sentence)
    for quotation in facts.quotations:
        if not _is_quoted(quotation, records) and len(words(quotation)) > 2 and not _is_offered(quotation, sentence):
            return Missing(f"No record holds the words “{quotation}”.", quotation, "quotation")
    for name in facts.names:
        unknown = [word for word in words(name) if folded(word) not in records.vocabulary]
        if unknown:
            return Missing(f"“{name}” stands in no record.", name, "name")
    if not (is_courtesy(sentence) or asks_for_time(sentence) or asks_for_answer(sentence)):
        for number in facts.numbers:
            if number not in records.figures:
                return Missing(f"The figure {number} stands in no record.", number, "figure")
    for link in facts.links:
        if not any(link in entry.text for entry in records.own_entries):
            return Missing(f"The link {link} is not one you entered.", link, "link")
    return None


_CLAUSES = re.compile(r"[,;:]\s+|\s[–—]\s|\s(?:and|but|because|while|so|since|as|where|when)\s+(?=(?:I|we|you|my|our|your)\b)")


_OF_WRITER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")


def told_of_sender(found: Missing, sentence: str, records: Records) -> str | None:
    """The clause in which a person who checks their own text says something of themselves with a fact nobody typed.

    None where a machine wrote it, where it is a link, or where the clause does not speak of its writer alone.
    """
    if not records.by_hand or records.drafted or found.kind == "link":
        return None
    pieces = split_outside_quotations(_CLAUSES, sentence)
    clause = next((piece for piece in pieces if found.fact.casefold() in with_figures(piece).casefold()), sentence)
    of_reader = re.search(r"\byour?\b", clause, re.IGNORECASE)
    return None if of_reader or not _OF_WRITER.search(clause) else clause.strip(" .!?")


def _is_offered(quotation: str, sentence: str) -> bool:
    """Whether words are put into the reader's mouth for them to use: "“Can't just now” would be a fine reply." """
    behind = sentence[sentence.find(quotation) + len(quotation) :]
    return bool(_REPLY.match(behind))


def _is_quoted(quotation: str, records: Records) -> bool:
    wanted = " ".join(folded(word) for word in words(quotation))
    return any(
        wanted in " ".join(folded(word) for word in words(entry.text))
        for entry in (*records.mentor_entries, *records.mentee_entries, *records.own_entries)
    )


def quotes_reader(sentence: str, records: Records) -> bool:
    """Whether a sentence quotes, and all it quotes stands in the records."""
    quotations = hard_facts(sentence).quotations
    return bool(quotations) and all(_is_quoted(quotation, records) for quotation in quotations)


def shared_place(sentence: str, records: Records) -> list[Evidence]:
    """A line of each for "we were both at … between … and …": the place in both, and every year within both times."""
    facts = hard_facts(sentence)
    if not facts.names or not re.search(r"\b(?:both|overlapped|same|together)\b", sentence, re.IGNORECASE):
        return []
    named = {folded(word) for name in facts.names for word in words(name)}
    years = [int(number) for number in facts.numbers]
    lines = [_line_at(named, years, among) for among in (records.mentor_entries, records.mentee_entries)]
    found = [line for line in lines if line]
    return found if len(found) == len(lines) else []


def _line_at(named: set[str], years: list[int], among: list[Entry]) -> Evidence | None:
    for entry in among:
        if named <= entry.vocabulary and all(entry.covers(year) for year in years):
            source, quote = next(leaf for leaf in entry.values + entry.frame if named & {folded(word) for word in words(leaf[1])})
            return Evidence(who=entry.who, source=source, quote=quote)
    return None
