"""A table of attacks, each tried against a running server: by strangers, by each role, and by bytes no browser would send."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from companion.domain.cohort.kept import CohortChange, CohortRecord, ProposalRecord
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.relationship import Relationship
from companion.domain.session import NoteRecord, PromiseRecord, ReflectionRecord
from companion.store.account_tables import accounts
from companion.store.tables import (
    cohorts,
    drafts,
    people,
    promises,
    proposals,
    reflections,
    relationships,
    session_notes,
    threads,
)
from companion.web import asked, binding, meter, protocol, streams
from tests.web.attackers import SECRET
from tests.web.programme import HTML, PASSWORD, Page, Programme, joined, sign_in, token_of

pytest_plugins = ["tests.web.attackers"]

WORDS = "words-of-odiles-that-are-nobody-elses"
PRIVATE = (drafts, threads, session_notes, promises, reflections, relationships, proposals, cohorts, people, accounts)


@pytest.fixture(scope="module")
def held(programme: Programme, odile: httpx.Client, rune: httpx.Client, draft: DraftRecord) -> Programme:
    """Everything that Odile keeps of her talks with Rune, a proposal that waits for her, and a cohort."""
    companion = programme.companion
    now, two = companion.clock.now(), {"mentee": "m-1", "mentor": "p-1"}
    sessions = companion.sessions
    sessions.save_note(NoteRecord(id="n-1", owner="m-1", other="p-1", text=f"{WORDS}. More.", at=now))
    sessions.save_promise(PromiseRecord(id="pr-1", who="m-1", other="p-1", noted_by="m-1", what=WORDS, words=WORDS, at=now))
    answered = {"questions": [WORDS], "answers": {WORDS: WORDS}, "when": "after"}
    sessions.save_reflection(ReflectionRecord(id="r-1", reader="m-1", at=now, **two, **answered))
    sessions.save_relationship(Relationship(id="rel-1", at=now, **two))
    companion.drafts.note(Thread(id="t-1", draft_id=draft.id, body=WORDS, sent_on=now.date(), **two))
    asked = ProposalRecord(id="pp-1", cohort="spring", choices=("p-3",), asked=now, waiting_since=now, **two)
    companion.cohorts.change(CohortChange(CohortRecord(name="spring", mentees=("m-1",)), (asked,)), expected_version=0)
    return programme


def stored(programme: Programme) -> dict[str, list[tuple[Any, ...]]]:
    """What is on record and must not be changed by anybody here."""
    with programme.companion.database.reading() as connection:
        return {table.name: [tuple(row) for row in connection.execute(select(table)).all()] for table in PRIVATE}


SESSION = {"me": "m-1", "other": "p-1", "side": "mentee", "note": "n-1", "note_version": 1}
AS_RUNE = {**SESSION, "me": "p-1", "other": "m-1", "side": "mentor"}
PERSON = {"person": "m-1", "version": 1}
LEADS = {"cohort": "spring", "name": "spring"}
OTHERS_DRAFT = {"draft": "private-1", "version": 1}

PRESSES: list[tuple[str, str, str, str, dict[str, Any], dict[str, Any]]] = [
    # who, panel, what is pressed, on what, what the panel keeps, what is typed
    *((who, "session", "open-note", "n-1", SESSION, {}) for who in ("bo", "rune", "lead", "admin")),
    *((who, "session", "keep-note", "", SESSION, {"note": "overwritten"}) for who in ("bo", "lead")),
    ("rune", "session", "open-note", "n-1", AS_RUNE, {}),
    ("rune", "session", "keep-note", "", AS_RUNE, {"note": "overwritten"}),
    ("rune", "session", "remove-note", "", AS_RUNE, {}),
    ("rune", "session", "share", "", AS_RUNE, {"sentence": "0"}),
    ("rune", "session", "propose", "", AS_RUNE, {}),
    ("rune", "session", "settle", "pr-1 done", AS_RUNE, {}),
    *((who, "session", do, "", SESSION, {}) for who in ("bo", "admin") for do in ("remove-note", "share", "propose", "carry")),
    *((who, "session", "settle", "pr-1 done", SESSION, {}) for who in ("bo", "lead", "admin")),
    *((who, "session", "move", "rel-1 series", SESSION, {"phase": "series"}) for who in ("bo", "lead", "admin")),
    ("bo", "session", "agree", "rel-1", SESSION, {"rhythm": "monthly"}),
    ("bo", "session", "keep-answers", "r-1", SESSION, {"answer-0": "overwritten"}),
    ("bo", "session", "reflect", "after", SESSION, {}),
    *((who, "session", answer, "pp-1", {}, {}) for who in ("bo", "rune", "lead", "admin")
      for answer in ("yes", "no")),
    ("bo", "session", "yes", "pp-1 p-3", {}, {}),
    ("bo", "session", "open", "mentor m-1", {}, {}),
    ("bo", "session", "open", "mentee p-2", {}, {}),
    ("bo", "session", "begin", "", {}, {"with": "m-1", "side": "mentor"}),
    ("bo", "session", "begin", "", {}, {"with": "p-2", "side": "mentee"}),
    ("bo", "session", "me", "m-1", {}, {"who": "m-1"}),
    *((who, "mentor", answer, "pp-1", {"me": "p-1"}, {}) for who in ("bo", "lead") for answer in ("yes", "no")),
    ("bo", "mentor", "me", "p-1", {}, {"who": "p-1"}),
    *((who, "person", "erase", "", PERSON, {}) for who in ("bo", "rune", "lead")),
    ("bo", "person", "save", "", {"person": "p-1", "version": 1}, {"basics.name": "Taken Over"}),
    ("bo", "person", "save", "", {"person": "p-new", "version": 0}, {"basics.name": "X", "basics.email": "admin@x.example"}),
    ("lead", "person", "save", "", {"person": "p-2", "version": 4}, {"basics.name": "X", "basics.email": "lead@x.example"}),
    *((who, "intake", do, "i-False", {"token": "f" * 32}, {}) for who in ("bo", "rune")
      for do in ("undo", "bring-in", "preview")),
    *((who, "banner", "put-away", "", {}, {}) for who in ("bo", "rune")),
    *((who, "lead-plan", do, "spring", LEADS, {"name": "spring"}) for who in ("bo", "rune")
      for do in ("choose", "again", "lock")),
    *((who, "lead-propose", do, "spring", LEADS, {"cohort": "spring"}) for who in ("bo", "rune")
      for do in ("choose", "propose")),
    *((who, "lead-spread", "choose", "spring", LEADS, {"cohort": "spring"}) for who in ("bo", "rune")),
    *((who, "shelf", do, "x", {}, {}) for who in ("bo", "rune") for do in ("remove-document", "remove-resource")),
    *((who, "draft", do, "", OTHERS_DRAFT, {"body": "x"}) for who in ("bo", "rune", "lead")
      for do in ("leave-offers", "who", "back-to")),
    ("bo", "draft", "outcome", "answered", OTHERS_DRAFT, {}),
    ("bo", "draft", "no-reminder", "", OTHERS_DRAFT, {}),
    ("bo", "draft", "next-kind", "update", OTHERS_DRAFT, {}),
]  # fmt: skip


@pytest.mark.parametrize(("who", "panel", "do", "on", "kept", "typed"), PRESSES)
def test_nothing_of_anothers_is_read_or_changed(
    held: Programme, request: pytest.FixtureRequest, who: str, panel: str, do: str, on: str, kept: Any, typed: Any
) -> None:
    browser = request.getfixturevalue(who)
    before = stored(held)
    shown = Page(browser, f"t-{who}-{panel}").presses(panel, do, on=on, kept=kept, **typed)
    assert WORDS not in shown and SECRET not in shown
    assert stored(held) == before
    assert "nobody planned for" not in shown


def test_she_can_read_all_of_it(held: Programme, odile: httpx.Client) -> None:
    assert WORDS in Page(odile, "t-odile").presses("session", "open-note", on="n-1", kept=SESSION)
    assert WORDS in odile.get("/account/data").text


STRANGERS = {
    "GET": """
    /invite/../config /invite/a/b /invite/x/config /oidc/x/y /theme.cssX /theme.css/config /look.css/../config
    /favicon.icon /login/x /healthz/x /account;x /account%00 /%61ccount /CONFIG
    /gradio_api/queue/data?session_hash=a&session_hash=b /gradio_api/file%3D/etc/passwd /run/predict /mcp /metrics
    /download/plan/spring.csv /download/plan/..%2fcompanion.db.csv /download/skipped/x.csv /uploads/ /companion.db
    /settings.env /.env
    """,
    "HEAD": """
    /account /config
    """,
    "POST": """
    /gradio_api/queue/join/ /call/x /api/predict /gradio_api/launch /mcp
    """,
}


@pytest.mark.parametrize(("method", "path"), [(method, path) for method, paths in STRANGERS.items() for path in paths.split()])
def test_a_stranger_is_told_one_and_the_same(held: Programme, method: str, path: str) -> None:
    answer = httpx.request(method, f"{held.base}{path}")
    nowhere = httpx.request(method, f"{held.base}/never/was/here")
    assert (answer.status_code, answer.text) in {(401, nowhere.text), (404, "There is nothing here. Go to the start page.")}


@pytest.mark.parametrize(
    "path", ["/assets/../config", "/static/../../companion.db", "/assets/..%2f..%2fx", "/static/%2e%2e/x", "/svelte/..\\x"]
)
@pytest.mark.parametrize("who", ["stranger", "odile"])
def test_no_way_leads_up(held: Programme, request: pytest.FixtureRequest, who: str, path: str) -> None:
    cookie = request.getfixturevalue(who).cookies["companion"] if who == "odile" else ""
    said = spoken(held, f"GET {path} HTTP/1.1\r\nHost: {host(held)}\r\nCookie: companion={cookie}\r\nConnection: close\r\n\r\n")
    assert said.startswith("HTTP/1.1 404")


def host(programme: Programme) -> str:
    return programme.base.removeprefix("http://")


def spoken(programme: Programme, text: str, *, patience_seconds: float = 5) -> str:
    """What a server says to these very bytes until it closes; "(open)" where it waits for more."""
    name, _, port = host(programme).partition(":")
    with socket.create_connection((name, int(port)), timeout=patience_seconds) as connection:
        said = b""
        try:
            connection.sendall(text.encode("latin-1"))
            while piece := connection.recv(65536):
                said += piece
        except TimeoutError:
            said += b"(open)"
        except ConnectionError:
            pass  # closed while it was still spoken to
    return said.decode("latin-1")


ODD: dict[str, tuple[str, tuple[str, ...]]] = {
    "two lengths": ("POST /login HTTP/1.1\r\nHost: HOST\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nab=1", ("400",)),
    "a length and pieces": (
        "POST /login HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        "GET /account HTTP/1.1\r\n"
        "Host: HOST\r\nConnection: close\r\n\r\n", ("400", "401"),
    ),
    "two hosts": ("GET /login HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n", ("400", "421")),
    "no host": ("GET /login HTTP/1.1\r\nConnection: close\r\n\r\n", ("400", "421")),
    "old protocol": ("GET /account HTTP/1.0\r\n\r\n", ("421",)),
    "another host in the address": (
        "GET http://evil.example/account HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", ("401", "404"),
    ),
    "a line in the path": ("GET /login\r\nX: y HTTP/1.1\r\nHost: HOST\r\n\r\n", ("400", "200")),
    "a folded header": (
        "GET /login HTTP/1.1\r\nHost: HOST\r\nX: a\r\n b\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n",
        ("400", "403"),
    ),
    "a socket": (
        "GET / HTTP/1.1\r\nHost: HOST\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\r\n", ("403", "400", "401", "303"),
    ),
    "trace": ("TRACE /account HTTP/1.1\r\nHost: HOST\r\nCookie: companion=x\r\nConnection: close\r\n\r\n", ("405",)),
    "preflight": ("OPTIONS /login HTTP/1.1\r\nHost: HOST\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n", ("403",)),
    "a proxy request": ("CONNECT evil.example:443 HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", ("405", "400")),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_bytes_that_no_browser_sends(held: Programme, name: str) -> None:
    text, allowed = ODD[name]
    said = spoken(held, text.replace("HOST", host(held)))
    statuses = re.findall(r"^HTTP/1\.1 (\d{3})", said, re.MULTILINE)
    assert statuses and set(statuses) <= set(allowed), said[:300]
    assert WORDS not in said and "Marchand" not in said and "companion=" not in said


@pytest.mark.parametrize("line", ["X-{n}: " + "y" * 900, "y" * 900], ids=["many headers", "one long header"])
def test_what_stands_above_a_body_is_bounded(held: Programme, line: str) -> None:
    many = "\r\n".join(line.format(n=n) for n in range(1200)) if "{n}" in line else f"X: {line * 1200}"
    assert "200 OK" not in spoken(held, f"GET /login HTTP/1.1\r\nHost: {host(held)}\r\n{many}\r\n\r\n")


@pytest.mark.parametrize("size", [66_000, 75_000, 200_000])
def test_a_header_in_one_piece_is_bounded_too(held: Programme, size: int) -> None:
    """However much of it a network hands over at once, and behind another request."""
    first = f"GET /healthz HTTP/1.1\r\nHost: {host(held)}\r\n\r\n"
    said = spoken(held, f"{first}GET /login HTTP/1.1\r\nHost: {host(held)}\r\nX: {'a' * size}\r\nConnection: close\r\n\r\n")
    assert "password" not in said
    loop = asyncio.new_event_loop()
    head = protocol.Head(loop, lambda: None)
    loop.close()
    head.reads(b"x" * size)
    assert not head.ends()


def test_headers_that_never_end_hold_no_place(held: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "HEAD_PATIENCE_SECONDS", 0.2)
    assert spoken(held, f"GET /login HTTP/1.1\r\nHost: {host(held)}\r\nX: ", patience_seconds=4) == ""


def test_a_body_that_never_ends_holds_no_place(held: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "BODY_PATIENCE_SECONDS", 0.2)
    head = f"POST /login HTTP/1.1\r\nHost: {host(held)}\r\nContent-Type: application/x-www-form-urlencoded"
    form = f"{head}\r\nContent-Length: 900\r\n\r\nemail="
    assert re.search(r"HTTP/1\.1 (408|400)", spoken(held, form, patience_seconds=4))


PART = b'--x\r\nContent-Disposition: form-data; name="email"'
IN_PARTS = "multipart/form-data; boundary=x"

BODIES: dict[str, tuple[str, bytes]] = {
    "nesting": ("application/json", b"[" * 60_000),
    "half a character": ("application/json", b'{"email": "a@x.example", "password": "\\ud800 and more"}'),
    "half a character in the address": ("application/json", b'{"email": "\\udfff@x.example", "password": "x"}'),
    "lists and objects": ("application/json", b'{"email": {"a": 1}, "password": [[1], null, true]}'),
    "nothing": ("application/json", b"null"),
    "no JSON": ("application/json", b"\xff\xfe"),
    "a zero byte": ("application/x-www-form-urlencoded", b"email=a%00b@x.example&password=%00"),
    "bytes": ("application/x-www-form-urlencoded", b"email=%ff%fe&password=%ed%a0%80"),
    "many fields": ("application/x-www-form-urlencoded", b"a=&" * 20_000),
    "a long field": ("application/x-www-form-urlencoded", b"email=" + b"a" * 60_000),
    "a form in parts, cut short": (IN_PARTS, PART + b"\r\n\r\na"),
    "a file in a form": (IN_PARTS, PART + b'; filename="a"\r\n\r\na\r\n--x--\r\n'),
    "another way of writing it": ("application/json; charset=utf-7", b'{"email": "+AGE-"}'),
}  # fmt: skip


@pytest.mark.parametrize("path", ["/login", "/account/password"])
@pytest.mark.parametrize("name", BODIES)
def test_odd_bodies_are_refused_in_words(held: Programme, odile: httpx.Client, path: str, name: str, caplog: Any) -> None:
    kind, content = BODIES[name]
    browser = held.browser() if path == "/login" else odile
    answer = browser.post(path, content=content, headers={"content-type": kind})
    assert answer.status_code in {400, 401, 403, 413, 415, 422}
    assert "Traceback" not in answer.text and "Traceback" not in caplog.text


@pytest.mark.parametrize("path", ["/login", "/invite/x", "/account/erase", "/accounts/invite"])
def test_a_form_is_small(held: Programme, odile: httpx.Client, path: str) -> None:
    assert odile.post(path, content=b"x" * (asked.MAX_FORM_BYTES + 1)).status_code == 413


def test_one_invitation_many_at_once(held: Programme) -> None:
    link = held.invited("raced@x.example", "mentee")
    statuses: list[int] = []
    at_once = threading.Barrier(6)

    def accept(number: int) -> None:
        with held.browser() as browser:
            at_once.wait()
            statuses.append(browser.post(link, data={"password": f"three quiet words {number}"}).status_code)

    threads_ = [threading.Thread(target=accept, args=(number,)) for number in range(6)]
    for one in threads_:
        one.start()
    for one in threads_:
        one.join()
    assert statuses.count(303) == 1
    assert set(statuses) <= {303, 404, 422}


@pytest.mark.parametrize("email", ["odile@x.example", "nobody.of.this.name@x.example", "closed@x.example"])
def test_as_much_work_for_people_who_are_not_there(held: Programme, monkeypatch: pytest.MonkeyPatch, email: str) -> None:
    looked: list[object] = []
    fits = type(held.companion.passwords).fits
    monkeypatch.setattr(
        type(held.companion.passwords), "fits", lambda self, *given: looked.append(given[1] is None) or fits(self, *given)
    )
    sign_in(held.browser(), email, "wrong")
    assert len(looked) == 1


def test_two_cookies_are_no_two_people(held: Programme, odile: httpx.Client, bo: httpx.Client) -> None:
    """Whichever of two visits counts, it counts everywhere."""
    mine, theirs = bo.cookies["companion"], odile.cookies["companion"]
    for line in (f"companion={mine}; companion=forged", f"companion=forged; companion={mine}"):
        assert "odile" not in httpx.get(f"{held.base}/account", headers={"cookie": line}).text
    assert theirs != mine


def uploaded(browser: httpx.Client, content: bytes = b"x", name: str = "Connections.csv") -> httpx.Response:
    return browser.post("/gradio_api/upload", files={"files": (name, content, "text/csv")})


@pytest.mark.parametrize(
    "name", ["../../../../tmp/x.csv", "..\\x.csv", "/etc/passwd", "a\r\nb.csv", "x" * 3000 + ".csv", ".", "con.csv\x00.exe"]
)
def test_no_name_of_an_upload_leads_elsewhere(held: Programme, bo: httpx.Client, name: str) -> None:
    home = held.companion.settings.home
    answer = uploaded(bo, name=name)
    assert answer.status_code in {200, 400, 422, 500}
    assert {path.parent.parent.name for path in home.rglob("*.csv")} <= {"uploads", "incoming"}
    assert str(home) not in answer.text


def test_nobody_fills_the_disk_with_uploads(held: Programme, rune: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    incoming = held.companion.settings.home / "uploads" / "incoming"

    def waiting() -> int:
        return sum(path.is_file() for path in incoming.rglob("*"))

    before = waiting()
    for number in range(binding.MOST_FILES + 5):
        assert uploaded(rune, content=f"file {number}".encode()).status_code == 200
    assert waiting() - before <= binding.MOST_FILES
    monkeypatch.setattr(binding, "MOST_GIVEN_BYTES", 10_000)
    for number in range(4):
        assert uploaded(rune, content=bytes([number]) * 6_000).status_code == 200
    assert waiting() - before <= 2


def test_one_person_keeps_so_many_streams_open(held: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "MOST_STREAMS", 3)
    browser = held.signed_in("streams@x.example", "mentee")
    opened: list[Any] = []
    try:
        for number in range(3):
            stream = browser.stream("GET", f"/gradio_api/heartbeat/s-{number}")
            opened.append(stream)
            assert stream.__enter__().status_code == 200
        with browser.stream("GET", "/gradio_api/heartbeat/s-4") as refused:
            assert refused.status_code == 429
    finally:
        for stream in opened:
            stream.__exit__(None, None, None)


@pytest.mark.parametrize(
    "text", ["\ud800", "x" * 600_000, "\x00\x01", "{{7*7}}${7*7}<script>alert(1)</script>", "=cmd|'/C calc'!A0", "\u202e"]
)
@pytest.mark.parametrize(
    ("panel", "do", "field"), [("found", "again", "need"), ("session", "begin", "with"), ("draft", "open", "x")]
)
def test_odd_words_never_break_an_event(held: Programme, bo: httpx.Client, panel: str, do: str, field: str, text: str) -> None:
    number, places = Page(bo, "odd-1").event(panel)
    kept = {"html": "", "data": {"need": {"text": text[:4000], "aspects": [text[:200]]}}}
    body = {
        "data": [kept, *[None] * (len(places) - 1)], "fn_index": number, "session_hash": "odd-1",
        "event_data": {"act": {"do": do, "on": text[:200], "fields": {field: text}}},
    }  # fmt: skip
    content = json.dumps(body).encode()
    answer = bo.post("/gradio_api/queue/join", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 200
    with bo.stream("GET", "/gradio_api/queue/data", params={"session_hash": "odd-1"}) as stream:
        said = next(line for line in stream.iter_lines() if "process_completed" in line)
    assert '"success":true' in said
    assert "<script>alert(1)" not in said.replace("\\u003c", "<") or "&lt;script&gt;" in said


def test_a_lead_becomes_nobody_by_an_address(held: Programme, lead: httpx.Client) -> None:
    """Neither by editing the profile of somebody without an account, nor by bringing it in from a file."""
    companion = held.companion
    version = companion.people.version("p-2")
    fields = {"basics.name": "Unlisted Person", "basics.email": "lead@x.example"}
    Page(lead, "take-1").presses("person", "save", kept={"person": "p-2", "version": version}, **fields)
    lead.get("/account")
    assert companion.people.get("p-2").basics.email == "unlisted@x.example"
    assert companion.accounts.by_email("lead@x.example").person is None


@pytest.mark.parametrize("named", ["account of the lead", "future@x.example", "p-2.new", "p-0123456789AB"])
def test_nobody_chooses_the_id_of_their_new_profile(held: Programme, lead: httpx.Client, named: str) -> None:
    """An id that is an account's, or an address, would be erased, read or merged with what is another's."""
    companion = held.companion
    account = companion.accounts.by_email("lead@x.example").id
    chosen = account if named == "account of the lead" else named
    browser = held.signed_in(f"chooser-{len(named)}@x.example", "mentee")
    fields = {"basics.name": "Chosen Name", "basics.email": f"chooser-{len(named)}@x.example"}
    Page(browser, f"choose-{len(named)}").presses("person", "save", kept={"person": chosen, "version": 0}, **fields)
    assert companion.people.get(chosen) is None
    assert companion.accounts.by_email(f"chooser-{len(named)}@x.example").person is None


def test_a_visit_that_ended_reads_no_stream(held: Programme) -> None:
    browser = held.signed_in("leaver@x.example", "mentee")
    kept = browser.cookies["companion"]
    browser.post("/logout")
    for path in ("/gradio_api/queue/data?session_hash=x", "/gradio_api/heartbeat/x", "/config", "/account/data"):
        assert httpx.get(f"{held.base}{path}", cookies={"companion": kept}).status_code == 401
    assert joined(browser, {"data": [], "fn_index": 0, "session_hash": "x"}).status_code == 401


def test_a_password_renewed_by_a_link_ends_open_streams_at_once(held: Programme) -> None:
    """Whoever renews it is a stranger to the server, and whoever had come in with the old password keeps no stream."""
    browser = held.signed_in("renewer@x.example", "mentee")
    with browser.stream("GET", "/gradio_api/heartbeat/renewed") as stream:
        begun = time.monotonic()
        lines = stream.iter_lines()
        next(lines)
        answer = held.browser().post(held.invited("renewer@x.example", "mentee"), data={"password": "four quiet words now"})
        assert answer.status_code == 303
        assert [line for line in lines if "process" in line] == []
        assert time.monotonic() - begun < streams.LOOKS_FOR_VISIT_SECONDS / 2


def test_whoever_erased_themselves_is_nobody(held: Programme) -> None:
    browser = held.signed_in("brief@x.example", "mentee")
    second = held.browser()
    sign_in(second, "brief@x.example")
    answer = browser.post("/account/erase", data={"token": token_of(browser), "confirm": PASSWORD})
    assert answer.status_code == 200
    assert "What remains" in answer.text
    assert second.get("/account", headers=HTML).status_code == 303
    assert sign_in(held.browser(), "brief@x.example").status_code == 401


@pytest.fixture(autouse=True, scope="module")
def whole_afterwards(programme: Programme) -> Iterator[None]:
    yield
    assert programme.companion.audit.verify().whole
