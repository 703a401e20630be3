"""Backups made and put back; whoever was erased since a backup was made is erased again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from companion.domain.audit_chain import CONSOLE, Head
from companion.domain.backups import BackupReport, RestoreReport
from companion.errors import InputError
from companion.seams import Accounts, Archives, Audit, Clock, Erasures, People, Staged
from companion.services.people.profiles import Profiles


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
            with self.held(staged.folder) as held:
                doubts = list(_doubts(staged, held.audit, replace=replace))
                again = self._erased_again(held, staged.erased_before)
            self.erasures.take_over(staged.erased_before)
            staged.put_in_place()
            report = self.archives.report(file, staged.manifest)
        return RestoreReport(**report.model_dump(), erased_again=again, replaced=replace, audit_doubts=doubts)

    def noted(self, file: Path) -> Head:
        """The head of the audit when a backup was made. Raises UnreadableFile, HomeNewer, and InputError where none was noted."""
        head = self.archives.manifest(file).audit
        if head is None:
            raise InputError(f"{file.name} does not say where its audit ended.", "Give a backup that this version made.")
        return head

    def _erased_again(self, held: Held, erased_before: str) -> int:
        """Forget in the backup who was erased since; how many. The audit tells that a backup was put back."""
        ids = [*(person.id for person in held.people.every()), *(account.id for account in held.accounts.every())]
        gone = self.erasures.since(erased_before, ids)
        held.profiles.erase_again(gone)
        held.audit.note(self.clock.now(), actor=CONSOLE, action="put back", kind="backup")
        return len(gone)


def _doubts(staged: Staged, audit: Audit, *, replace: bool) -> Iterator[str]:
    """What is wrong with the audit in a backup, or with the one that it replaces: it is put back all the same."""
    noted = staged.manifest.audit
    found = audit.verify(noted)
    if not found.whole:
        yield f"The audit in this backup is broken. {found.because}"
    here = staged.audited_here(noted.number) if noted and replace else None
    if noted and here == "" and noted.number:
        lacks = f"The records it replaced held no entry {noted.number} of the audit any more"
        yield f"{lacks}: it was cut short, or is a different audit."
    elif noted and here and not noted.is_of(noted.number, here):
        differs = f"The records it replaced held another entry {noted.number} of the audit"
        yield f"{differs}: it was rewritten, or is a different audit."
