"""Every event of the page asks first who is acting, and answers errors in words."""

from __future__ import annotations

import inspect
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from companion.errors import HomeBusy, HomeError, InputError, NotAllowed
from companion.logs import REQUEST
from companion.web import edge as edges
from companion.web.actor import LOCAL, Actor, actor
from companion.web.edge import Edge
from companion.web.events import Answer
from companion.web.pages.shell import Shell
from companion.web.panel import panel
from companion.web.unreached import UNREACHED
from companion.web.watching import NUMBER

NEAR = SimpleNamespace(client=SimpleNamespace(host="127.0.0.1"), query_params={})
FAR = SimpleNamespace(client=SimpleNamespace(host="192.0.2.7"), query_params={})


class Untouchable:
    """A companion that fails whoever touches it."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} was used before it was known who asks")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_acts(host: str) -> None:
    assert actor(SimpleNamespace(client=SimpleNamespace(host=host))) == LOCAL


@pytest.mark.parametrize("host", ["192.0.2.7", "10.0.0.1", "", "127.0.0.1.evil.example"])
def test_nobody_else_does(host: str) -> None:
    with pytest.raises(NotAllowed):
        actor(SimpleNamespace(client=SimpleNamespace(host=host)))


def test_no_client_is_nobody() -> None:
    for request in (None, SimpleNamespace(client=None)):
        with pytest.raises(NotAllowed):
            actor(request)


def calls(blocks: gr.Blocks) -> list[Any]:
    """Every function that Gradio can be asked to run."""
    return [function for function in blocks.fns.values() if function.fn is not None]


def arguments(function: Any, request: Any) -> list[Any]:
    """What Gradio would call a handler with."""
    names = list(inspect.signature(function.fn).parameters)
    event = SimpleNamespace(act={"do": "open", "on": "0", "fields": {}})
    special = [{"request": request, "event": event}[name] for name in names if name in ("request", "event")]
    return [*special, *[None] * len(function.inputs)]


def changed(function: Any, request: Any) -> dict[Any, Any]:
    """What a handler changes when it is called; of one that changes the page several times, the last."""
    done = function.fn(*arguments(function, request))
    return list(done)[-1] if inspect.isgenerator(done) else dict(done)


def test_there_are_handlers_and_each_is_private(blocks: gr.Blocks) -> None:
    assert len(calls(blocks)) >= 12
    assert {function.api_visibility for function in calls(blocks)} == {"private"}


def test_every_handler_asks_who_acts_before_anything_else(shell: Shell, blocks: gr.Blocks) -> None:
    for function in calls(blocks):
        for part in _parts(function):
            part.companion = Untouchable()
        changes = changed(function, FAR)
        said = [change["html"] for change in changes.values()]
        assert len(said) == 1, f"{function.fn} changed more than the status line"
        assert "this machine only" in said[0]


def _parts(function: Any) -> list[Any]:
    """The page's parts that a handler could reach."""
    found = [cell.cell_contents for cell in function.fn.__closure__ or ()]
    inner = [one for cell in found for one in (cell.values() if isinstance(cell, dict) else [cell])]
    handlers = [*inner, *(cell.cell_contents for one in inner for cell in getattr(one, "__closure__", None) or ())]
    return [handler.__self__ for handler in handlers if inspect.ismethod(handler) and hasattr(handler.__self__, "companion")]


def test_no_event_is_registered_past_the_edge(blocks: gr.Blocks) -> None:
    assert {function.fn.__module__ for function in calls(blocks)} == {edges.__name__}


def test_actor_is_asked_once_for_every_event(blocks: gr.Blocks, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def watched(request: Any) -> Any:
        asked.append(request)
        raise NotAllowed("No.")

    monkeypatch.setattr(edges, "actor", watched)
    for number, function in enumerate(calls(blocks), 1):
        changed(function, NEAR)
        assert len(asked) == number


def fails(error: Exception) -> Any:
    def handler(_: Any) -> Answer:
        raise error

    return handler


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (InputError("That is empty.", "Write something."), "That is empty. Write something."),
        (RuntimeError("words of a person"), edges.UNPLANNED),
        (KeyError("words of a person"), edges.UNPLANNED),
    ],
)
def test_an_error_becomes_one_line_and_logs_no_content(error: Exception, said: str, caplog: pytest.LogCaptureFixture) -> None:
    with gr.Blocks(analytics_enabled=False) as page:
        status, button = panel(name="status"), gr.Button("Go")
        Edge(status).on(button.click, fails(error), outputs=[button])
    changes = next(iter(page.fns.values())).fn(NEAR)
    assert list(changes) == [status]
    assert said in changes[status]["html"]
    assert "trouble" in changes[status]["html"]
    assert "words of a person" not in caplog.text


@pytest.mark.parametrize("kind", [HomeError, HomeBusy])
def test_where_records_are_kept_is_told_to_nobody_who_signs_in(kind: type[HomeError]) -> None:
    with gr.Blocks(analytics_enabled=False) as page:
        status, button = panel(name="status"), gr.Button("Go")
        handler = fails(kind("The database at db.example:5432 is asked too much at once.", "Try again."))
        Edge(status, lambda _: Actor("a", "a")).on(button.click, handler)
        Edge(status).on(button.click, handler)
    signed_in, near = (one.fn(NEAR)[status]["html"] for one in page.fns.values())
    assert UNREACHED in signed_in
    assert "5432" not in signed_in
    assert "db.example:5432 is asked too much" in near


@pytest.mark.parametrize(
    "act", [None, {}, {"do": "unknown"}, {"do": "x" * 101}, {"do": 3}, {"do": "go", "fields": {"a": {"b": 1}}}]
)
def test_what_no_button_sends_is_answered_in_words(act: Any) -> None:
    with gr.Blocks(analytics_enabled=False) as page:
        status, shown = panel(name="status"), panel(name="shown")
        Edge(status).on_panel(shown.click, {"go": lambda _: Answer(said="Gone.")})
    changes = next(iter(page.fns.values())).fn(NEAR, SimpleNamespace(act=act))
    assert "earlier state" in changes[status]["html"]


def test_the_same_sentence_twice_is_two_announcements() -> None:
    assert edges.status_line("Saved.") != edges.status_line("Saved.")


def test_what_an_act_logs_is_found_by_the_number_of_its_request() -> None:
    """An act is done apart from the request that brought it, in a context of its own."""
    seen: list[str] = []

    def handler(_: object) -> Answer:
        seen.append(REQUEST.get())
        return Answer()

    with gr.Blocks(analytics_enabled=False) as blocks:
        status, button = panel(name="s"), gr.Button()
        Edge(status).on(button.click, handler)
    (function,) = calls(blocks)
    brought = SimpleNamespace(scope={NUMBER: "7e57"})
    changed(function, SimpleNamespace(client=NEAR.client, query_params={}, request=brought))
    assert seen == ["7e57"]
