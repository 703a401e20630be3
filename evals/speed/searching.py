"""Searches over generated pools, each in a process of its own with one thread; with a plot, over growing pools."""

from pathlib import Path

from evals.speed.plot import drawn
from evals.speed.process import Home, child, python

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A second thread shortens the wait and not the work."""


def measure(
    home: Home, *, people: int, each: int | None = None, plot: Path | None = None, **options: object
) -> dict[str, object]:
    """The figures of one pool beside its peers, with each ratio; where a plot is wanted, those of smaller ones as well."""
    found = _pool(home, people, each, peers=True)
    answer = {**found, "ratios": _ratios(found)}
    if plot is None:
        return answer
    sizes = [*(_pool(home, size, each, bigger=people) for size in SIZES if size < people), found]
    rows = [_row(each) for each in sizes]
    plot.write_text(drawn(rows))
    return {**answer, "by_size": rows}


def _pool(home: Home, people: int, each: int | None, *, bigger: int = 0, peers: bool = False) -> dict:
    folder = home.folder / f"people-{people}"
    if not folder.exists():
        cut = [str(home.folder / f"people-{bigger}")] if bigger else []
        python("-m", "evals.speed.synthetic", str(folder), str(people), str(each or ""), *cut)
    return child("evals.speed.search", str(folder), "peers" if peers else "none", **ONE_THREAD)


def _ratios(found: dict) -> dict[str, float]:
    """How many times less CPU than each peer: the median of the peer over ours, one aspect."""
    ours, peers = found["one_aspect"], found["peers"]
    pairs = {
        "chroma_where_over_filtered": (peers["chroma_where"], ours["filtered"]),
        "exact_product_over_unfiltered": (peers["exact_product"], ours["unfiltered"]),
        "chroma_unfiltered_over_unfiltered": (peers["chroma_unfiltered"], ours["unfiltered"]),
    }
    return {name: round(peer["p50_ms"] / own["p50_ms"], 2) for name, (peer, own) in pairs.items()}


def _row(found: dict) -> dict[str, float]:
    return {
        "people": found["people"],
        "unfiltered_p95_ms": found["one_aspect"]["unfiltered"]["p95_ms"],
        "filtered_p95_ms": found["one_aspect"]["filtered"]["p95_ms"],
        "four_aspects_p95_ms": found["four_aspects"]["filtered"]["p95_ms"],
        "exact_product_p95_ms": found["peers"]["exact_product"]["p95_ms"],
        "resident_mib": found["resident_mib"].get("all", 0),
    }
