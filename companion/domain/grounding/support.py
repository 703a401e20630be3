"""How a line answers a claim: it says so, says otherwise, or does not speak of it.

Method: the claim's roots are looked for in one line with its frame, light words counting little. Names and figures are no
part of that share: each must stand in the line. A word denied in one and affirmed in the other is a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from companion.domain.grounding.claim import Claim, denials
from companion.domain.grounding.contradiction import counts_otherwise, tells_of_others, tells_otherwise
from companion.domain.grounding.extent import says_more
from companion.domain.grounding.records import Entry, Nearness, folded
from companion.domain.outreach.message import words
from companion.domain.outreach.outreach import Evidence
from companion.domain.words.hard_facts import NUMBER_WORDS, HardFacts, hard_facts, with_figures, words_of_weight
from companion.domain.words.roughly import exact, says_roughly
from companion.domain.words.thesaurus import kin
from companion.domain.words.word_forms import Stems, base, is_light, plain, roots

COVERED = 0.65
"""Share of a claim's weight that one line must hold to say so. Chosen, as those below, on the tune half of evals/cases."""

TOUCHED = 0.4
"""Share from which a line speaks of the same thing, so that a different number or a denial contradicts it."""

NEAR = 0.62
"""Cosine from which a touched line may be the claim told in other words."""

LIGHT = 0.3
"""Weight of a word that carries little by itself."""

ANCHOR = 0.7
"""Weight of a name or a figure that line and claim have in common."""


CAUSE_TOLD = 0.5
"""Share of a cause's weight that a line of the same record must hold to be that cause told in other words."""

Verdict = Literal["says so", "says otherwise", "silent"]


class Support(NamedTuple):
    """How the records answer a claim, by the line that speaks of it most.

    `by_itself` tells whether the line's own words do so, not only what a record of its kind implies: "joined in 2018" is
    said of every post. A line that lacks a name or a figure says otherwise only where no other says so; one that contradicts
    does so `firm`, and `hard` by a figure, a date or a unit, which leave nothing to read into. `elsewhere`: a line says so,
    but of another record than the claim hangs on.
    """

    verdict: Verdict
    evidence: Evidence | None = None
    coverage: float = 0.0
    entry: Entry | None = None
    firm: bool = False
    by_itself: bool = True
    elsewhere: bool = False
    hard: bool = False


class Wanted(NamedTuple):
    """A claim made ready for comparing: its roots, its names and figures, and whether it says a figure roughly."""

    claim: Claim
    roots: tuple[str, ...]
    facts: HardFacts
    roughly: bool

    @property
    def weight(self) -> float:
        """What the roots weigh together."""
        return sum(map(_weight, self.roots))


def support(claim: Claim, among: Sequence[Entry], stems: Stems, *, nearness: Nearness | None = None) -> Support:
    """The line that speaks of a claim most, and what it says of it."""
    wanted = _wanted(claim, stems)
    if not wanted.roots and not wanted.facts:
        return Support("silent")
    answers = [_answer(wanted, entry, stems) for entry in among]
    best = _best(answers)
    if best.verdict == "silent" and nearness:
        best = _nearest(wanted, answers, nearness) or best
    return _with_cause(best, claim, among, stems)


def _best(answers: Sequence[Support]) -> Support:
    """The answer that counts: a line that says so, unless another that speaks of the claim more says otherwise."""
    said = max((answer for answer in answers if answer.verdict == "says so"), key=_coverage, default=None)
    against = max((answer for answer in answers if answer.firm), key=_coverage, default=None)
    if said and not (against and against.coverage > said.coverage):
        return said
    return max((answer for answer in answers if answer.verdict != "says so"), key=_coverage, default=Support("silent"))


def _coverage(answer: Support) -> float:
    return answer.coverage


def _wanted(claim: Claim, stems: Stems) -> Wanted:
    facts = hard_facts(claim.text, first_word_may_be_name=not claim.opens_sentence)
    named = {base(folded(word)) for name in facts.names for word in words(name)}
    said = [word for word in words_of_weight(plain(claim.text)) if folded(word) not in named and not _is_figure(word)]
    found = dict.fromkeys(root for root in roots(" ".join(said), stems) if not _is_denial(root))
    return Wanted(claim, tuple(found), facts, says_roughly(claim.text))


def _is_figure(word: str) -> bool:
    parts = word.lower().split("-")
    return word[0].isdigit() or all(part in NUMBER_WORDS or (part == "one" and len(parts) > 1) for part in parts)


def _is_denial(root: str) -> bool:
    return root in {"not", "never", "no", "nobody", "noth", "without", "hard", "none", "quit", "stop", "ceas", "cease"}


def _weight(root: str) -> float:
    return LIGHT if is_light(root) else 1.0


