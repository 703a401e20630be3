"""A part that rides on a true sentence about the reader: "You visited all nine after a night *without sleep*".

Method: a sentence is cut where English hangs a circumstance, a relative clause, a share or a participle on it. Each such part
that has words of its own must have a word of weight in a line that somebody wrote; one that has none is told by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.domain.grounding.claim import split_outside_quotations
from companion.domain.grounding.records import Records
from companion.domain.grounding.support import holds
from companion.domain.grounding.your import FIRST_PERSON
from companion.domain.words.hard_facts import numbers, words_of_weight
from companion.domain.words.word_forms import is_light_form, plain

_JOINT = re.compile(
    r",?\s+(?=(?:after|without(?! (?:\w+ )?\w+ing\b)|during|despite|against|until|while|although|though)\b)|"
    r",\s+(?=(?:which|who|whose|whom|(?:nearly |almost )?(?:most|many|all|half|none|some|one|two|three) of (?:them|whom|which)|"
    r"[a-z]{2,}ing)\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:,|[;:]|\s[–—]\s|\band\b|\bbut\b)")
_RELATIVE = re.compile(r"(?:which|whose|who|whom)\b", re.IGNORECASE)


def untold_rider(sentence: str, records: Records) -> str | None:
    """The first part riding on a sentence about the reader of which no line holds a word.

    In a sentence its writer also speaks in, what they did is theirs: there only relative clauses are read.
    """
    if not re.search(r"\byour?\b", sentence, re.IGNORECASE) or sentence.rstrip("\"'”’) ").endswith("?"):
        return None
    parts = _riders(sentence)
    if FIRST_PERSON.search(sentence):
        parts = (part for part in parts if _RELATIVE.match(part))
    return next((part for part in parts if _untold(part, records)), None)


def _riders(sentence: str) -> Iterator[str]:
    _, *parts = split_outside_quotations(_JOINT, sentence.rstrip(" .!"))
    said = (_ENDS.split(part)[0].strip() for part in parts)
    return (part for part in said if not FIRST_PERSON.search(part))


def _untold(part: str, records: Records) -> bool:
    said = [word for word in words_of_weight(plain(part)) if not is_light_form(word) and not numbers(word)]
    lines = [*records.mentor_entries, *records.own_entries]
    return bool(said) and not any(holds(word, line, records.stems) for line in lines for word in said)
