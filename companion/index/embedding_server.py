"""Asks a server of the OpenAI protocol for vectors: bounded in time, tries and size, and led to no other address."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError

import numpy as np
from pydantic import BaseModel, SecretStr, ValidationError

from companion.domain.addresses import is_loopback
from companion.domain.matching.pool import Vectors
from companion.domain.retry_after import retry_after
from companion.errors import ModelError

TRIES = 3
FIRST_WAIT_SECONDS = 0.5
PIECE_BYTES = 2**16
MOST_BYTES = 2**26
"""Of one answer: thirty-two vectors of any length there is are far shorter."""

ADDRESS, KEY, MODEL = "COMPANION_EMBEDDING_BASE_URL", "COMPANION_EMBEDDING_API_KEY", "COMPANION_EMBEDDING_MODEL"
TIME = "COMPANION_EMBEDDING_TIMEOUT_SECONDS"


class Unanswered(Exception):
    """Why a question gave no vectors. `again`: another try may give them, after `wait_seconds` where the server says so."""

    def __init__(self, happened: str, remedy: str, *, again: bool = False, wait_seconds: float | None = None) -> None:
        super().__init__(happened)
        self.happened, self.remedy, self.again, self.wait_seconds = happened, remedy, again, wait_seconds


class _Vector(BaseModel):
    embedding: list[float]
    index: int | None = None


class _Answer(BaseModel):
    data: list[_Vector]


@dataclass(frozen=True)
class EmbeddingServer:
    """A model and where it is served. `timeout_seconds` bounds one question, tries again and all."""

    model: str
    address: str
    api_key: SecretStr | None = None
    timeout_seconds: float = 30.0
    pause: Callable[[float], None] = time.sleep

    @property
    def is_here(self) -> bool:
        """Whether what is sent stays on this machine."""
        return is_loopback(self.address)

    def vectors(self, texts: list[str]) -> Vectors:
        """Unit vectors of a few texts, shape (texts, dimensions).

        Raises:
            ModelError: there are none; what happened, and what to do.
        """
        end = time.monotonic() + self.timeout_seconds
        for attempt in range(1, TRIES + 1):
            try:
                return self._read(self._asked(texts, end), len(texts))
            except Unanswered as error:
                wait = FIRST_WAIT_SECONDS * 2 ** (attempt - 1) if error.wait_seconds is None else error.wait_seconds
                if not error.again or attempt == TRIES or wait >= end - time.monotonic():
                    raise ModelError(error.happened, error.remedy) from error
            self.pause(wait)
        raise AssertionError("the last try returns or raises")

    def _asked(self, texts: list[str], end: float) -> bytes:
        body = json.dumps({"model": self.model, "input": texts, "encoding_format": "float"}).encode()
        headers = {"content-type": "application/json", "authorization": f"Bearer {self._key}"}
        request = urllib.request.Request(f"{self.address}/embeddings", body, headers)
        try:
            with self._opener.open(request, timeout=max(end - time.monotonic(), 0.001)) as answer:
                return self._whole(answer, end)
        except HTTPError as error:
            with error:
                raise self._of_status(error.code, error.headers) from error
        except (OSError, HTTPException) as error:
            raise self._of_connection(error) from error

    @property
    def _key(self) -> str:
        return self.api_key.get_secret_value() if self.api_key else "none"

    @property
    def _opener(self) -> urllib.request.OpenerDirector:
        """No proxy leads away from this machine."""
        proxies = urllib.request.ProxyHandler({}) if self.is_here else urllib.request.ProxyHandler()
        return urllib.request.build_opener(_StayHere, proxies)

    def _whole(self, answer: HTTPResponse, end: float) -> bytes:
        """The body, however slowly it drips in, within the time and not beyond `MOST_BYTES`."""
        pieces, size = [], 0
        while piece := answer.read1(PIECE_BYTES):
            pieces.append(piece)
            size += len(piece)
            if time.monotonic() > end:
                raise self._too_slow()
            if size > MOST_BYTES:
                raise self._no_vectors()
        if answer.length:
            raise Unanswered(f"The connection to {self.address} broke in the middle of the answer.", "Try again.", again=True)
        return b"".join(pieces)

    def _read(self, body: bytes, count: int) -> Vectors:
        try:
            found = _Answer.model_validate_json(body).data
        except ValidationError as error:
            raise self._no_vectors() from error
        if len(found) != count or not _in_order(found):
            raise Unanswered(
                f"{self.address} answered {count} texts with {len(found)} vectors that cannot be told apart.",
                f"Look at the server, and check {MODEL}.",
            )
        if len({len(one.embedding) for one in found}) != 1:
            raise Unanswered(f"{self.address} gives vectors of different lengths.", f"Look at the server, and check {MODEL}.")
        return self._unit(np.asarray([one.embedding for one in found], dtype=np.float32))

    def _unit(self, vectors: Vectors) -> Vectors:
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not vectors.shape[1] or not np.isfinite(lengths).all() or (lengths == 0).any():
            raise Unanswered(f"{self.address} gives vectors that point nowhere.", f"Look at the server, and check {MODEL}.")
        unit: Vectors = vectors / lengths
        return unit

    def _of_status(self, status: int, headers: Message) -> Unanswered:
        where = self.address
        if status in {401, 403}:
            return Unanswered(f"{where} does not accept the key (HTTP {status}).", f"Check {KEY}.")
        if status == 404:
            known = f"{where} knows no embedding model called {self.model!r} (HTTP 404)."
            return Unanswered(known, f"Check {MODEL} and {ADDRESS}; that usually ends in /v1.")
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            wait = _wait(headers)
            said = f" and asks to wait {wait:.0f} seconds" if wait and wait >= 1 else ""
            happened = f"{where} takes no more requests for now{said} (HTTP 429)."
            return Unanswered(happened, "Try again in a while: what is embedded is kept.", again=True, wait_seconds=wait)
        if 300 <= status < 400:
            return Unanswered(f"{where} points to another address, which is not followed.", f"Set {ADDRESS} to that one.")
        if status in {408, 504} or (status >= 500 and status != 501):
            happened = f"{where} failed (HTTP {status})."
            return Unanswered(happened, "Look at the server, or try again.", again=True, wait_seconds=_wait(headers))
        return Unanswered(
            f"{where} declined the texts (HTTP {status}).", f"Check that {self.model!r} is an embedding model: {MODEL}."
        )

    def _of_connection(self, error: Exception) -> Unanswered:
        if isinstance(error, TimeoutError) or (isinstance(error, URLError) and isinstance(error.reason, TimeoutError)):
            return self._too_slow()
        return Unanswered(f"Nothing answers at {self.address}.", f"Check that the server runs, and {ADDRESS}.", again=True)

    def _too_slow(self) -> Unanswered:
        within = f"{self.address} gave no vectors within {self.timeout_seconds:g} seconds."
        return Unanswered(within, f"Try again later, or raise {TIME}.")

    def _no_vectors(self) -> Unanswered:
        happened = f"What {self.address} answered is not what a server of embeddings answers."
        return Unanswered(happened, f"Check {ADDRESS}; it usually ends in /v1.")


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows nothing: another address would be sent texts and the key."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """No request at all."""


def _in_order(found: list[_Vector]) -> bool:
    """Put vectors into the order of their texts; whether their numbers allow it. Servers that number nothing keep the order."""
    numbers = [one.index for one in found]
    if all(number is None for number in numbers):
        return True
    if sorted(number for number in numbers if number is not None) != list(range(len(found))):
        return False
    found.sort(key=lambda one: one.index or 0)
    return True


def _wait(headers: Message) -> float | None:
    """Seconds that the server asks to wait, where it says any."""
    return retry_after(headers, time.time())
