"""The vectors on a Chroma server, which several homes may share. The same collections as in a folder, by another way.

There is no folder to seal or to throw away: damage shows as vectors that are missing or odd, and those collections are made
again from the records. Nothing but hashes and vectors is sent, no text and nobody's name.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from companion.errors import HomeBusy, SettingsError
from companion.index.chroma import PEOPLE, OpenVectors, VectorsDamaged, collections

if TYPE_CHECKING:
    from chromadb.api import AdminAPI, ClientAPI
    from chromadb.config import Settings

LOOK_SECONDS = 5.0
"""How long a server may take to say that it is there."""

HEARTBEAT = "/api/v2/heartbeat"

ANSWER_SECONDS = 60.0
"""For one request, of up to 5,000 vectors. Chroma's own client would wait for ever."""

TENANT, DATABASE = "default_tenant", "default_database"


class VectorsAway(HomeBusy):
    """The server of vectors does not answer. Who searches does so with the snapshot; who writes the index comes later."""

    def __init__(self, place: str, said: str = "does not answer") -> None:
        super().__init__(
            f"The Chroma server at {place} {said}.", "See whether it runs, and whether COMPANION_CHROMA_URL names where."
        )


@dataclass(frozen=True)
class ServerAddress:
    """Where a Chroma server is, and which of its databases is meant."""

    host: str
    port: int
    is_secure: bool
    database: str

    @property
    def base(self) -> str:
        """Its address without the database."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.is_secure else 'http'}://{host}:{self.port}"

    def __str__(self) -> str:
        return self.base if self.database == DATABASE else f"{self.base}/{self.database}"


def address_of(url: str) -> ServerAddress:
    """Read the setting. Raises SettingsError."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    database = parts.path.strip("/") or DATABASE
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or parts.query or "/" in database:
        raise SettingsError(
            "COMPANION_CHROMA_URL is not the address of a Chroma server.",
            "Write it like http://127.0.0.1:8000; a token goes into COMPANION_CHROMA_TOKEN.",
        )
    is_secure = parts.scheme == "https"
    return ServerAddress(parts.hostname, port or (443 if is_secure else 8000), is_secure, database)


class ServerStore:
    """The vectors of one kind on a server. The holder of the writer's lock uses it, as with a folder."""

    is_ours = False

    def __init__(self, address: ServerAddress, *, kind: str = PEOPLE, token: str | None = None) -> None:
        self.place = str(address)
        self._address, self._kind, self._token = address, kind, token

    def check(self) -> None:
        """Raises VectorsAway where the server does not answer, soon and without loading Chroma."""
        asked = urllib.request.Request(f"{self._address.base}{HEARTBEAT}", headers=self._headers())
        try:
            with urllib.request.urlopen(asked, timeout=LOOK_SECONDS) as answer:
                if b"heartbeat" not in answer.read(1000):
                    raise VectorsAway(self.place, "does not speak as Chroma does")
        except urllib.error.HTTPError as error:
            raise VectorsAway(self.place, _said(error.code)) from error
        except (OSError, HTTPException, ValueError) as error:
            raise VectorsAway(self.place) from error

    def reached(self) -> str:
        """Where it is, of which version, and how many collections of any kind it lists. Raises VectorsAway."""
        with self._connected() as client, self.mapped():
            version, found = client.get_version(), len(client.list_collections())
        return f"{self.place}, Chroma {version}, {found:,} collection{'' if found == 1 else 's'}"

    def intact(self) -> bool:
        """Nothing is known of it before it is read."""
        return True

    @contextmanager
    def opened(self, model: str) -> Iterator[OpenVectors]:
        """The vectors of one model.

        Raises:
            VectorsAway: the server does not answer.
            VectorsDamaged: it does not have what was written. Everything of this kind is deleted; opening it again starts anew.
        """
        with self._connected() as client:
            try:
                yield OpenVectors(client, self, model, kind=self._kind)
            except VectorsDamaged:
                self._drop(client)
                raise

    def wipe(self) -> None:
        """Delete every collection of this kind. Chroma leaves their files where they are."""
        with self._connected() as client:
            self._drop(client)

    def damaged(self) -> VectorsDamaged:
        """Names the server."""
        return VectorsDamaged(self.place)

    @contextmanager
    def mapped(self) -> Iterator[None]:
        """A server that has lost what was there is damaged; whatever else goes wrong, it cannot be used now."""
        from chromadb.errors import NotFoundError

        try:
            yield
        except (NotFoundError, AttributeError) as error:
            raise self.damaged() from error
        except Exception as error:  # Chroma raises bare ones for whatever a server or a proxy says
            raise VectorsAway(self.place, "does not do what it is asked") from error

    def _drop(self, client: ClientAPI) -> None:
        with self.mapped():
            for found in collections(client, self._kind):
                client.delete_collection(found.name)

    @contextmanager
    def _connected(self) -> Iterator[ClientAPI]:
        client = self._client()
        try:
            yield client
        finally:
            client.close()  # type: ignore[attr-defined] # Client has it, the interface it is declared as has not

    def _client(self) -> ClientAPI:
        """A client of our database, which is made where it is not there yet."""
        import chromadb

        at = self._address
        self.check()
        with self.mapped():
            if at.database != DATABASE:
                self._make_database(chromadb.AdminClient(self._settings()))
            client = chromadb.HttpClient(
                at.host, at.port, ssl=at.is_secure, headers=self._headers(), settings=self._settings(), database=at.database
            )
        _bound(client)
        return client

    def _make_database(self, admin: AdminAPI) -> None:
        from chromadb.errors import ChromaError

        _bound(admin)
        try:
            admin.get_database(self._address.database, TENANT)
        except ChromaError:
            admin.create_database(self._address.database, TENANT)

    def _settings(self) -> Settings:
        from chromadb.config import Settings

        at = self._address
        return Settings(
            anonymized_telemetry=False,
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=at.host,
            chroma_server_http_port=at.port,
            chroma_server_ssl_enabled=at.is_secure,
            chroma_server_headers=self._headers(),
        )

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}


def _bound(client: Any) -> None:
    """Bound how long a request may take, for which Chroma has no setting."""
    client._server._session.timeout = ANSWER_SECONDS


def _said(status: int) -> str:
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return "does not let us in: COMPANION_CHROMA_TOKEN is missing or wrong"
    return f"answers with status {status}"
