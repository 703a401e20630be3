"""How well needs are read: precision and recall of filters per field, and of everything else a reading holds.

The cases are in `cases/needs.yaml`, in two halves: the parser may be changed looking at `tune`; `keep` is only counted.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from companion.domain.needs import Filter, Need
from companion.text.lexicon import EnglishLexicon
from evals.counting import Count, Counts

CASES = Path(__file__).parent / "cases" / "needs.yaml"


@dataclass
class Tally(Counts):
    """All counts over some cases."""

    aspects: Count = field(default_factory=Count)
    form: Count = field(default_factory=Count)

    @property
    def beside(self) -> list[Count]:
        return [*super().beside, self.aspects, self.form]


def add_options(parser: ArgumentParser) -> None:
    """Which half is counted."""
    parser.add_argument("--half", choices=["keep", "tune"], default="keep", help="which half of the cases; `keep` by default")


def run(*, half: str = "keep") -> dict[str, Any]:
    """Figures over one half of the cases; the failing cases are named for the tune half only."""
    lexicon, tally = EnglishLexicon(), Tally()
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]:
        if case["half"] == half:
            _compare(case, lexicon.read_need(case["text"]), lexicon, tally)
    return {
        "half": half,
        "cases": tally.cases,
        "filters": tally.together().figures(),
        "by_field": tally.by_field(),
        "aspects": tally.aspects.recalled(),
        "refused": tally.refused.figures(),
        "unread": tally.unread.recalled(),
        "form": tally.form.figures(),
        **({"failed": tally.failed} if half == "tune" else {}),
    }


def _compare(case: dict[str, Any], need: Need, lexicon: EnglishLexicon, tally: Tally) -> None:
    tally.cases += 1
    before = tally.errors
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
    if tally.errors > before:
        tally.failed.append(case["id"])


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
