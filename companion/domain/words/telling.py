"""The words that say what a text speaks of, as two texts are compared by them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.words.hard_facts import words_of_weight
from companion.domain.words.word_forms import base, is_light, root

SHORTEST_TELLING = 4
"""Letters from which a word that two texts hold says that they speak of the same."""

_SAID_OF_ANYTHING = frozenset(
    "first last second next month week year years months weeks days hour people person somebody work".split()
)


def telling(text: str) -> frozenset[str]:
    """Words that say what a text speaks of, without the ends that change with number and tense."""
    return frozenset(_telling(text))


def _telling(text: str) -> Iterator[str]:
    for word in words_of_weight(text):
        lower = base(word)
        if len(lower) >= SHORTEST_TELLING and lower not in _SAID_OF_ANYTHING and not is_light(lower):
            yield root(re.sub(r"(?:'s|’s|ing|ed|es|s|e)$", "", lower)) if len(lower) > SHORTEST_TELLING else lower
