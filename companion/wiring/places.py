"""Where vectors lie, and who may write them: in the home, or on servers that several homes share."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from companion.wiring.language import LanguageModel

if TYPE_CHECKING:
    from companion.index.lock import WriterLock
    from companion.index.server import ServerStore


class Places(LanguageModel):
    """Where vectors lie, and who may write them."""

    def vector_server(self, kind: str | None = None) -> ServerStore | None:
        """Where vectors of a kind are kept that are not in the home; those of people when no other kind is named."""
        if not self.settings.chroma_url:
            return None
        from companion.index.chroma import PEOPLE
        from companion.index.server import ServerStore, address_of

        token = self.settings.chroma_token
        address = address_of(self.settings.chroma_url)
        return ServerStore(address, kind=kind or PEOPLE, token=token.get_secret_value() if token else None)

    def writer_lock(self) -> WriterLock:
        """The lock of whoever writes the index: of this home, and of all that share its records and its vectors."""
        from companion.index.lock import WriterLock

        shared = self.settings.chroma_url and self.shares_records
        return WriterLock(self.settings.home / "index.lock", self._writing_elsewhere if shared else None)

    def _writing_elsewhere(self, patience_seconds: float) -> AbstractContextManager[None]:
        from companion.store.locks import ServerLock

        busy, remedy = "The index is being changed by {holder}.", "Try again when that is done."
        return ServerLock(self.database, "index").hold(busy, remedy, patience_seconds=patience_seconds)
