"""Whether a reason is true: taking its passage away costs the person more than taking another away.

The passage is really taken away, and the person scored again in a pool without it. Ties (a tenth of a standard deviation, within
which a sentence is preferred to a label) pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.matches import Reason
from companion.domain.matching.ranking import Ranker
from companion.domain.matching.reasons import NEARLY, Explained
from evals.matching import Bench, JudgedNeed, part_of

Costs = NDArray[np.float64]


class Outcome(NamedTuple):
    """Of one card: whether its first reason, and its second where there is one, pass."""

    first: bool
    second: bool | None
    second_for_its_aspect: bool | None


def deletion(bench: Bench, needs: Iterable[JudgedNeed]) -> dict[str, float]:
    """Of the reasons shown, how many pass.

    A first reason passes when no other passage costs more. A second one is tested without the first, which is shown above it:
    when no passage but the first costs more, as the profile stands or once the first is gone; `second_for_its_aspect` counts only
    what the aspect adds that it is quoted for, since it is chosen for another aspect than the first where another is met.
    """
    outcomes = [outcome for need in needs for outcome in _of_need(bench, need)]
    seconds = [outcome for outcome in outcomes if outcome.second is not None]
    return {
        "first": len(outcomes),
        "first_true": _share(outcome.first for outcome in outcomes),
        "second": len(seconds),
        "second_true": _share(bool(outcome.second) for outcome in seconds),
        "second_true_for_its_aspect": _share(bool(outcome.second_for_its_aspect) for outcome in seconds),
    }


def _of_need(bench: Bench, need: JudgedNeed) -> Iterator[Outcome]:
    enquiry = bench.enquiry(text=need.text)
    for shown in enquiry.near(3, order=bench.order(enquiry)):
        yield _outcome(bench, enquiry, shown)


def _outcome(bench: Bench, enquiry: Enquiry, shown: Explained) -> Outcome:
    passages = enquiry.ranker.passages[shown.mine].tolist()
    reasons = shown.reasons(2)
    costs = _costs(bench, enquiry, shown.row, passages)
    first = _place(bench, passages, reasons[0])
    if len(reasons) == 1:
        return Outcome(_passes(costs.sum(axis=1), first), None, None)
    second = _place(bench, passages, reasons[1])
    after = _costs(bench, enquiry, shown.row, passages, gone=passages[first])
    own = [each.aspect for each in enquiry.scores.asked].index(reasons[1].aspect)
    ways = [_without(each.sum(axis=1), first) for each in (costs, after)]
    aspect = [_without(each[:, own], first) for each in (costs, after)]
    return Outcome(
        _passes(costs.sum(axis=1), first),
        any(_passes(each, second) for each in ways),
        any(_passes(each, second) for each in aspect),
    )


def _costs(bench: Bench, enquiry: Enquiry, row: int, passages: list[int], *, gone: int | None = None) -> Costs:
    """How much one person's shares fall without each passage, those gone already left out; shape (passages, aspects)."""
    before = _shares(bench, enquiry, row, [gone])
    return np.array([before - _shares(bench, enquiry, row, [gone, passage]) for passage in passages])


def _shares(bench: Bench, enquiry: Enquiry, row: int, gone: list[int | None]) -> Costs:
    """What each aspect adds to one person's score in a pool without some passages, shape (aspects,)."""
    pool = bench.board.pool
    rest = part_of(pool, ~np.isin(np.arange(len(pool.owner)), [passage for passage in gone if passage is not None]))
    return Ranker(rest, population=bench.mentors).score(enquiry.asked).share[row].astype(np.float64)


def _place(bench: Bench, passages: list[int], reason: Reason) -> int:
    pool = bench.board.pool
    return next(
        place for place, at in enumerate(passages) if (pool.sources[at], pool.quotes[at]) == (reason.source, reason.quote)
    )


def _without(costs: Costs, place: int) -> Costs:
    return np.where(np.arange(len(costs)) == place, -np.inf, costs)


def _passes(costs: Costs, place: int) -> bool:
    return bool(costs[place] >= costs.max() - NEARLY)


def _share(true: Iterable[bool]) -> float:
    found = list(true)
    return round(float(np.mean(found)), 3) if found else 1.0
