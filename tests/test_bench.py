"""The open benchmark: its folder, and how a run is scored."""

from pathlib import Path

import pytest

from companion.errors import InputError, UnreadableFile
from companion.services.matching.ranking_files import TextLine
from evals import bench
from evals.matching import read_cases

CASES = read_cases()
FOLDER = Path(bench.__file__).parent / "benchmark"
NEED = CASES.needs[0]
BEST = [person for person, grade in NEED.people.items() if grade == 2]


def written(path: Path, lines: list[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_the_folder_of_this_version_is_what_the_cases_hold() -> None:
    for name, text in bench.versioned(CASES).items():
        held = (FOLDER / f"v{CASES.version}" / name).read_text(encoding="utf-8")
        assert held == text, "the cases have changed: give them a new version, and their folder with it"


def test_everything_another_program_needs_is_written(tmp_path: Path) -> None:
    paths = {path.name: path.read_text(encoding="utf-8").splitlines() for path in bench.write(CASES, tmp_path)}
    assert set(paths) == {"pool.jsonl", "queries.jsonl", "needs.jsonl", "judgements.tsv"}
    queries = [TextLine.model_validate_json(line) for line in paths["queries.jsonl"]]
    assert len(queries) == len(CASES.needs) + len(CASES.far) + len(CASES.profiles)
    assert all(query.text.strip() for query in queries)


def test_everybody_judged_is_in_the_pool() -> None:
    known = {profile.id for profile in bench.pool()}
    assert {person for _, person, _ in bench.judgements(CASES)} <= known


def test_a_perfect_run_and_an_empty_one(tmp_path: Path) -> None:
    lines = [f"{need} Q0 {person} 1 {grade} ideal" for need, person, grade in bench.judgements(CASES)]
    ideal = bench.score(CASES, written(tmp_path / "ideal.trec", lines))
    assert ideal.by_split["all"].measures["MRR"] == 1.0
    assert ideal.by_split["keep"].measures["nDCG@10"] == pytest.approx(1.0)
    assert (ideal.missing, ideal.far_left_empty) == (0, len(CASES.far))
    empty = bench.score(CASES, written(tmp_path / "empty.trec", []))
    assert set(empty.by_split["all"].measures.values()) == {0.0}
    assert empty.missing == len(CASES.needs) + len(CASES.profiles)


@pytest.mark.parametrize(
    ("order", "expected"), [([BEST[0], "p-0320"], 1.0), (["p-0320", BEST[0]], 0.5), (["nobody", BEST[0]], 1.0), (["p-0320"], 0.0)]
)
def test_reciprocal_rank(order: list[str], expected: float, tmp_path: Path) -> None:
    lines = [f"{NEED.id} Q0 {person} {rank} {9 - rank} made" for rank, person in enumerate(order, start=1)]
    found = bench.score(CASES, written(tmp_path / "made.trec", lines))
    judged = len(CASES.needs) + len(CASES.profiles)
    assert found.by_split["all"].measures["MRR"] == pytest.approx(expected / judged, abs=1e-4)
    assert found.unknown == ("nobody" in order)


def test_a_seeker_is_not_suggested_to_themselves(tmp_path: Path) -> None:
    mentee = CASES.profiles[0].mentee
    best = next(person for person, grade in CASES.profiles[0].people.items() if grade == 2)
    run = written(tmp_path / "own.trec", [f"{mentee} Q0 {mentee} 1 9 own", f"{mentee} Q0 {best} 2 8 own"])
    found = bench.score(CASES, run)
    assert (found.unknown, found.by_kind["profile"].measures["MRR"]) == (0, pytest.approx(1 / len(CASES.profiles), abs=1e-4))


def test_the_page_names_every_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = written(tmp_path / "made.trec", [f"{NEED.id} Q0 {BEST[0]} 1 1 made"])
    bench.run(run_file=run, page=tmp_path / "page.txt")
    page = (tmp_path / "page.txt").read_text(encoding="utf-8")
    assert page.strip() in capsys.readouterr().err
    assert all(kind in page for need in CASES.needs for kind in need.about)


@pytest.mark.parametrize("line", ["n01 Q0 p-0101", "n01 Q0 p-0101 1 high made", "n01,Q0,p-0101,1,1,made"])
def test_a_line_that_is_none_is_named(line: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"bad\.trec line 2"):
        bench.read_run(written(tmp_path / "bad.trec", ["n01 Q0 p-0101 1 1.5 made", line]))


def test_a_missing_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        bench.read_run(tmp_path / "none.trec")
