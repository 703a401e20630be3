"""Backups at the command line: what is printed, and with which status."""

from pathlib import Path

from tests.faces.command_line import run


def test_a_home_is_copied_and_put_back(two_people, tmp_path: Path) -> None:
    file, there = tmp_path / "b.zip", tmp_path / "there"
    made = run("--home", two_people.home, "backup", file, "--json").json
    assert (made["file"], made["people"], len(made["sha256"])) == (str(file), 2, 64)
    back = run("--home", there, "restore", file, "--json").json
    assert (back["people"], back["sha256"], back["erased_again"]) == (2, made["sha256"], 0)
    assert [one["id"] for one in run("--home", there, "people", "--json").json] == list(two_people.ids)


def test_what_happened_is_said_in_words(two_people, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    assert run("--home", two_people.home, "backup", file).out.startswith(f"2 people written to {file}.\nsha256 ")
    said = run("--home", tmp_path / "there", "restore", file).out
    assert said.startswith("Back as of 20")
    assert "reindex" in said


def test_a_home_with_people_is_refused_in_two_sentences(two_people, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    run("--home", two_people.home, "backup", file)
    refused = run("--home", two_people.home, "restore", file)
    assert refused.status == 1
    assert refused.sentences == [
        f"The data folder {two_people.home} holds 2 people.",
        "Choose an empty folder with --home, or say --replace to put the backup there.",
    ]


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("sun and sea", encoding="utf-8")
    refused = run("--home", tmp_path / "there", "restore", tmp_path / "b.zip")
    assert (refused.status, refused.sentences[0]) == (1, "b.zip is not a backup, or it is damaged.")
    missing = run("--home", tmp_path / "there", "restore", tmp_path / "nothing.zip")
    assert (missing.status, missing.sentences[1]) == (1, "Check the name and the permissions.")