def _answer(wanted: Wanted, entry: Entry, stems: Stems) -> Support:
    if wanted.roughly and (meant := exact(wanted.claim.text, entry)) != wanted.claim.text:
        wanted = _wanted(replace(wanted.claim, text=meant), stems)
    held, implied = _held_by(entry.text, stems), _held_by("" if wanted.claim.of_others else entry.implied, stems)
    near = {root for root in wanted.roots if _says(root, held, stems)}
    spoken = sum(map(_weight, near))
    covered = spoken + sum(_weight(root) for root in wanted.roots if root in implied and root not in near)
    by_itself = bool(near) or not wanted.facts
    names, figures = _names_held(wanted.facts, entry), _figures_held(wanted, entry, of_frame=not by_itself)
    anchors = ANCHOR * (sum(names) + sum(figures))
    total = wanted.weight + ANCHOR * (len(names) + len(figures))
    coverage = (covered + anchors) / total if total else 0.0
    if spoken + anchors < 0.5 or coverage < TOUCHED:
        return Support("silent", coverage=coverage, entry=entry)
    evidence = _evidence(entry, wanted, stems)
    lacks = not (all(names) and all(figures)) or says_more(wanted.claim.text, entry, stems)
    counted = counts_otherwise(wanted.claim, entry, stems)
    told = not counted and not lacks and tells_otherwise(wanted.claim, entry, stems)
    if (counted or told) and tells_of_others(entry):
        return Support("silent", coverage=coverage, entry=entry)
    if counted or told or lacks:
        return Support("says otherwise", evidence, coverage, entry, firm=counted or told, hard=counted)
    verdict: Verdict = "says so" if coverage >= COVERED else "silent"
    return Support(verdict, evidence, coverage, entry, by_itself=by_itself or any(names))


def _says(root: str, held: frozenset[str], stems: Stems) -> bool:
    """Whether a word is held, or one of near the same meaning that carries as much."""
    return root in held or any(other in held and not is_light(other) for other in kin(root, stems))


@lru_cache(maxsize=8192)
def _held_by(text: str, stems: Stems) -> frozenset[str]:
    return frozenset(roots(text, stems))


def _names_held(facts: HardFacts, entry: Entry) -> list[bool]:
    """For each name and each quotation of some length, whether line and frame hold its words."""
    named = [*facts.names, *(quotation for quotation in facts.quotations if len(words(quotation)) > 1)]
    return [all(folded(word) in entry.vocabulary for word in words(name)) for name in named]


def _figures_held(wanted: Wanted, entry: Entry, *, of_frame: bool = False) -> list[bool]:
    """For each figure, whether the line holds it; what only the kind of a record implies is dated by its frame alone.

    A number of years is held by a post that lasted as long.
    """
    held = entry.frame_numbers if of_frame and entry.frame else entry.numbers
    return [number in held or (number in entry.lasted and _counts_years(number, wanted)) for number in wanted.facts.numbers]


def _counts_years(number: str, wanted: Wanted) -> bool:
    return bool(
        re.search(rf"\b{re.escape(number)}(?: \w+)?[\s-]+(?:years?|winters|summers|seasons)\b", with_figures(wanted.claim.text))
    )


def _evidence(entry: Entry, wanted: Wanted, stems: Stems) -> Evidence:
    """The value that holds most of what was claimed, the line itself before its frame."""

    def held(leaf: tuple[str, str]) -> tuple[float, bool]:
        by = _held_by(leaf[1], stems)
        there = set(map(folded, words(leaf[1])))
        named = sum(folded(word) in there for name in wanted.facts.names for word in words(name))
        return sum(_weight(root) for root in wanted.roots if root in by) + named, leaf in entry.values

    source, value = max((*entry.values, *entry.frame), key=held)
    return Evidence(who=entry.who, source=source, quote=value)


def _nearest(wanted: Wanted, answers: list[Support], nearness: Nearness) -> Support | None:
    """A line that is near in meaning and has a word of weight in common, where nothing contradicts."""
    open_ones = [
        answer
        for answer in answers
        if answer.entry and answer.verdict == "silent" and answer.coverage > 0 and not _lacks(wanted, answer.entry)
    ]
    if not open_ones:
        return None
    values = nearness(wanted.claim.text, [answer.entry.said for answer in open_ones if answer.entry])
    value, answer = max(zip(values, open_ones, strict=True), key=lambda pair: pair[0])
    if value < NEAR or answer.entry is None:
        return None
    source, quote = answer.entry.values[0]
    return Support("says so", Evidence(who=answer.entry.who, source=source, quote=quote), answer.coverage, answer.entry)


def _lacks(wanted: Wanted, entry: Entry) -> bool:
    return not (all(_names_held(wanted.facts, entry)) and all(_figures_held(wanted, entry))) or bool(
        denials(wanted.claim.text)
    ) != bool(denials(entry.said))


def _with_cause(answer: Support, claim: Claim, among: Sequence[Entry], stems: Stems) -> Support:
    """A cause must stand in the line that bears out what it explains, or in another line of the same record."""
    if answer.verdict != "says so" or not claim.because or answer.entry is None:
        return answer
    cause = _wanted(Claim(claim.because, False), stems)
    within = [_answer(cause, entry, stems) for entry in among if record_of(entry) == record_of(answer.entry)]
    if any(each.verdict == "says so" or (each.coverage >= CAUSE_TOLD and not each.firm) for each in within):
        return answer
    return Support("says otherwise", answer.evidence, answer.coverage, answer.entry)


def holds(word: str, entry: Entry, stems: Stems) -> bool:
    """Whether a line, its frame or its kind holds a word, or one of near the same meaning."""
    held = _held_by(entry.text, stems) | _held_by(entry.implied, stems)
    return all(_says(root, held, stems) for root in roots(word, stems))


def record_of(entry: Entry) -> str:
    """The place of the record a line belongs to: one post, one publication."""
    return re.split(r"(?<=\])", entry.values[0][0])[0]
