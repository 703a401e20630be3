"""The fairness audits on the sample people: names exchanged, facts retold, and how suggestions spread."""

from __future__ import annotations

from companion.services.fairness.audits import Audits
from evals.matching import bench

LISTS = {"leaks", "introduced_leaks", "leaks_in_needs", "facts_changed"}
"""Of these only the number is printed; `companion audit names` names each."""


def run() -> dict[str, object]:
    with bench() as opened:
        parts = opened.companion
        audits = Audits(parts.people, parts.index, parts.embedder, parts.lexicon, parts.clock)
        names = audits.names().model_dump()
        return {
            "names": {field: len(value) if field in LISTS else value for field, value in names.items()},
            "register": audits.register().model_dump(),
            "exposure": audits.exposure().model_dump(exclude={"spread", "never_suggested_ids"}),
        }
