"""From signs and leanings to what a text meets. Biased towards showing help; careful with figures of speech.

Three outcomes: stop (nothing is prepared), a gentle line beside the work, nothing. A sure sign is enough unless the meaning
leans clearly away, a possible one counts where it leans the same way, and a strong leaning counts without any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from companion.domain.boundaries.signs import GENTLE, STOP, Sign

DANGER = ("B1", "B2", "B3")
"""Somebody may be in danger: these come before anything else, and alone."""

INNOCENT = "-"

LEANS_TOO = 0.35
"""Chance from which a possible sign counts. All of these are set on half of `evals/cases/boundaries_blind.yaml`."""

LEANS_ALONE = 0.4
"""Chance from which a danger counts without any sign."""

LEANS_AWAY = 0.85
"""Chance of being innocent from which even a sure sign is taken for a figure of speech nobody foresaw."""

LEANS_A_LITTLE = 0.3
"""Chance from which a gentle line about a danger is shown."""

LEANS_TO_ANOTHER = 0.42
"""Chance from which anything that is no danger counts without any sign: a request to the companion, a matter for an adviser."""

Chances = Mapping[str, float]
"""Chance by class (`B1!`, `B1?`, …, `-`) of one sentence."""


@dataclass(frozen=True)
class Met:
    """One boundary that a sentence meets, and the words of it that say so."""

    case: str
    stop: bool
    words: tuple[str, ...]


def met_by(sentence: str, signs: Sequence[Sign], chances: Chances) -> list[Met]:
    """What one sentence meets. `chances` may be empty where meaning cannot be read; then signs decide."""
    by_signs = [found for sign in signs if (found := _by_sign(sign, chances))]
    named = {found.case for found in by_signs}
    return [*by_signs, *(found for found in _by_leaning(sentence, chances) if found.case not in named)]


def danger(chances: Chances) -> float:
    """The chance that somebody is in danger, whichever: the three lie near one another."""
    return sum(chances.get(_name(case, STOP), 0.0) for case in DANGER)


def together(found: Sequence[Met]) -> list[Met]:
    """Each case once, stops first; where somebody may be in danger, that alone."""
    kept: dict[str, Met] = {}
    for each in found:
        before = kept.get(each.case)
        if before is None or before.stop == each.stop:
            kept[each.case] = Met(each.case, each.stop, tuple(dict.fromkeys((*(before.words if before else ()), *each.words))))
        elif each.stop:
            kept[each.case] = each
    ordered = sorted(kept.values(), key=lambda each: (not each.stop, int(each.case[1:])))
    grave = [each for each in ordered if each.stop and each.case in DANGER]
    return grave or ordered


def _by_sign(sign: Sign, chances: Chances) -> Met | None:
    stop = sign.outcome == STOP
    if sign.sure and chances.get(INNOCENT, 0.0) < LEANS_AWAY:
        return Met(sign.case, stop, sign.sure)
    leans = danger(chances) if stop else chances.get(_name(sign.case, sign.outcome), 0.0)
    return Met(sign.case, stop, sign.maybe) if leans >= LEANS_TOO else None


def _by_leaning(sentence: str, chances: Chances) -> list[Met]:
    """What no sign shows: the likeliest danger, or else whatever is likely enough. It rests on the sentence as a whole."""
    words = (sentence.strip(),)
    grave = danger(chances)
    if grave >= LEANS_ALONE:
        return [Met(_likeliest(chances, STOP), True, words)]
    light = sum(chances.get(_name(case, GENTLE), 0.0) for case in DANGER)
    if grave + light >= LEANS_A_LITTLE:
        return [Met(_likeliest(chances, STOP if grave > light else GENTLE), False, words)]
    return [Met(name[:-1], name.endswith("!"), words) for name, chance in chances.items() if _is_other(name, chance)]


def _is_other(name: str, chance: float) -> bool:
    return name != INNOCENT and name[:-1] not in DANGER and chance >= LEANS_TO_ANOTHER


def _likeliest(chances: Chances, outcome: str) -> str:
    return max(DANGER, key=lambda case: chances.get(_name(case, outcome), 0.0))


def _name(case: str, outcome: str) -> str:
    return f"{case}{'!' if outcome == STOP else '?'}"
