"""The backups of one home: the seam `Archives`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from companion.domain.backups import BackupReport, Manifest
from companion.store import backup, restore


class HomeArchives:
    """Makes backups of a home's records, and reads them for putting back."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def write(self, file: Path, *, at: datetime) -> BackupReport:
        """Make a backup, as `backup.write` does."""
        return backup.write(backup.HomeSource(self._home), file, at=at)

    def staged(self, file: Path, *, replace: bool) -> AbstractContextManager[restore.StagedBackup]:
        """Read a backup, as `restore.staged` does."""
        return restore.staged(self._home, file, replace=replace)

    def manifest(self, file: Path) -> Manifest:
        """What a backup says of itself. Raises UnreadableFile and HomeNewer."""
        return restore.read_manifest(file)

    def report(self, file: Path, manifest: Manifest) -> BackupReport:
        """What is said of a backup."""
        return backup.report_of(file, manifest)
