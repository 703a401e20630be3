"""Sentences nobody typed: everything in them needs a line."""

from __future__ import annotations

import re

from companion.domain.grounding.borne_out import REFUSED_FROM, doubt
from companion.domain.grounding.claims import Claim, denies, hard_facts, words_of_weight
from companion.domain.grounding.grounded import Grounded
from companion.domain.grounding.joints_abroad import ground_joint
from companion.domain.grounding.mouth import feels, put_in_mouth, tells_what_is_read
from companion.domain.grounding.of_reader import OfReader, addressed, of_reader
from companion.domain.grounding.on_record import missing, quotes_reader, shared_place, told_of_sender
from companion.domain.grounding.pieces_told import ground_deed, ground_piece
from companion.domain.grounding.records import Records
from companion.domain.grounding.support import support
from companion.domain.grounding.weighing import weighed
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.outreach.asking import asks_for_answer, asks_for_time, gives_back
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.outreach import Evidence
from companion.domain.outreach.way_out import leaves_way_out

NEARLY_WHOLE = 0.8
"""Share from which a sentence counts as the sender's line told again."""

TOUCHES = 0.45
"""Share of a sentence's weight a line must hold to be what a person who checks their own text has in mind."""

_FRAME = frozenset(
    "return offer offered give back come comes work write here use help can could knows writing agreed named am".split()
)
"""Words a joint puts around a line of the sender's profile."""


def ground_machine(sentence: str, records: Records) -> Grounded:
    """A sentence nobody typed: everything in it needs a line."""
    if joint := ground_joint(sentence, records) or ground_piece(sentence, records) or ground_deed(sentence, records):
        return joint
    mine: str | None = None
    if lacking := missing(sentence, records):
        mine = told_of_sender(lacking, sentence, records)
        if not mine:
            return Grounded("unsupported", trouble=lacking.trouble)
    courtesy = is_courtesy(sentence)
    of_sender = not courtesy and not _ADDRESSES.match(sentence)
    if of_sender and (line := _senders_line(sentence, records)):
        return Grounded("profile", [line])
    may_be_typed = records.by_hand and not records.drafted
    plain = courtesy or (may_be_typed and tells_what_is_read(sentence))
    strange = None if plain else put_in_mouth(sentence, records)
    if strange and not (may_be_typed and not feels(strange, sentence)):
        return Grounded("unsupported", trouble=f"You did not write “{strange}”.")
    read = weighed(sentence, of_reader(sentence, records), records)
    if read.wrong:
        return read.wrong
    if mine:
        return Grounded("unsupported", read.found, untyped=mine)
    if read.unsure:
        return Grounded("profile", read.found, unsure=read.unsure, nearest=read.nearest, doubt=read.doubt)
    found = None if strange else _without_open_claims(sentence, read, records)
    if found and not (found.origin == "unsupported" and may_be_typed):
        return found
    return _perhaps_typed(sentence, strange, read.found, records)


def _perhaps_typed(sentence: str, strange: str | None, found: list[Evidence], records: Records) -> Grounded:
    """A sentence of a text checked by its person that no line of theirs holds, and that says nothing false of the reader."""
    if asks_for_time(sentence) or asks_for_answer(sentence) or leaves_way_out(sentence) or gives_back(sentence):
        return Grounded("courtesy")
    whole = Claim(sentence, denies(sentence), opens_sentence=True)
    lines = [] if strange else records.mentor_entries
    lines = [*lines, *records.own_entries, *records.mentee_entries]
    touched = support(whole, lines, records.stems)
    if touched.evidence and touched.coverage >= TOUCHES and not touched.firm:
        return Grounded("profile", [*found, touched.evidence])
    if records.met and re.search(r"\byour?\b", sentence, re.IGNORECASE):
        return Grounded("own", found)
    return Grounded("unsupported", found, untyped=strange or sentence.rstrip(" .!"))


def _without_open_claims(sentence: str, read: OfReader, records: Records) -> Grounded:
    """What is left of a machine sentence once its claims about the reader are settled."""
    found = read.found
    whole = Claim(sentence, denies(sentence), opens_sentence=True)
    touched = support(whole, records.mentor_entries, records.stems)
    if sentence.endswith("?") and not found and touched.verdict == "says so" and touched.evidence:
        found = [touched.evidence]
    if found:
        return Grounded("profile", found, doubt=read.doubt)
    if sentence.endswith("?") or is_courtesy(sentence) or _only_asks(sentence):
        return Grounded("courtesy")
    if quotes_reader(sentence, records) and touched.evidence:
        return Grounded("profile", [touched.evidence])
    if shared := shared_place(sentence, records) or _both_lines(whole, records):
        return Grounded("profile", shared)
    return _of_the_reader_alone(sentence, records) or Grounded("unsupported", trouble="Nothing that was written says this.")


def _of_the_reader_alone(sentence: str, records: Records) -> Grounded | None:
    """A sentence that addresses nobody, "The round at five brought the falls down", where a line is likely to bear it out."""
    if FIRST_PERSON.search(sentence):
        return None
    found = doubt(addressed(sentence, records), records, heard="silent")
    if found.line is None or found.chance >= REFUSED_FROM["silent"]:
        return Grounded("unsupported", trouble="Nothing that was written says this.", doubt=found)
    return Grounded("profile", [found.line], doubt=found)


_ADDRESSES = re.compile(r"\W*you\b", re.IGNORECASE)
"""What tells of the reader: a line of the sender's in the same words is no footing for it."""

_ASKS_ONLY = re.compile(
    r"^\W*(?:(?:if|should|when|in case)\b[^.!?]*,\s+)?(?:so |then |just |but )?(?:please|kindly|feel)\b|"
    r"^\W*(?:if|should)\b[^.!?]*,\s+(?:I|we)(?:['’](?:ll|d)| will| shall| would)\b",
    re.IGNORECASE,
)


def _only_asks(sentence: str) -> bool:
    """Whether a sentence is a request, or says what its writer will do under a condition, and names nothing and nobody."""
    facts = hard_facts(sentence)
    if facts.names or facts.quotations:
        return False
    asks = asks_for_time(sentence) or asks_for_answer(sentence)
    return asks or (bool(_ASKS_ONLY.search(sentence)) and not facts)


def _senders_line(sentence: str, records: Records) -> Evidence | None:
    """The line of the sender's that a sentence gives almost word for word: who they are, what they offer."""
    frame = " ".join(word for word in words_of_weight(sentence) if word.lower() not in _FRAME)
    answer = support(
        Claim(frame, denies(frame), opens_sentence=True), [*records.own_entries, *records.mentee_entries], records.stems
    )
    return answer.evidence if answer.verdict == "says so" and answer.coverage >= NEARLY_WHOLE else None


def _both_lines(whole: Claim, records: Records) -> list[Evidence]:
    """Lines of either that a sentence about the sender, or about both, rests on."""
    among = ([*records.own_entries, *records.mentee_entries], records.mentor_entries)
    answers = [support(whole, entries_, records.stems) for entries_ in among]
    return [answer.evidence for answer in answers if answer.verdict == "says so" and answer.evidence]
