"""What somebody wrote last time, in three lines of their own: exact sentences, none made up."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.grounding.claims import words_of_weight
from companion.domain.reflection.topics import actions

LINES = 3
"""Lines that bring a last talk back without being read for a minute."""


def last_time(sentences: Sequence[str]) -> list[str]:
    """Up to `LINES` sentences of a note in their order: the first, what somebody means to do, then those that say most."""
    said = [one.strip() for one in sentences if any(map(str.isalnum, one))]
    if len(said) <= LINES:
        return said
    rest = sorted(range(1, len(said)), key=lambda place: (not actions([said[place]]), -len(words_of_weight(said[place])), place))
    return [said[place] for place in sorted([0, *rest[: LINES - 1]])]
