"""How well needs are read: precision and recall of filters per field, and of everything else a reading holds.

The cases are in `cases/needs.yaml`, in two halves: the parser may be changed looking at `tune`; `keep` is only counted.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from companion.domain.needs import Filter, Need
from companion.text.lexicon import EnglishLexicon

CASES = Path(__file__).parent / "cases" / "needs.yaml"


@dataclass
class Count:
    """What was right, what was missed, and what was taken for something it is not."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def add(self, expected: Iterable[str], found: Iterable[str]) -> None:
        """Compare two bags of things."""
        wanted, got = Counter(expected), Counter(found)
        self.right += (wanted & got).total()
        self.missed += (wanted - got).total()
        self.wrong += (got - wanted).total()

    def figures(self) -> dict[str, float | int | None]:
        """Precision and recall; None where there was nothing to find or nothing found."""
        found, wanted = self.right + self.wrong, self.right + self.missed
        return {
            "wanted": wanted,
            "precision": round(self.right / found, 3) if found else None,
            "recall": round(self.right / wanted, 3) if wanted else None,
        }


@dataclass
class Tally:
    """All counts over some cases, and the ids of those that were not read as expected."""

    fields: dict[str, Count] = field(default_factory=dict)
    aspects: Count = field(default_factory=Count)
    refused: Count = field(default_factory=Count)
    unread: Count = field(default_factory=Count)
    form: Count = field(default_factory=Count)
    failed: list[str] = field(default_factory=list)
    cases: int = 0

    def of(self, name: str) -> Count:
        """The count of one filter field."""
        return self.fields.setdefault(name, Count())


def add_options(parser: ArgumentParser) -> None:
    """Which half is counted."""
    parser.add_argument("--half", choices=["keep", "tune"], default="keep", help="which half of the cases; `keep` by default")


def run(*, half: str = "keep") -> dict[str, Any]:
    """Figures over one half of the cases; the failing cases are named for the tune half only."""
    lexicon, tally = EnglishLexicon(), Tally()
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]:
        if case["half"] == half:
            _compare(case, lexicon.read_need(case["text"]), lexicon, tally)
    everything = Count()
    for count in tally.fields.values():
        everything.right, everything.missed = everything.right + count.right, everything.missed + count.missed
        everything.wrong += count.wrong
    return {
        "half": half,
        "cases": tally.cases,
        "filters": everything.figures(),
        "by_field": {name: count.figures() for name, count in sorted(tally.fields.items())},
        "aspects": {"wanted": tally.aspects.right + tally.aspects.missed, "recall": tally.aspects.figures()["recall"]},
        "refused": tally.refused.figures(),
        "unread": {"wanted": tally.unread.right + tally.unread.missed, "recall": tally.unread.figures()["recall"]},
        "form": tally.form.figures(),
        **({"failed": tally.failed} if half == "tune" else {}),
    }


def _compare(case: dict[str, Any], need: Need, lexicon: EnglishLexicon, tally: Tally) -> None:
    tally.cases += 1
    before = _errors(tally)
    wanted = [Filter.model_validate(entry) for entry in case["filters"]]
    for name in {condition.field for condition in [*wanted, *need.filters]}:
        tally.of(name).add(values_of(wanted, name, lexicon), values_of(need.filters, name, lexicon))
    _compare_words(tally.aspects, [" ".join(words) for words in case["aspects"]], need.aspects, lexicon)
    if "refused" in case:
        tally.refused.add(*_paired(case["refused"], [refused.words for refused in need.refused], lexicon))
    if "unread" in case:
        _compare_words(tally.unread, case["unread"], need.unread, lexicon)
    if "form" in case:
        tally.form.add([case["form"]], [need.form.kind if need.form else "none"])
    if _errors(tally) > before:
        tally.failed.append(case["id"])


def _errors(tally: Tally) -> int:
    counts = [*tally.fields.values(), tally.aspects, tally.refused, tally.unread, tally.form]
    return sum(count.missed + count.wrong for count in counts)


def values_of(filters: Iterable[Filter], name: str, lexicon: EnglishLexicon) -> Iterator[str]:
    """Each value of a field as one string; of a zone its name counts, of a lived change its last content word."""
    for condition in filters:
        for value in condition.value if condition.field == name else ():
            match name:
                case "timezone":
                    said = value["zone"] if isinstance(value, dict) else value
                case "done":
                    said = lexicon.stems(value)[-1]
                case _:
                    said = value
            yield f"{condition.op} {said}"


def _compare_words(count: Count, wanted: list[str], found: list[str], lexicon: EnglishLexicon) -> None:
    """Each wanted group of words must stand in one and the same phrase."""
    phrases = [set(lexicon.stems(phrase)) for phrase in found]
    for words in wanted:
        met = any(set(lexicon.stems(words)) <= phrase for phrase in phrases)
        count.add([words], [words] if met else [])


def _paired(wanted: list[str], found: list[str], lexicon: EnglishLexicon) -> tuple[list[str], list[str]]:
    """Refused words under one name where they overlap."""
    stems = {words: set(lexicon.stems(words)) for words in wanted}
    names = [next((words for words in wanted if stems[words] & set(lexicon.stems(said))), said) for said in found]
    return wanted, list(dict.fromkeys(names))
