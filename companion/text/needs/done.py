"""A lived change as a condition: 'someone who has moved from teaching into product work', 'who changed trades'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from companion.text.industry.terms import mentions, singular
from companion.text.needs.reading import Found, Reading, Voice, line
from companion.text.needs.tokens import COMMA, STOP

_CROSSED = (
    r"(?:moved|switched|changed|gone|went|crossed|left|turned|became|become|transitioned|retrained|converted|jumped|swapped|quit|"
    r"made (?:the|a|that|this) (?:move|switch|jump|leap|change|transition|step))"
)
_CHANGE = line(
    rf"(?:who(?:'s|'ve)?|that) (?:(?:has|have|had|once|also|already|successfully|themselves|myself|just|recently) ){{0,4}}(?P<done>{_CROSSED})"
    r"|(?P<used>used to (?:be|work))"
)
_TRADES = frozenset(
    """trade trades career careers field fields industry industries profession professions sector sectors job jobs occupation
    occupations path paths direction line lines course""".split()
)
_DIRECTIONS = frozenset("from into to out as between".split())
_NOT_A_CHANGE = frozenset("back through over away home missing bankrupt on up off wrong".split())
_ENDINGS = re.compile(
    r" (?:\.|who|because|since|so|while|whether|how)(?= )| and (?=(?:can|could|who|is|knows?|does|has|now|would|will|felt|did|doesn't|don't|"
    r"speaks?|lives?|works?|understands?|still|never) )| to (?=(?:tell|talk|show|ask|help|hear|compare|discuss|share|learn) )| , "
)
_LONGEST = 24
"""Words one lived change may take."""


def read_changes(reading: Reading) -> Iterator[Found]:
    """Every lived change asked for. It stays an aspect as well: it says what to look for as much as whom to leave out."""
    for hit in reading.search(_CHANGE):
        named = "done" if hit.match["done"] else "used"
        verb = reading.index_at(hit.match.start(named))
        if reading.voice(hit.first) is not Voice.WANTED:
            continue
        end = _end_of_change(reading, verb)
        if named == "used" or _is_change(reading, verb, end):
            first = _with_who(reading, hit.first, verb)
            condition = reading.filter(first, end, field="done", op="in", value=[reading.said(first, end)])
            yield Found(first, end, (condition,), kept=True)


def _end_of_change(reading: Reading, verb: int) -> int:
    tail = reading.flat[reading.place(verb) :]
    ending = _ENDINGS.search(tail)
    end = reading.index_at(reading.place(verb) + ending.start()) if ending else len(reading.tokens)
    end = min(end, verb + _LONGEST)
    while reading.word(end - 1) in (COMMA, STOP):
        end -= 1
    return end


def _is_change(reading: Reading, verb: int, end: int) -> bool:
    """A change leads from somewhere or to somewhere, or is one of trades; 'went through' and 'came back' are no change of trade."""
    words = [reading.word(at) for at in range(verb, end)]
    if words[1:2] and words[1] in _NOT_A_CHANGE:
        return False
    if words[0] in ("became", "become", "turned", "left", "quit", "retrained") and len(words) > 1:
        return True
    return bool({*words} & (_DIRECTIONS | _TRADES))


def _with_who(reading: Reading, who: int, verb: int) -> int:
    """'nurse who became an analyst' needs its first half: the trade before 'who', where it is one."""
    if reading.word(verb) not in ("became", "become", "turned", "retrained"):
        return verb
    start = max((place for place in reading.person_starts if place < who), default=who)
    found = list(mentions(tuple(singular(reading.word(at)) for at in range(start, who))))
    inside = bool(found) and found[-1].term.kind == "people" and found[-1].end == who - start
    first = start + 1 if reading.word(start) in ("a", "an", "another", "any") else start
    return first if inside else verb
