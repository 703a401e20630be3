"""The erasure of one person from a home of many. Run as a module it is the child process that erases.

The texts' vectors are random ones: none is embedded at an erasure, and nothing else of it depends on what they are.
"""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np

from evals.speed.process import child

ERASED = 3
DIMENSIONS = 384


def measure(folder: Path, *, people: int) -> dict[str, object]:
    """Fill a home, then erase some of its people, each timed by itself."""
    return child("evals.load.erasing", str(folder / "many"), str(people))


class RandomEmbedder:
    """Unit vectors that cost nothing."""

    name, dimensions = "random", DIMENSIONS

    def encode(self, texts, progress=None):
        vectors = np.random.default_rng(len(texts)).normal(size=(len(texts), DIMENSIONS)).astype(np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def main(home: str, people: str) -> None:
    """Print the figures as one JSON line."""
    companion = _filled(Path(home), int(people))
    ids = [one.id for one in companion.people.every()]
    passages = len(companion.index.pool().owner)
    walls, cpus = [], []
    for who in ids[len(ids) // 2 : len(ids) // 2 + ERASED]:
        wall, cpu = time.perf_counter(), time.process_time()
        companion.profiles.erase(who)
        walls.append(round(time.perf_counter() - wall, 2))
        cpus.append(round(time.process_time() - cpu, 2))
        assert who not in companion.index.pool().row_of
    figures = {"people": len(ids), "passages": passages, "wall_s": walls, "cpu_s": cpus, "goal_wall_s": 3}
    print(json.dumps(figures))


def _filled(home: Path, people: int):
    from companion.domain.matching.facts import facts
    from companion.index.adapter import ChromaIndex
    from companion.settings import read_settings
    from companion.wiring import build

    companion = build(read_settings(home=home))
    reader = partial(facts, lexicon=companion.lexicon)
    index = ChromaIndex(home, companion.people, embedder=RandomEmbedder, facts=reader, stems=companion.lexicon.stems)
    companion.__dict__["index"] = index
    companion.profiles.add_sample(people)
    return companion


if __name__ == "__main__":
    main(*sys.argv[1:])
