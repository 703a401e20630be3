"""A change of trade that is asked for: 'I teach maths and wonder whether data journalism would suit me'.

The two ends stand in different clauses. Joined ('from teaching maths to data journalism') they can be compared with lived
changes end by end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from companion.text.industry.free_text import industries
from companion.text.needs.clauses import Clause
from companion.text.needs.reading import Reading, Voice, line

_CHANGE_ASKED = line(
    r"(?:would|could|might|will) (?:\w+ )?(?:suit|fit) (?:me|us)|(?:could|would|might|may) be (?:an? |the )?(?:\w+ )?for (?:me|us)|"
    r"(?:move|moving|switch|switching|change|changing|get|getting|go|going|break|breaking|cross|crossing|retrain|retraining|transition) (?:over |across |careers? |in)?(?:in|to|into|as)|"
    r"(?:become|becoming)(?! (?:better|more|less|good|happier|stronger|faster|calmer|braver))|(?:right|something|the thing|work|a job|a career|a trade|a place|a life) (?:for (?:me|us)|(?:that )?(?:i|we) (?:could|can|would))"
)
_VERB_OF_CHANGE = re.compile(
    r"^(?:to )?(?:move|moving|switch|switching|change|changing|get|getting|go|going|break|breaking|cross|crossing|retrain|retraining|transition|become|becoming|"
    r"transitioning)(?: (?:over|across|careers?))?(?: (?:into|in|to|as))?(?: (?:an?|the))? "
)
_BEING = re.compile(
    r"^(?:i|we|i'm|we're|i've|we've|as)?(?: (?:am|are|was|were|have|been|has|currently|now|still|also|just|a|an|the|working|work|worked|as|trained|in|at|for|by|trade|"
    r"profession|spent|being|since|two|three|always|only))* "
)
_TRAILING = re.compile(r" (?:for|since|at) (?:\w+ )?(?:\w+ )?(?:years?|months?|\d+|ever|school|now)\b.*$| (?:and|but|so)$")


@dataclass(frozen=True)
class Crossing:
    """A change as a phrase, and the clause that names where it leads."""

    words: str
    towards: Clause


def crossing(reading: Reading, asked: Sequence[Clause], background: Sequence[Clause]) -> Crossing | None:
    """The change that is asked for, when one clause asks to become something and another says what the seeker is."""
    left = _left(reading, background)
    for clause in asked if left else ():
        said = " ".join(reading.word(at) for at in clause.tokens)
        towards = _VERB_OF_CHANGE.sub("", f"{said} ").strip()
        if clause.voice is not Voice.SEEKER and _asks_for_change(reading, clause) and towards and " from " not in f" {said} " and " after " not in said:
            kept = clause.part(len(clause.tokens) - len(towards.split()), len(clause.tokens))
            return Crossing(f"from {left} to {_said(reading, kept)}", clause)
    return None


def _asks_for_change(reading: Reading, clause: Clause) -> bool:
    """Whether a verb of change stands in or around the clause: its scaffolding is gone, the text is not."""
    first = clause.tokens[0]
    last = clause.tokens[-1] + 1
    while not reading.tokens[first - 1].is_break and first > 0:
        first -= 1
    while last < len(reading.tokens) and not reading.tokens[last].is_break:
        last += 1
    return next(reading.search(_CHANGE_ASKED, first, last), None) is not None


def _left(reading: Reading, background: Sequence[Clause]) -> str:
    """What the seeker does now, as a noun or a verb in -ing: the first clause that names a trade."""
    told = [_as_noun(_said(reading, clause)) for clause in background]
    return next((words for words in told if words and industries(words)), "")


def _as_noun(told: str) -> str:
    words = _TRAILING.sub("", told)
    is_verb = re.match(r"(?:i|we) (?!(?:am|was|work|have|'))[a-z]", words, re.IGNORECASE) or not re.match(r"(?:i|we|as)\b", words, re.IGNORECASE)
    rest = _BEING.sub("", f"{words.lower()} ").strip()
    kept = words[len(words) - len(rest) :].strip() if rest else ""
    return _gerund(kept) if is_verb and kept else kept


def _gerund(phrase: str) -> str:
    verb, _, rest = phrase.partition(" ")
    if not verb.islower() or verb.endswith("ing") or not rest:
        return phrase
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        stem = verb[:-1]
    elif re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        stem = verb + verb[-1]
    else:
        stem = verb
    return f"{stem}ing {rest}"


def _said(reading: Reading, clause: Clause) -> str:
    return reading.text[reading.tokens[clause.tokens[0]].start : reading.tokens[clause.tokens[-1]].end]
