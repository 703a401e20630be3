"""How well a lead's sentences are read: precision and recall of rules with their strength, and of what could not be used.

The cases are in `cases/query.yaml`, in two halves: the reader may be changed looking at `tune`; `keep` is only counted.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from companion.domain.query.query import MEANT, Query, Rule
from companion.text.lexicon import EnglishLexicon
from evals.counting import Count, Counts

CASES = Path(__file__).parent / "cases" / "query.yaml"


@dataclass
class Tally(Counts):
    """All counts over some cases."""

    strength: Count = field(default_factory=Count)
    like: Count = field(default_factory=Count)
    group: Count = field(default_factory=Count)

    @property
    def beside(self) -> list[Count]:
        return [*super().beside, self.strength, self.like, self.group]


def add_options(parser: ArgumentParser) -> None:
    """Which half is counted."""
    parser.add_argument("--half", choices=["keep", "tune"], default="keep", help="which half of the cases; `keep` by default")


def run(*, half: str = "keep") -> dict[str, Any]:
    """Figures over one half of the cases; the failing cases are named for the tune half only."""
    lexicon, tally = EnglishLexicon(), Tally()
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]:
        if case["half"] == half:
            before = tally.errors
            _compare(case, lexicon.read_query(case["text"]), lexicon, tally)
            tally.cases += 1
            tally.failed += [case["id"]] if tally.errors > before else []
    return {
        "half": half,
        "cases": tally.cases,
        "read_as_expected": tally.cases - len(tally.failed),
        "rules": tally.together().figures(),
        "by_field": tally.by_field(),
        "strength_of_those_found": tally.strength.figures()["precision"],
        "like": tally.like.figures(),
        "looked_for": tally.group.figures(),
        "refused": tally.refused.figures(),
        "unread": tally.unread.recalled(),
        **({"failed": tally.failed} if half == "tune" else {}),
    }


def _compare(case: dict[str, Any], query: Query, lexicon: EnglishLexicon, tally: Tally) -> None:
    wanted = [_rule(*entry) for entry in case["rules"]]
    for name in {rule.field for rule in [*wanted, *query.rules]}:
        tally.of(name).add(*_paired(_of(wanted, name), _of(query.rules, name), lexicon))
    _compare_strength(wanted, query.rules, lexicon, tally.strength)
    tally.like.add(case.get("like", ()), list(dict.fromkeys(value for rule in query.rules for value in rule.like)))
    tally.group.add(case.get("for", ()), query.industries_of)
    tally.refused.add(*_matched(case.get("refused", []), [refused.words for refused in query.refused], lexicon))
    for words in case.get("unread", []):
        met = any(_holds(said, words, lexicon) for said in query.unread)
        tally.unread.add([words], [words] if met else [])


def _rule(name: str, op: str, value: list[str], strength: str = "r") -> Rule:
    return Rule.model_validate({
        "field": name, "op": op, "value": value, "strength": "preferred" if strength == "p" else "required",
    })  # fmt: skip


def _of(rules: Iterable[Rule], name: str) -> list[Rule]:
    return [rule for rule in rules if rule.field == name]


def _paired(wanted: Sequence[Rule], found: Sequence[Rule], lexicon: EnglishLexicon) -> tuple[list[str], list[str]]:
    """Each value as one string; a rule on meaning under the name of the one that wants its words."""
    names = [_names(rule) for rule in wanted]
    met = [next((name for one, name in zip(wanted, names, strict=True) if _alike(one, rule, lexicon)), None) for rule in found]
    return (
        [each for name in names for each in name],
        [each for rule, name in zip(found, met, strict=True) for each in name or _names(rule)],
    )


def _names(rule: Rule) -> list[str]:
    if rule.field in MEANT:
        return [f"{rule.op} {' '.join(map(str, rule.value))}"]
    return [f"{rule.op} {value['zone'] if isinstance(value, dict) else value}" for value in rule.value]


def _alike(wanted: Rule, found: Rule, lexicon: EnglishLexicon) -> bool:
    """Whether a rule on meaning holds the words that are wanted; the compared field's name has none of its own."""
    if wanted.field not in MEANT or wanted.op != found.op:
        return False
    said = " ".join(map(str, found.value))
    return _holds(said, " ".join(wanted.value), lexicon) if wanted.value else bool(found.like)


def _compare_strength(wanted: Sequence[Rule], found: Sequence[Rule], lexicon: EnglishLexicon, count: Count) -> None:
    """Of the rules that were found, whether they are required or preferred as they should be."""
    for rule in wanted:
        same = [other for other in found if other.field == rule.field and (_alike(rule, other, lexicon) or _shares(rule, other))]
        if same:
            count.add([rule.strength], [same[0].strength])


def _shares(one: Rule, other: Rule) -> bool:
    return one.op == other.op and one.field not in MEANT and bool(set(_names(one)) & set(_names(other)))


def _matched(wanted: list[str], found: list[str], lexicon: EnglishLexicon) -> tuple[list[str], list[str]]:
    """Refused words under the name of every wish that they hold."""
    names: list[str] = []
    for said in found:
        names += list(_held(wanted, said, lexicon)) or [said]
    return wanted, list(dict.fromkeys(names))


def _held(wanted: Iterable[str], said: str, lexicon: EnglishLexicon) -> Iterator[str]:
    return (words for words in wanted if _holds(said, words, lexicon))


def _holds(said: str, words: str, lexicon: EnglishLexicon) -> bool:
    return set(lexicon.stems(words)) <= set(lexicon.stems(said))
