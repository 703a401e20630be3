"""How a line answers a claim: it says so, says otherwise, or does not speak of it.

Method: the claim's roots are looked for in one line with its frame, light words counting little. Names and figures are no
part of that share: each must stand in the line. A word denied in one and affirmed in the other is a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from companion.domain.claims import Claim, denials
from companion.domain.hard_facts import NUMBER_WORDS, HardFacts, hard_facts, numbers, words_of_weight
from companion.domain.message import words
from companion.domain.outreach import Evidence
from companion.domain.records import Entry, Nearness, folded
from companion.domain.word_forms import Stems, is_light, roots

COVERED = 0.55
"""Share of a claim's weight that one line must hold to say so. Chosen, like the next three, on the tune half of evals/cases/grounding.yaml."""

SHORT_CLAIM = 2.5
COVERED_SHORT = 0.65
"""A claim of little weight must be held nearly whole: one strange word in it is the claim."""

TOUCHED = 0.4
"""Share from which a line speaks of the same thing, so that a different number or a denial contradicts it."""

NEAR = 0.62
"""Cosine from which a touched line may be the claim told in other words."""

LIGHT = 0.3
"""Weight of a word that carries little by itself."""

DENIAL_REACH = 4
"""Words over which a denial reaches the word it denies."""


@dataclass(frozen=True)
class Support:
    """How the records answer a claim, by the line that speaks of it most."""

    verdict: Literal["says so", "says otherwise", "silent"]
    evidence: Evidence | None = None
    coverage: float = 0.0
    entry: Entry | None = None


class Wanted(NamedTuple):
    """A claim made ready for comparing: its roots, and its names and figures."""

    claim: Claim
    roots: tuple[str, ...]
    facts: HardFacts

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
    best = max(answers, key=_rank, default=Support("silent"))
    if best.verdict == "silent" and nearness:
        best = _nearest(wanted, answers, nearness) or best
    return _with_cause(best, claim, among, stems)


def _rank(answer: Support) -> tuple[bool, float]:
    return answer.verdict == "says so", answer.coverage


def _wanted(claim: Claim, stems: Stems) -> Wanted:
    facts = hard_facts(claim.text, first_word_may_be_name=not claim.opens_sentence)
    named = {folded(word) for name in facts.names for word in words(name)}
    said = [word for word in words_of_weight(claim.text) if folded(word) not in named and not _is_figure(word)]
    return Wanted(claim, tuple(dict.fromkeys(root for root in roots(" ".join(said), stems) if not _is_denial(root))), facts)


def _is_figure(word: str) -> bool:
    parts = word.lower().split("-")
    return word[0].isdigit() or all(part in NUMBER_WORDS for part in parts)


def _is_denial(root: str) -> bool:
    return root in {"not", "never", "no", "nobody", "noth", "without", "hard", "none", "quit", "stop", "ceas", "cease"}


def _weight(root: str) -> float:
    return LIGHT if is_light(root) else 1.0


def _answer(wanted: Wanted, entry: Entry, stems: Stems) -> Support:
    held, implied = _held_by(entry.text, stems), _held_by(entry.implied, stems)
    spoken = sum(_weight(root) for root in wanted.roots if root in held)
    covered = spoken + sum(_weight(root) for root in wanted.roots if root in implied and root not in held)
    names, figures = _names_held(wanted.facts, entry), _figures_held(wanted.facts, entry)
    anchors = sum(names) + 0.7 * sum(figures)
    total = wanted.weight + 0.7 * sum(figures) + 0.7 * sum(names)
    coverage = (covered + 0.7 * sum(figures) + 0.7 * sum(names)) / total if total else 1.0 if anchors else 0.0
    if spoken + anchors < 0.5 or coverage < TOUCHED:
        return Support("silent", coverage=coverage, entry=entry)
    evidence = _evidence(entry, wanted, stems)
    if (
        not all(names)
        or not all(figures)
        or _years_differ(wanted.facts, entry)
        or _order_differs(wanted, entry) or _counts_differ(wanted.claim.text, entry, stems)
        or denied_otherwise(wanted.claim.text, entry.said, stems)
    ):
        return Support("says otherwise", evidence, coverage, entry)
    enough = COVERED if wanted.weight > SHORT_CLAIM else COVERED_SHORT
    return Support("says so" if coverage >= enough else "silent", evidence, coverage, entry)


@lru_cache(maxsize=8192)
def _held_by(text: str, stems: Stems) -> frozenset[str]:
    return frozenset(roots(text, stems))


def _names_held(facts: HardFacts, entry: Entry) -> list[bool]:
    return [all(folded(word) in entry.vocabulary for word in words(name)) for name in facts.names]


def _figures_held(facts: HardFacts, entry: Entry) -> list[bool]:
    return [number in entry.numbers for number in facts.numbers]


def _years_differ(facts: HardFacts, entry: Entry) -> bool:
    """Whether the claim names a year and the line itself another one."""
    named = {number for number in facts.numbers if re.fullmatch(r"(?:19|20)\d\d", number)}
    return bool(named - entry.years)


def _order_differs(wanted: Wanted, entry: Entry) -> bool:
    """ "From 41 to 6" and "from 6 to 41" hold the same figures."""
    claimed = _from_to(wanted.claim.text)
    told = _from_to(entry.said)
    return any((high, low) in told and (low, high) not in told for low, high in claimed)


