"""Vectors from a server: what is sent, how its failures are told, and that two models never mix."""

import json
import logging
import time

import numpy as np
import pytest
from pydantic import SecretStr

from companion.errors import HomeError, ModelError
from companion.index.embedding_server import MOST_BYTES, EmbeddingServer
from companion.index.served_model import AT_ONCE, CANARY, LOOK_AGAIN_SECONDS, ServedEmbedder
from companion.seams import Embedder
from tests.index.embeddings import asking, embeddings
from tests.index.made import MemoryPeople, assert_holds, index_of, person, vectors_of
from tests.llm.server import Reply, error

MODEL = "hash@1"
TEXTS = [f"text {number}" for number in range(70)]


def nobody_minds() -> None:
    """Everything may be sent."""


def embedder(told, folder, **more):
    return ServedEmbedder(asking(told), folder, may_leave=nobody_minds, **more)


@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "numbered"])
def test_vectors_come_in_the_order_of_their_texts_and_have_length_one(backwards, tmp_path) -> None:
    with embeddings(backwards=backwards) as told:
        found = embedder(told, tmp_path).encode(TEXTS)
    np.testing.assert_allclose(found, vectors_of(MODEL, TEXTS), atol=1e-6)
    assert found.dtype == np.float32


def test_texts_go_in_batches_and_progress_counts_each_once(tmp_path) -> None:
    seen = []
    with embeddings() as told:
        made = embedder(told, tmp_path)
        made.encode(TEXTS, lambda done, total: seen.append((done, total)))
        assert seen == [(31, 70), (62, 70), (70, 70)]
        assert max(len(asked["input"]) for asked in told.requests) == AT_ONCE + 1
        assert told.texts == [*TEXTS[:31], CANARY, *TEXTS[31:]]
        assert made.dimensions == 16
        assert made.encode([]).shape == (0, 16)
    assert {asked["model"] for asked in told.requests} == {MODEL}


def test_the_length_of_vectors_is_asked_for_once_for_a_home(tmp_path) -> None:
    with embeddings() as told:
        assert [embedder(told, tmp_path).dimensions for _ in range(3)] == [16] * 3
        assert len(told.requests) == 1


