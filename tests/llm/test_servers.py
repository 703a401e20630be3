"""Against a model server that others wrote, over a real socket: aimock from npm. `make test-servers` installs and runs it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from companion.domain.outreach.outreach import OwnWords
from companion.services.outreach.outreach import DraftRequest
from tests.domain.made import OWN
from tests.llm.made import GOOD, FakeCalls, at, outreach
from tests.llm.server import Body
from tests.source import ROOT

INSTALLED = ROOT / ".venv" / "servers" / "node_modules" / ".bin" / "llmock"
REQUEST = DraftRequest(mentee="odile", mentor="rune", own=OwnWords(lines=OWN))
START_SECONDS = 20

pytestmark = pytest.mark.servers


def program() -> str:
    found = str(INSTALLED) if INSTALLED.exists() else shutil.which("llmock")
    if not found:
        pytest.skip("aimock is not installed: run make test-servers")
    return found


@contextmanager
def aimock(
    folder: Path, response: Body, *options: str, match: str = "sender", by: str = "userMessage", **more: object
) -> Iterator[str]:
    """A server that gives one response to what holds `match`, and knows nothing else; the address to speak to."""
    fixtures = folder / "fixtures.json"
    fixtures.write_text(json.dumps({"fixtures": [{"match": {by: match}, "response": response, **more}]}))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [program(), "-p", str(port), "-f", str(fixtures), "--log-level", "silent", *options]
    running = subprocess.Popen(command, env={**os.environ, "NO_UPDATE_NOTIFIER": "1"}, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, running)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        running.terminate()
        running.wait(timeout=10)


def wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and running.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    pytest.fail("aimock did not start")


CONTENT: Body = {"content": json.dumps(GOOD)}
CALL: Body = {"toolCalls": [{"name": "OutreachDraft", "arguments": GOOD}]}


@pytest.mark.parametrize("streamed", [False, True], ids=["whole", "streamed"])
@pytest.mark.parametrize(
    "response", [CONTENT, CALL, {"content": f"```json\n{json.dumps(GOOD)}\n```"}], ids=["text", "call", "fenced"]
)
def test_a_draft_comes_from_a_server_that_others_wrote(response: Body, streamed: bool, tmp_path: Path) -> None:
    seen: list[str] = []
    calls = FakeCalls()
    with aimock(tmp_path, response) as url:
        draft = outreach(at(url), calls=calls).draft(REQUEST, watch=seen.append if streamed else None)
    assert draft.fallback is None, draft.fallback
    assert draft.writer == "llm:made-up"
    assert draft.ready, draft.findings
    assert bool(seen) is streamed
    assert len(calls.knacks) == 1


FAILURES = [
    ({"error": {"message": "Rate limited", "type": "rate_limit_error"}, "status": 429}, (), {}, "no more requests"),
    ({"error": {"message": "Overloaded", "type": "server_error"}, "status": 500}, (), {}, "HTTP 500"),
    ({"error": {"message": "Bad key", "type": "authentication_error"}, "status": 401}, (), {}, "the key"),
    (CONTENT, ("--chaos-malformed", "1"), {}, "not what a language model"),
    (CONTENT, ("--chaos-disconnect", "1"), {}, "broke in the middle"),
    (CONTENT, ("--chaos-ratelimit", "1"), {}, "no more requests"),
    (CONTENT, ("--chaos-latency", "20000"), {}, "did not finish"),
    (CONTENT, ("-l", "20"), {"truncateAfterChunks": 3}, "broke in the middle"),
    ({"content": "I would rather not say."}, (), {}, "in the form"),
    ({"content": ""}, (), {}, None),
]


@pytest.mark.parametrize(("response", "options", "more", "cause"), FAILURES, ids=[str(n) for n in range(len(FAILURES))])
def test_the_template_writes_when_such_a_server_fails(
    response: Body, options: tuple[str, ...], more: Body, cause: str | None, tmp_path: Path
) -> None:
    timeout_seconds = 2.0 if "--chaos-latency" in options else 30.0
    with aimock(tmp_path, response, *options, **more) as url:
        draft = outreach(at(url, timeout_seconds=timeout_seconds)).draft(REQUEST, watch=[].append)
    assert draft.writer == "template"
    assert draft.ready
    assert draft.fallback is not None
    assert (cause or "") in draft.fallback.cause


def test_a_question_the_server_does_not_know(tmp_path: Path) -> None:
    with aimock(tmp_path, CONTENT, match="nothing of the kind") as url:
        draft = outreach(at(url)).draft(REQUEST)
    assert draft.fallback is not None
    assert "404" in draft.fallback.cause
