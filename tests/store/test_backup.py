"""Backups: what goes in comes back, whole or not at all, and nobody who was erased comes back with it."""

from __future__ import annotations

import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from companion.domain.accounts import Account, Invitation
from companion.domain.audit_chain import BEGINNING, CONSOLE
from companion.domain.backups import Manifest
from companion.errors import HomeBusy, HomeError, HomeNewer, InputError, UnreadableFile
from companion.settings import read_settings
from companion.store import backup, restore
from companion.store.engine import COPIES, FILE_NAME
from companion.wiring import Companion, build
from tests.store.made import NOW, contact, origin, person

Parts = dict[str, bytes]


def opened(home: Path) -> Companion:
    return build(read_settings(home=home))


@contextmanager
def closed(companion: Companion):
    yield companion
    companion.database.close()


@pytest.fixture
def here(tmp_path: Path) -> Companion:
    """A home with two people, a contact and an account, which a server has open."""
    companion = opened(tmp_path / "here")
    companion.people.save([person("a"), person("b")], origin=origin())
    companion.contacts.add([contact("c-1", "a")])
    invited = Invitation(id="i-1", key="k", email="lead@x.example", roles=frozenset({"lead"}), made_by=None, made=NOW)
    companion.accounts.invite(invited)
    companion.accounts.accept(invited, Account(id="acc-1", email=invited.email, roles=invited.roles, made=NOW), None)
    (companion.settings.home / "programme.toml").write_text("", encoding="utf-8")
    (companion.settings.home / "settings.env").write_text("COMPANION_LLM_API_KEY=secret\n", encoding="utf-8")
    return companion


@pytest.fixture
def file(here: Companion, tmp_path: Path) -> Path:
    here.backups.backup(tmp_path / "b.zip")
    return tmp_path / "b.zip"


def ids(home: Path) -> list[str]:
    with closed(opened(home)) as companion:
        return [one.id for one in companion.people.every()]


def test_a_backup_says_what_is_in_it_and_is_its_owners_alone(here: Companion, tmp_path: Path) -> None:
    made = here.backups.backup(tmp_path / "b.zip")
    assert (made.people, made.file) == (2, str(tmp_path / "b.zip"))
    assert made.sha256 == backup.digest(tmp_path / "b.zip")
    assert stat.S_IMODE((tmp_path / "b.zip").stat().st_mode) == 0o600
    with zipfile.ZipFile(tmp_path / "b.zip") as packed:
        assert sorted(packed.namelist()) == [FILE_NAME, "manifest.json", "programme.toml"]
    assert not list(tmp_path.glob(".b.zip*"))


