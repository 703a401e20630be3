"""Backups of records that are not in the home's own file: the same files as any other, written and put back row by row.

So a backup of a database server can be put into a home without one, and the other way round.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select, update

from companion.domain.backups import BackupReport, Manifest
from companion.errors import HomeError
from companion.store import backup, erasures, restore
from companion.store.account_tables import audit
from companion.store.carrying import carry
from companion.store.engine import Database, open_database
from companion.store.tables import counters, people


class RowArchives:
    """The seam `Archives` over a database, with the small files of the home beside it."""

    def __init__(self, home: Path, database: Database, erased: erasures.Erased) -> None:
        self._home, self._database, self._erased = home, database, erased

    def write(self, file: Path, *, at: datetime) -> BackupReport:
        """Make a backup, as `backup.write` does."""
        return backup.write(_RowSource(self._home, self._database, self._erased), file, at=at)

    @contextmanager
    def staged(self, file: Path, *, replace: bool) -> Iterator[restore.StagedBackup]:
        """Read a backup, as `restore.staged` does."""
        if not replace:
            with self._database.reading() as connection:
                _check_vacant(connection, self._database)
        with restore.unpacked(self._home, file) as (folder, manifest):
            yield StagedRows(self._home, folder, manifest, self._database, replace=replace)

    def manifest(self, file: Path) -> Manifest:
        """What a backup says of itself. Raises UnreadableFile and HomeNewer."""
        return restore.read_manifest(file)

    def report(self, file: Path, manifest: Manifest) -> BackupReport:
        """What is said of a backup."""
        return backup.report_of(file, manifest)


class StagedRows(restore.StagedBackup):
    """A backup whose rows take the place of a database's."""

    def __init__(self, home: Path, folder: Path, manifest: Manifest, database: Database, *, replace: bool) -> None:
        super().__init__(home, folder, manifest)
        self._database, self._replace = database, replace

    def audited_here(self, number: int) -> str | None:
        """The hash of an entry of the audit in the rows that will be replaced; empty where there is none."""
        with self._database.reading() as connection:
            return connection.scalar(select(audit.c.chain).where(audit.c.number == number)) or ""

    def put_in_place(self) -> None:
        """Take the place of what is on record, in one transaction. Indexes are made again: the records are of a later change.

        Raises:
            HomeError: the records cannot be written, and are as they were; or the home's small files cannot.
        """
        with closing(open_database(self.folder)) as staged, staged.reading() as source, self._database.forgetting() as target:
            if not self._replace:
                _check_vacant(target, self._database)  # somebody may have come meanwhile
            before = self._database.generation(target)
            carry(source, target)
            later = max(before, self._database.generation(target)) + 1
            target.execute(update(counters).where(counters.c.name == "generation").values(value=later))
        shutil.rmtree(self.home / "index", ignore_errors=True)
        try:
            self._put_beside()
        except OSError as error:
            raise HomeError(f"{self.home} cannot be written: {error.strerror}.", "Check its permissions and the disk.") from error


def _check_vacant(connection: Connection, database: Database) -> None:
    held = connection.scalar(select(func.count()).select_from(people)) or 0
    if held:
        raise restore.occupied(database.dialect.place, held, "Name an empty one in COMPANION_DATABASE_URL")


class _RowSource:
    """The rows of a database, and the small files of a home."""

    def __init__(self, home: Path, database: Database, erased: erasures.Erased) -> None:
        self._beside, self._database, self._erased = backup.HomeSource(home), database, erased

    def beside(self) -> dict[str, bytes]:
        """As they are in the home; the list of erasures as it is on record."""
        erased = self._erased.text().encode("ascii", "replace")
        return {**self._beside.beside(), **({erasures.FILE_NAME: erased} if erased else {})}

    def records(self, copy: Path) -> None:
        """Every row of one moment, in a file of records of their own."""
        rows = copy.parent / "rows"
        with closing(open_database(rows)) as made, self._database.reading() as source, made.writing() as target:
            carry(source, target)
        backup.copy_records(rows, copy)
