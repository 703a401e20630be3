"""The light way of embedding beside plain sentence-transformers: a first vector, one more, and many. One thread each.

Run as a module it is the child process of one way: `graph` or `plain`.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from evals.speed.process import Home, child

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
QUERIES = 30


def measure(home: Home, **options: object) -> dict[str, object]:
    """Each way in a process of its own, the graph exported beforehand, and their ratios; bulk as it is measured in a home."""
    folder = str(home.folder / "models")
    ways = {way: child("evals.speed.embedding", way, folder, **ONE_THREAD) for way in ("export", "graph", "plain", "bulk")}
    graph, plain, bulk = ways["graph"], ways["plain"], ways["bulk"]
    return {
        **{name: ways[name] for name in ("graph", "plain", "bulk")},
        "first_vector_share": round(graph["first_vector_cpu_s"] / plain["first_vector_cpu_s"], 3),
        "goal_first_vector_share": 0.1,
        "one_query_times_faster": round(plain["one_query_cpu_ms"] / graph["one_query_cpu_ms"], 2),
        "goal_one_query_times_faster": 2,
        "bulk_times_faster": round(bulk["fastest"] / bulk["plain"], 2),
        "goal_bulk_times_faster": 2,
    }


def export(folder: Path) -> dict[str, object]:
    """Have the graph ready."""
    return {"usable": _model(folder).graph() is not None}


def graph(folder: Path) -> dict[str, object]:
    """The light way."""
    from companion.index.embedder import QueryEmbedder

    return _queries(QueryEmbedder(_model(folder)).encode)


def plain(folder: Path) -> dict[str, object]:
    """sentence-transformers as it comes."""
    from companion.index.model_files import stay_offline

    stay_offline()
    from sentence_transformers import SentenceTransformer

    return _queries(SentenceTransformer(str(_model(folder).files.folder)).encode)


def bulk(folder: Path) -> dict[str, object]:
    """Texts a second of CPU in bulk, the fastest way that finds the same neighbours beside plain fp32."""
    from companion.index.bulk import REFERENCE, measure

    model = _model(folder)
    found = measure(model.torch(), model.graph())
    return {
        "way": found.fastest,
        "fastest": round(found.ways[found.fastest].texts_per_cpu_second, 1),
        "plain": round(found.ways[REFERENCE].texts_per_cpu_second, 1),
        "agreement": found.ways[found.fastest].agreement,
    }


def _queries(encode: Callable[[Sequence[str]], object]) -> dict[str, object]:
    """CPU of the process up to its first vector, and of one more query."""
    encode(["leading a team of former colleagues"])
    first = time.process_time()
    times = []
    for number in range(QUERIES):
        started = time.process_time()
        encode([f"moving from nursing into work with data, after {number} years"])
        times.append((time.process_time() - started) * 1000)
    return {"first_vector_cpu_s": round(first, 2), "one_query_cpu_ms": round(median(times), 2)}


def _model(folder: Path):
    from companion.index.local_model import LocalModel

    return LocalModel("all-MiniLM-L6-v2", folder)


if __name__ == "__main__":
    chosen = {"export": export, "graph": graph, "plain": plain, "bulk": bulk}[sys.argv[1]]
    print(json.dumps(chosen(Path(sys.argv[2]))))
