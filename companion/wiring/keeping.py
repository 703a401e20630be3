"""The home as a whole: who serves it, and its backups."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from companion.wiring.once import once
from companion.wiring.server import Serving

if TYPE_CHECKING:
    from companion.services.backup import Backups
    from companion.store.archives import HomeArchives
    from companion.store.row_archives import RowArchives
    from companion.store.serving import ServerClaim


class Keeping(Serving):
    """The home as a whole: who serves it, and its backups."""

    @once
    def server_claim(self) -> ServerClaim:
        """The right to serve this home."""
        from companion.store.serving import ServerClaim

        return ServerClaim(self.settings.home, self._beside_other_servers)

    @once
    def backups(self) -> Backups:
        """Use cases over backups."""
        from companion.services.backup import Backups

        return Backups(self._archives(), self.erasures, self.clock, self._held, self._alone)

    def _archives(self) -> HomeArchives | RowArchives:
        """The home's own file is put back as a file, without being opened; anything else row by row."""
        from companion.store.archives import HomeArchives
        from companion.store.row_archives import RowArchives

        if self.settings.database_url is None:
            return HomeArchives(self.settings.home)
        return RowArchives(self.settings.home, self.database, self.erasures)

    def notice_settings(self) -> bool:
        """Write into the audit that a setting was changed since the last server; which one and to what is not told."""
        from companion.domain.audit_chain import CONSOLE
        from companion.store.noticed import Noticed

        told = self.settings.model_dump(exclude={"home", "host", "port"})
        plain = {name: one.get_secret_value() if isinstance(one, SecretStr) else str(one) for name, one in told.items()}
        now = int.from_bytes(sha256(repr(sorted(plain.items())).encode()).digest()[:4]) >> 1
        before = Noticed(self.database).now("settings", now)
        if changed := before not in (None, now):
            self.audit.note(self.clock.now(), actor=CONSOLE, action="changed", kind="settings")
        return changed

    @contextmanager
    def _held(self, folder: Path) -> Iterator[Keeping]:
        """The records in another folder, for as long as they are needed."""
        here = {"home": folder, "database_url": None, "chroma_url": None}
        held = type(self)(self.settings.model_copy(update=here))
        try:
            yield held
        finally:
            held.database.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Neither a server nor another writer at work here."""
        from companion.store.serving import ServerClaim

        with ServerClaim(self.settings.home).hold("putting back a backup"), self._without_servers(), self.writer_lock().hold():
            yield

    def _beside_other_servers(self) -> AbstractContextManager[None]:
        """The right to serve records that other homes may serve too, as long as nobody puts back a backup."""
        busy = "A backup is being put back into these records by {holder}."
        return self._among_servers(busy, "Wait until that is done, then serve again.", shared=True)

    def _without_servers(self) -> AbstractContextManager[None]:
        busy = "These records are served by {holder}."
        return self._among_servers(busy, "End every server over them first.", shared=False)

    def _among_servers(self, busy: str, remedy: str, *, shared: bool) -> AbstractContextManager[None]:
        if not self.shares_records:
            return nullcontext()
        from companion.store.locks import ServerLock

        return ServerLock(self.database, "servers").hold(busy, remedy, shared=shared)
