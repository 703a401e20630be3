import os
from pathlib import Path

import pytest

from companion.domain.imports import LoadOptions
from companion.errors import InputError, RefusedFile, UnreadableFile
from companion.importers.detect import kind_of
from companion.importers.loaders import loaders
from tests.data.linkedin_export import linkedin_zip

PERSON = '{"basics": {"name": "Ada"}}'


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.csv", "name\nAda\n", "csv"),
        ("a.txt", "name;email\nAda;\n", "csv"),
        ("people", "name\nAda\n", "csv"),
        ("a.csv", PERSON, "json-resume"),
        ("a.json", PERSON, "json-resume"),
        ("a.txt", "{\n \"basics\": {\"name\": \"Ada\"}\n}", "json-resume"),
        ("a.json", f"[{PERSON}]", "json-resume"),
        ("a.json", f"{PERSON}\n{PERSON}\n", "jsonl"),
        ("a.txt", f"\n\n{PERSON}\n\n{PERSON}\n", "jsonl"),
        ("a.jsonl", PERSON, "jsonl"),
        ("a.jsonl", "{bad\n" + PERSON, "jsonl"),
        ("a.ndjson", PERSON, "jsonl"),
        ("a.json", "\ufeff" + PERSON, "json-resume"),
        ("a.jsonl", "not json\n", "jsonl"),
        ("a.zip", "no zip at all", "linkedin"),
    ],
)  # fmt: skip
def test_the_kind_of_a_file(tmp_path: Path, name: str, content: str, kind: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    assert kind_of(file) == kind


def test_a_zip_under_any_name(tmp_path: Path) -> None:
    assert kind_of(linkedin_zip(tmp_path / "export.csv")) == "linkedin"


@pytest.mark.parametrize(
    ("given", "name", "content", "sentence"),
    [
        (
            "linkedin",
            "people.csv",
            "name\nAda\n",
            "people.csv looks like a table, not like a zip archive. Leave --format out, or give csv.",
        ),
        ("jsonl", "people.csv", "name\nAda\n", "not like a file with one JSON profile a line"),
        ("csv", "people.json", PERSON, "looks like a JSON file, not like a table"),
        ("json-resume", "two.jsonl", f"{PERSON}\n{PERSON}", "is not valid JSON: extra data at line 2, character 1"),
    ],
)
def test_a_wrong_format_is_named(tmp_path: Path, given: str, name: str, content: str, sentence: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UnreadableFile) as caught:
        loaders()[given](tmp_path / name, LoadOptions())
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("xl/workbook.xml", "people.xlsx is a spreadsheet. Save its table as CSV"),
        ("word/document.xml", "people.xlsx is a Word file. Save its table as CSV"),
        ("ppt/slides.xml", "people.xlsx is a presentation."),
        ("other", "people.xlsx is an office document."),
    ],
)
@pytest.mark.parametrize("given", ["auto", "csv", "linkedin"])
def test_an_office_document_is_told_how_to_become_a_table(tmp_path: Path, entry: str, sentence: str, given: str) -> None:
    file = linkedin_zip(tmp_path / "people.xlsx", {"Profile.csv": None, "[Content_Types].xml": "<x/>", entry: "<x/>"})
    with pytest.raises(UnreadableFile, match=sentence):
        loaders()[given](file, LoadOptions())


def test_a_table_under_the_name_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_text("name\nAda\n")
    assert kind_of(tmp_path / "people.xlsx") == "csv"


@pytest.mark.parametrize("given", ["auto", "csv", "jsonl", "json-resume", "linkedin"])
def test_no_file_a_folder_an_empty_file(tmp_path: Path, given: str) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "folder").mkdir()
    for name, sentence in (
        ("none.csv", "There is no file none.csv."),
        ("folder", "folder is a folder."),
        ("empty.csv", "is empty."),
    ):
        with pytest.raises(UnreadableFile, match=sentence) as caught:
            loaders()[given](tmp_path / name, LoadOptions())
        assert caught.value.remedy


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(RefusedFile, match="not an ordinary file"):
        kind_of(tmp_path / "pipe.csv")


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "big.csv"
    with file.open("wb") as sparse:
        sparse.truncate(300 * 2**20)
    with pytest.raises(RefusedFile, match="larger than 256 MB"):
        kind_of(file)


@pytest.mark.parametrize(
    "content", [b" ", b"\n\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"{", b"[", b"[]", b"{}", b"[[[[", b'"', b"\0", b"PK\x03\x04"]
)
@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl", "a.zip"])
def test_scraps_end_in_a_sentence_or_in_nobody(tmp_path: Path, content: bytes, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    try:
        assert loaders()["auto"](file, LoadOptions()).profiles == []
    except InputError as error:
        assert error.happened.endswith(".") and error.remedy
