import subprocess
import sys
import time
from pathlib import Path

import pytest

from companion.errors import HomeBusy
from companion.store.erasures import FILE_NAME as ERASED
from companion.store.erasures import ErasureList
from companion.store.serving import ServerClaim
from tests.source import ROOT
from tests.store.made import NOW

HOLDING = """
import sys, time
from pathlib import Path
from companion.store.serving import ServerClaim
with ServerClaim(Path(sys.argv[1])).hold("http://127.0.0.1:7860"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other(tmp_path: Path):
    """Another process that serves the home."""
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_server_is_refused_and_told_of_the_first(other, tmp_path: Path) -> None:
    claim = ServerClaim(tmp_path)
    said = rf"process {other.pid} \(http://127\.0\.0\.1:7860\) since {time.strftime('%Y')}-"
    for refused in (claim.check, lambda: claim.hold("http://127.0.0.1:7861").__enter__()):
        with pytest.raises(HomeBusy, match=said):
            refused()


def test_a_server_that_was_killed_is_in_nobodys_way(other, tmp_path: Path) -> None:
    other.kill()
    other.wait()
    claim = ServerClaim(tmp_path)
    claim.check()
    with claim.hold("http://127.0.0.1:7861"), pytest.raises(HomeBusy, match="7861"):
        ServerClaim(tmp_path).check()
    ServerClaim(tmp_path).check()


def test_looking_makes_no_folder(tmp_path: Path) -> None:
    ServerClaim(tmp_path / "nowhere").check()
    assert not (tmp_path / "nowhere").exists()


def test_erasures_name_nobody_and_are_known_again(tmp_path: Path) -> None:
    erased = ErasureList(tmp_path)
    erased.note(["anna.berg", "p-2"], NOW)
    text = (tmp_path / ERASED).read_text()
    assert "anna" not in text
    assert (tmp_path / ERASED).stat().st_mode & 0o077 == 0
    assert erased.since("", ["p-1", "anna.berg", "p-2"]) == ["anna.berg", "p-2"]
    assert erased.since(text, ["anna.berg"]) == []
    erased.take_over(text)
    assert erased.text() == text


def test_a_line_cut_short_says_nothing_and_spoils_no_other(tmp_path: Path) -> None:
    erased = ErasureList(tmp_path)
    erased.note(["p-1"], NOW)
    with (tmp_path / ERASED).open("a") as file:
        file.write("2026-11-22T09:30:00+00:00 abc")
    erased.note(["p-2"], NOW)
    assert erased.since("", ["p-1", "p-2", "p-3"]) == ["p-1", "p-2"]