def _counts_differ(claim: str, entry: Entry, stems: Stems) -> bool:
    """Whether the line counts the same thing otherwise: "for three years" and "for a year"."""
    counted = _counts(entry.said, stems)
    for number, thing in _counts(claim, stems):
        others = {held for held, what in counted if what == thing}
        if others and number not in others and number not in entry.lasted:
            return True
    return False


@lru_cache(maxsize=8192)
def _counts(text: str, stems: Stems) -> frozenset[tuple[str, str]]:
    """Figures with the noun right behind them: ("9", "minut"); "a" counts as one before a unit of time."""
    found = set()
    for match in re.finditer(r"\b(\d+|[a-z]+(?:-[a-z]+)?)\s+([a-z]{3,})", text, re.IGNORECASE):
        word, noun = match.group(1).lower(), match.group(2).lower()
        named = ["1"] if word in {"a", "an", "one"} and noun.rstrip("s") in _TIME_UNITS else numbers(word)
        found |= {(number, root) for number in named[:1] for root in roots(noun, stems)[:1]}
    return frozenset(found)


_TIME_UNITS = frozenset("year month week day hour minute term season".split())


def _from_to(text: str) -> set[tuple[str, str]]:
    figure = r"(?:\d[\d.,]*|" + "|".join(NUMBER_WORDS) + r")"
    found = re.findall(
        rf"\bfrom (?:\w+ )?({figure})\b(?:[^.;,]{{0,30}}?) (?:to|down to|up to) (?:\w+ )?({figure})\b", text, re.IGNORECASE
    )
    return {(_figure(one), _figure(two)) for one, two in found}


def _figure(word: str) -> str:
    return NUMBER_WORDS.get(word.lower(), word)


_MAIN_DENIAL = re.compile(r"^(?:\W*[\w’']+){0,2}?\W*\b(?:not|never|nobody|no one|none|hardly|\w+n['’]t)\b", re.IGNORECASE)


def denied_otherwise(claim: str, line: str, stems: Stems) -> bool:
    """Whether a word is denied in one and affirmed in the other: the verb a claim denies, or what a line denies."""
    in_claim, in_line = _polarity(claim, stems), _polarity(line, stems)
    if denied := _MAIN_DENIAL.search(claim):
        behind = [root for root in roots(claim[denied.end() :], stems) if root in in_line]
        return bool(behind) and True not in in_line[behind[0]]
    shared = [root for root in in_claim if root in in_line]
    # "a dashboard nobody opened": a denial in the line reaches only words the claim takes up right behind it
    hidden = any(in_line[root] == {True} and True not in in_claim[root] for root in shared if not is_light(root))
    return not denials(claim) and hidden and _denies_first(line, shared, stems)


def _denies_first(line: str, shared: list[str], stems: Stems) -> bool:
    """Whether the word right behind a denial is one both speak of."""
    for _, end in denials(line):
        behind = roots(" ".join(re.findall(r"[^\W_]+", line[end:])[:3]), stems)
        if behind and behind[0] in shared and not is_light(behind[0]):
            return True
    return False


@lru_cache(maxsize=8192)
def _polarity(text: str, stems: Stems) -> dict[str, set[bool]]:
    """For each root, whether it stands denied: an odd number of denials within reach before it, in its clause."""
    marks = denials(text)
    found: dict[str, set[bool]] = {}
    for clause in re.finditer(r"[^.;:!?]+", text):
        tokens = list(re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", clause.group()))
        starts = [token.start() + clause.start() for token in tokens]
        for place, token in enumerate(tokens):
            since = starts[max(0, place - DENIAL_REACH)]
            reaching = sum(since <= start < starts[place] for start, _ in marks)
            for root in roots(token.group(), stems):
                found.setdefault(root, set()).add(reaching % 2 == 1)
    return found


def _evidence(entry: Entry, wanted: Wanted, stems: Stems) -> Evidence:
    """The value that holds most of what was claimed, the line itself before its frame."""

    def held(leaf: tuple[str, str]) -> tuple[float, bool]:
        by = _held_by(leaf[1], stems)
        named = sum(folded(word) in {folded(w) for w in words(leaf[1])} for name in wanted.facts.names for word in words(name))
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
    return not (all(_names_held(wanted.facts, entry)) and all(_figures_held(wanted.facts, entry))) or bool(
        denials(wanted.claim.text)
    ) != bool(denials(entry.said))


def _with_cause(answer: Support, claim: Claim, among: Sequence[Entry], stems: Stems) -> Support:
    """A cause must stand in the line that bears out what it explains, or in another line of the same record."""
    if answer.verdict != "says so" or not claim.because or answer.entry is None:
        return answer
    cause = _wanted(Claim(claim.because, False), stems)
    if any(_answer(cause, entry, stems).verdict == "says so" for entry in _same_record(answer.entry, among)):
        return answer
    return Support("says otherwise", answer.evidence, answer.coverage, answer.entry)


def _same_record(entry: Entry, among: Sequence[Entry]) -> Iterator[Entry]:
    place = re.split(r"(?<=\])", entry.values[0][0])[0]
    return (other for other in among if re.split(r"(?<=\])", other.values[0][0])[0] == place)
