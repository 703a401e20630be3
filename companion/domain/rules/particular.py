"""What makes a sentence one about this reader: words of a line of theirs, or something concrete said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from math import sqrt

from companion.domain.grounding.claims import claims, words_of_weight
from companion.domain.outreach.asking import asks_for_time
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence
from companion.domain.rules.case import Case
from companion.domain.words.hard_facts import hard_facts
from companion.domain.words.thesaurus import kin
from companion.domain.words.word_forms import Stems, roots

CONCRETE = 3
"""Words of weight, besides those that are said of everybody, from which a claim is about somebody in particular."""

EVERYBODYS = (
    "advice advise tip pointer guidance help recommend suggest wisdom lesson insight secret key success successful succeed "
    "career job work path life journey story experience background field industry business role position profession professional "
    "company person people somebody someone anyone everyone beginner young like thing way time day start begin get become grow "
    "improve learn know do make go come think feel say tell share see find look good great best better important most big "
    "biggest main general typical normal similar same new next first future goal dream step skill change choose decide "
    "recommendation opinion view thought idea question place shoes situation starting out really ever always "
    "profile leader leadership expert expertise lot knowledge network achievement achieve achieved amazing inspiring inspiration "
    "interested impressive incredible brilliant visionary esteemed respected talented organisation organization connect contact "
    "hear thank anticipation advance soon honoured privileged grateful glad happy across forward reach hope love message email "
    "valuable opportunity"
)
"""Words that could stand in a message to anybody: what is made of nothing else is about nobody in particular."""

_THEIR_WORK = re.compile(
    r"^(?:work|publications|projects|volunteer|education|certificates|skills)\[|^mentoring\.(?:transitions|known_for|"
    r"can_help_with|why_this_matters|style|values)|^basics\.(?:summary|label)"
)

RETOLD = 3
"""Words of a line from which a sentence retells it; two where that is two fifths of the line."""

KEPT = 1.3
"""How many times the share of another line that of the nearest by meaning counts. A choice."""

A_LINE = 8
"""Words of weight up to which a line is not blamed for being long: a bare post says no more than a sentence."""

_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_PLACE_NAME = re.compile(r"^work\[\d+\]\.name$|\.(?:institution|organization|publisher)$")


def everybodys(case: Case) -> frozenset[str]:
    """Roots of the words that fit everybody, and of the two names."""
    names = " ".join([*words(case.records.mentor.name), *words(case.records.mentee.name)])
    return _roots(EVERYBODYS, case.records.stems) | case.records.roots_of(names)


@lru_cache(maxsize=8)
def _roots(text: str, stems: Stems) -> frozenset[str]:
    return frozenset(roots(text, stems))


def is_their_work(evidence: Evidence) -> bool:
    """Whether a line of the reader's tells of their work, and in more than a word."""
    return evidence.who == "mentor" and bool(_THEIR_WORK.match(evidence.source)) and len(words_of_weight(evidence.quote)) >= 2


def shares_a_run(sentence: str, case: Case, *, length: int = 2) -> bool:
    """Whether some words of weight in a row stand in one line of the reader's work; where they work is no more than an
    address."""
    said = set(_runs(sentence, length, case))
    return bool(said) and any(
        said & set(_runs(value, length, case))
        for entry in case.records.mentor_entries
        for source, value in entry.values
        if _is_work(source)
    )


def shares_a_figure(text: str, case: Case) -> bool:
    """Whether a question or a sentence to the reader holds a figure of theirs that the sender's own lines do not hold."""
    if not (_YOU.search(text) or text.rstrip("\"'”’) ").endswith("?")) or asks_for_time(text):
        return False
    theirs = {figure for entry in case.records.mentor_entries for figure in entry.numbers}
    mine = {figure for entry in case.records.mentee_entries for figure in entry.numbers}
    said = {figure for figure in hard_facts(text).numbers if len(figure) > 1}
    return bool(said & (theirs - mine))


def retells(text: str, case: Case) -> bool:
    """Whether what is said to the reader holds most of what one line of their work says, in whatever order: "you threw out "
    "fines"."""
    if not _YOU.search(text):
        return False
    said = case.records.roots_of(text) - everybodys(case)
    return any(_most_of(case.records.roots_of(line) - everybodys(case), said) for line in work_lines(case))


def line_in_common(claim: str, nearest: str, case: Case) -> str | None:
    """The line of their work with which a claim has most words in common, or words of near the same meaning; None where it has
    none. `nearest` is what was nearest by meaning, and is kept before one that only says a little more of it."""
    said = case.records.roots_of(claim) - everybodys(case)
    near = frozenset(chain.from_iterable(kin(root, case.records.stems) for root in said)) - everybodys(case)
    shares = {line: _share(case.records.roots_of(line), said, near) for line in work_lines(case)}
    best = max(shares, key=lambda line: shares[line] * (KEPT if line == nearest else 1), default=None)
    return best if best and shares[best] > 0 else None


def _share(line: frozenset[str], said: frozenset[str], near: frozenset[str]) -> float:
    """How much of a line is spoken of: a word of near the same meaning counts half, and a long line has to hold more."""
    return (len(line & said) + len(line & near)) / (2 * sqrt(max(len(line), A_LINE)))


def work_lines(case: Case) -> Iterator[str]:
    """The lines of a profile that tell of its owner's work, without the names of where it was."""
    return (value for entry in case.records.mentor_entries for source, value in entry.values if _is_work(source))


def in_their_words(phrase: str, case: Case) -> bool:
    """Whether words stand in the reader's own profile as they are: a title, a prize, a saying of theirs."""
    said = " ".join(words(phrase.casefold()))
    return any(said in " ".join(words(entry.text.casefold())) for entry in case.records.mentor_entries)


def told_over(case: Case) -> bool:
    """Whether a line of theirs is told over several sentences: three of its words of weight stand in the message."""
    said = case.records.roots_of(case.message.text) - everybodys(case) - _trade(case)
    return any(len((case.records.roots_of(line) - everybodys(case)) & said) >= RETOLD for line in work_lines(case))


def _trade(case: Case) -> frozenset[str]:
    """Roots of what the sender is by their headline: a nurse who writes to a nurse has not yet named anything of theirs."""
    return case.records.roots_of(case.records.mentee.headline or "")


def _is_work(source: str) -> bool:
    return bool(_THEIR_WORK.match(source)) and not _PLACE_NAME.search(source)


def _most_of(line: frozenset[str], said: frozenset[str]) -> bool:
    shared = len(line & said)
    return shared >= RETOLD or (shared > 1 and 5 * shared >= 2 * len(line))


def _runs(text: str, length: int, case: Case) -> Iterator[tuple[str, ...]]:
    stems = case.records.stems(" ".join(words_of_weight(text)))
    return zip(*(stems[start:] for start in range(length)), strict=False)


def claims_something(sentence: str, case: Case) -> bool:
    """Whether something concrete is said of the reader, true or not: whether it is borne out is asked by another rule."""
    return any(_is_concrete(claim.text, case) for claim in claims(sentence))


def _is_concrete(claim: str, case: Case) -> bool:
    facts = hard_facts(claim)
    telling = [word for word in words_of_weight(claim) if case.records.roots_of(word) - everybodys(case)]
    return bool(telling and (facts.numbers or facts.quotations)) or len(telling) >= CONCRETE