def test_a_backup_is_made_in_the_folder_one_is_in(here: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert here.backups.backup(Path("spring.zip")).people == 2
    assert (tmp_path / "spring.zip").is_file()


def test_what_is_in_the_log_alone_is_in_the_backup(here: Companion, tmp_path: Path) -> None:
    here.people.save([person("c")], origin=origin())
    assert (here.settings.home / f"{FILE_NAME}-wal").stat().st_size > 0
    assert here.backups.backup(tmp_path / "b.zip").people == 3


def test_everything_is_back_in_a_fresh_home(here: Companion, file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    done = Companion(read_settings(home=there)).backups.restore(file)
    assert (done.people, done.erased_again, done.replaced) == (2, 0, False)
    assert stat.S_IMODE(there.stat().st_mode) == 0o700
    with closed(opened(there)) as companion:
        assert list(companion.people.every()) == list(here.people.every())
        assert companion.contacts.of("a") == here.contacts.of("a")
        assert [line.action for line in companion.audit.recent()] == ["put back"]
        assert companion.audit.verify().whole
    assert sorted(path.name for path in there.iterdir() if not path.name.startswith(("index", "server"))) == [
        FILE_NAME, "programme.toml",
    ]  # fmt: skip


def test_what_is_put_back_is_its_owners_alone(here: Companion, file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir(mode=0o755)
    Companion(read_settings(home=there)).backups.restore(file)
    Companion(read_settings(home=there)).backups.restore(file, replace=True)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in there.iterdir() if path.name in {FILE_NAME, "programme.toml"}
    }
    assert modes == {FILE_NAME: 0o600, "programme.toml": 0o600}
    assert stat.S_IMODE((there / restore.ASIDE).stat().st_mode) == 0o600
    assert stat.S_IMODE(there.stat().st_mode) == 0o700


def noted(companion: Companion, action: str) -> None:
    companion.audit.note(NOW, actor=CONSOLE, action=action, kind="account", target="acc-9")


def test_a_backup_notes_where_the_audit_ended(here: Companion, tmp_path: Path) -> None:
    noted(here, "invited")
    made = here.backups.backup(tmp_path / "b.zip")
    assert made.audit_head == here.audit.verify().head
    assert here.audit.verify(here.backups.noted(tmp_path / "b.zip")).whole
    done = Companion(read_settings(home=tmp_path / "there")).backups.restore(tmp_path / "b.zip")
    assert (done.audit_doubts, done.audit_head) == ([], made.audit_head)


def test_an_audit_that_was_written_anew_is_told_when_a_backup_replaces_it(here: Companion, tmp_path: Path) -> None:
    noted(here, "invited")
    here.backups.backup(tmp_path / "b.zip")
    with here.database.writing() as connection:
        connection.execute(text("DELETE FROM audit"))
        connection.execute(text("UPDATE audit_head SET number = 0, chain = :chain"), {"chain": BEGINNING})
    noted(here, "signed in")
    assert here.audit.verify().whole
    assert not here.audit.verify(here.backups.noted(tmp_path / "b.zip")).whole
    here.database.close()
    done = Companion(here.settings).backups.restore(tmp_path / "b.zip", replace=True)
    assert [doubt.split(":")[0] for doubt in done.audit_doubts] == ["The records it replaced held another entry 1 of the audit"]


@pytest.mark.parametrize(
    ("change", "doubt"),
    [("UPDATE audit SET actor = 'x'", "Entry 1 is not as it was written"), ("DELETE FROM audit_head", "ends after entry 1")],
)
def test_a_broken_audit_is_put_back_and_told(here: Companion, tmp_path: Path, change: str, doubt: str) -> None:
    noted(here, "invited")
    with here.database.writing() as connection:
        connection.execute(text(change))
    here.backups.backup(tmp_path / "b.zip")
    if "head" in change:
        with pytest.raises(InputError, match="does not say where its audit ended"):
            here.backups.noted(tmp_path / "b.zip")
        return
    done = Companion(read_settings(home=tmp_path / "there")).backups.restore(tmp_path / "b.zip")
    assert ids(tmp_path / "there") == ["a", "b"]
    assert [doubt in one for one in done.audit_doubts] == [True]


def test_a_home_with_people_is_left_alone(here: Companion, file: Path) -> None:
    before = (here.settings.home / FILE_NAME).read_bytes()
    with pytest.raises(HomeError, match="holds 2 people"):
        here.backups.restore(file)
    assert (here.settings.home / FILE_NAME).read_bytes() == before
    assert not list(here.settings.home.glob(f"{restore.STAGING}*"))


def test_who_was_erased_since_is_erased_again(here: Companion, file: Path) -> None:
    here.erasures.note(["a", "acc-1"], NOW)
    here.database.close()
    done = Companion(here.settings).backups.restore(file, replace=True)
    assert (done.erased_again, done.replaced) == (2, True)
    assert ids(here.settings.home) == ["b"]
    with closed(opened(here.settings.home)) as companion:
        assert companion.contacts.of("a") == []
        assert companion.accounts.every() == []


def test_who_was_erased_before_and_came_back_stays(here: Companion, tmp_path: Path) -> None:
    here.erasures.note(["a"], NOW)
    here.backups.backup(tmp_path / "later.zip")
    here.database.close()
    done = Companion(here.settings).backups.restore(tmp_path / "later.zip", replace=True)
    assert (done.erased_again, ids(here.settings.home)) == (0, ["a", "b"])


def test_an_earlier_list_of_erasures_goes_along(here: Companion, tmp_path: Path) -> None:
    """Whoever restores the first backup over a home restored from the second still does not bring anybody back."""
    here.backups.backup(tmp_path / "first.zip")
    here.erasures.note(["a"], NOW)
    here.backups.backup(tmp_path / "second.zip")
    there = read_settings(home=tmp_path / "there")
    Companion(there).backups.restore(tmp_path / "second.zip")
    assert Companion(there).backups.restore(tmp_path / "first.zip", replace=True).erased_again == 1


def test_nobody_stays_signed_in(here: Companion, tmp_path: Path) -> None:
    here.inviting.invite("new@x.example", ("mentee",))
    assert here.accounts.invitations()
    here.backups.backup(tmp_path / "b.zip")
    there = tmp_path / "there"
    Companion(read_settings(home=there)).backups.restore(tmp_path / "b.zip")
    with closed(opened(there)) as companion:
        assert companion.accounts.invitations() == []
        assert companion.accounts.by_email("lead@x.example")


def test_a_damaged_home_is_replaced_when_that_is_said(file: Path, tmp_path: Path) -> None:
    home = tmp_path / "broken"
    home.mkdir()
    (home / FILE_NAME).write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    with pytest.raises(HomeError, match="--replace"):
        Companion(read_settings(home=home)).backups.restore(file)
    Companion(read_settings(home=home)).backups.restore(file, replace=True)
    assert ids(home) == ["a", "b"]
    assert [path.name for path in home.glob(COPIES)] == [restore.ASIDE]


def test_a_home_that_is_served_is_not_replaced(here: Companion, file: Path) -> None:
    other = Companion(here.settings)
    with here.server_claim.hold("http://127.0.0.1:7860"), pytest.raises(HomeBusy, match=r"7860.* since"):
        other.backups.restore(file, replace=True)
    assert ids(here.settings.home) == ["a", "b"]


def unpacked(file: Path) -> Parts:
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _changed_records(parts: Parts) -> Parts:
    return {**parts, FILE_NAME: parts[FILE_NAME][:-1] + b"\x01"}


def _longer(parts: Parts) -> Parts:
    return {**parts, FILE_NAME: parts[FILE_NAME] + b"more"}


def _without_records(parts: Parts) -> Parts:
    return {name: content for name, content in parts.items() if name != FILE_NAME}


def _smuggling(parts: Parts) -> Parts:
    return {**parts, "../../evil": b"x"}


def _naming_elsewhere(parts: Parts) -> Parts:
    told = json.loads(parts["manifest.json"])
    told["files"].append({"name": "../evil", "size": 1, "sha256": "x"})
    return {**parts, "../evil": b"x", "manifest.json": json.dumps(told).encode()}


def _told(**changes: object) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        return {**parts, "manifest.json": json.dumps({**json.loads(parts["manifest.json"]), **changes}).encode()}

    return change


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (_changed_records, UnreadableFile),
        (_longer, UnreadableFile),
        (_without_records, UnreadableFile),
        (_smuggling, UnreadableFile),
        (_naming_elsewhere, UnreadableFile),
        (lambda parts: {**parts, "manifest.json": b"{"}, UnreadableFile),
        (lambda parts: {**parts, "manifest.json": b"[]"}, UnreadableFile),
        (lambda parts: {"holiday.txt": b"sun"}, UnreadableFile),
        (_told(files=[]), UnreadableFile),
        (_told(people="many"), UnreadableFile),
        (_told(step="9999"), HomeNewer),
        (_told(format=99), HomeNewer),
    ],
)
def test_what_is_not_as_it_was_written_is_refused(
    file: Path, tmp_path: Path, change: Callable[[Parts], Parts], error: type[Exception]
) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as packed:
        for name, content in change(unpacked(file)).items():
            packed.writestr(name, content)
    with pytest.raises(error):
        Companion(read_settings(home=tmp_path / "there")).backups.restore(other)
    assert not (tmp_path / "there" / FILE_NAME).exists()
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.parametrize("cut", [0, 10, 500, -30])
def test_a_file_that_was_cut_short_is_refused(file: Path, tmp_path: Path, cut: int) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(UnreadableFile):
        Companion(read_settings(home=tmp_path / "there")).backups.restore(other)


