"""Needs by hands that had not seen the program: who is shown for them, and how they are read.

The cases are in `cases/needs_asked.yaml` and, by a second hand and without marks on how they should be read,
`cases/needs_asked_b.yaml`, both in two halves: `tune` may be looked at, `keep` is only counted. A need asks one of the pool's
people for something, of anybody with a mentor role, whoever has room.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import ir_measures
import numpy as np
import yaml
from ir_measures import RR, R, nDCG
from pydantic import BaseModel, Field

from companion.domain.matching.eligibility import ALWAYS
from companion.domain.matching.enquiry import Enquiry
from companion.domain.matching.nearest import MOST as NEAREST
from companion.domain.matching.pool import Mask
from companion.domain.needs import Filter, Need
from companion.text.lexicon import EnglishLexicon
from evals.counting import Count
from evals.matching import Bench, bench
from evals.needs import values_of

CASES = Path(__file__).parent / "cases"
SETS = ("needs_asked", "needs_asked_b")
HALVES = ("tune", "keep")
MEASURES = (RR, R @ 10, nDCG @ 10)
SHOWN = 3


class AskedNeed(BaseModel):
    """A need, the people one would hope to be shown, and what a reader would take from its words."""

    id: str
    half: Literal["tune", "keep"]
    kind: str = ""
    text: str
    people: dict[str, int] = Field(default_factory=dict)
    nobody: bool = False
    filters: list[Filter] = Field(default_factory=list)
    wishes: list[str] = Field(default_factory=list)
    context: list[str] = Field(default_factory=list)
    refused: list[str] = Field(default_factory=list)


class Seen(BaseModel):
    """What came of one need: the first ids of the order, and of them those who would be shown."""

    order: list[str]
    shown: list[str]
    nearest: list[str]
    need: Need


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--show` prints what came of every need of `tune`; `keep` is only counted."""
    parser.add_argument("--show", action="store_true")


def run(show: bool = False) -> dict[str, object]:
    """The figures of both halves of each set."""
    with bench() as opened:
        return {name: of_set(opened, read_asked(name), show=show) for name in SETS}


def of_set(bench: Bench, cases: Sequence[AskedNeed], *, show: bool = False) -> dict[str, object]:
    """The figures of both halves of a set, and of each kind of need in it."""
    seen = {case.id: see(bench, case) for case in cases}
    halves = {half: [case for case in cases if case.half == half] for half in HALVES}
    found: dict[str, object] = {half: figures(mine, seen) for half, mine in halves.items()}
    kinds = sorted({case.kind for case in cases if case.kind})
    for half, mine in halves.items() if kinds else ():
        found[f"{half}_by_kind"] = {kind: answers([case for case in mine if case.kind == kind], seen) for kind in kinds}
    if show:
        found["shown"] = {case.id: _told(case, seen[case.id]) for case in halves["tune"]}
    return found


def read_asked(name: str = SETS[0]) -> list[AskedNeed]:
    return [AskedNeed.model_validate(case) for case in yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))["needs"]]


def see(bench: Bench, case: AskedNeed) -> Seen:
    """One need put to everybody with a mentor role who meets its conditions. Whoever is stopped is shown nobody."""
    enquiry = bench.enquiry(text=case.text)
    order = enquiry.scores.order(bench.allowed(enquiry) & meets_conditions(enquiry))
    people = bench.board.pool.people
    near = [] if enquiry.need.stops else enquiry.near(SHOWN, order=order)
    named = [] if enquiry.need.stops or near else order[:NEAREST].tolist()
    return Seen(
        order=[people[row].person_id for row in order.tolist()],
        shown=[people[one.row].person_id for one in near],
        nearest=[people[row].person_id for row in named],
        need=enquiry.need,
    )


def meets_conditions(enquiry: Enquiry) -> Mask:
    """Whom the conditions of a need keep, whoever has room or agreed to be listed."""
    kept = [keeps for condition, keeps in enquiry.sifted.kept if condition.field not in ALWAYS]
    mask: Mask = np.logical_and.reduce([np.ones(len(enquiry.board.pool), dtype=np.bool_), *kept])
    return mask


