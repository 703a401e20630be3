"""A change of trade that is asked for: 'I teach maths and wonder whether data journalism would suit me'.

The two ends stand in different clauses. Joined ('from teaching maths to data journalism') they can be compared with lived
changes end by end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from companion.text.industry.free_text import industries
from companion.text.needs.clauses import Clause, Told
from companion.text.needs.people import person_at
from companion.text.needs.phrasebook import beginnings, endings, pattern, words
from companion.text.needs.reading import Reading, Voice

_DOUBLED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""A short verb that doubles its last letter: 'run', 'plan'."""


@dataclass(frozen=True)
class Crossing:
    """A change as a phrase, with the clauses that name what is left and where it leads."""

    words: str
    left: Clause
    towards: Clause


def crossing(reading: Reading, asked: Sequence[Clause], background: Sequence[Clause]) -> Crossing | None:
    """The change that is asked for, when one clause asks to become something and another says what the seeker is."""
    trades = ((clause, _left(reading, clause)) for clause in background if clause.told is Told.SELF)
    left, trade = next(((clause, trade) for clause, trade in trades if trade and industries(trade)), (None, ""))
    for clause in asked if left else ():
        entered = _entered(reading, clause)
        if left and entered and _asks_for_change(reading, clause):
            return Crossing(f"from {trade} to {_said(reading, entered)}", left, clause)
    return None


def _left(reading: Reading, clause: Clause) -> str:
    """The trade a clause names; of a bare 'Lab technician, twelve years in' what stands before the comma."""
    if person_at(reading, clause.tokens[0]) is None:
        return _trade(_said(reading, clause))
    return re.sub(r"^(?:an?|the)\s+|\s+here$", "", _said(reading, clause).split(",")[0])


def _entered(reading: Reading, clause: Clause) -> Clause | None:
    """The clause without its verb of change; None where it tells, or names both ends itself."""
    said = " ".join(reading.word(at) for at in clause.tokens)
    if clause.voice is Voice.SEEKER or " from " in f" {said} " or " after " in said:
        return None
    first = _taken(f"{said} ", "crossing.verb_of_change").count(" ")
    if not first and not words("crossing.told_of").isdisjoint(said.split()):
        return None
    if not first and reading.word(clause.tokens[0]) in words("crossing.questions"):
        return None
    return clause.part(first, len(clause.tokens)) if first < len(clause.tokens) else None


def _asks_for_change(reading: Reading, clause: Clause) -> bool:
    """Whether a verb of change stands in or around the clause: its scaffolding is gone, the text is not."""
    first, last = clause.tokens[0], clause.tokens[-1] + 1
    while first > 0 and not reading.tokens[first - 1].is_break:
        first -= 1
    while last < len(reading.tokens) and not reading.tokens[last].is_break:
        last += 1
    return any(reading.search(pattern("crossing.change_asked"), first, last))


def _trade(told: str) -> str:
    """What somebody says they do, as a noun or a verb in -ing: 'I teach maths' is 'teaching maths', 'I am a nurse' 'nurse'."""
    for trailing in endings("crossing.trailing"):
        told = trailing.sub("", told)
    said = f"{told.lower()} "
    is_noun = _taken(said, "crossing.is_something") != ""
    kept = told[len(_taken(said, "crossing.being")) :]
    return kept if is_noun else _gerund(kept)


def _taken(said: str, name: str) -> str:
    """What a pattern takes from the beginning."""
    return max((match.group() for each in beginnings(name) if (match := each.match(said))), key=len, default="")


def _gerund(phrase: str) -> str:
    verb, _, rest = phrase.partition(" ")
    if not verb.islower() or verb.endswith("ing") or not rest:
        return phrase
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return f"{verb[:-1]}ing {rest}"
    return f"{verb}{verb[-1] if _DOUBLED.fullmatch(verb) else ''}ing {rest}"


def _said(reading: Reading, clause: Clause) -> str:
    return reading.said(clause.tokens[0], clause.tokens[-1] + 1)
