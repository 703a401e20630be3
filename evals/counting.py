"""Precision and recall of what a reader finds in texts, counted by the field it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Count:
    """What was right, what was missed, and what was taken for something it is not."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def errors(self) -> int:
        """Whatever was missed or taken for something it is not."""
        return self.missed + self.wrong

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

    def recalled(self) -> dict[str, float | int | None]:
        """The same where only what is missed counts."""
        figures = self.figures()
        return {"wanted": figures["wanted"], "recall": figures["recall"]}


@dataclass
class Counts:
    """Counts of the fields of some cases, and the ids of those that were not read as expected."""

    fields: dict[str, Count] = field(default_factory=dict)
    refused: Count = field(default_factory=Count)
    unread: Count = field(default_factory=Count)
    failed: list[str] = field(default_factory=list)
    cases: int = 0

    def of(self, name: str) -> Count:
        """The count of one field."""
        return self.fields.setdefault(name, Count())

    @property
    def beside(self) -> list[Count]:
        """The counts of what belongs to no field."""
        return [self.refused, self.unread]

    @property
    def errors(self) -> int:
        """Whatever was missed or taken for something it is not, so far."""
        return sum(count.errors for count in [*self.fields.values(), *self.beside])

    def together(self) -> Count:
        """All fields in one."""
        every = self.fields.values()
        return Count(sum(one.right for one in every), sum(one.missed for one in every), sum(one.wrong for one in every))

    def by_field(self) -> dict[str, dict[str, float | int | None]]:
        """The figures of each field."""
        return {name: count.figures() for name, count in sorted(self.fields.items())}
