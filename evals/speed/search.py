"""Searches over a generated pool inside one process, in milliseconds of CPU, the needs' own vectors known beforehand.

Needs are lines of generated people who are not in the pool: the goal of a mentee is one aspect, four lines of a mentor are four.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from statistics import mean, median

import numpy as np

from companion.domain.matching.passages import Kind, passages
from companion.domain.matching.pool import Pool
from companion.domain.needs import Filter, Need
from companion.index.embedder import QueryEmbedder
from companion.index.local_model import LocalModel
from companion.index.snapshot import Snapshots
from companion.sample import generator
from companion.services.matching.enquiring import MatchRequest
from companion.services.matching.matching import Matching
from companion.text.lexicon import EnglishLexicon
from evals.speed import peers

NEEDS, WARM_UP, COMPARED = 60, 5, 60
TOP = 10
SAME = 1e-5
"""Totals that differ by less are the same place: two ways of adding up differ in the last digits."""

OUTSIDE = generator.MOST - 2_000
"""Number of the first generated person whose lines are needs."""

WIDE = [Filter(field="stage", value=["mid", "senior"])]
NARROW = [Filter(field="industry", value=["healthcare"])]
FILTERS = {"unfiltered": [], "filtered": WIDE, "narrow": NARROW}
OFFERED = (Kind.HELP, Kind.SUMMARY, Kind.HIGHLIGHT, Kind.TRANSITION)


class Today:
    """A clock that stands still."""

    def today(self) -> date:
        return date(2026, 11, 1)

    def now(self) -> datetime:
        return datetime(2026, 11, 1).astimezone()


class NoRecords:
    """Nobody is on record: whoever asks is a stranger."""

    def get(self, who: str) -> None:
        return None

    def sample_ids(self) -> frozenset[str]:
        return frozenset()


class OnePool:
    """An index that holds one pool."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def pool(self) -> Pool:
        return self._pool


def main(folder: str, with_peers: str) -> None:
    """Print the figures of one pool as one JSON line."""
    lexicon = EnglishLexicon()
    pool = Snapshots(Path(folder), lexicon.stems).read().pool
    embedder = QueryEmbedder(LocalModel("all-MiniLM-L6-v2", Path(folder).parent / "models"))
    matching = Matching(NoRecords(), OnePool(pool), embedder, lexicon, Today())
    needs = {"one_aspect": list(islice(_goals(), NEEDS)), "four_aspects": list(islice(_mentors(lexicon), NEEDS))}
    first = _milliseconds(lambda: matching.match(_asking(needs["one_aspect"][0], [])))
    found: dict[str, object] = {
        "people": len(pool),
        "passages": len(pool.owner),
        "first_search_ms": round(first),
        **{name: {way: _searches(matching, each, filters) for way, filters in FILTERS.items()} for name, each in needs.items()},
        "resident_mib": _resident(),
    }
    vectors = embedder.encode([aspects[0] for aspects in needs["one_aspect"]])
    found["recall_at_10"] = {name: _recall(matching, each) for name, each in needs.items()}
    found["peers"] = peers.measure(pool, vectors, Path(folder).parent, chroma=with_peers == "peers")
    print(json.dumps(found))


def _goals() -> Iterator[list[str]]:
    said = (person.mentoring.goal for person in generator.people(2_000, first=OUTSIDE))
    return ([goal] for goal in dict.fromkeys(goal for goal in said if goal))


def _mentors(lexicon: EnglishLexicon) -> Iterator[list[str]]:
    for person in generator.people(2_000, first=OUTSIDE):
        lines = [line.text for line in passages(person, lexicon.sentences) if line.kind in OFFERED]
        if len(lines) >= 4:
            yield lines[:4]


def _asking(aspects: Sequence[str], filters: list[Filter]) -> MatchRequest:
    return MatchRequest(need=Need(text=". ".join(aspects), aspects=list(aspects), filters=filters), top=3)


def _searches(matching: Matching, needs: Sequence[Sequence[str]], filters: list[Filter]) -> dict[str, float]:
    """Whole matches with their reasons. Every need is asked once before, so that its vectors are known."""
    requests = [_asking(aspects, filters) for aspects in needs]
    answers = [matching.match(request) for request in requests]
    times = [_milliseconds(lambda one=one: matching.match(one)) for one in [*requests[:WARM_UP], *requests]][WARM_UP:]
    return {**spread(times), "answered": sum(bool(answer.matches) for answer in answers)}


def _recall(matching: Matching, needs: Sequence[Sequence[str]]) -> dict[str, float]:
    """The share of the first ten that scoring everybody finds as well."""
    return {
        way: round(mean(_found(matching, _asking(aspects, filters)) for aspects in needs[:COMPARED]), 4)
        for way, filters in FILTERS.items()
    }


def _found(matching: Matching, request: MatchRequest) -> float:
    quick, exact = matching.enquiry(request, shown=TOP), matching.enquiry(request)
    wanted = exact.scores.order(exact.sifted.allowed)[:TOP]
    given = quick.scores.order(quick.sifted.allowed)[:TOP]
    last = exact.scores.total[wanted[-1]] if len(wanted) else 0.0
    return float((exact.scores.total[given] >= last - SAME).sum() / max(len(wanted), 1))


def spread(milliseconds: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    return {"p50_ms": round(median(milliseconds), 1), "p95_ms": round(float(np.percentile(milliseconds, 95)), 1)}


def _milliseconds(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return (time.process_time() - started) * 1000


def _resident() -> dict[str, int]:
    """Resident memory: all, and the part that is read from files and can be dropped."""
    status = Path("/proc/self/status")
    text = status.read_text() if status.exists() else ""
    found = {name: re.search(rf"{key}:\s+(\d+) kB", text) for name, key in (("all", "VmRSS"), ("files", "RssFile"))}
    return {name: round(int(each[1]) / 1024) for name, each in found.items() if each}


if __name__ == "__main__":
    main(*sys.argv[1:])
