"""Throwaway homes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from companion.errors import HomeError
from companion.store.engine import FILE_NAME, Database, open_database
from companion.store.people import RecordedPeople
from companion.store.throwaway import LOCK, PREFIX, Throwaways, sweep
from tests.store.made import origin, person, whole


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with somebody in it, and an index of two files."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    home = tmp_path / "prepared"
    database = open_database(home)
    RecordedPeople(database, whole).save([person("a")], origin=origin())
    database.close()
    (home / "index" / "snapshot-1-1").mkdir(parents=True)
    (home / "index" / "snapshot-1-1" / "vectors.f32").write_bytes(b"vectors")
    (home / "index" / "CURRENT").write_text("snapshot-1-1")
    return home


def test_each_home_is_a_copy_that_changes_alone(prepared: Path) -> None:
    throwaways = Throwaways(prepared)
    one, other = throwaways.make("one"), throwaways.make("other")
    database = Database(one / FILE_NAME)
    RecordedPeople(database, whole).forget("a")
    database.close()
    (one / "index" / "CURRENT").write_text("none")
    assert RecordedPeople(Database(other / FILE_NAME), whole).get("a") == person("a")
    assert (other / "index" / "CURRENT").read_text() == "snapshot-1-1"
    assert (one / "index" / "snapshot-1-1" / "vectors.f32").samefile(other / "index" / "snapshot-1-1" / "vectors.f32")
    throwaways.drop("one")
    assert not one.exists()
    throwaways.close()
    assert not throwaways.folder.exists()


def test_a_start_sweeps_what_a_killed_process_left(prepared: Path) -> None:
    below = Path(tempfile.gettempdir())
    source = f"""
import os, tempfile
from pathlib import Path
from companion.store.throwaway import Throwaways
kept = Throwaways(Path({str(prepared)!r}))
kept.make("visitor")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", source], env={**os.environ, "TMPDIR": str(below)}, check=False)
    (left,) = below.glob(f"{PREFIX}*")
    assert (left / "visitor" / FILE_NAME).exists()
    used = Throwaways(prepared)
    assert not left.exists()
    sweep(below)
    assert used.folder.exists(), "another process still uses it"
    used.close()


def test_what_only_looks_like_ours_stays(prepared: Path, tmp_path: Path) -> None:
    below = Path(tempfile.gettempdir())
    (below / f"{PREFIX}unlocked").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / LOCK).touch()
    (below / f"{PREFIX}link").symlink_to(tmp_path / "elsewhere")
    sweep(below)
    assert len(list(below.glob(f"{PREFIX}*"))) == 2
    assert (tmp_path / "elsewhere" / LOCK).exists()


def test_no_room_is_said(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    throwaways = Throwaways(prepared)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copytree", full)
    with pytest.raises(HomeError, match="no room"):
        throwaways.make("one")
    assert not (throwaways.folder / "one").exists()
    throwaways.close()
