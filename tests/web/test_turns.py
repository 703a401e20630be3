"""One person's many requests wait behind one another, and behind nobody else's; what is open ends with whoever opened it."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from time import monotonic
from types import SimpleNamespace
from typing import Any

import gradio as gr
import httpx
import pytest
from gradio.queueing import EventQueue
from pydantic import SecretStr

from companion.domain.access import Actor
from companion.domain.matching.matches import MatchAnswer
from companion.services.access.signing_in import SignedIn, SigningIn
from companion.services.matching.enquiring import MatchRequest
from companion.web import binding, fair_queue, pace, streams
from companion.web.asked import PLACE
from companion.web.binding import MOST_AT_ONCE
from companion.web.by_token import ByToken, Way, Ways
from companion.web.refusing import refuse
from companion.web.signed_in import SIGNED_IN
from companion.web.turns import Turns
from tests.web.attackers import ADMIN
from tests.web.fakes import EveryMentor
from tests.web.programme import Page, Programme, answered, joined, served, token_of

SLOW = "something that takes its time"
PATIENCE_SECONDS = 20


class Gate:
    """Searches for something slow wait here until they are let through."""

    def __init__(self) -> None:
        self.begun, self.opened = threading.Semaphore(0), threading.Event()
        self.inside = self.most = 0
        self._lock = threading.Lock()

    def passed(self, search: Callable[[MatchRequest], MatchAnswer], request: MatchRequest) -> MatchAnswer:
        if SLOW in (request.text or ""):
            with self._lock:
                self.inside += 1
                self.most = max(self.most, self.inside)
            self.begun.release()
            assert self.opened.wait(PATIENCE_SECONDS)
            with self._lock:
                self.inside -= 1
        return search(request)

    def wait(self) -> None:
        """Until one more has begun."""
        assert self.begun.acquire(timeout=PATIENCE_SECONDS)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    with served(tmp_path_factory.mktemp("turns") / "home") as made:
        yield made


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, search = Gate(), EveryMentor.match
    monkeypatch.setattr(EveryMentor, "match", lambda self, request: made.passed(lambda asked: search(self, asked), request))
    yield made
    made.opened.set()


def looks(browser: httpx.Client, session: str, need: str) -> httpx.Response:
    """Somebody looks for people."""
    number, places = Page(browser, session).event("find-people")
    return joined(browser, {"data": [need, *[None] * (len(places) - 1)], "fn_index": number, "session_hash": session})


def test_whoever_asks_for_much_holds_up_themselves_alone(held: Programme, gate: Gate) -> None:
    greedy, other = held.signed_in("greedy@x.example", "mentee"), held.signed_in("bo@x.example", "mentee")
    Page(greedy, "greedy").event("find-people")
    with ThreadPoolExecutor(30) as many:  # they come in the same moment
        asked = list(many.map(lambda _: looks(greedy, "greedy", SLOW), range(40)))
    assert sorted(one.status_code for one in asked) == [*[200] * MOST_AT_ONCE, *[429] * (40 - MOST_AT_ONCE)]
    refused = next(one for one in asked if one.status_code == 429)
    assert refused.json() == {"detail": "That is too much at once. Wait a moment."}
    for _ in range(fair_queue.EACH_AT_ONCE):
        gate.wait()
    assert looks(other, "other", "the night shift").status_code == 200
    assert "Rune Falck" in json.dumps(answered(other, "other"))
    assert gate.most == gate.inside == fair_queue.EACH_AT_ONCE
    gate.opened.set()
    with greedy.stream("GET", "/gradio_api/queue/data", params={"session_hash": "greedy"}) as stream:
        ended = sum('"msg":"process_completed"' in line for line in stream.iter_lines())
    assert (ended, gate.most) == (MOST_AT_ONCE, fair_queue.EACH_AT_ONCE)


def _signs_out(held: Programme, browser: httpx.Client, email: str) -> None:
    browser.post("/logout")


def _signs_out_everywhere(held: Programme, browser: httpx.Client, email: str) -> None:
    elsewhere = held.signed_in(email)
    elsewhere.post("/account/everywhere", data={"token": token_of(elsewhere)})


def _is_erased(held: Programme, browser: httpx.Client, email: str) -> None:
    account = held.companion.accounts.get(held.account(email))
    held.companion.signing_in.forget(account)


def _loses_a_role(held: Programme, browser: httpx.Client, email: str) -> None:
    held.companion.inviting.change(held.account(email), roles=["mentor"], active=True, by=ADMIN)


def _is_closed(held: Programme, browser: httpx.Client, email: str) -> None:
    held.companion.inviting.change(held.account(email), roles=["mentee"], active=False, by=ADMIN)


def _is_closed_on_the_page(held: Programme, browser: httpx.Client, email: str) -> None:
    admin = held.signed_in("admin@x.example", "admin")
    changed = {"token": token_of(admin, "/accounts"), "account": held.account(email), "role": "mentee", "active": "no"}
    assert admin.post("/accounts/change", data=changed).status_code == 303


OWN_PAGES = (_signs_out, _signs_out_everywhere, _is_closed_on_the_page)


def _looks_slowly(gate: Gate, monkeypatch: pytest.MonkeyPatch, told: list[str]) -> None:
    """What was asked for is found while it is looked whether the visit goes on."""
    still = SigningIn.still

    def looks(self: SigningIn, key: str) -> SignedIn | None:
        gate.opened.set()
        until = monotonic() + 0.3
        while monotonic() < until and not any("process_completed" in line for line in told):
            threading.Event().wait(0.01)
        return still(self, key)

    monkeypatch.setattr(SigningIn, "still", looks)


@pytest.mark.parametrize("ends", [*OWN_PAGES, _is_erased, _loses_a_role, _is_closed])
def test_what_was_asked_before_is_told_to_nobody_after_the_end(
    held: Programme, gate: Gate, monkeypatch: pytest.MonkeyPatch, ends: Callable[..., None]
) -> None:
    """Some ends go through this server's own pages, the others past them, as another process would do it."""
    monkeypatch.setattr(streams, "SURE_SECONDS", 1_000.0 if ends in OWN_PAGES else 0.0)  # then only what was told makes it look
    told: list[str] = []
    if ends in OWN_PAGES:
        _looks_slowly(gate, monkeypatch, told)
    session = ends.__name__
    email = f"{session.strip('_')}@x.example"
    browser = held.signed_in(email, "mentee")
    assert looks(browser, session, SLOW).status_code == 200
    gate.wait()
    listening = threading.Thread(target=_listen, args=(browser, session, told), daemon=True)
    listening.start()
    while not told:
        listening.join(0.02)
    with held.browser() as same:
        same.cookies = browser.cookies
        ends(held, same, email)
    if ends not in OWN_PAGES:
        gate.opened.set()
    listening.join(PATIENCE_SECONDS)
    assert not listening.is_alive()
    assert told[-1] == "over"
    assert not any("process_completed" in line or "Rune Falck" in line for line in told)


