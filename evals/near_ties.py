"""How far two people's totals move apart when a need is said in other words, and what settling near-ties does to the order.

The width of `domain/near_ties.py` rests on the first figure. Chosen on the tune half; the keep half is only reported.
"""

from __future__ import annotations

from pathlib import Path

import ir_measures
import numpy as np
import yaml
from ir_measures import RR, nDCG
from numpy.typing import NDArray
from pydantic import BaseModel

from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.near_ties import WIDTH, Standing, settled
from evals.matching import Bench, JudgedNeed, bench, read_cases

CASES = Path(__file__).parent / "cases" / "paraphrases.yaml"
FIRST = 10
MEASURES = (RR, nDCG @ 10)
WIDTHS = (0.0, 0.1, 0.2, 0.3, 0.5)


class Pair(BaseModel):
    """A need of the case file and the same in other words."""

    need: str
    again: str


def run() -> dict[str, object]:
    cases = read_cases()
    with bench() as opened:
        return {
            "noise": noise(opened, cases.needs),
            "width": WIDTH,
            "order": {
                split: {
                    str(width): quality(opened, [one for one in cases.needs if one.split == split], width) for width in WIDTHS
                }
                for split in ("tune", "keep")
            },
        }


def noise(bench: Bench, needs: list[JudgedNeed]) -> dict[str, object]:
    """Differences between the totals of neighbours among the first ten, before and after: quantiles of the change."""
    texts = {need.id: need.text for need in needs}
    pairs = [Pair.model_validate(one) for one in yaml.safe_load(CASES.read_text(encoding="utf-8"))["pairs"]]
    found = [_moved(bench, texts[pair.need], pair.again) for pair in pairs]
    gaps, moved = np.concatenate([gap for gap, _ in found]), np.concatenate([change for _, change in found])
    return {
        "pairs": len(pairs),
        "neighbours": len(moved),
        "change": {str(share): round(float(np.quantile(np.abs(moved), share)), 3) for share in (0.25, 0.5, 0.75, 0.9)},
        "turned_round_where_nearer_than": {str(width): _turned(gaps, moved, width) for width in (0.05, 0.1, 0.2, 0.3, 0.5, 1.0)},
    }


def _moved(bench: Bench, text: str, again: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Gaps between neighbours, and what they change by, for each weight asked for: shape (neighbours,) both."""
    one, other = bench.enquiry(text=text), bench.enquiry(text=again)
    first = bench.order(one)[:FIRST].tolist()
    before, after = _totals(one), _totals(other)
    gaps = -np.diff(before[first])
    return gaps, -np.diff(after[first]) - gaps


def _totals(enquiry: Enquiry) -> NDArray[np.float64]:
    found: NDArray[np.float64] = enquiry.scores.total.astype(np.float64) / float(enquiry.scores.weight.sum())
    return found


def _turned(gaps: NDArray[np.float64], moved: NDArray[np.float64], width: float) -> float:
    near = gaps < width
    return round(float((gaps + moved < 0)[near].mean()), 2) if near.any() else 0.0


def quality(bench: Bench, needs: list[JudgedNeed], width: float) -> dict[str, float]:
    """How well people are ranked when those nearer than `width` stand by availability and then by chance (their ids)."""
    judged, run = [], []
    for need in needs:
        enquiry = bench.enquiry(text=need.text)
        rows = bench.order(enquiry)
        facts = bench.board.pool.people
        standing = [
            Standing(row, float(_totals(enquiry)[row]), (row * 7919) % 13, facts[row].availability_confirmed is None)
            for row in rows.tolist()
        ]
        order = settled(standing, width).rows
        run += [ir_measures.ScoredDoc(need.id, facts[row].person_id, -float(place)) for place, row in enumerate(order)]
        judged += [ir_measures.Qrel(need.id, person, grade) for person, grade in need.people.items()]
    found = ir_measures.calc_aggregate(MEASURES, judged, run)
    return {str(measure): round(float(value), 3) for measure, value in found.items()}
