"""First messages: what a draft and a check take in a server, and a check of one message from a cold start.

Run as a module it is the process that stands for the server.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from evals.speed.process import Home, child, companion, p95_cpu_ms, python

if TYPE_CHECKING:
    from companion.services.outreach.outreach import DraftRequest
    from companion.wiring import Companion

COLD = 5
RUNS = 60
HEAVY = ("torch", "sentence_transformers", "onnxruntime", "chromadb")
"""What a check has to do without."""


def measure(home: Home, **options: object) -> dict[str, object]:
    """CPU of each, in milliseconds in the server and in seconds cold."""
    served = child("evals.speed.messages", str(home.sample))
    with NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(served.pop("text"))
        file.flush()
        people = served.pop("people")
        asked = ["--home", str(home.sample), "check", "--mentee", people[0], "--mentor", people[1], file.name]
        runs = sorted(companion(*asked).cpu_s for _ in range(COLD))
        loaded = python("-c", LOADED.format(asked=asked, heavy=HEAVY)).printed.splitlines()[-1]
    return {
        **served,
        "check_cold_cpu_s": round(runs[COLD // 2], 2),
        "check_loads": json.loads(loaded),
        "goals": {"draft_p95_ms": 150, "check_p95_ms": 50, "check_cold_cpu_s": 1.0, "check_loads": []},
    }


LOADED = """
import json, sys
from companion.cli import main
main({asked!r})
print(json.dumps([name for name in {heavy!r} if name in sys.modules]))
"""


def served(home: str) -> dict[str, object]:
    """The same work in one process that has done it before, over pairs of sample people in turn.

    The first draft is of words and people of whom nothing is in memory, in a server that has just done as much for somebody else.
    """
    from companion.services.outreach.outreach import CheckRequest
    from companion.services.recent import drop_recent
    from companion.settings import read_settings
    from companion.web.warming import set_aside
    from companion.wiring import build

    made = build(read_settings(home=Path(home)))
    requests = list(_requests(made))
    drafts = [(request, made.outreach.draft(request)) for request in requests]
    checks = [
        CheckRequest(
            mentee=request.mentee, mentor=request.mentor, own=request.own, text=f"Subject: {draft.subject}\n\n{draft.body}"
        )
        for request, draft in drafts
    ]
    set_aside()

    def somebody_else_drafts(request: DraftRequest) -> None:
        drop_recent()
        made.outreach.draft(requests[requests.index(request) - 1])

    ready = next(check for check, (_, draft) in zip(checks, drafts, strict=True) if draft.ready)
    return {
        "draft_again_p95_ms": p95_cpu_ms(made.outreach.draft, requests),
        "check_p95_ms": p95_cpu_ms(made.outreach.check, checks),
        "draft_p95_ms": p95_cpu_ms(made.outreach.draft, requests, somebody_else_drafts),
        "text": ready.text,
        "people": [ready.mentee, ready.mentor],
    }


def _requests(companion: Companion) -> Iterator[DraftRequest]:
    """What thirty people typed, as pairs of sample people would ask for it."""
    from companion.services.outreach.outreach import DraftRequest
    from evals.template import cases

    pairs = zip(companion.people.every("mentee"), companion.people.every("mentor"), strict=False)
    apart = ((mentee, mentor) for mentee, mentor in pairs if mentee.id != mentor.id)
    for number, (mentee, mentor) in enumerate(islice(apart, RUNS)):
        own = cases()[number % len(cases())].own
        yield DraftRequest.model_validate({"mentee": mentee.id, "mentor": mentor.id, "own": {"lines": own}, "writer": "template"})


if __name__ == "__main__":
    print(json.dumps(served(sys.argv[1])))
