"""How well the notes are found, and how well it is told when they say nothing.

The cases are in `cases/guidance.yaml`, in two halves: methods and figures are chosen on `tune`; `keep` is only counted. Those of
`cases/guidance_asked.yaml` are put as people put them, and say which section of a note should stand first; its `last` part was
written after everything was chosen, and its `fresh` part after that. Those of `cases/guidance_brief.yaml` are a few words long.
"""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import yaml
from pydantic import BaseModel

from companion.domain.guidance.guidance import GuidancePassage
from companion.domain.guidance.library import GuidanceQuestion, Library
from companion.importers.notes import NoteFolder, note_files, read_notes
from companion.index.embedded import FILE_NAME, write_embedded
from companion.prompts import content_folder
from companion.settings import read_settings
from companion.wiring import Companion, build

CASES = Path(__file__).parent / "cases"

VECTORS = Path(__file__).parents[1] / "companion" / "index" / FILE_NAME

FILES = {"development": "guidance.yaml", "asked": "guidance_asked.yaml", "brief": "guidance_brief.yaml"}

Split = Literal["tune", "keep", "last", "fresh"]
Questions = Sequence[GuidanceQuestion]


class Covered(BaseModel):
    """A question, and the notes that answer it, any of them; `headings`, where given, are the sections that may stand first."""

    split: Split
    text: str
    notes: list[str]
    headings: list[str] = []


class Outside(BaseModel):
    """A question that no note answers."""

    split: Split
    text: str


class Cases(BaseModel):
    version: int
    covered: list[Covered]
    outside: list[Outside]


def add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--half", choices=["keep", "tune", "last", "fresh"], default="keep", help="which part of the cases; `keep` by default"
    )
    parser.add_argument("--embed", action="store_true", help="write the vectors of the notes into the program")
    parser.add_argument("--questions", choices=list(FILES), default="development", help="which file of cases")


def run(*, half: Split = "keep", questions: str = "development", embed: bool = False) -> dict[str, Any]:
    """Figures over one part of the cases; the failing cases are named for the tune half only."""
    if embed:
        embed_notes()
    cases = Cases.model_validate(yaml.safe_load((CASES / FILES[questions]).read_text(encoding="utf-8")))
    inside = [case for case in cases.covered if case.split == half]
    outside = [case for case in cases.outside if case.split == half]
    with _bench() as companion:
        library = companion.guidance.library.now()
        asked = _as_searched([case.text for case in inside], companion)
        far = _as_searched([case.text for case in outside], companion)
        return {
            "questions": questions,
            "half": half,
            "notes": len(read_notes(content_folder("knowledge"))),
            "passages": len(library.passages),
            **_found(library, inside, asked),
            "not_covered": _refused(library, asked, far),
            "recall_at_3_of_simpler_methods": _simpler(library, inside, asked),
            **(_failing(library, inside, asked, far) if half == "tune" else {}),
        }


def _as_searched(texts: Sequence[str], companion: Companion) -> Questions:
    return [GuidanceQuestion(text, vector) for text, vector in zip(texts, companion.embedder.encode(texts), strict=True)]


def embed_notes() -> int:
    """Write the vectors of what the notes hold into the program, so that a new home does not make them; how many."""
    texts = [entry.text for entry in NoteFolder(content_folder("knowledge")).entries()]
    with tempfile.TemporaryDirectory(prefix="evals-") as home:
        return write_embedded(VECTORS, texts, build(read_settings(home=Path(home))).passage_embedder())


def _found(library: Library, cases: Sequence[Covered], asked: Questions) -> dict[str, Any]:
    """Whether one of the right notes is among those shown: what is not covered shows none."""
    shown = [library.find(one).passages for one in asked]
    return {
        "covered_questions": len(cases),
        "recall_at_3": _recall(cases, shown, 3),
        "recall_at_1": _recall(cases, shown, 1),
        **_sections(cases, shown),
        "passages_shown": round(float(np.mean([len(passages) for passages in shown])), 2),
    }


def _sections(cases: Sequence[Covered], shown: Sequence[Sequence[GuidancePassage]]) -> dict[str, float]:
    """Share of the questions whose first passage is the right section, where the cases say which that is."""
    told = [(case, passages) for case, passages in zip(cases, shown, strict=True) if case.headings]
    right = [bool(passages) and passages[0].heading in case.headings for case, passages in told]
    return {"right_section_first": round(float(np.mean(right)), 3)} if told else {}


def _refused(library: Library, asked: Questions, far: Questions) -> dict[str, Any]:
    """Precision and recall of "not covered"."""
    wrongly = sum(not library.find(one).passages for one in asked)
    rightly = sum(not library.find(one).passages for one in far)
    return {
        "outside_questions": len(far),
        "precision": round(rightly / (rightly + wrongly), 3) if rightly else None,
        "recall": round(rightly / len(far), 3),
    }


def _simpler(library: Library, cases: Sequence[Covered], asked: Questions) -> dict[str, float]:
    """Recall of the first three without a floor: by one signal, and without the questions that notes name."""
    passages = [row for row, entry in enumerate(library.entries) if entry.kind == "passage"]
    meaning = [(library.vectors @ one.vector)[passages] for one in asked]
    words = [library.words.scores(one.text)[passages] for one in asked]
    fused = [cosine + 0.04 * bm25 for cosine, bm25 in zip(meaning, words, strict=True)]
    return {
        name: _recall(cases, [[library.passages[row] for row in np.argsort(-scores, kind="stable")[:3]] for scores in each], 3)
        for name, each in {"meaning of passages": meaning, "words of passages": words, "both": fused}.items()
    }


def _failing(library: Library, cases: Sequence[Covered], asked: Questions, far: Questions) -> dict[str, Any]:
    slugs = _slugs()
    missed = {
        case.text: [slugs[passage.note] for passage in library.find(one).passages]
        for case, one in zip(cases, asked, strict=True)
        if not set(case.notes) & {slugs[passage.note] for passage in library.find(one).passages}
    }
    return {"missed": missed, "shown_in_vain": [one.text for one in far if library.find(one).passages]}


def _recall(cases: Sequence[Covered], shown: Sequence[Sequence[GuidancePassage]], most: int) -> float:
    slugs = _slugs()
    met = [
        bool(set(case.notes) & {slugs[one.note] for one in passages[:most]}) for case, passages in zip(cases, shown, strict=True)
    ]
    return round(float(np.mean(met)), 3)


@cache
def _slugs() -> dict[str, str]:
    """The file of each note, by its title."""
    folder = content_folder("knowledge")
    files = [file.name.removesuffix(".md") for file in note_files(folder)]
    return {note.title: name for note, name in zip(read_notes(folder), files, strict=True)}


@contextmanager
def _bench() -> Iterator[Companion]:
    """A home that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="evals-") as home:
        yield build(read_settings(home=Path(home)))