def figures(cases: Sequence[AskedNeed], seen: dict[str, Seen]) -> dict[str, object]:
    """How well people are found, refused and read over some needs."""
    return {
        "needs": len(cases),
        "stopped": sum(seen[case.id].need.stops for case in cases),
        "order": _order([case for case in cases if case.people], seen),
        **answers(cases, seen),
        **(_read(cases, seen) if any(case.filters or case.context for case in cases) else {}),
    }


def answers(cases: Sequence[AskedNeed], seen: dict[str, Seen]) -> dict[str, float | None]:
    """Who is shown, who should have been, and who is named as nearest where nobody is."""
    met, far = [case for case in cases if case.people], [case for case in cases if case.nobody]
    refused = [case for case in met if seen[case.id].nearest]
    return {
        "somebody_hoped_for_is_shown": _share(any(case.people.get(one) == 2 for one in seen[case.id].shown) for case in met),
        "of_those_shown_hoped_for_or_useful": _share(one in case.people for case in met for one in seen[case.id].shown),
        "answered": _share(bool(seen[case.id].shown) for case in met),
        "refused_where_nobody_fits": _share(not seen[case.id].shown for case in far),
        "of_those_refused_in_vain_hoped_for_is_nearest": _share(
            any(case.people.get(one) == 2 for one in seen[case.id].nearest) for case in refused
        ),
    }


def _order(met: Sequence[AskedNeed], seen: dict[str, Seen]) -> dict[str, float]:
    judged = [ir_measures.Qrel(case.id, person, grade) for case in met for person, grade in case.people.items()]
    ranked = [ir_measures.ScoredDoc(case.id, who, -float(place)) for case in met for place, who in enumerate(seen[case.id].order)]
    found = ir_measures.calc_aggregate(MEASURES, judged, ranked)
    return {str(measure): round(float(found[measure]), 3) for measure in MEASURES}


def _read(cases: Sequence[AskedNeed], seen: dict[str, Seen]) -> dict[str, object]:
    """Filters, wishes, circumstances and refusals, as read and as they should be."""
    lexicon, filters, refused = EnglishLexicon(), Count(), Count()
    for case in cases:
        need = seen[case.id].need
        for name in {one.field for one in [*case.filters, *need.filters]}:
            strict = [one for one in need.filters if not one.wish]
            filters.add(values_of(case.filters, name, lexicon), values_of(strict, name, lexicon))
        words = [one.words.lower() for one in need.refused]
        refused.add(case.refused, [next((said for said in case.refused if _overlap(said, one)), one) for one in words])
    wished = [
        _overlap(wish, one.from_) for case in cases for wish in case.wishes for one in seen[case.id].need.filters if not one.wish
    ]
    context = [any(_holds(one, words) for one in seen[case.id].need.aspects) for case in cases for words in case.context]
    return {
        "filters": filters.figures(),
        "wishes_taken_for_conditions": sum(wished),
        "circumstances_asked_of_others": [sum(context), len(context)],
        "refused": refused.figures(),
    }


def _overlap(one: str, other: str) -> bool:
    """Whether one of two runs of words lies in the other."""
    one, other = one.lower().strip(), other.lower().strip()
    return bool(one and other) and (one in other or other in one)


def _holds(aspect: str, words: str) -> bool:
    return words.lower() in aspect.lower()


def _told(case: AskedNeed, seen: Seen) -> dict[str, object]:
    places = {who: seen.order.index(who) + 1 if who in seen.order else None for who in case.people}
    return {
        "text": case.text,
        "stopped": seen.need.stops,
        "aspects": seen.need.aspects,
        "filters": [f"{one.field} {one.op} {one.value} ({one.from_})" for one in seen.need.filters],
        "refused": [one.words for one in seen.need.refused],
        "shown": [f"{who}: {case.people.get(who, 0)}" for who in seen.shown],
        "places": {f"{who}: {case.people[who]}": place for who, place in places.items()},
    }


def _share(true: Iterable[bool]) -> float | None:
    found = list(true)
    return round(sum(found) / len(found), 3) if found else None