def test_any_byte_that_turned_is_found(file: Path, tmp_path: Path) -> None:
    """In the records' part of the file; 40 places evenly from it."""
    content, there = file.read_bytes(), read_settings(home=tmp_path / "there")
    begin = content.index(FILE_NAME.encode()) + len(FILE_NAME)
    end = content.rindex(FILE_NAME.encode()) - 200
    for place in range(begin, end, max(1, (end - begin) // 40)):
        other = tmp_path / "other.zip"
        other.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        with pytest.raises((UnreadableFile, HomeError)):
            Companion(there).backups.restore(other)


def test_an_older_backup_is_brought_up_to_date(file: Path, tmp_path: Path) -> None:
    from companion.store import migrate
    from companion.store.engine import Database
    from companion.store.people import RecordedPeople
    from tests.store.made import whole

    old = tmp_path / "old"
    old.mkdir()
    database = Database(old / FILE_NAME)
    migrate.bring_up_to_date(database, to="0001")
    RecordedPeople(database, whole).save([person("a")], origin=origin())
    database.close()
    with closing(sqlite3.connect(old / FILE_NAME)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    kept = [{"name": FILE_NAME, "size": (old / FILE_NAME).stat().st_size, "sha256": backup.digest(old / FILE_NAME)}]
    manifest = Manifest(format=1, program="0.1", step="0001", at=NOW, people=1, files=kept)  # type: ignore[arg-type]
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as packed:
        packed.writestr("manifest.json", manifest.model_dump_json())
        packed.write(old / FILE_NAME, FILE_NAME)
    Companion(read_settings(home=tmp_path / "there")).backups.restore(tmp_path / "old.zip")
    assert ids(tmp_path / "there") == ["a"]


def test_a_place_that_cannot_be_written_is_told(here: Companion, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be written"):
        here.backups.backup(tmp_path / "nowhere" / "b.zip")
