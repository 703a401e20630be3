"""One writer for each home."""

import os
import threading

import pytest

from companion.errors import HomeBusy, HomeError
from companion.index import lock
from companion.index.checks import own_folder
from companion.index.lock import WriterLock


def held(home):
    return WriterLock(home / "index.lock")


def test_a_thread_may_take_it_again(tmp_path):
    writer = held(tmp_path)
    with writer.hold(), writer.hold():
        assert writer.holder().pid == os.getpid()
    assert writer.holder() is None
    with writer.hold():
        pass


def test_another_process_is_refused_and_told_who_holds_it(tmp_path, held_elsewhere):
    with (
        held_elsewhere(tmp_path) as other,
        pytest.raises(HomeBusy, match=f"process {other.pid} ") as refused,
        held(tmp_path).hold(patience_seconds=0),
    ):
        pytest.fail("two writers")
    assert str(tmp_path) in refused.value.happened
    assert "since 20" in refused.value.happened


def test_a_killed_holder_blocks_nobody(tmp_path, held_elsewhere):
    with held_elsewhere(tmp_path) as other:
        other.kill()
        other.wait()
        assert held(tmp_path).holder().pid == other.pid, "its note is still there"
        with held(tmp_path).hold(patience_seconds=0):
            assert held(tmp_path).holder().pid == os.getpid()


def test_another_thread_is_refused(tmp_path):
    writer = held(tmp_path)
    answers = []

    def try_it():
        try:
            with writer.hold(patience_seconds=0):
                answers.append("held")
        except HomeBusy:
            answers.append("refused")

    with writer.hold():
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert answers == ["refused"]


def test_an_error_inside_lets_go(tmp_path):
    writer = held(tmp_path)
    with pytest.raises(ZeroDivisionError), writer.hold():
        1 / 0  # noqa: B018
    with held(tmp_path).hold(patience_seconds=0):
        pass


def test_a_note_that_cannot_be_read_names_nobody(tmp_path, held_elsewhere):
    with held_elsewhere(tmp_path):
        (tmp_path / "index.lock.holder").write_text("?")
        with pytest.raises(HomeBusy, match="another process"), held(tmp_path).hold(patience_seconds=0):
            pass


def test_a_home_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeError, match="cannot be written"), held(tmp_path / "file" / "home").hold():
        pass


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["/opt/venv/bin/companion", "import", "people.csv"], "companion import"),
        (["/opt/venv/bin/companion", "--home", "/data", "erase", "maria@example.org"], "companion erase"),
        (["/opt/companion/__main__.py", "serve"], "companion serve"),
        (["companion"], "companion"),
        (["-c"], "python"),
        ([""], "python"),
    ],
)
def test_the_command_is_named_without_its_arguments(arguments, said):
    assert lock._command(arguments) == said


def test_only_its_owner_looks_into_the_folders_made_and_the_lock(tmp_path):
    before = os.umask(0o022)
    try:
        own_folder(tmp_path / "index" / "chroma")
        with WriterLock(tmp_path / "index.lock").hold():
            pass
    finally:
        os.umask(before)
    modes = [(tmp_path / name).stat().st_mode & 0o077 for name in ("index", "index/chroma", "index.lock")]
    assert modes == [0, 0, 0]
