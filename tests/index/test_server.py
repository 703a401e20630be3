"""A Chroma server as far as it can be told without one; the rest runs against a real one with `make test-servers`."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from companion.errors import HomeBusy, SettingsError
from companion.index.server import ServerStore, VectorsAway, address_of
from tests.index import made
from tests.index.made import MemoryPeople, assert_holds, index_of, person


@contextmanager
def answering(status: int, body: bytes) -> Iterator[tuple[str, list[str | None]]]:
    """A server that says one thing; its address, and what it was shown."""
    shown: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown.append(self.headers["Authorization"])
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", shown
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("url", "shown", "base"),
    [
        ("http://chroma:8000", "http://chroma:8000", "http://chroma:8000"),
        (" http://chroma/ ", "http://chroma:8000", "http://chroma:8000"),
        ("https://vectors.example.org", "https://vectors.example.org:443", "https://vectors.example.org:443"),
        ("http://[::1]:8001/spring", "http://[::1]:8001/spring", "http://[::1]:8001"),
    ],
)
def test_an_address_may_name_a_database(url: str, shown: str, base: str) -> None:
    assert (str(address_of(url)), address_of(url).base) == (shown, base)


@pytest.mark.parametrize(
    "url",
    [
        "chroma:8000",
        "ftp://chroma",
        "http://",
        "http://ada:hush@chroma",
        "http://chroma:port",
        "http://c/a/b",
        "http://c?x=1",
        "",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(SettingsError, match="COMPANION_CHROMA_URL") as caught:
        address_of(url)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        (401, b"", "COMPANION_CHROMA_TOKEN"),
        (403, b"", "COMPANION_CHROMA_TOKEN"),
        (502, b"", "status 502"),
        (200, b"<html>Welcome</html>", "does not speak as Chroma does"),
    ],
)
def test_what_answers_and_is_of_no_use(status: int, body: bytes, sentence: str) -> None:
    with answering(status, body) as (url, shown), pytest.raises(VectorsAway, match=sentence):
        ServerStore(address_of(url), token="hush").check()
    assert shown == ["Bearer hush"]


def test_one_that_lives() -> None:
    with answering(200, b'{"nanosecond heartbeat": 1}') as (url, shown):
        ServerStore(address_of(url)).check()
    assert shown == [None]


NOBODY = "http://127.0.0.1:9"


def test_who_searches_goes_on_without_the_server(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = MemoryPeople(person("a", "bread"), person("b", "bridges"))
    index_of(tmp_path, people).sync()
    monkeypatch.setattr(made, "in_the_home", lambda home: ServerStore(address_of(NOBODY)))
    index = index_of(tmp_path, people)
    assert_holds(index.pool(), people)
    assert index.state() == "ok"
    people.change(person("c", "boats"), gone=["a"])
    assert [one.person_id for one in index.pool().people] == ["b"]
    assert index.state() == "degraded"
    for change in (index.sync, index.rebuild, lambda: index.forget("b"), index.reach):
        with pytest.raises(HomeBusy, match=r"Chroma server at http://127\.0\.0\.1:9 does not answer"):
            change()


def test_without_a_snapshot_it_says_that_the_server_is_not_there(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "in_the_home", lambda home: ServerStore(address_of(NOBODY)))
    with pytest.raises(VectorsAway):
        index_of(tmp_path, MemoryPeople(person("a", "bread"))).pool()
