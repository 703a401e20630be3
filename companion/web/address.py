"""The address under which people reach the page, and what follows from it for cookies."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from companion.settings import NEAR, Settings, public_base
from companion.web.names import Names


@dataclass(frozen=True)
class Address:
    """`base` has no slash at its end."""

    base: str
    names: Names

    @classmethod
    def of(cls, settings: Settings, port: int) -> Address:
        """The address that the settings name, else this machine's. Raises SettingsError."""
        base = public_base(settings, port)
        return cls(base, Names.public(base, port))

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach it by https."""
        return self.base.startswith("https:")

    @property
    def is_near(self) -> bool:
        """Whether it is this machine's own."""
        return urlsplit(self.base).hostname in NEAR

    @property
    def cookie(self) -> str:
        """The name of the cookie. Browsers take `__Host-` by https alone, and then for this very host, for no other path."""
        return "__Host-companion" if self.is_secure else "companion"
