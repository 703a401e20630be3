"""The home as a whole: who serves it, and its backups."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from companion.wiring.once import once
from companion.wiring.server import Serving

if TYPE_CHECKING:
    from companion.services.backup import Backups
    from companion.store.serving import ServerClaim


class Keeping(Serving):
    """The home as a whole: who serves it, and its backups."""

    @once
    def server_claim(self) -> ServerClaim:
        """The right to serve this home."""
        from companion.store.serving import ServerClaim

        return ServerClaim(self.settings.home)

    @once
    def backups(self) -> Backups:
        """Use cases over backups."""
        from companion.services.backup import Backups
        from companion.store.archives import HomeArchives

        return Backups(HomeArchives(self.settings.home), self.erasures, self.clock, self._held, self._alone)

    @contextmanager
    def _held(self, folder: Path) -> Iterator[Keeping]:
        """The records in another folder, for as long as they are needed."""
        held = type(self)(self.settings.model_copy(update={"home": folder}))
        try:
            yield held
        finally:
            held.database.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Neither a server nor another writer at work here."""
        from companion.index.lock import WriterLock

        with self.server_claim.hold("putting back a backup"), WriterLock(self.settings.home / "index.lock").hold():
            yield
