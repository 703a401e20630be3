"""Work that lasts, backups, and erasures that outlive them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from companion.seams.basics import Records

if TYPE_CHECKING:
    from companion.domain.backups import BackupReport, Manifest
    from companion.domain.jobs import Job


class Jobs(Records, Protocol):
    """Long work as rows, so that progress survives a reload."""

    def start(self, kind: str, owner: str) -> Job:
        """A new running job."""

    def update(self, job: Job) -> None:
        """Store progress or the end."""

    def get(self, job_id: str) -> Job | None:
        """One job."""

    def recent(self, owner: str) -> list[Job]:
        """The owner's jobs, the newest first."""


class Erasures(Protocol):
    """Who was erased, so that a backup that is put back brings nobody back. Holds hashes: nobody can be read off it."""

    def note(self, person_ids: Iterable[str], at: datetime) -> None:
        """Write down that these are erased."""

    def since(self, earlier: str, ids: Iterable[str]) -> list[str]:
        """Which of these were erased after the list stood as in `earlier`."""

    def take_over(self, earlier: str) -> None:
        """Add what an earlier list has and this one lacks."""


class Staged(Protocol):
    """A backup whose content was found whole, with its records as new as the program."""

    @property
    def folder(self) -> Path:
        """Where its records lie."""

    @property
    def manifest(self) -> Manifest:
        """What it says of itself."""

    @property
    def erased_before(self) -> str:
        """The list of erasures as it stood when it was made."""

    def audited_here(self, number: int) -> str | None:
        """The hash of an entry of the audit in what the home holds; empty where there is no such entry, None where it cannot be
        read.
        """

    def put_in_place(self) -> None:
        """Take the place of what the home holds."""


class Archives(Protocol):
    """Backups of everything on record, as files."""

    def write(self, file: Path, *, at: datetime) -> BackupReport:
        """Make one."""

    def staged(self, file: Path, *, replace: bool) -> AbstractContextManager[Staged]:
        """Read one into a folder of its own, which is gone afterwards."""

    def manifest(self, file: Path) -> Manifest:
        """What one says of itself. Raises UnreadableFile and HomeNewer."""

    def report(self, file: Path, manifest: Manifest) -> BackupReport:
        """What is said of one."""
