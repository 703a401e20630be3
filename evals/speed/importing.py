"""Import of generated profiles from a JSONL file into an empty home, with the share of time spent embedding.

Run as a module it is the child process that imports, with the embedder's clock read beside it.
"""

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from evals.speed.process import Home, child


def measure(home: Home, *, people: int, **options: object) -> dict[str, object]:
    """Write the profiles, then import them in a process of its own."""
    file = home.folder / "generated.jsonl"
    _write(file, people)
    return child("evals.speed.importing", str(home.empty("import")), str(file))


def _write(file: Path, people: int) -> None:
    from companion.sample import generator

    with file.open("w", encoding="utf-8") as lines:
        for profile in generator.people(people):
            lines.write(json.dumps(profile.document(), ensure_ascii=False) + "\n")


def main(home: str, file: str) -> None:
    """Print seconds, rows a second, and the share of the wall time spent in the embedder, as one JSON line."""
    from companion.services.people.importing import ImportOptions
    from companion.settings import read_settings
    from companion.wiring import build

    companion = build(read_settings(home=home))
    started = time.perf_counter()
    companion.model.graph()
    exported = time.perf_counter() - started
    spent = _timed_encode()
    wall, cpu = time.perf_counter(), time.process_time()
    report = companion.importing.run([Path(file)], ImportOptions())
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    figures = {
        "rows": report.read,
        "added": report.added,
        "texts_embedded": spent.texts,
        "wall_s": round(wall, 1),
        "cpu_s": round(cpu, 1),
        "rows_per_s": round(report.read / wall, 1),
        "embedding_share": round(spent.seconds / wall, 3),
        "model_made_ready_once_s": round(exported, 1),
    }
    print(json.dumps(figures))


@dataclass
class Spent:
    """What went into embedding."""

    seconds: float = 0.0
    texts: int = 0


def _timed_encode() -> Spent:
    """Count texts and seconds of every passage embedded from now on."""
    from companion.index.embedder import PassageEmbedder

    spent, encode = Spent(), PassageEmbedder.encode

    def timed(self, texts, progress=None):
        started = time.perf_counter()
        vectors = encode(self, texts, progress)
        spent.seconds += time.perf_counter() - started
        spent.texts += len(texts)
        return vectors

    PassageEmbedder.encode = timed
    return spent


if __name__ == "__main__":
    main(*sys.argv[1:])
