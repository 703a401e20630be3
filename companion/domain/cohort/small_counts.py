"""Counts of what people did, shown so that nobody can be told from them: five or more, and nothing to subtract.

A count below five is withheld. Where the rest of a group could be had by subtraction, another count is withheld too, the first
in their order, so that what is withheld is always several counts that make five together. (The smallest would tell something
of its size by being chosen.) What is shown is rounded down to a multiple of
five: two looks at a count, one answer apart, then mostly say the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

LEAST = 5
"""People in the smallest group that is told of (MENTORING 6.3): a convention of this program."""


class SmallCount(BaseModel):
    """How many, as far as it may be told: `at_least` so many, or None where it is withheld."""

    name: str
    at_least: int | None = None

    @property
    def words(self) -> str:
        """The count in words."""
        return "not told" if self.at_least is None else f"{self.at_least} or more"


def told(counts: Mapping[str, int], *, least: int = LEAST) -> list[SmallCount]:
    """The counts of one group, each told or withheld, in their order.

    The whole of the group may be known to whoever reads: so either nothing is withheld, or at least two counts are, which
    together make `least`. When that cannot be, nothing is told.
    """
    withheld = {name for name, number in counts.items() if number < least}
    while withheld and len(withheld) < len(counts) and not _hides(withheld, counts, least):
        withheld.add(next(name for name in counts if name not in withheld))
    return [
        SmallCount(name=name, at_least=None if name in withheld else number - number % least) for name, number in counts.items()
    ]


def one_told(number: int, *, among: int, least: int = LEAST) -> int | None:
    """One count out of a group of known size, rounded down; None where it, or the rest of the group, is too small to be told."""
    return number - number % least if number >= least and among - number >= least else None


def _hides(withheld: set[str], counts: Mapping[str, int], least: int) -> bool:
    """Whether the sum of what is withheld tells nothing of its parts: not where there is one, nor where none could be more."""
    together = sum(counts[name] for name in withheld)
    return len(withheld) > 1 and together >= least and together != len(withheld) * (least - 1)
