"""From signs and leanings to what a text meets. Biased towards showing help; careful with figures of speech.

Three outcomes: stop (nothing is prepared), a gentle line beside the work, nothing. A sure sign is enough unless the meaning
leans clearly away, and a strong leaning counts without any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from companion.domain.boundaries.signs import GENTLE, STOP, Sign
from companion.domain.words.tongue import in_another_tongue, is_english

DANGER = ("B1", "B2", "B3")
"""Somebody may be in danger: these come before anything else, and alone."""

AGE = "B4"
"""Somebody may be under age."""

NAMED_LIKE = ("B3",)
"""Dangers that single words show which are somebody's name as well: slurs."""

INNOCENT = "-"

LEANS_ALONE = 0.55
"""Chance from which a danger counts without any sign; from LEANS_A_LITTLE on, whom to turn to stands beside the work. Of texts by
hands the model had not met, .811 of the dangers were stopped at .55, .823 at .50 and .851 at .45, and .019, .021 and .025 of the
everyday texts; what is missed between them has the gentle line."""

LEANS_AWAY = 0.75
"""Chance of being innocent from which even a sure sign is taken for a figure of speech nobody foresaw. The lowest in
steps of .05 at which nothing was lost when what two sentences say together began to be held against its meaning as well."""

LEANS_A_LITTLE, LEANS_UNKNOWN = 0.35, 0.45
"""Chances from which a gentle line about a danger stands beside an English sentence, and beside one of no known language, which
the vectors take for grave more than twice as often. With .3 for all, 44 of 948 dangers had such a line instead of a stop, and 218
of 3,944 innocent texts; with these, 40 and 154."""

ABROAD_ALONE, ABROAD_A_LITTLE = 0.5, 0.35
"""The same two for the model of other languages. Of the texts of hands it had not met, .62 of the dangers and .053 of the
innocent ones, which were made to tempt, are stopped at .40, .57 and .040 at .50, .54 and .037 at .55."""

LEANS_TO_REQUEST, LEANS_TO_MATTER = 0.4, 0.2
"""Chances, of all such cases together, from which what is no danger counts without any sign: a request to the companion that
stops, a matter for an adviser that has a gentle line."""

ONE_THOUGHT = 25
"""Words up to which a text is judged as the model was fitted, text by text. A longer one holds more sentences, of which each may
look grave by chance and at most one or two are: the odds of each fall as the words of the whole rise. Of 130 first messages by a
hand that the model had not met, 17 were stopped for a danger without this and 2 with fifteen words; with 25 instead of 15 words
three dangers in a hundred are stopped more in texts of several sentences."""

ASKED_OF_COMPANION = frozenset("B9 B10 B11 B12 B13 B14 B15 B17 B20 B21 B24".split())
"""What is only meant by those who speak to the companion. In a message to a person the same words are a question to them."""

Chances = Mapping[str, float]
"""Chance by class (`B1!`, `B1?`, …, `-`) of one sentence."""

PLAIN: Chances = {INNOCENT: 1.0}
"""Those of a sentence that meets nothing, whatever it means."""


@dataclass(frozen=True)
class Met:
    """One boundary that is met, and the words that say so. `leaning`: sentences whose meaning alone says it, without a sign."""

    case: str
    stop: bool
    words: tuple[str, ...]
    leaning: tuple[str, ...] = ()


def met_by(signs: Sequence[Sign], chances: Chances, sentence: str, *, among: int = 0) -> list[Met]:
    """What one sentence of a text of `among` words meets. `chances` may be empty where meaning cannot be read: signs decide."""
    by_signs = met_by_signs(signs, chances, sentence)
    named = {(found.case, found.stop) for found in by_signs}
    whole = (sentence.strip(),)
    alone, little = _bars(sentence)
    leant = _by_leaning(_tempered(chances, among), alone=alone, little=little)
    leaning = [(case, stop) for case, stop in leant if not named & {(case, True), (case, stop)}]
    return [*by_signs, *(Met(case, stop, whole, leaning=whole) for case, stop in leaning)]


def met_by_signs(signs: Sequence[Sign], chances: Chances, sentence: str) -> list[Met]:
    """What is said outright, unless the meaning leans clearly away."""
    return [Met(sign.case, sign.outcome == STOP, sign.sure) for sign in signs if _counts(sign, chances, sentence)]


def danger(chances: Chances) -> float:
    """The chance that somebody is in danger, whichever: the three lie near one another."""
    return sum(chances.get(_name(case, STOP), 0.0) for case in DANGER)