def test_a_page_that_only_stays_open_is_closed_with_the_visit(held: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended by another process, which tells this one nothing."""
    monkeypatch.setattr(streams, "LOOKS_FOR_VISIT_SECONDS", 0.1)
    browser = held.signed_in("open@x.example", "mentee")
    with browser.stream("GET", "/gradio_api/heartbeat/open-1") as stream:
        lines = stream.iter_lines()
        assert next(lines) == "data: ALIVE"
        held.companion.accounts.end_visits(held.account("open@x.example"))
        assert "ALIVE" not in "".join(lines)


def test_how_far_an_upload_is_counts_as_a_stream(held: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "MOST_STREAMS", 1)
    browser = held.signed_in("uploads@x.example", "mentee")
    with browser.stream("GET", "/gradio_api/heartbeat/open-2") as stream:
        lines = stream.iter_lines()  # kept: with it the stream would be closed
        assert next(lines) == "data: ALIVE"
        assert browser.get("/gradio_api/upload_progress", params={"upload_id": "u1"}).status_code == 429


def test_more_roles_end_nothing(held: Programme, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "SURE_SECONDS", 0.0)
    browser = held.signed_in("rises@x.example", "mentee")
    assert looks(browser, "rises", SLOW).status_code == 200
    gate.wait()
    held.companion.inviting.change(held.account("rises@x.example"), roles=["mentee", "mentor"], active=True, by=ADMIN)
    gate.opened.set()
    assert "Rune Falck" in json.dumps(answered(browser, "rises"))


def _listen(browser: httpx.Client, session: str, told: list[str]) -> None:
    with browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        told.append("open")
        told.extend(iter(stream.iter_lines()))
    told.append("over")


def test_an_open_page_does_not_keep_a_visit_from_ending(held: Programme) -> None:
    browser, signing_in = held.signed_in("rests@x.example", "mentee"), held.companion.signing_in
    key = browser.cookies["companion"]
    before = held.companion.accounts.visits_of(held.account("rests@x.example"))
    assert signing_in.still(key) == signing_in.who(key)
    assert held.companion.accounts.visits_of(held.account("rests@x.example")) == before
    assert signing_in.still("made up") is None


def test_a_share_of_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(pace, "monotonic", lambda: now)
    shares = pace.Shares(at_once=2.0, a_second=0.5, longest=3.0)
    shares.spend("a", 1.9)
    assert shares.has("a")
    shares.spend("a", 90.0)
    assert (shares.has("a"), shares.has("b")) == (False, True)
    now += 2.9
    assert not shares.has("a")
    now += 0.2
    assert shares.has("a")


@pytest.mark.parametrize(
    ("waiting", "running", "used_up", "begins"),
    [
        ("a1 a2 b3", "", "", "a1"),  # who came first
        ("a1 a2 b3", "a", "", "b3"),  # who has nothing running
        ("a1 a2", "aa", "", None),  # two at once
        ("a1 b2", "aa", "", "b2"),
        ("a1 b2", "", "a", "b2"),  # who used their share waits
        ("a1", "b", "a", None),
        ("a1", "a", "a", "a1"),  # but not where nobody else is there
        ("", "a", "", None),
    ],
)
def test_whose_event_is_next(waiting: str, running: str, used_up: str, begins: str | None) -> None:
    shares = pace.Shares()
    for name in used_up:
        shares.spend(name, 90.0)
    queue = fair_queue.FairQueue.of(gr.Blocks(), shares, most_waiting=9, at_once=4)
    line = EventQueue("find", 4)
    line.queue = [event(name) for name in waiting.split()]
    queue.event_queue_per_concurrency_id = {"find": line}
    queue.active_jobs = [*([event(name)] for name in running), None]
    found = queue.get_events()
    assert (found[0][0].name if found else None) == begins
    assert len(line.queue) == len(waiting.split()) - (found is not None)


def event(name: str) -> Any:
    """An event of whoever the first letter is; the figure says when it came."""
    who = SignedIn(Actor(name[0], name[0]), "", "")
    request = SimpleNamespace(scope={SIGNED_IN: who})
    return SimpleNamespace(name=name, request=request, enqueue_time=name[1:], concurrency_id="find")


def test_turns_are_each_ones_own_and_bounded() -> None:
    async def take(turns: Turns, name: str, order: list[str], go: asyncio.Event) -> None:
        async with turns.of(name):
            order.append(name)
            await go.wait()

    async def run() -> None:
        turns, order, go = Turns(at_once=2, waiting=1), [], asyncio.Event()
        many = [asyncio.create_task(take(turns, "a", order, go)) for _ in range(3)]
        await asyncio.sleep(0)
        assert not turns.has_room("a")
        assert turns.has_room("b")
        many.append(asyncio.create_task(take(turns, "b", order, go)))
        await asyncio.sleep(0)
        assert order == ["a", "a", "b"]
        many[2].cancel()  # whoever leaves the line makes room
        await asyncio.sleep(0)
        assert turns.has_room("a")
        go.set()
        await asyncio.gather(*many, return_exceptions=True)
        assert not turns._lines

    asyncio.run(run())


def test_a_token_asks_two_things_at_once() -> None:
    running, most, statuses = 0, 0, []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        await refuse(send, HTTPStatus.OK)

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def ask() -> None:
        door = ByToken(app, ways=Ways({"/mcp": Way(SecretStr("secret"), app)}))
        scope = {"type": "http", "method": "POST", "path": "/mcp", "headers": [(b"authorization", b"Bearer secret")], PLACE: "x"}
        await asyncio.gather(*(door(dict(scope), None, send) for _ in range(30)))  # type: ignore[arg-type] # nothing is received

    asyncio.run(ask())
    assert (most, statuses.count(200), statuses.count(429)) == (2, 22, 8)
