import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.domain.imports import LoadOptions
from companion.errors import RefusedFile, UnreadableFile
from companion.importers import archive
from companion.importers.archive import open_archive
from companion.importers.linkedin import load
from companion.importers.sources import file_source
from tests.data.linkedin_export import PROFILE, linkedin_zip

CENTRAL, LOCAL = b"PK\x01\x02", b"PK\x03\x04"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "export.zip"


def with_entry(file: Path, change: Callable[[zipfile.ZipInfo], None], content: bytes = b"Name\nWeld\n") -> Path:
    """An export whose Skills.csv has another header."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Profile.csv", PROFILE)
        entry = zipfile.ZipInfo("Skills.csv")
        entry.compress_type = zipfile.ZIP_DEFLATED
        change(entry)
        made.writestr(entry, content)
    return file


def named(name: str) -> Callable[[zipfile.ZipInfo], None]:
    return lambda entry: setattr(entry, "filename", name)


def mode(bits: int) -> Callable[[zipfile.ZipInfo], None]:
    return lambda entry: setattr(entry, "external_attr", bits << 16)


def packed(method: int) -> Callable[[zipfile.ZipInfo], None]:
    return lambda entry: setattr(entry, "compress_type", method)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (named("../Skills.csv"), "leads out of the archive"),
        (named("a/../../Skills.csv"), "leads out of the archive"),
        (named("/etc/Skills.csv"), "leads out of the archive"),
        (named("..\\Skills.csv"), "leads out of the archive"),
        (named("C:\\Skills.csv"), "leads out of the archive"),
        (named("../"), "leads out of the archive"),
        (named("more.zip"), "is an archive inside the archive"),
        (named("deep/more.TAR.GZ"), "is an archive inside the archive"),
        (mode(stat.S_IFLNK | 0o777), "is a link or a special file"),
        (mode(stat.S_IFIFO | 0o777), "is a link or a special file"),
        (packed(zipfile.ZIP_LZMA), "is packed in an unusual way"),
        (packed(zipfile.ZIP_BZIP2), "is packed in an unusual way"),
    ],
)
def test_unsafe_entries_are_refused(file: Path, change: Callable[[zipfile.ZipInfo], None], reason: str) -> None:
    with pytest.raises(RefusedFile) as caught:
        load(with_entry(file, change), LoadOptions())
    assert reason in str(caught.value)
    assert caught.value.happened.startswith("export.zip was refused: ")


def test_an_encrypted_entry_is_refused(file: Path) -> None:
    linkedin_zip(file)
    content = bytearray(file.read_bytes())
    content[content.index(CENTRAL) + 8] |= 1
    content[content.index(LOCAL) + 6] |= 1
    file.write_bytes(content)
    with pytest.raises(RefusedFile, match="is encrypted"):
        load(file, LoadOptions())


def test_an_archive_under_the_name_of_a_table_is_refused(file: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("Profile.csv", PROFILE)
    with pytest.raises(RefusedFile, match=r"'Skills.csv' is an archive inside the archive"):
        load(linkedin_zip(file, {"Skills.csv": inner.getvalue()}), LoadOptions())


def test_a_bomb_that_tells_its_size_is_refused(file: Path) -> None:
    with pytest.raises(RefusedFile, match="more than 200 times its size"):
        load(linkedin_zip(file, {"media.csv": bytes(8 * 2**20)}), LoadOptions())


def test_many_large_entries_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1000)
    with pytest.raises(RefusedFile, match="it unpacks to more than"):
        load(linkedin_zip(file), LoadOptions())


@pytest.mark.parametrize("told", [100, 2**20])
def test_a_bomb_that_lies_about_its_size_is_not_believed(file: Path, told: int) -> None:
    linkedin_zip(file, {"Skills.csv": bytes(40 * 2**20)})
    content = bytearray(file.read_bytes())
    for mark, offset in ((CENTRAL, 24), (LOCAL, 22)):
        header = content.index(mark, 0)
        while content[header + (46 if mark == CENTRAL else 30) :][:10] != b"Skills.csv":
            header = content.index(mark, header + 1)
        content[header + offset : header + offset + 4] = struct.pack("<I", told)
    file.write_bytes(content)
    with pytest.raises((RefusedFile, UnreadableFile)):
        load(file, LoadOptions())


def test_what_is_really_unpacked_is_counted(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRY", 50)
    with pytest.raises(RefusedFile, match=r"'Profile.csv' unpacks to more than"):
        load(linkedin_zip(file), LoadOptions())


def test_too_many_entries_are_refused(file: Path) -> None:
    with pytest.raises(RefusedFile, match="more than 2,000 entries"):
        load(linkedin_zip(file, {f"{number}.csv": "" for number in range(2001)}), LoadOptions())


def test_an_endless_table_of_contents_is_refused(file: Path) -> None:
    with pytest.raises(RefusedFile, match="its table of contents is far too long"):
        load(linkedin_zip(file, {f"{'x' * 60_000}{number}.csv": "" for number in range(40)}), LoadOptions())


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.95])
def test_a_cut_archive_is_damaged(file: Path, kept: float) -> None:
    content = linkedin_zip(file).read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(UnreadableFile, match=r"not a zip archive, or a damaged one. Download it again."):
        load(file, LoadOptions())


def test_every_flipped_byte_ends_in_a_sentence_or_in_a_person(file: Path) -> None:
    content = linkedin_zip(file, {"messages.csv": None, "Ad_Targeting.csv": None}).read_bytes()
    for position in range(0, len(content), 7):
        file.write_bytes(content[:position] + bytes([content[position] ^ 0xFF]) + content[position + 1 :])
        try:
            load(file, LoadOptions())
        except (RefusedFile, UnreadableFile) as error:
            assert error.remedy


def test_entries_in_any_case_and_folder(file: Path) -> None:
    linkedin_zip(file, {"Profile.csv": None, "deep/er/profile.CSV": "x", "Export/PROFILE.csv": "y"})
    found = open_archive(file_source(file)).entry("Profile.csv")
    assert found is not None
    assert found.open().read() == b"y"
