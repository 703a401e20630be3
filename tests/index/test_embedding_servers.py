"""Embedding by a server that others wrote, over a real socket: aimock from npm. `make test-servers` installs it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from companion.errors import ModelError
from companion.index.embedding_server import EmbeddingServer
from companion.index.served_model import ServedEmbedder
from tests.index.made import MemoryPeople, index_of, person
from tests.llm.test_servers import aimock

pytestmark = pytest.mark.servers

LINES = [f"line {number} of a profile" for number in range(80)]


def embedder(url: str, folder: Path, **more: object) -> ServedEmbedder:
    server = EmbeddingServer("made-up", url, **{"timeout_seconds": 20.0, "pause": lambda _: None, **more})
    return ServedEmbedder(server, folder, may_leave=lambda: None)


def test_an_index_is_made_by_a_server_that_others_wrote(tmp_path: Path) -> None:
    people = MemoryPeople(*(person(f"p{number:02d}", line) for number, line in enumerate(LINES)))
    with aimock(tmp_path, {"content": "x"}) as url:
        made = embedder(url, tmp_path / "models")
        index = index_of(tmp_path / "home", people, made)
        assert index.sync() == len(LINES)
        pool = index.pool()
        assert pool.vectors.shape == (len(LINES), made.dimensions)
        np.testing.assert_allclose(np.linalg.norm(pool.vectors, axis=1), 1, atol=1e-5)
        asked = made.encode(LINES[:3])
        assert (np.asarray(pool.vectors) @ asked.T).argmax(axis=0).tolist() == [0, 1, 2]
        assert index_of(tmp_path / "home", people, embedder(url, tmp_path / "models")).sync() == 0


@pytest.mark.parametrize(
    ("response", "options", "sentence"),
    [
        ({"error": {"message": "Rate limited", "type": "rate_limit_error"}, "status": 429}, (), "no more requests"),
        ({"error": {"message": "Overloaded", "type": "server_error"}, "status": 500}, (), "HTTP 500"),
        ({"error": {"message": "Bad key", "type": "authentication_error"}, "status": 401}, (), "the key"),
        (None, ("--chaos-malformed", "1"), "not what a server of embeddings"),
        (None, ("--chaos-disconnect", "1"), "Nothing answers"),
        (None, ("--chaos-ratelimit", "1"), "no more requests"),
    ],
    ids=["429", "500", "401", "malformed", "disconnected", "limited"],
)
def test_its_failures_are_sentences(response, options: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    fails = aimock(
        tmp_path, response or {"content": "x"}, *options, match="a line", by="inputText" if response else "userMessage"
    )
    with fails as url, pytest.raises(ModelError) as failed:
        embedder(url, tmp_path / "models").encode(["a line"])
    assert sentence in failed.value.happened
    assert failed.value.remedy
