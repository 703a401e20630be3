"""The chat against a real HTTP server on loopback: every form it may know, every way it may fail."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from companion.errors import ModelError
from companion.llm.chat import Chat
from companion.llm.forms import Knack, knack, knacks
from companion.llm.provider import TRACING
from tests.fakes import FixedClock
from tests.llm.made import FakeCalls, Word, at, chat, question
from tests.llm.server import Body, Reply, error, serving

LONG = "y" * 500


def yes(body: Body) -> Body:
    return {"word": "yes"}


def shrug(text: str) -> None:
    return None


WATCHES = [None, shrug]


@pytest.mark.parametrize("watch", WATCHES, ids=["whole", "streamed"])
@pytest.mark.parametrize("rude", [False, True], ids=["passes over", "declines"])
@pytest.mark.parametrize(
    ("knows", "form", "asked"),
    [({"json_schema", "tools"}, "json_schema", 1), ({"tools"}, "tools", 2), (set(), "text", 3)],
)
def test_the_form_a_server_knows_is_found_once_and_remembered(
    knows: set[str], form: str, asked: int, rude: bool, watch: Callable[[str], None] | None
) -> None:
    calls = FakeCalls()
    with serving(yes, knows=frozenset(knows), rude=rude) as server:
        asking = chat(at(server.url), calls)
        assert asking.ask(question(), Word, watch).word == "yes"
        assert calls.knacks == {(server.url, "made-up"): form}
        assert len(server.requests) == asked
        asking.ask(question(), Word, watch)
        assert len(server.requests) == asked + 1
    assert [call.outcome for call in calls.calls] == ["answered", "answered"]


@pytest.mark.parametrize(
    "text",
    [
        '{"word": "yes"}',
        '```json\n{"word": "yes"}\n```',
        'Here it is:\n```\n{"word": "yes"}\n```\nAnything else?',
        '<think>{"word": "no"} or not?</think>\n{"word": "yes"}',
        'Sure! {"word": "yes"} There you are.',
    ],
)
def test_an_answer_in_plain_text_is_found(text: str) -> None:
    with serving(lambda body: text, knows=frozenset()) as server:
        assert chat(at(server.url)).ask(question(), Word).word == "yes"


FAILURES = [
    (error(429, Retry_After="60"), "too busy", "60 seconds", 1),
    (error(429, Retry_After="0"), "too busy", "no more requests", 3),
    (error(429, "You exceeded your current quota"), "too busy", "no quota", 1),
    (error(500), "server error", "HTTP 500", 3),
    (error(503), "server error", "HTTP 503", 3),
    (error(408), "too slow", "HTTP 408", 3),
    (error(401), "wrong key", "does not accept the key", 1),
    (error(403), "wrong key", "does not accept the key", 1),
    (error(404, "model not found"), "unknown model", "no model called 'made-up'", 1),
    (error(400, "The model `made-up` does not exist"), "unknown model", "no model called 'made-up'", 1),
    (error(400, "maximum context length exceeded"), "too long", "longer than the model can read", 1),
    (error(422), "declined", "declined the request", 3),
    (Reply(raw="<html>Sign in</html>", content_type="text/html"), "not a model", "not what a language model", None),
    (Reply(raw="<html>Sign in</html>"), "not a model", "not what a language model", None),
    (Reply(raw="{}"), "not a model", "not what a language model", None),
    (Reply(raw='{"choices": []}'), "not a model", "not what a language model", None),
    (Reply(status=302, headers={"location": "http://192.0.2.1/"}), "not a model", "not followed", None),
    (Reply(lambda body: ""), "empty", "answered with nothing", None),
    (Reply(lambda body: "x" * 1_000_000), "too long", "more than 20,000 characters", 1),
    (Reply(lambda body: {"wrong": 1}), "not in form", "in the form", 3),
    (Reply(lambda body: {"word": 7}), "not in form", "in the form", 3),
    (Reply(lambda body: "Once upon a time."), "not in form", "in the form", 3),
    (Reply(lambda body: "I'm sorry, but I can't help with that."), "refused", "refused", 3),
    (Reply(message={"role": "assistant", "content": None, "refusal": "No."}), "refused", "refused", None),
    (Reply(drop=True), "cut short", "broke in the middle", 3),
    (Reply(lambda body: {"word": LONG}, cut=60), "cut short", "broke in the middle", 3),
    (Reply(silent_s=60), "too slow", "within 0.6 seconds", 1),
    (Reply(lambda body: {"word": LONG}, cut=60, silent_s=60), None, None, None),
]
"""What a server does, the outcome on record, words of the sentence, and how often it is asked (None: not fixed)."""


@pytest.mark.parametrize("watch", WATCHES, ids=["whole", "streamed"])
@pytest.mark.parametrize(("reply", "outcome", "words", "asked"), FAILURES, ids=lambda value: str(value)[:40])
def test_every_failure_is_one_sentence_of_cause_and_one_of_remedy(
    reply: Reply, outcome: str | None, words: str | None, asked: int | None, watch: Callable[[str], None] | None
) -> None:
    calls = FakeCalls()
    timeout_seconds = 0.6 if reply.silent_s else 30.0
    with serving(reply) as server:
        where = at(server.url, timeout_seconds=timeout_seconds)
        started = time.monotonic()
        with pytest.raises(ModelError) as raised:
            chat(where, calls).ask(question(), Word, watch)
        assert time.monotonic() - started < 20
        assert asked in {None, len(server.requests)}
    failed = raised.value
    assert (words or "") in failed.happened
    assert failed.happened.endswith((".", "?"))
    assert failed.remedy.endswith(".")
    assert failed.__cause__ is not None
    assert outcome in {None, calls.calls[-1].outcome}
    assert calls.calls[-1].outcome != "answered"
    assert calls.knacks == {}


def test_a_connection_nobody_takes() -> None:
    with serving(yes) as server:
        closed = server.url
    with pytest.raises(ModelError, match="Nothing answers at"):
        chat(at(closed)).ask(question(), Word)


def test_a_failure_that_passes_is_tried_again() -> None:
    with serving(yes, script=[error(500), error(429, Retry_After="0")]) as server:
        assert chat(at(server.url)).ask(question(), Word).word == "yes"
        assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("header", "waits"),
    [
        ({"Retry_After": "3"}, [3.0, 3.0]),
        ({"retry_after_ms": "250"}, [0.25, 0.25]),
        ({}, [0.3, 0.6]),
        ({"Retry_After": "99"}, []),
    ],
)
def test_a_server_that_asks_to_wait_is_waited_for_within_the_limit(header: dict[str, str], waits: list[float]) -> None:
    paused: list[float] = []
    with serving(error(429, **header)) as server:
        asking = Chat(at(server.url), FakeCalls(), FixedClock(), pause=paused.append, chance=lambda: 0.25)
        with pytest.raises(ModelError):
            asking.ask(question(), Word)
    assert paused == pytest.approx(waits)


def test_an_answer_that_drips_is_left_when_the_time_is_over() -> None:
    with serving(Reply(yes, drip_s=0.05, ignores_stream=True)) as server:
        started = time.monotonic()
        with pytest.raises(ModelError, match="within"):
            chat(at(server.url, timeout_seconds=0.5)).ask(question(), Word)
        assert time.monotonic() - started < 5


def test_a_server_that_does_not_stream_is_asked_for_the_whole() -> None:
    with serving(Reply(yes, ignores_stream=True)) as server:
        assert chat(at(server.url)).ask(question(), Word, shrug).word == "yes"


def test_a_stream_is_watched_while_it_grows() -> None:
    seen: list[str] = []
    with serving(lambda body: {"word": LONG}) as server:
        chat(at(server.url)).ask(question(), Word, seen.append)
    assert len(seen) > 5
    assert all(later.startswith(sooner) for sooner, later in pairwise(seen))


def test_a_model_that_takes_no_temperature_is_asked_without_it_and_that_is_remembered() -> None:
    calls = FakeCalls()
    refusal = error(400, "Unsupported value: 'temperature' does not support 0.2 with this model.")
    with serving(yes, script=[refusal]) as server:
        asking = chat(at(server.url), calls)
        asking.ask(question(), Word)
        assert "temperature" in server.requests[0]
        assert "temperature" not in server.requests[1]
        asking.ask(question(), Word)
        assert "temperature" not in server.requests[2]
    assert list(calls.knacks.values()) == ["json_schema untuned"]


def test_exactly_the_messages_are_sent_with_the_key_and_nothing_else_of_anybodys() -> None:
    with serving(yes) as server:
        chat(at(server.url, key="k-123")).ask(question("Say yes to Odile."), Word)
        sent = server.requests[0]
        assert sent["messages"] == [{"role": "system", "content": "Answer."}, {"role": "user", "content": "Say yes to Odile."}]
        assert set(sent) <= {"messages", "model", "temperature", "max_completion_tokens", "response_format", "stream"}
        assert server.headers[0]["authorization"] == "Bearer k-123"


def test_the_record_of_a_call_holds_no_text() -> None:
    calls = FakeCalls()
    with serving(yes) as server:
        chat(at(server.url, key="k-123"), calls).ask(question("Odile's own words."), Word)
    (call,) = calls.calls
    assert (call.task, call.model, call.outcome) == ("draft", "made-up", "answered")
    assert (call.input_tokens, call.output_tokens) == (111, 22)
    assert call.milliseconds >= 0
    written = call.model_dump_json()
    assert "Odile" not in written
    assert "k-123" not in written


def test_no_prompt_reaches_a_log_or_a_tracing_service(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    for switch in TRACING:
        monkeypatch.setenv(switch, "true")
    with caplog.at_level(logging.DEBUG), serving(yes) as server:
        chat(at(server.url)).ask(question("Odile's own words."), Word)
    assert "Odile" not in caplog.text
    assert {os.environ[switch] for switch in TRACING} == {"false"}


def test_no_proxy_leads_away_from_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:3128")
    with serving(yes) as server:
        assert chat(at(server.url)).ask(question(), Word).word == "yes"


@pytest.mark.parametrize(
    ("script", "error_says"),
    [
        ([], None),
        ([error(404)], None),
        ([error(429)], None),
        ([error(401)], "key"),
        ([error(500)], "HTTP 500"),
        ([Reply(status=302, headers={"location": "http://192.0.2.1/"})], "not followed"),
        ([Reply(drop=True)], "Nothing answers"),
        ([Reply(silent_s=60)], r"did not answer within 0\.5 seconds"),
    ],
)
def test_a_check_sends_no_text(script: list[Reply], error_says: str | None) -> None:
    with serving(yes, script=script) as server:
        asking = chat(at(server.url, timeout_seconds=0.5, key="k-123"))
        if error_says:
            with pytest.raises(ModelError, match=error_says):
                asking.check()
        else:
            assert "on this machine" in asking.check()
        assert server.requests == []


def test_a_check_of_a_connection_nobody_takes() -> None:
    with serving(yes) as server:
        closed = server.url
    with pytest.raises(ModelError, match="Nothing answers at"):
        chat(at(closed)).reach()


@pytest.mark.parametrize(
    ("remembered", "openai", "order"),
    [
        (None, True, ["json_schema", "tools", "text"]),
        (None, False, ["tools", "text"]),
        ("tools", True, ["tools", "json_schema", "text"]),
        ("text untuned", True, ["text untuned", "json_schema untuned", "tools untuned"]),
        ("nonsense", True, ["json_schema", "tools", "text"]),
    ],
)
def test_what_worked_before_comes_first(remembered: str | None, openai: bool, order: list[str]) -> None:
    assert [str(one) for one in knacks(knack(remembered), openai=openai)] == order
    assert knack("json_schema") == Knack("json_schema")
