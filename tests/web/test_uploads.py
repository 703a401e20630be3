"""Files given on the page."""

import os
from pathlib import Path

import pytest

from companion.errors import UnreadableFile
from companion.web import uploads


@pytest.fixture
def given(tmp_path: Path) -> str:
    """A file as it comes in."""
    uploads.sweep(tmp_path)
    folder = uploads.incoming(tmp_path) / "random"
    folder.mkdir()
    file = folder / "people.csv"
    file.write_text("name\nAda\n")
    return str(file)


def test_held_until_let_go(tmp_path: Path, given: str) -> None:
    token = uploads.hold(tmp_path, [given])
    assert not Path(given).parent.exists()
    assert [file.read_text() for file in uploads.held(tmp_path, token)] == ["name\nAda\n"]
    uploads.let_go(tmp_path, token)
    with pytest.raises(UnreadableFile, match="no longer held"):
        uploads.held(tmp_path, token)


@pytest.mark.parametrize("token", ["", "../../etc", "f" * 31, "f" * 32, "F" * 32 + "/..", "incoming"])
def test_no_name_leads_elsewhere(tmp_path: Path, token: str) -> None:
    (tmp_path / "uploads").mkdir()
    with pytest.raises(UnreadableFile):
        uploads.held(tmp_path, token)
    uploads.let_go(tmp_path, token)
    assert (tmp_path / "uploads").exists()


def test_order_is_kept_and_names_may_repeat(tmp_path: Path, given: str) -> None:
    second = Path(given).parent.parent / "other" / "people.csv"
    second.parent.mkdir()
    second.write_text("second")
    token = uploads.hold(tmp_path, [given, str(second)])
    assert [file.read_text() for file in uploads.held(tmp_path, token)] == ["name\nAda\n", "second"]


def test_what_is_read_once_is_gone_also_after_an_error(given: str) -> None:
    with pytest.raises(UnreadableFile), uploads.read_once([given]):
        raise UnreadableFile("damaged")
    assert not Path(given).parent.exists()


def test_a_start_and_a_long_wait_sweep(tmp_path: Path, given: str) -> None:
    token = uploads.hold(tmp_path, [given])
    old = uploads.folder(tmp_path) / token
    os.utime(old, (0, 0))
    young = uploads.folder(tmp_path) / uploads.hold(tmp_path, [])
    assert not old.exists()
    (uploads.incoming(tmp_path) / "half.csv").write_text("na")
    uploads.sweep(tmp_path)
    assert set(uploads.folder(tmp_path).rglob("*")) == {uploads.incoming(tmp_path), young}
    os.utime(young, (0, 0))
    uploads.sweep(tmp_path)
    assert list(uploads.folder(tmp_path).rglob("*")) == [uploads.incoming(tmp_path)]