@pytest.mark.parametrize(("key", "shown"), [(None, "Bearer none"), (SecretStr("s3cret"), "Bearer s3cret")])
def test_the_key_is_shown_to_the_server_alone(key, shown, monkeypatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with embeddings() as told:
        asking(told, api_key=key).vectors(["a"])
        assert told.headers[0]["authorization"] == shown


FAILURES = [
    ([error(401)] * 3, "does not accept the key", 1),
    ([error(404)] * 3, "knows no embedding model called 'hash@1'", 1),
    ([error(400)] * 3, "declined the texts", 1),
    ([error(429, retry_after="7")] * 3, "asks to wait 7 seconds", 1),
    ([error(429, retry_after="1")] * 3, "takes no more requests for now and asks to wait 1 seconds", 3),
    ([error(429)] * 3, "takes no more requests for now (HTTP 429)", 3),
    ([error(500)] * 3, "failed (HTTP 500)", 3),
    ([error(503, retry_after="Wed, 21 Oct 2015 07:28:00 GMT")] * 3, "failed (HTTP 503)", 3),
    ([Reply(status=307, headers={"location": "http://127.0.0.1:9/v1/embeddings"})] * 3, "points to another address", 1),
    ([Reply(raw="<html><p>Hello</p></html>", content_type="text/html")], "not what a server of embeddings answers", 1),
    ([Reply(raw="[]")], "not what a server of embeddings answers", 1),
    ([Reply(raw='{"data": [{"embedding": ["x"]}]}')], "not what a server of embeddings answers", 1),
    ([Reply(raw='{"data": []}')], "1 texts with 0 vectors", 1),
    ([Reply(raw='{"data": [{"index": 3, "embedding": [1]}]}')], "cannot be told apart", 1),
    ([Reply(raw='{"data": [{"embedding": []}]}')], "point nowhere", 1),
    ([Reply(raw='{"data": [{"embedding": [0, 0]}]}')], "point nowhere", 1),
    ([Reply(raw='{"data": [{"embedding": [NaN, 1]}]}')], "", 1),
    ([Reply(raw=json.dumps({"data": "x" * 500}), cut=40)] * 3, "broke in the middle", 3),
    ([Reply(drop=True)] * 3, "Nothing answers", 3),
]


@pytest.mark.parametrize(("script", "sentence", "asked"), FAILURES, ids=[str(place) for place in range(len(FAILURES))])
def test_a_failure_is_one_sentence_with_another_of_what_to_do(script, sentence, asked) -> None:
    with embeddings(*script) as told, pytest.raises(ModelError) as failed:
        asking(told).vectors(["private words"])
    assert sentence in failed.value.happened
    assert failed.value.remedy
    assert "private words" not in str(failed.value)
    assert len(told.requests) == asked


def test_vectors_of_different_lengths_are_refused() -> None:
    raw = '{"data": [{"embedding": [1, 0]}, {"embedding": [1]}]}'
    with embeddings(Reply(raw=raw)) as told, pytest.raises(ModelError, match="different lengths"):
        asking(told).vectors(["a", "b"])


@pytest.mark.parametrize("script", [[error(500)], [error(429), error(503)], [Reply(drop=True)]])
def test_what_passes_is_tried_again(script) -> None:
    with embeddings(*script) as told:
        assert asking(told).vectors(["a"]).shape == (1, 16)


def test_a_server_may_ask_to_wait_no_longer_than_there_is_time() -> None:
    waits = []
    with embeddings(error(429, retry_after="1"), error(429, retry_after="2")) as told:
        asking(told, pause=waits.append).vectors(["a"])
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize("reply", [Reply(silent_s=20), Reply(raw=" " * 400, drip_s=0.05)], ids=["silent", "dripping"])
def test_nothing_is_waited_for_beyond_the_time(reply) -> None:
    began = time.monotonic()
    with embeddings(reply) as told, pytest.raises(ModelError, match=r"within 0\.3 seconds"):
        asking(told, timeout_seconds=0.3).vectors(["a"])
    assert time.monotonic() - began < 5


def test_an_endless_answer_is_not_read_to_its_end(monkeypatch) -> None:
    monkeypatch.setattr("companion.index.embedding_server.MOST_BYTES", 1000)
    assert MOST_BYTES > 10**7
    with embeddings(Reply(raw=" " * 10**6)) as told, pytest.raises(ModelError, match="not what a server"):
        asking(told).vectors(["a"])


def test_a_server_that_is_not_there() -> None:
    server = EmbeddingServer(MODEL, "http://127.0.0.1:9/v1", pause=lambda _: None)
    with pytest.raises(ModelError, match=r"Nothing answers at http://127\.0\.0\.1:9/v1"):
        server.vectors(["a"])


def test_another_model_under_the_same_name_is_noticed_and_gets_a_name_of_its_own(tmp_path, caplog) -> None:
    people = MemoryPeople(person("a", "bread and ovens"), person("b", "bridges"))
    with embeddings() as told:
        before = embedder(told, tmp_path / "models")
        assert_holds(index_of(tmp_path, people, before).pool(), people)
        told.vectorise = lambda _, texts: vectors_of("another", texts)
        after = embedder(told, tmp_path / "models")
        people.change(person("c", "boats"))
        with caplog.at_level(logging.WARNING), pytest.raises(ModelError, match="another model answers under its name"):
            index_of(tmp_path, people, after).pool()
        assert after.name == f"{before.name}#2" != before.name
        assert_holds(index_of(tmp_path, people, after).pool(), people, "another")
        assert_holds(index_of(tmp_path, people, embedder(told, tmp_path / "models")).pool(), people, "another")


def test_a_model_is_looked_at_again_after_a_while(tmp_path) -> None:
    moment = [0.0]
    with embeddings() as told:
        made = embedder(told, tmp_path, now=lambda: moment[0])
        for now in (0.0, LOOK_AGAIN_SECONDS / 2, LOOK_AGAIN_SECONDS + 1):
            moment[0] = now
            made.encode(["a"])
    assert told.texts == ["a", CANARY, "a", "a", CANARY]


def test_vectors_of_another_length_never_reach_an_index(tmp_path) -> None:
    with embeddings() as told:
        made = embedder(told, tmp_path)
        made.encode(["a"])
        told.vectorise = lambda _, texts: np.ones((len(texts), 7), dtype=np.float32)
        with pytest.raises(ModelError, match="another model"):
            made.encode(["b"])
        assert made.encode(["b"]).shape == (1, 7)
        assert made.dimensions == 7


def test_nothing_is_sent_where_it_may_not_leave(tmp_path) -> None:
    def refuse() -> None:
        raise ModelError("Not agreed.")

    with embeddings() as told:
        made = ServedEmbedder(asking(told), tmp_path, may_leave=refuse)
        for texts in (["a"], TEXTS):
            with pytest.raises(ModelError, match="Not agreed"):
                made.encode(texts)
        assert told.requests == []


def test_a_card_that_cannot_be_kept_is_a_sentence(tmp_path) -> None:
    (tmp_path / "models").write_text("in the way")
    with embeddings() as told, pytest.raises(HomeError, match="cannot be written"):
        embedder(told, tmp_path / "models").encode(["a"])


def test_it_is_an_embedder(tmp_path) -> None:
    with embeddings() as told:
        made: Embedder = embedder(told, tmp_path)
        assert made.name == f"hash@1@127.0.0.1:{told.port}/v1"
