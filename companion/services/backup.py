"""Backups made and put back; whoever was erased since a backup was made is erased again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from companion.domain.audit_chain import CONSOLE
from companion.domain.backups import BackupReport, RestoreReport
from companion.seams import Accounts, Archives, Audit, Clock, Erasures, People
from companion.services.profiles import Profiles


class Held(Protocol):
    """The parts of a companion over one home that are needed to erase in it."""

    @property
    def people(self) -> People:
        """Profiles."""

    @property
    def accounts(self) -> Accounts:
        """Accounts."""

    @property
    def audit(self) -> Audit:
        """Who did what."""

    @property
    def profiles(self) -> Profiles:
        """Use cases over profiles."""


@dataclass(frozen=True)
class Backups:
    """Use cases over backups. `held` opens the records in a folder; `alone` keeps a server and other writers out of the home."""

    archives: Archives
    erasures: Erasures
    clock: Clock
    held: Callable[[Path], AbstractContextManager[Held]]
    alone: Callable[[], AbstractContextManager[None]]

    def backup(self, file: Path) -> BackupReport:
        """Make a backup, also while a server runs. Raises HomeError and UnreadableFile."""
        return self.archives.write(file, at=self.clock.now())

    def restore(self, file: Path, *, replace: bool = False) -> RestoreReport:
        """Put a backup into the home; with `replace`, over what it holds. All of it is done, or nothing.

        Raises:
            UnreadableFile: the file is no backup, or damaged.
            HomeNewer: a newer program made it.
            HomeBusy: a server runs on this home, or another process writes its index.
            HomeError: the home holds people and is not to be replaced, or it cannot be written.
        """
        with self.archives.staged(file, replace=replace) as staged, self.alone():
            again = self._erased_again(staged.folder, staged.erased_before)
            self.erasures.take_over(staged.erased_before)
            staged.put_in_place()
            report = self.archives.report(file, staged.manifest)
        return RestoreReport(**report.model_dump(), erased_again=again, replaced=replace)

    def _erased_again(self, folder: Path, erased_before: str) -> int:
        """Forget in the backup who was erased since; how many. The audit tells that a backup was put back."""
        with self.held(folder) as held:
            ids = [*(person.id for person in held.people.every()), *(account.id for account in held.accounts.every())]
            gone = self.erasures.since(erased_before, ids)
            held.profiles.erase_again(gone)
            held.audit.note(self.clock.now(), actor=CONSOLE, action="put back", kind="backup")
        return len(gone)
