"""The open benchmark of mentor matching: `--export DIR` writes people and needs, `--run FILE.trec` scores anybody's ranking.

Without either, the companion's own ranking is made with the code behind `companion rank`, and scored.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import ir_measures
from ir_measures import RR, Judged, R, nDCG
from pydantic import BaseModel

from companion.cli.text import table
from companion.domain.people import Profile
from companion.errors import InputError, UnreadableFile
from companion.sample import people
from companion.settings import read_settings
from companion.wiring import build
from evals.judging import Pair, agreement, read_pairs
from evals.matching import Cases, Split, read_cases

MEASURES = {"MRR": RR, "R@10": R @ 10, "nDCG@10": nDCG @ 10, "judged@10": Judged @ 10}


class BenchNeed(BaseModel):
    """A line of `needs.jsonl`. `kinds` say what makes it hard; `far` is one that nobody meets, `profile` is a mentee's."""

    id: str
    text: str
    split: Split
    kinds: list[str]


class Figures(BaseModel):
    """Means over some needs."""

    needs: int
    measures: dict[str, float]


class Scored(BaseModel):
    """One run on one version. `missing` needs are in the judgements and not in the run: they count as 0.

    `far_left_empty` of `far` needs that nobody meets got no line at all; `unknown` people are not in the pool. `agreement` is
    that of the two judges on the needs that count.
    """

    version: int
    run: str
    by_split: dict[str, Figures]
    by_kind: dict[str, Figures]
    missing: int
    unknown: int
    far: int
    far_left_empty: int
    agreement: dict[str, float]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run", type=Path, dest="run_file", help="score this TREC run")
    parser.add_argument("--export", type=Path, help="write the pool, the queries, needs and judgements into this folder")
    parser.add_argument("--page", type=Path, help="write the page of results into this file as well")


def run(run_file: Path | None = None, export: Path | None = None, page: Path | None = None) -> dict[str, object]:
    """The page goes to stderr, beside the JSON document. Raises UnreadableFile or InputError, naming the line."""
    cases = read_cases()
    if export is not None:
        return {"written": [str(path) for path in write(cases, export)]}
    scored = score(cases, run_file) if run_file is not None else _of_the_companion(cases)
    shown = as_page(scored)
    print(shown, file=sys.stderr)
    if page is not None:
        page.write_text(shown, encoding="utf-8")
    return scored.model_dump()


def needs(cases: Cases) -> list[BenchNeed]:
    """Every need in the order of the cases: typed, far, and of profiles."""
    goals = {profile.id: goal(profile) for profile in people()}
    typed = [BenchNeed(id=one.id, text=one.text, split=one.split, kinds=["typed", *one.about]) for one in cases.needs]
    far = [BenchNeed(id=one.id, text=one.text, split=one.split, kinds=["far"]) for one in cases.far]
    of_profiles = [
        BenchNeed(id=one.mentee, text=goals[one.mentee], split=one.split, kinds=["profile"]) for one in cases.profiles
    ]  # fmt: skip
    return [*typed, *far, *of_profiles]


def goal(profile: Profile) -> str:
    """What a mentee's profile asks for, as one text."""
    stated = profile.mentoring
    return " ".join(line.strip() for line in (stated.goal, *stated.focus_areas, stated.desired_outcome) if line)


def pool() -> list[Profile]:
    """The people who are ranked: everybody of the sample with a mentor role, in the order of their ids."""
    mentors = (profile for profile in people() if "mentor" in profile.mentoring.roles)
    return sorted(mentors, key=lambda profile: profile.id)


def judgements(cases: Cases) -> Iterator[tuple[str, str, int]]:
    """Need, person, grade, 0 too; whoever is not named was not judged and counts as 0."""
    return ((pair.need, pair.person, pair.grade) for pair in counted(cases))


def counted(cases: Cases) -> list[Pair]:
    """Both judges' grades for the needs that somebody meets: far needs are not in the means, nor in the judgements."""
    far = {need.id for need in cases.far}
    return [pair for pair in read_pairs(cases.version) if pair.need not in far]


def versioned(cases: Cases) -> dict[str, str]:
    """What stands in the folder of this version, by file name."""
    return {
        "needs.jsonl": "".join(f"{need.model_dump_json()}\n" for need in needs(cases)),
        "judgements.tsv": "".join(f"{need}\t0\t{person}\t{grade}\n" for need, person, grade in judgements(cases)),
    }