def together(found: Sequence[Met]) -> list[Met]:
    """Each case once, stops first; where somebody may be in danger, that alone."""
    kept: dict[str, Met] = {}
    for each in found:
        before = kept.get(each.case)
        if before is not None and before.stop == each.stop:
            kept[each.case] = _both(before, each)
        elif before is None or each.stop:
            kept[each.case] = replace(each, words=tuple(dict.fromkeys(each.words)))
    ordered = sorted(kept.values(), key=lambda each: (not each.stop, int(each.case[1:])))
    grave = [each for each in ordered if each.stop and each.case in DANGER]
    return grave or ordered


def by_any_name(found: Sequence[Met], *, outright: Sequence[Met], leaning: Sequence[Met]) -> list[Met]:
    """What a text meets whatever the people in it are called.

    With other names in it, it meets `outright` by its signs, and `leaning` by its meaning as well: there any danger will do,
    since every name moves a vector a little. No name explains a sign of danger of several words, nor one of B1 and B2: what else
    stands there says who is hurt, and nobody is called by a word for dying or for being beaten.
    """
    said = {(met.case, met.stop) for met in outright}
    in_danger = any(met.case in DANGER for met in leaning)
    return [
        met
        for met in found
        if (met.case not in DANGER or in_danger if met.leaning else _is_no_name(met) or (met.case, met.stop) in said)
    ]


def _is_no_name(met: Met) -> bool:
    """Whether signs of danger stand in it that cannot be somebody's name."""
    return met.stop and met.case in DANGER and (met.case not in NAMED_LIKE or any(" " in words for words in met.words))


def _both(one: Met, other: Met) -> Met:
    """Two of the same case; where one has a sign, meaning does not say it alone."""
    leaning = (*one.leaning, *other.leaning) if one.leaning and other.leaning else ()
    words = dict.fromkeys((*one.words, *other.words))
    return Met(one.case, one.stop, tuple(words), leaning=tuple(dict.fromkeys(leaning)))


def _counts(sign: Sign, chances: Chances, sentence: str) -> bool:
    """Whether a sure sign holds. The model of other languages has learnt no ages, and held "Tengo quince años" to be innocent."""
    if sign.case == AGE and in_another_tongue(sentence):
        return bool(sign.sure)
    return bool(sign.sure) and chances.get(INNOCENT, 0.0) < LEANS_AWAY


def _bars(sentence: str) -> tuple[float, float]:
    """From which chance a danger stops, and has a gentle line, by the language of the sentence."""
    if in_another_tongue(sentence):
        return ABROAD_ALONE, ABROAD_A_LITTLE
    return LEANS_ALONE, LEANS_A_LITTLE if is_english(sentence) else LEANS_UNKNOWN


def _by_leaning(chances: Chances, *, alone: float, little: float) -> list[tuple[str, bool]]:
    """What no sign shows: the likeliest danger, or else whatever is likely enough; its case, and whether it stops."""
    grave = danger(chances)
    if grave >= alone:
        return [(_likeliest(chances, STOP), True)]
    light = sum(chances.get(_name(case, GENTLE), 0.0) for case in DANGER)
    if grave + light >= little:
        return [(_likeliest(chances, STOP if grave > light else GENTLE), False)]
    return [*_another(chances, STOP, LEANS_TO_REQUEST), *_another(chances, GENTLE, LEANS_TO_MATTER)]


def _tempered(chances: Chances, among: int) -> Chances:
    """The chances of one sentence of a text of so many words."""
    times = among / ONE_THOUGHT
    if times <= 1:
        return chances
    odds = {name: chance if name == INNOCENT else chance / times for name, chance in chances.items()}
    total = sum(odds.values())
    return {name: each / total for name, each in odds.items()}


def _another(chances: Chances, outcome: str, enough: float) -> list[tuple[str, bool]]:
    """The likeliest case of an outcome that is no danger, where all of them together are likely enough."""
    mark = _name("", outcome)
    cases = {name[:-1]: chance for name, chance in chances.items() if name.endswith(mark) and name[:-1] not in DANGER}
    return [(max(cases, key=cases.__getitem__), outcome == STOP)] if cases and sum(cases.values()) >= enough else []


def _likeliest(chances: Chances, outcome: str) -> str:
    return max(DANGER, key=lambda case: chances.get(_name(case, outcome), 0.0))


def _name(case: str, outcome: str) -> str:
    return f"{case}{'!' if outcome == STOP else '?'}"
