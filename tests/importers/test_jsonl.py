from pathlib import Path

import pytest

from companion.domain.imports import Loaded, LoadOptions
from companion.errors import RefusedFile
from companion.importers import jsonl
from companion.importers.jsonl import load

DATA = Path(__file__).parents[1] / "data"
SAMPLE = Path(__file__).parents[2] / "companion" / "sample" / "people"


def read(tmp_path: Path, *lines: str) -> Loaded:
    file = tmp_path / "people.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return load(file, LoadOptions())


def test_the_example_people() -> None:
    loaded = load(DATA / "people.jsonl", LoadOptions())
    assert [profile.id for profile in loaded.profiles] == ["own-1", "own-2", "own-3"]
    assert (loaded.read, loaded.problems, loaded.format) == (3, [], "jsonl")


def test_the_sample_people_are_read_without_a_remark() -> None:
    for file in sorted(SAMPLE.glob("*.jsonl")):
        loaded = load(file, LoadOptions())
        assert (loaded.problems, loaded.ignored_for_privacy) == ([], [])
        assert loaded.read == len(loaded.profiles)


def test_a_bad_line_is_a_problem_and_the_rest_goes_in(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        '{"basics": {"name": "Ada", "email": "ada@x.example"}}',
        "",
        "{bad",
        "[1]",
        '{"basics": {"name": "Bo", "email": "ADA@x.example"}}',
        '{"basics": {"name": "Cy"}, "x": ' + "[0," * 25_000 + "0" + "]" * 25_000 + "}",
        '{"basics": {"name": "Di"}, "mentoring": {"stage": "wizard"}}',
        '{"basics": {"name": "Ed"}}',
    )
    assert [(one.place, one.field, one.problem) for one in loaded.problems] == [
        ("people.jsonl line 3", None, "it is not valid JSON: expecting property name enclosed in double quotes at character 2"),
        ("people.jsonl line 4", None, "a profile is expected here, as an object in braces"),
        ("people.jsonl line 5", "basics.email", "the same e-mail address as people.jsonl line 1"),
        ("people.jsonl line 6", None, "it has more than 20,000 parts"),
        ("people.jsonl line 7", "mentoring.stage", "'wizard' is not one of early, mid, senior, executive, retired"),
    ]
    assert loaded.places == ["people.jsonl line 1", "people.jsonl line 8"]
    assert loaded.read == 7


def test_a_line_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="line or cell of more than"):
        read(tmp_path, '{"basics": {"name": "Ada"}}', '{"x": "' + "x" * 1_100_000 + '"}')


def test_too_many_profiles_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_PROFILES", 2)
    with pytest.raises(RefusedFile, match="more than can be read at once"):
        read(tmp_path, *(f'{{"basics": {{"name": "{name}"}}}}' for name in "abc"))


def test_a_file_of_empty_parts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_FILE_PARTS", 50)
    with pytest.raises(RefusedFile, match="more than can be read at once"):
        read(
            tmp_path,
            '{"basics": {"name": "Ada"}, "x": [[], [], [], [], []]}',
            '{"basics": {"name": "Bo"}, "x": [' + "[]," * 20 + "[]]}",
        )
