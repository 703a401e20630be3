"""Reflection questions from notes of many kinds: whether they rest on them, what the rules find, and how long a set takes.

The notes are in `cases/reflection.yaml`, in two halves: the method was chosen on `tune`; `keep` is only counted.
"""

from __future__ import annotations

import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from statistics import quantiles
from typing import Any, Literal, NamedTuple, get_args

import yaml
from pydantic import BaseModel

from companion.domain.agenda.agenda import Side
from companion.domain.reflection.reflection import Reflection, When
from companion.services.sessions.reflection import ReflectionRequest
from companion.settings import read_settings
from companion.wiring import Companion, build

CASES = Path(__file__).parent / "cases" / "reflection.yaml"

GOAL_P95_MS = 150
PEOPLE = 12

Split = Literal["tune", "keep"]


class Note(BaseModel):
    """What somebody wrote for themselves."""

    split: Split
    text: str


class Cases(BaseModel):
    version: int
    notes: list[Note]


class _Set(NamedTuple):
    notes: str
    made: Reflection
    wall_ms: float
    cpu_ms: float


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--half", choices=["keep", "tune"], default="keep", help="which half of the notes; `keep` by default")
    parser.add_argument("--aloud", action="store_true", help="the questions, too")


def run(*, half: Split = "keep", aloud: bool = False) -> dict[str, Any]:
    """Figures over every moment and side for the notes of one half."""
    cases = Cases.model_validate(yaml.safe_load(CASES.read_text(encoding="utf-8")))
    notes = [note.text for note in cases.notes if note.split == half]
    with tempfile.TemporaryDirectory(prefix="companion-eval-") as folder:
        companion = build(read_settings(home=Path(folder)))
        companion.profiles.add_sample(PEOPLE)
        sets = list(_sets(companion, notes))
    asked = [one for item in sets for one in item.made.questions]
    return {
        "half": half,
        "notes": len(notes),
        "sets": len(sets),
        "sets_that_rest_on_the_notes": sum(not item.made.general for item in sets),
        "sets_with_findings": sum(bool(item.made.findings) for item in sets),
        "questions_that_are_tied": sum(one.about is not None for one in asked),
        "questions": len(asked),
        "wall_ms": _spread([item.wall_ms for item in sets]),
        "cpu_ms": _spread([item.cpu_ms for item in sets]),
        "goal_p95_ms": GOAL_P95_MS,
        **({"aloud": [[item.notes, *(one.text for one in item.made.questions)] for item in sets]} if aloud else {}),
    }


def _sets(companion: Companion, notes: Sequence[str]) -> Iterator[_Set]:
    """Each note for every moment and both sides; the first set, which warms the program, is not counted."""
    mentee, mentor = (next(iter(companion.people.every(role))).id for role in get_args(Side))
    companion.reflecting.prepare(ReflectionRequest(mentee=mentee, mentor=mentor, when="after", side="mentee", notes=notes[0]))
    for text, when, side in product(notes, get_args(When), get_args(Side)):
        wall, cpu = time.perf_counter(), time.process_time()
        made = companion.reflecting.prepare(ReflectionRequest(mentee=mentee, mentor=mentor, when=when, side=side, notes=text))
        yield _Set(text, made, (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000)


def _spread(milliseconds: Sequence[float]) -> dict[str, float]:
    cuts = quantiles(milliseconds, n=20)
    return {"median": round(cuts[9], 1), "p95": round(cuts[18], 1)}
