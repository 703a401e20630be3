"""Sessions: what an agenda and a set of questions for reflection take in a server, and boundaries from a cold start and warm.

Run as a module it is the process that stands for the server.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile

from evals.speed.process import Home, child, companion

TEXT = "I lead a team for the first time and this deadline is killing me"
NOTES = "I will send the outline by Friday. We spoke of the second board. Rune will call the mill on 3 December. It stayed empty."
QUESTION = "What did you do in the first month to get somebody to speak?"
RUNS = 60
COLD = 5


def measure(home: Home, **options: object) -> dict[str, object]:
    """CPU of each, in milliseconds in the server and in seconds cold."""
    with NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(TEXT)
        file.flush()
        runs = sorted(companion("--home", str(home.sample), "boundaries", file.name).cpu_s for _ in range(COLD))
    return {
        **child("evals.speed.talks", str(home.sample)),
        "boundaries_cold_cpu_s": round(runs[COLD // 2], 2),
        "goals": {"agenda_p95_ms": 150, "reflection_p95_ms": 150, "boundaries_cold_cpu_s": 0.5, "boundaries_warm_ms": 5},
    }


def served(home: str) -> dict[str, float]:
    """The same work in one process that has done it before, over pairs of sample people in turn."""
    from companion.services.sessions.agendas import AgendaRequest
    from companion.services.sessions.reflection import ReflectionRequest
    from companion.settings import read_settings
    from companion.wiring import build

    made = build(read_settings(home=Path(home)))
    pairs = list(islice(zip(made.people.every("mentee"), made.people.every("mentor"), strict=False), RUNS))
    ids = [(mentee.id, mentor.id) for mentee, mentor in pairs if mentee.id != mentor.id]

    def agenda(two: tuple[str, str]) -> object:
        given = {"mentee": two[0], "mentor": two[1], "question": QUESTION, "notes": NOTES, "writer": "template"}
        return made.agendas.prepare(AgendaRequest.model_validate(given))

    def reflection(two: tuple[str, str]) -> object:
        given = {"mentee": two[0], "mentor": two[1], "when": "after", "side": "mentee", "notes": NOTES, "writer": "template"}
        return made.reflecting.prepare(ReflectionRequest.model_validate(given))

    return {
        "agenda_p95_ms": _p95(agenda, ids),
        "reflection_p95_ms": _p95(reflection, ids),
        "boundaries_warm_ms": _p95(lambda two: made.boundaries.read(f"{TEXT}, says {two[0]}."), ids),
    }


def _p95(work: Callable[[tuple[str, str]], object], pairs: list[tuple[str, str]]) -> float:
    """CPU milliseconds at the 95th percentile, after three that warm up."""
    for two in pairs[:3]:
        work(two)
    times = []
    for two in pairs:
        started = time.process_time()
        work(two)
        times.append((time.process_time() - started) * 1000)
    return round(sorted(times)[int(len(times) * 0.95)], 1)


if __name__ == "__main__":
    print(json.dumps(served(sys.argv[1])))
