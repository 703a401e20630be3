"""A small server on loopback that speaks the OpenAI protocol's way of asking for vectors, and fails on request."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import ThreadingHTTPServer

from companion.domain.matching.pool import Vectors
from companion.index.embedding_server import EmbeddingServer
from tests.index.made import vectors_of
from tests.llm.server import ModelServer, Reply, _Handler

Vectorise = Callable[[str, Sequence[str]], Vectors]
"""A model's name and texts to vectors."""


@dataclass
class EmbeddingsServer(ModelServer):
    """What was asked, and what will be said: scripted replies first, then the vectors, three times as long as they should be."""

    vectorise: Vectorise = vectors_of
    backwards: bool = False

    def next_reply(self) -> Reply:
        if self.script:
            return self.script.pop(0)
        asked = self.requests[-1]
        found = [
            {"object": "embedding", "index": row, "embedding": (3 * vector).tolist()}
            for row, vector in enumerate(self.vectorise(asked["model"], asked["input"]))
        ]
        return Reply(raw=json.dumps({"object": "list", "model": asked["model"], "data": found[:: -1 if self.backwards else 1]}))

    @property
    def texts(self) -> list[str]:
        """Every text that was sent here, in its order."""
        return [text for asked in self.requests for text in asked["input"]]


@contextmanager
def embeddings(*script: Reply, vectorise: Vectorise = vectors_of, backwards: bool = False) -> Iterator[EmbeddingsServer]:
    """A running server, closed at the end."""
    told = EmbeddingsServer(Reply(), script=list(script), vectorise=vectorise, backwards=backwards)
    web = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"model": told}))
    web.daemon_threads = True
    told.port = web.server_address[1]
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.closing.set()
        web.shutdown()
        web.server_close()
        thread.join()


def asking(told: EmbeddingsServer, *, model: str = "hash@1", timeout_seconds: float = 5.0, **more: object) -> EmbeddingServer:
    """The server as the companion asks it; nobody waits between tries."""
    return EmbeddingServer(model, told.url, timeout_seconds=timeout_seconds, **{"pause": lambda _: None, **more})
