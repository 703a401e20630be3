"""Agendas over the sample people: how many need a look, what they rest on, and how long one takes once the program is warm."""

from __future__ import annotations

import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from companion.cli.views.sessions import agenda as in_words
from companion.domain.agenda.agenda import Agenda, AgendaKind
from companion.domain.people import Profile
from companion.services.sessions.agendas import AgendaRequest
from companion.settings import read_settings
from companion.wiring import Companion, build

QUESTIONS = (
    "What did you do in the first month?",
    "Which of the two offers would you have taken, and what for?",
    "How do I tell my team that the plan is wrong?",
    "What does an ordinary week in your trade look like?",
    "",
)
"""Questions put in turn; each pair gets another."""

GOAL_P95_MS = 150
WARM_UP = 3


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--pairs", type=int, default=70, help="how many pairs, each with another kind")
    parser.add_argument("--home", type=Path, help="a home that holds the sample people; else one is made for the time being")
    parser.add_argument("--aloud", action="store_true", help="the agendas as text, too")


def run(*, pairs: int = 70, home: Path | None = None, aloud: bool = False) -> dict[str, Any]:
    """Figures over pairs of sample people, every kind in turn."""
    with tempfile.TemporaryDirectory(prefix="companion-eval-") as folder:
        companion = build(read_settings(home=home or Path(folder)))
        if not companion.profiles.listing():
            companion.profiles.add_sample()
        requests = list(islice(_requests(companion), pairs + WARM_UP))
        timed = [_timed(companion, one) for one in requests][WARM_UP:]
        plans = [plan for plan, _, _ in timed]
        return {
            "agendas": len(plans),
            "findings": Counter(f"{one.rule} {one.severity}" for plan in plans for one in plan.findings),
            "blocks_that_quote_somebody": round(_share(plans), 2),
            "agendas_with_a_pair_across_trades": sum(_bridged(plan) for plan in plans),
            "agendas_that_drew_on_notes": sum(bool(plan.drew_on) for plan in plans),
            "wall_ms": _spread([wall for _, wall, _ in timed]),
            "cpu_ms": _spread([cpu for _, _, cpu in timed]),
            "goal_p95_ms": GOAL_P95_MS,
            **({"aloud": [in_words(plan) for plan in plans]} if aloud else {}),
        }


def _requests(companion: Companion) -> Any:
    mentees, mentors = list(companion.people.every("mentee")), list(companion.people.every("mentor"))
    turns = zip(cycle(mentees), cycle(reversed(mentors)), cycle(AgendaKind), cycle(QUESTIONS), strict=False)
    return (_request(*turn) for turn in turns if turn[0].id != turn[1].id)


def _request(mentee: Profile, mentor: Profile, kind: AgendaKind, question: str) -> AgendaRequest:
    return AgendaRequest(mentee=mentee.id, mentor=mentor.id, kind=kind, question=question)


def _timed(companion: Companion, request: AgendaRequest) -> tuple[Agenda, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    plan = companion.agendas.prepare(request)
    return plan, (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def _share(plans: Sequence[Agenda]) -> float:
    """Share of the blocks, breaks and open ones left out, that rest on a line somebody wrote."""
    blocks = [block for plan in plans for block in plan.blocks if block.slot not in {"break", "open", "next"}]
    return sum(bool(block.from_) for block in blocks) / len(blocks)


def _bridged(plan: Agenda) -> bool:
    sections = plan.views.mentor_only.sections if plan.views else []
    return any(section.heading.startswith("Possibly alike") for section in sections)


def _spread(milliseconds: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(milliseconds, n=100)
    return {"p50": round(cuts[49], 1), "p95": round(cuts[94], 1)}
