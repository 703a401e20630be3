"""Two judges' grades of the same people for the same needs, how far they agree, and the grade that is used."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "benchmark"
GRADES = (0, 1, 2)

ByNeed = dict[str, dict[str, int]]


class Pair(NamedTuple):
    """A line of `judges.tsv`: a need, a person, and the grade of each judge, 0 to 2."""

    need: str
    person: str
    first: int
    second: int

    @property
    def grade(self) -> int:
        """The lower of the two: "exactly whom one would hope for" only where both say so. No two differ by more than one."""
        return min(self.first, self.second)


def read_pairs(version: int) -> list[Pair]:
    """Everybody judged for a version of the benchmark, those graded 0 too."""
    lines = (FOLDER / f"v{version}" / "judges.tsv").read_text(encoding="utf-8").splitlines()
    return [Pair(need, person, int(first), int(second)) for need, person, first, second in (line.split("\t") for line in lines)]


def grades(pairs: Sequence[Pair]) -> ByNeed:
    """The grade that is used, by need and person; whoever is missing was not judged."""
    found: ByNeed = {}
    for pair in pairs:
        found.setdefault(pair.need, {})[pair.person] = pair.grade
    return found


def agreement(pairs: Sequence[Pair]) -> dict[str, float]:
    """Share of pairs graded alike, Cohen's kappa, and kappa weighted by how far the grades lie apart. Needs scikit-learn."""
    from sklearn.metrics import cohen_kappa_score

    one, other = [pair.first for pair in pairs], [pair.second for pair in pairs]
    kappa, weighted = (cohen_kappa_score(one, other, labels=GRADES, weights=weights) for weights in (None, "linear"))
    alike = sum(pair.first == pair.second for pair in pairs) / len(pairs)
    return {
        "pairs": len(pairs), "alike": round(alike, 3), "kappa": round(float(kappa), 3), "weighted": round(float(weighted), 3)
    }  # fmt: skip
