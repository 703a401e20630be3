"""Words put into the sender's mouth: what a sentence nobody typed says the sender feels, read, remembers or did.

Method: in each clause in the first person that states something, the verb and the words of weight must be the sender's own,
from what they typed or from their profile. Writing, asking, offering and thanking are what a letter does, and claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.grounding.claim import masked
from companion.domain.grounding.records import Records
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.words.hard_facts import numbers, words_of_weight
from companion.domain.words.word_forms import base, is_light_form, roots

_LETTER_VERBS = frozenset(
    "write writing ask asking contact contacting turn turning come want wanted wish wished hope hoping wonder wondering "
    "need look looking bring bringing offer offering send promise tell give have am be will would can could may might shall "
    "should do make mean say keep know thank glad grateful happy thankful sorry free open aware reach get see take not new "
    "let begin start try trying face facing stand leave close wait ring call understand accept suggest propose".split()
)
"""What somebody does by writing to somebody, and verbs that say nothing by themselves."""

_OFFERS = re.compile(
    r"\b(?:would|could|can|may|might|should|will|shall|hope|wish|please|kindly|thank|thanks|grateful)\b|['’](?:d|ll)\b|\?",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"[,;:]\s+|\s[–—]\s|\s(?:and|but|because|so|since|while|that|which|who)\s", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:I|we)(?:['’](?:m|ve|re))?\s+(?:(?:am|are|was|were|have|had|has|been|do|did|also|still|once|even|just|too|very|so|really|"
    r"truly|always|never|not|\w+ly)\s+)*(?P<verb>[\w’'-]+)"
)
_OBJECT = re.compile(r"\b(?P<verb>[\w’'-]+)\s+(?:me|us)\b(?!\s+(?:know|ask|say|tell)\b)")
_NO_VERB = frozenset(
    "to for of with by from about on at in as like let tell ask give send show write help call than and or but helps above "
    "below around behind beside between over under near after before against without through toward towards past inside outside "
    "off upon among within across beyond".split()
)
_TOWARDS_READER = frozenset(
    "read reread heard listened watched followed admire admired love loved enjoy enjoyed remember remembered recall recalled "
    "recognised met attend attended inspire inspired inspires moved touched struck impress impressed fascinate fascinated "
    "motivate motivated encourage encouraged owe dream dreamed dreamt".split()
)
"""What somebody reads, feels and remembers: nobody else may say it for them."""

_INNER = frozenset(
    "passionate excited thrilled fascinated fascinates honoured honored humbled privileged inspired inspires moved feel "
    "feels felt "
    "dream dreamed dreamt deeply admire admired adore".split()
)
"""Feelings, of whatever."""

_READER = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_ON_PAGE = re.compile(r"\byour (?:\w+ )?(?:profile|page|bio|card|entry|list)\b|\byou (?:write|say|list|offer)\b", re.IGNORECASE)
"""Where every sender has read: no reading is invented."""

MOSTLY = 0.5
"""Share of a clause's words of weight that may be strange to everything the sender wrote."""


def put_in_mouth(sentence: str, records: Records) -> str | None:
    """The first clause that says of the sender what they never did; None where there is none."""
    known = records.sender_roots | frozenset(
        root for line in (*records.own_entries, *records.mentee_entries) for root in roots(line.text, records.stems)
    )
    for clause in _clauses(sentence):
        if not _OFFERS.search(clause) and (_strange_deed(clause, known, records) or _strange_account(clause, known, records)):
            return clause
    return None


def feels(clause: str, sentence: str) -> bool:
    """Whether a clause says what the sender reads, feels or remembers of the reader, and not only what they do or face."""
    said = {word.lower() for word in words_of_weight(clause)}
    towards = bool(said & _TOWARDS_READER) and bool(_READER.search(sentence)) and not _ON_PAGE.search(sentence)
    return towards or bool(said & _INNER)


def tells_what_is_read(sentence: str) -> bool:
    """Whether a sentence says what its writer reads in the profile before them: "In your profile I read that you …"."""
    return bool(_ON_PAGE.search(sentence)) and bool(re.search(r"\b(?:read|see|saw|find|found|notice[d]?)\b", sentence))


def _clauses(sentence: str) -> Iterator[str]:
    hidden, start = masked(sentence), 0
    for found in [*_JOINTS.finditer(hidden), None]:
        end = found.start() if found else len(sentence)
        clause = sentence[start:end].strip(" .!?")
        if FIRST_PERSON.search(masked(clause)):
            yield clause
        start = found.end() if found else end


def _strange_deed(clause: str, known: frozenset[str], records: Records) -> bool:
    """Whether "I …" or "… me" has a verb that is neither the sender's nor one of writing a letter."""
    verbs = [found["verb"].lower() for found in (*_SUBJECT.finditer(clause), *_OBJECT.finditer(clause))]
    return any(
        verb not in _LETTER_VERBS | _NO_VERB
        and base(verb) not in _LETTER_VERBS | _NO_VERB
        and not known.intersection(roots(verb, records.stems))
        for verb in verbs
        if roots(verb, records.stems)
    )


def _strange_account(clause: str, known: frozenset[str], records: Records) -> bool:
    """Whether a clause about the sender alone is mostly made of words, or holds a figure, that the sender never wrote."""
    if re.search(r"\byour?\b", clause, re.IGNORECASE):
        return False
    held = {figure for line in (*records.own_entries, *records.mentee_entries) for figure in line.numbers | line.lasted}
    said = [word for word in words_of_weight(clause) if not is_light_form(word) and not numbers(word)]
    strange = [word for word in said if not known.intersection(roots(word, records.stems))]
    return bool(set(numbers(clause)) - held) or (len(strange) > 0 and len(strange) >= MOSTLY * len(said))
