"""What somebody wrote last time, in three lines of their own: exact sentences, none made up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.domain.grounding.claims import words_of_weight
from companion.domain.promising.telling import Names, told_in
from companion.domain.reflection.actions import actions

_OPEN = re.compile(r"^\W*(?:still |left )?open\b|\bstill open\b|^\W*(?:to-?do|next steps?)\b", re.IGNORECASE)

LINES = 3
"""Lines that bring a last talk back without being read for a minute."""


def last_time(sentences: Sequence[str]) -> list[str]:
    """Up to `LINES` sentences of a note in their order, none twice: what is promised or open, then those that say most."""
    said = list(dict.fromkeys(one.strip() for one in sentences if any(map(str.isalnum, one))))
    best = sorted(range(len(said)), key=lambda place: (not _waits(said[place]), -len(words_of_weight(said[place])), place))
    return [said[place] for place in sorted(best[:LINES])]


def _waits(sentence: str) -> bool:
    """Whether a sentence tells what somebody means to do, or what is open."""
    return bool(_OPEN.search(sentence)) or any(told_in(sentence, Names(other=()))) or bool(actions([sentence]))
