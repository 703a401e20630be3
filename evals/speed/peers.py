"""What a search is compared with, over the same vectors: Chroma, with and without a filter, and one exact product."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from companion.domain.matching.pool import Pool, Vectors

QUERIES = 20
RESULTS = 100
AT_ONCE = 5_000
WHERE = {"stage": {"$in": ["mid", "senior"]}}


def measure(pool: Pool, vectors: Vectors, folder: Path, *, chroma: bool) -> dict[str, object]:
    """Milliseconds of CPU of each; `vectors` are what is asked for."""
    found: dict[str, object] = {"exact_product": _spread(_timed(lambda vector: pool.vectors @ vector, vectors))}
    return {**found, **_chroma(pool, vectors, folder)} if chroma else found


def _chroma(pool: Pool, vectors: Vectors, folder: Path) -> dict[str, object]:
    import chromadb
    from chromadb.config import Settings

    started = time.process_time()
    client = chromadb.PersistentClient(str(folder / "peer"), settings=Settings(anonymized_telemetry=False))
    collection = client.create_collection(
        "passages", configuration={"hnsw": {"space": "cosine", "ef_search": 1_000}}, embedding_function=None
    )
    stages = [person.stage or "none" for person in pool.people]
    for at in range(0, len(pool.owner), AT_ONCE):
        owners = pool.owner[at : at + AT_ONCE].tolist()
        collection.add(
            ids=[str(row) for row in range(at, at + len(owners))],
            embeddings=np.array(pool.vectors[at : at + AT_ONCE]),
            metadatas=[{"person": owner, "stage": stages[owner]} for owner in owners],
        )
    built = time.process_time() - started

    def ask(vector: Vectors, **where: object) -> object:
        return collection.query(query_embeddings=[vector], n_results=RESULTS, include=["distances"], **where)

    return {
        "chroma_built_cpu_s": round(built),
        "chroma_unfiltered": _spread(_timed(ask, vectors)),
        "chroma_where": _spread(_timed(lambda vector: ask(vector, where=WHERE), vectors)),
    }


def _timed(call: Callable[[Vectors], object], vectors: Vectors) -> list[float]:
    call(vectors[0])
    found = []
    for vector in vectors[:QUERIES]:
        started = time.process_time()
        call(vector)
        found.append((time.process_time() - started) * 1000)
    return found


def _spread(milliseconds: Sequence[float]) -> dict[str, float]:
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return {"p50_ms": round(float(p50), 1), "p95_ms": round(float(p95), 1)}
