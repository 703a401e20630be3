"""Sessions: what an agenda and a set of questions for reflection take in a server, and boundaries from a cold start and warm.

Run as a module it is the process that stands for the server.
"""

import json
import sys
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile

from evals.speed.process import Home, child, companion, p95_cpu_ms

TEXT = "I lead a team for the first time and this deadline is killing me"
TO_BE_EMBEDDED = "My mother cries on the phone when I speak of the new job"
"""A text whose words alone do not show that it is harmless, so that the model of sentence vectors is loaded."""
NOTES = "I will send the outline by Friday. We spoke of the second board. Rune will call the mill on 3 December. It stayed empty."
QUESTION = "What did you do in the first month to get somebody to speak?"
RUNS = 60
COLD = 5


def measure(home: Home, **options: object) -> dict[str, object]:
    """CPU of each, in milliseconds in the server and in seconds cold."""
    return {
        **child("evals.speed.talks", str(home.sample)),
        "boundaries_cold_cpu_s": _cold(home, TEXT),
        "boundaries_cold_embedded_cpu_s": _cold(home, TO_BE_EMBEDDED),
        "goals": {"agenda_p95_ms": 150, "reflection_p95_ms": 150, "boundaries_cold_cpu_s": 0.5, "boundaries_warm_ms": 5},
    }


def _cold(home: Home, text: str) -> float:
    """The median of some runs of the command."""
    with NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        runs = sorted(companion("--home", str(home.sample), "boundaries", file.name).cpu_s for _ in range(COLD))
    return round(runs[COLD // 2], 2)


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
        "agenda_p95_ms": p95_cpu_ms(agenda, ids),
        "reflection_p95_ms": p95_cpu_ms(reflection, ids),
        "boundaries_warm_ms": p95_cpu_ms(lambda two: made.boundaries.read(f"{TEXT}, says {two[0]}."), ids),
    }


if __name__ == "__main__":
    print(json.dumps(served(sys.argv[1])))
