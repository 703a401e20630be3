"""What rules leave open of a sentence about the reader, decided by how likely a line bears it out (`borne_out`)."""

from __future__ import annotations

import math
from dataclasses import replace
from difflib import SequenceMatcher

from companion.domain.grounding.borne_out import (
    ASKED_FROM,
    FAILED_FROM,
    REFUSED_FROM,
    Doubt,
    Heard,
    doubt,
)
from companion.domain.grounding.claims import words_of_weight
from companion.domain.grounding.grounded import Grounded
from companion.domain.grounding.of_reader import OfReader, addressed
from companion.domain.grounding.records import Records, folded
from companion.domain.outreach.message import words

_SAYS_WHERE = frozenset("in your profile you offer help with show write wrote say said list name".split())
"""Words that lead to a line of theirs: "In your profile you offer help with …"."""

REPEATED = 4
"""Words in a row from which a sentence that holds nothing else is a line told word for word, and is not weighed."""


def weighed(sentence: str, read: OfReader, records: Records) -> OfReader:
    """What words leave open of a sentence about the reader, decided by how likely it is borne out at all (`borne_out`).

    What a machine wrote is refused; a person is asked, and refused only what no line speaks of at all.
    """
    if read.wrong or not read.claims or (records.met and not read.silent):
        return read
    if not read.silent and (read.loosely or not read.unsure) and _repeats(sentence, records):
        return replace(read, unsure=None, nearest=None)
    heard: Heard = "silent" if read.silent else "leans" if read.unsure and not read.loosely else "says"
    found = doubt(addressed(sentence, records), records, heard=heard)
    lines = read.found or ([found.line] if found.line else [])
    open_ = read.silent or read.unsure or sentence.rstrip(" .!")
    read = replace(read, found=lines, doubt=found)
    if found.chance >= _refused_from(heard, records):
        return replace(read, wrong=_too_doubtful(open_, found))
    if not records.by_hand or found.chance < ASKED_FROM[heard]:
        return replace(read, unsure=None, nearest=None)
    return replace(read, unsure=open_, nearest=read.nearest or (found.line.quote if found.line else None))


def _refused_from(heard: Heard, records: Records) -> float:
    """The chance from which a sentence is refused; what a person wrote of a line that speaks of it never is."""
    if not records.by_hand:
        return REFUSED_FROM[heard]
    return FAILED_FROM if heard == "silent" else math.inf


def _repeats(sentence: str, records: Records) -> bool:
    """Whether a sentence is a line of the reader's word for word, but for words that say where it stands."""
    said = [folded(word) for word in words(sentence)]
    lines = ([folded(word) for word in words(entry.said)] for entry in records.mentor_entries)
    runs = (SequenceMatcher(None, said, line, autojunk=False).find_longest_match() for line in lines)
    longest = max(runs, key=lambda run: run.size, default=None)
    if longest is None or longest.size < REPEATED:
        return False
    beside = [*said[: longest.a], *said[longest.a + longest.size :]]
    return not words_of_weight(" ".join(word for word in beside if word not in _SAYS_WHERE))


def _too_doubtful(said: str, found: Doubt) -> Grounded:
    return Grounded("unsupported", [found.line] if found.line else [], f"No line of the profile says “{said}”.", doubt=found)
