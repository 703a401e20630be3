"""Does each sentence rest on a line somebody wrote? Decided here, in code, whoever wrote the text.

Method: a claim about the reader must be borne out by one line of a record with its frame (`support`), and what it says of
crossings and positions must align as a whole (`told`). What the sender typed counts as the sender's, unless a record says
otherwise.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from companion.domain.grounding.claims import MOST_READ
from companion.domain.grounding.grounded import Grounded
from companion.domain.grounding.of_reader import addressed, of_reader
from companion.domain.grounding.reader_abroad import compared
from companion.domain.grounding.records import Entry, Records, folded
from companion.domain.grounding.riders import untold_rider
from companion.domain.grounding.typed import ground_own
from companion.domain.grounding.unwritten import ground_machine
from companion.domain.grounding.weighing import weighed
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.outreach.courtesy import is_courtesy
from companion.domain.outreach.message import words

__all__ = ["Entry", "Grounded", "Records", "ground"]

OWN_SHARE = 0.6
"""Share of a sentence's words that must come from one line of the sender's for it to be the sender's (rule O17)."""


def ground(sentence: str, records: Records) -> Grounded:
    """The origin of one sentence of a body, with its evidence. Of an endless one, the first `MOST_READ` characters are read."""
    sentence = sentence[:MOST_READ]
    return compared(sentence, _with_riders(sentence, _read(sentence, records), records), records)


def _with_riders(sentence: str, read: Grounded, records: Records) -> Grounded:
    """A sentence that a line bears out, asked about or refused for a part that nobody wrote."""
    if read.unsure or read.untyped or not any(item.who == "mentor" for item in read.evidence) or read.origin == "unsupported":
        return read
    rider = untold_rider(addressed(sentence, records), records)
    if rider is None:
        return read
    if records.by_hand:
        return replace(read, unsure=rider, nearest=None)
    return Grounded("unsupported", read.evidence, f"No line of the profile says “{rider}”.", doubt=read.doubt)


def _read(sentence: str, records: Records) -> Grounded:
    """What a sentence rests on by its words; of one in another language, they show whose it is and little more."""
    line, shared, share = _own_share(sentence, records)
    if line is not None and share >= OWN_SHARE:
        return ground_own(sentence, line, shared, records)
    if records.written_by_sender:
        return _ground_sender(sentence, records)
    return ground_machine(sentence, records)


def _own_share(sentence: str, records: Records) -> tuple[Entry | None, int, float]:
    """The line of the sender's that a sentence shares most words with, how many, and which share of the sentence that is."""
    said = Counter(folded(word) for word in words(sentence))
    if not said:
        return None, 0, 0.0
    best: Entry | None = None
    most = 0
    for entry in records.own_entries:
        shared = (said & Counter(folded(word) for word in words(entry.text))).total()
        if shared > most:
            best, most = entry, shared
    return best, most, most / said.total()


def _ground_sender(sentence: str, records: Records) -> Grounded:
    """A sentence somebody wrote by hand: about themselves it is theirs, about the reader it needs a line."""
    read = weighed(sentence, of_reader(sentence, records), records)
    if read.wrong:
        return read.wrong
    if is_courtesy(sentence):
        return Grounded("courtesy")
    if read.found and not read.unsure and not FIRST_PERSON.search(sentence):
        return Grounded("profile", read.found, doubt=read.doubt)
    own = len(words(sentence))
    return Grounded("own", read.found, unsure=read.unsure, own_words=own, nearest=read.nearest, doubt=read.doubt)
