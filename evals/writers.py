"""One battery over the template writer and the language model that is configured, if any: the same people, the same own words.

Figures: sentences that no line bears out, findings, share of own words, how specific the questions are, and, over 40 drafts to
one mentor, how much text they share and in how many ways they begin. A model that does not beat the template is said so.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any, Literal

import yaml
from pydantic import BaseModel, Field

from companion.domain.outreach.outreach import Draft, OwnWords
from companion.services.outreach.outreach import DraftRequest
from companion.settings import Settings, read_settings
from companion.wiring import Companion, build

CASES = Path(__file__).parent / "cases" / "writers.yaml"
ROUNDS = 3
ENOUGH = 3
"""Rank up to which a question counts as one that only this mentor can answer."""

Wanted = Literal["template", "llm"]


class Case(BaseModel):
    """One message to be written."""

    id: str
    mentee: str
    mentor: str
    own: list[str]

    def request(self, writer: Wanted, **changes: str) -> DraftRequest:
        return DraftRequest.model_validate(
            {"mentee": self.mentee, "mentor": self.mentor, "own": OwnWords(lines=tuple(self.own)), "writer": writer, **changes}
        )


class Figures(BaseModel):
    """What one writer's drafts are like; ratios are of sentences or of drafts."""

    drafts: int
    not_written: dict[str, int] = Field(description="causes for which the template had to write instead")
    unsupported_sentences: float
    failing_findings: dict[str, int]
    ready: float
    own_words_share: float
    own_left_out: float = Field(description="own sentences left out, a draft")
    questions_specific: float | None = Field(description=f"share of questions at rank {ENOUGH} or better with a lead")
    question_rank_median: float | None
    shared_sentences: float | None = Field(
        description="machine sentences of drafts to one mentor that stand in another of them too"
    )
    distinct_openings: str | None
    seconds_median: float


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--home` holds the sample people already; `--quick` leaves out the forty drafts to one mentor."""
    parser.add_argument("--home", type=Path, default=None)
    parser.add_argument("--quick", action="store_true")


def run(home: Path | None = None, quick: bool = False) -> dict[str, Any]:
    """The figures of every writer there is, the verdict, and our own time beside an endpoint's."""
    configured = read_settings()
    with _sample(home) as folder:
        companion = build(_settings(folder, configured))
        writers: list[Wanted] = ["template", "llm"] if configured.llm_model else ["template"]
        figures = {writer: _battery(companion, writer, quick=quick) for writer in writers}
        return {
            "model": configured.llm_model,
            "writers": {writer: found.model_dump() for writer, found in figures.items()},
            "verdict": _verdict(figures),
            "overhead": _overhead(folder),
        }


def cases() -> list[Case]:
    """Every case, in the order of the file."""
    return [Case.model_validate(case) for case in _document()["cases"]]


def _document() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(CASES.read_text("utf-8"))
    return document


@contextmanager
def _sample(home: Path | None) -> Iterator[Path]:
    if home:
        yield home
        return
    with tempfile.TemporaryDirectory() as folder:
        build(read_settings(home=Path(folder))).profiles.add_sample()
        yield Path(folder)


def _settings(home: Path, configured: Settings, **changes: Any) -> Settings:
    kept = {name: getattr(configured, name) for name in ("llm_model", "llm_base_url", "llm_api_key", "llm_timeout_seconds")}
    return read_settings(home=home, **{**kept, **changes})


def _battery(companion: Companion, writer: Wanted, *, quick: bool) -> Figures:
    timed = [_timed(companion, case.request(writer)) for case in cases()]
    drafts = [draft for draft, _ in timed if draft.fallback is None]
    ranks = [rank for case, (draft, _) in zip(cases(), timed, strict=True) for rank in _ranks(companion, draft, case.mentor)]
    to_one = [] if quick else _to_one(companion, writer)
    sentences = [sentence for draft in drafts for sentence in draft.sentences]
    return Figures(
        drafts=len(drafts),
        not_written=Counter(draft.fallback.cause for draft, _ in timed if draft.fallback),
        unsupported_sentences=_share(sum(one.origin == "unsupported" for one in sentences), len(sentences)),
        failing_findings=Counter(one.rule for draft in drafts for one in draft.findings if one.severity == "fail"),
        ready=_share(sum(draft.ready for draft in drafts), len(drafts)),
        own_words_share=round(mean([draft.own_words_share for draft in drafts] or [0]), 3),
        own_left_out=round(mean([len(draft.own_left_out) for draft in drafts] or [0]), 2),
        questions_specific=_share(sum(rank <= ENOUGH for rank in ranks), len(ranks)) if ranks else None,
        question_rank_median=median(ranks) if ranks else None,
        shared_sentences=_sameness(to_one) if to_one else None,
        distinct_openings=f"{len({_opening(draft) for draft in to_one})} of {len(to_one)}" if to_one else None,
        seconds_median=round(median(seconds for _, seconds in timed), 3),
    )


def _timed(companion: Companion, request: DraftRequest) -> tuple[Draft, float]:
    started = time.perf_counter()
    draft = companion.outreach.draft(request)
    return draft, time.perf_counter() - started


def _ranks(companion: Companion, draft: Draft, mentor: str) -> Iterator[int]:
    for sentence in draft.sentences:
        if sentence.text.endswith("?"):
            found = companion.matching.specificity(sentence.text, mentor)
            yield found.rank if found.margin > 0 or found.rank > ENOUGH else ENOUGH + 1


def _to_one(companion: Companion, writer: Wanted) -> list[Draft]:
    """Drafts of many people to one mentor, with own words taken in turn."""
    asked = _document()["to_one"]
    mentees = [person.id for person in companion.people.every("mentee") if person.id != asked["mentor"]][: asked["drafts"]]
    own = cases()
    requests = (
        own[number % len(own)].request(writer, mentee=mentee, mentor=asked["mentor"]) for number, mentee in enumerate(mentees)
    )
    drafts = (companion.outreach.draft(request) for request in requests)
    return [draft for draft in drafts if draft.fallback is None]


def _machine(draft: Draft) -> list[str]:
    """Sentences that are nobody's own, without greeting and sign-off."""
    return [one.text for one in draft.sentences[1:-1] if one.origin != "own"]


def _sameness(drafts: Sequence[Draft]) -> float:
    counted = Counter(text for draft in drafts for text in set(_machine(draft)))
    said = [text for draft in drafts for text in set(_machine(draft))]
    return _share(sum(counted[text] > 1 for text in said), len(said))


def _opening(draft: Draft) -> str:
    return draft.sentences[1].text if len(draft.sentences) > 1 else ""


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _verdict(figures: dict[Wanted, Figures]) -> str:
    """Whether the model is worth having: nowhere worse than the template, and somewhere better."""
    if "llm" not in figures:
        return "No language model is configured; the template's figures stand alone."
    model, template = figures["llm"], figures["template"]
    if not model.drafts:
        return f"The model wrote nothing: {'; '.join(model.not_written)}"
    compared = dict(_compared(model, template))
    worse = [name for name, difference in compared.items() if difference < 0]
    if worse:
        return f"The model does not beat the template: it is worse in {', '.join(worse)}."
    better = [name for name, difference in compared.items() if difference > 0]
    return (
        f"The model is better in {', '.join(better)}." if better else "The model does not beat the template: it is no different."
    )


def _compared(model: Figures, template: Figures) -> Iterator[tuple[str, float]]:
    """Each figure with how much better the model is; negative where it is worse."""
    yield "unsupported sentences", template.unsupported_sentences - model.unsupported_sentences
    yield "drafts that are ready", model.ready - template.ready
    yield "share of own words", model.own_words_share - template.own_words_share
    yield "own sentences left out", template.own_left_out - model.own_left_out
    if model.shared_sentences is not None and template.shared_sentences is not None:
        yield "sameness", template.shared_sentences - model.shared_sentences
    if model.questions_specific is not None and template.questions_specific is not None:
        yield "specificity of questions", model.questions_specific - template.questions_specific


def _overhead(home: Path) -> dict[str, Any]:
    """Milliseconds of a model draft beside an endpoint that takes none: all of it is ours, and the loopback's."""
    command = [sys.executable, "-m", "evals.instant_model"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            url = f"http://127.0.0.1:{server.stdout.readline().strip()}/v1"
            return _measured(build(read_settings(home=home, llm_model="instant", llm_base_url=url)))
        finally:
            server.terminate()


def _measured(companion: Companion) -> dict[str, Any]:
    """Both writers warm, the same requests in turn; the difference is what a model adds to a draft."""
    wanted: tuple[Wanted, ...] = ("template", "llm")
    fallbacks = [draft.fallback.cause for draft in _drafts(companion, wanted) if draft.fallback]
    wall: dict[Wanted, list[float]] = {writer: [] for writer in wanted}
    cpu: dict[Wanted, list[float]] = {writer: [] for writer in wanted}
    for case in cases() * ROUNDS:
        for writer in wanted:
            started = time.process_time()
            _, seconds = _timed(companion, case.request(writer))
            cpu[writer].append(1000 * (time.process_time() - started))
            wall[writer].append(1000 * seconds)
    figures = {
        f"{writer}_{name}_ms": _spread(taken[writer]) for name, taken in (("wall", wall), ("cpu", cpu)) for writer in wanted
    }
    return {"drafts": len(wall["llm"]), "fallbacks": fallbacks, **figures}


def _drafts(companion: Companion, wanted: Sequence[Wanted]) -> list[Draft]:
    return [companion.outreach.draft(case.request(writer)) for case in cases() for writer in wanted]


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {"median": round(median(values), 1), "p95": round(quantiles(values, n=20)[-1], 1)}