def write(cases: Cases, folder: Path) -> list[Path]:
    """Everything another program needs, and what `companion rank` reads."""
    queries = "".join(f"{need.model_dump_json(include={'id', 'text'})}\n" for need in needs(cases))
    lines = "".join(f"{profile.model_dump_json(by_alias=True, exclude_unset=True)}\n" for profile in pool())
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"pool.jsonl": lines, "queries.jsonl": queries, **versioned(cases)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def score(cases: Cases, path: Path) -> Scored:
    """The figures of a run in the TREC format; the line of a seeker among their own suggestions is passed over."""
    known = {profile.id for profile in pool()}
    lines = [line for line in read_run(path) if line.query_id != line.doc_id]
    ranked = [line for line in lines if line.doc_id in known]
    qrels = [ir_measures.Qrel(*judged) for judged in judgements(cases)]
    values: dict[str, dict[str, float]] = {}
    for found in ir_measures.iter_calc(MEASURES.values(), qrels, ranked):
        values.setdefault(found.query_id, {})[str(found.measure)] = found.value
    answered = {line.query_id for line in lines}
    every = needs(cases)
    judged = [need for need in every if "far" not in need.kinds]
    far = [need for need in every if "far" in need.kinds]
    kinds = sorted({kind for need in judged for kind in need.kinds})
    return Scored(
        version=cases.version,
        run=path.name,
        by_split={
            "all": figures(judged, values),
            **{split: figures([one for one in judged if one.split == split], values) for split in ("tune", "keep")},
        },
        by_kind={kind: figures([one for one in judged if kind in one.kinds], values) for kind in kinds},
        missing=sum(need.id not in answered for need in judged),
        unknown=len({line.doc_id for line in lines} - known),
        far=len(far),
        far_left_empty=sum(need.id not in answered for need in far),
        agreement=agreement(counted(cases)),
    )


def figures(some: Sequence[BenchNeed], values: dict[str, dict[str, float]]) -> Figures:
    """Means; a need without a value counts as 0."""
    means = {
        name: round(sum(values.get(need.id, {}).get(str(measure), 0.0) for need in some) / max(len(some), 1), 4)
        for name, measure in MEASURES.items()
    }
    return Figures(needs=len(some), measures=means)


def read_run(path: Path) -> list[ir_measures.ScoredDoc]:
    """The lines `qid Q0 person rank score tag` of a file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read as text.", "Give a run in the TREC format, in UTF-8.") from error
    return [_line(f"{path.name} line {number}", line) for number, line in enumerate(lines, start=1) if line.strip()]


def _line(place: str, line: str) -> ir_measures.ScoredDoc:
    try:
        need, _, person, _, value, _ = line.split()
        return ir_measures.ScoredDoc(need, person, float(value))
    except ValueError as error:
        raise InputError(f"{place} is not `qid Q0 person rank score tag`.", "Write six words a line.") from error


def as_page(scored: Scored) -> str:
    """One page of results."""
    rows = [["needs", "how many", *MEASURES]]
    for name, each in (*scored.by_split.items(), *scored.by_kind.items()):
        rows.append([name, str(each.needs), *(f"{each.measures[measure]:.3f}" for measure in MEASURES)])
    agreed = scored.agreement
    notes = (
        f"{scored.missing} judged needs are missing in the run and count as 0. {scored.unknown} people of the run are not in the "
        f"pool. Of {scored.far} needs that nobody meets, {scored.far_left_empty} were left empty. The two judges gave the same "
        f"grade to {agreed['alike']:.1%} of {agreed['pairs']:.0f} pairs (Cohen's kappa {agreed['kappa']:.2f})."
    )
    return f"Mentor matching, version {scored.version}: {scored.run}\n\n{table(rows)}\n\n{notes}\n"


def _of_the_companion(cases: Cases) -> Scored:
    with tempfile.TemporaryDirectory(prefix="evals-") as folder:
        home = Path(folder)
        write(cases, home)
        companion = build(read_settings(home=home / "home"))
        companion.matching.rank(home / "pool.jsonl", home / "queries.jsonl", home / "companion.trec")
        return score(cases, home / "companion.trec")
