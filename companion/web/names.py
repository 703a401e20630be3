"""Under which names the page is served: hosts and origins that count as ours."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from companion.settings import NEAR
from companion.web.asked import WATCHED, RequestHead

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names under which a browser on this machine may ask for the page."""


@dataclass(frozen=True)
class Names:
    """The hosts and origins under which the page is served; `for_health` are further hosts, for those who watch the process."""

    hosts: frozenset[str]
    origins: frozenset[str]
    for_health: frozenset[str] = frozenset()

    @classmethod
    def loopback(cls, port: int) -> Names:
        """This machine, at one port."""
        hosts = {f"{name}:{port}" for name in LOOPBACK} | ({*LOOPBACK} if port == 80 else set())
        return cls(frozenset(hosts), frozenset(f"http://{host}" for host in hosts))

    @classmethod
    def public(cls, base: str, port: int) -> Names:
        """The address that people use, such as `https://mentoring.example`; on this machine, at one port, every name of it."""
        parts = urlsplit(base)
        if parts.hostname in NEAR:
            return cls.loopback(parts.port or {"http": 80, "https": 443}[parts.scheme])
        return cls(frozenset({parts.netloc}), frozenset({base}), frozenset(f"{name}:{port}" for name in LOOPBACK))

    def foreign_host(self, request: RequestHead) -> HTTPStatus | None:
        """Exactly one Host, and one of ours: a name that somebody else's DNS points here is refused."""
        hosts = [host.lower() for host in request.every(b"host")]
        known = self.hosts | self.for_health if request.path in WATCHED else self.hosts
        return None if len(hosts) == 1 and hosts[0] in known else HTTPStatus.MISDIRECTED_REQUEST

    def foreign_origin(self, request: RequestHead) -> HTTPStatus | None:
        """A page of another origin may not ask; 'null' is another origin."""
        known = all(origin.lower() in self.origins for origin in request.every(b"origin"))
        return None if known else HTTPStatus.FORBIDDEN
