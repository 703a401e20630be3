"""What one event may bring, and what it leaves behind: lengths, files that are cut off, words in the log."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from companion.domain.needs import MAX_ASPECT, MAX_FILTERS
from companion.services.boundaries import BoundaryReader
from companion.web import binding
from tests.web.programme import PASSWORD, Page, Programme, answered, joined, token_of

pytest_plugins = ["tests.web.attackers"]

PROMISE = "I promised my mentor that "
LONG = PROMISE * 16_000
NEED = {"text": "bees", "aspects": ["bees in a cellar"]}
STALE = "That belongs to an earlier state"
CONDITION = {"field": "language", "op": "not_in", "value": ["Norwegian"]}

TOO_MUCH: list[tuple[str, str, dict[str, Any], dict[str, Any], str]] = [
    # panel, what is pressed, what it kept, what is typed, what is said
    ("found", "add-aspect", {"need": NEED}, {"aspect": "x" * (MAX_ASPECT + 1)}, "1,001 characters in one field"),
    ("found", "edit-aspect", {"need": NEED}, {"aspect": LONG}, "416,000 characters in one field"),
    ("found", "none-of-these", {"need": NEED}, {"missing": LONG}, "At most 20,000 are read"),
    ("found", "add-filter", {"need": NEED}, {"field": "language", "op": "in", "value": LONG}, "At most 2,000 are read"),
    ("found", "more", {"need": {"text": "bees", "aspects": [LONG] * 8}}, {}, STALE),
    ("found", "more", {"need": {"text": "bees", "aspects": ["x" * (MAX_ASPECT + 1)]}}, {}, STALE),
    ("found", "more", {"need": {"text": "bees", "aspects": ["bees"] * 5}}, {}, STALE),
    ("found", "more", {"need": {**NEED, "filters": [CONDITION] * (MAX_FILTERS + 1)}}, {}, STALE),
    ("found", "more", {"need": NEED, "people": ["p-1"] * 3_000}, {}, STALE),
    ("guidance", "ask", {}, {"looked-up": LONG}, "At most 2,000 are read"),
    ("mentor", "answer", {}, {"message": LONG}, "At most 20,000 are read"),
    ("session", "keep-note", {}, {"note": LONG}, "At most 50,000 are read"),
    ("draft", "write", {}, {f"own-{number}": "x" for number in range(6_000)}, "6,000 fields"),
]  # fmt: skip


@pytest.fixture
def nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of boundaries that fails whoever asks it: the first that any words come to."""

    def read(*_: object, **__: object) -> None:
        raise AssertionError("read before its length was looked at")

    monkeypatch.setattr(BoundaryReader, "read", read)


@pytest.mark.usefixtures("nothing_read")
@pytest.mark.parametrize(("panel", "do", "kept", "typed", "said"), TOO_MUCH)
def test_what_is_too_much_is_refused_before_it_is_read(
    bo: httpx.Client, panel: str, do: str, kept: Any, typed: Any, said: str
) -> None:
    number, places = Page(bo, "much").event(panel)
    held = {"html": "", "data": kept}
    body = {
        "data": [held, *[None] * (len(places) - 1)], "fn_index": number, "session_hash": "much",
        "event_data": {"act": {"do": do, "on": "0", "fields": typed}},
    }  # fmt: skip
    assert joined(bo, body).status_code == 200
    assert said in str(answered(bo, "much"))


@pytest.mark.usefixtures("nothing_read")
def test_the_box_for_a_need_is_bounded_too(bo: httpx.Client) -> None:
    page = Page(bo, "box")
    number, places = page.event("need", "submit")
    assert joined(bo, {"data": [LONG, *[None] * (len(places) - 1)], "fn_index": number, "session_hash": "box"}).status_code == 200
    assert "At most 20,000 are read" in str(answered(bo, "box"))


def test_no_more_conditions_than_a_need_has(bo: httpx.Client) -> None:
    need = {**NEED, "filters": [CONDITION] * MAX_FILTERS}
    typed = {"field": "language", "op": "in", "value": "Welsh"}
    assert "40 conditions already" in Page(bo, "cond").presses("found", "add-filter", kept={"need": need}, **typed)


def incoming(programme: Programme) -> set[Path]:
    folder = programme.companion.settings.home / "uploads" / "incoming"
    return {path for path in folder.rglob("*") if path.is_file()}


def test_an_upload_that_is_cut_off_leaves_nothing(programme: Programme, bo: httpx.Client) -> None:
    before = incoming(programme)
    name, _, port = programme.base.removeprefix("http://").partition(":")
    part = b'--B\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n' + b"a," * 300_000
    head = f"POST /gradio_api/upload HTTP/1.1\r\nHost: {name}:{port}\r\nCookie: companion={bo.cookies['companion']}\r\n"
    with socket.create_connection((name, int(port))) as connection:
        connection.sendall(f"{head}Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 9000000\r\n\r\n".encode())
        connection.sendall(part)
        until(lambda: incoming(programme) != before)
    until(lambda: incoming(programme) == before)


def until(holds: Any) -> None:
    """Wait until something holds; it is an error when it does not within some seconds."""
    ends = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.02)  # the server deletes it in a thread of its own; nothing says when


NAMELESS = b'--B\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nname\nA'


@pytest.mark.parametrize(
    "content",
    [
        b'--B\r\nContent-Disposition: form-data; name="other"; filename="a.csv"\r\n\r\nx\r\n--B--\r\n',
        b'--B\r\nContent-Disposition: form-data; name="files"\r\n\r\nx\r\n--B--\r\n',
        NAMELESS,
        NAMELESS + b"\r\n--B\r\nContent-Disposition: form-data; name=\"o\"; filename=\"b\"\r\n\r\nx\r\n--B--\r\n",
        (NAMELESS + b"\r\n") * (binding.MOST_FILES + 1) + b"--B--\r\n",
    ],
    ids=["another field", "no file", "no end", "one too many", "too many files"],
)  # fmt: skip
def test_what_is_no_upload_of_the_page_leaves_nothing(programme: Programme, bo: httpx.Client, content: bytes) -> None:
    before = incoming(programme)
    answer = bo.post("/gradio_api/upload", content=content, headers={"content-type": "multipart/form-data; boundary=B"})
    assert answer.status_code == 400 or answer.json() == []
    assert incoming(programme) == before


def test_one_person_uploads_so_many_files_at_once() -> None:
    bindings = binding.Bindings()
    begun = [bindings.upload_begins("a") for _ in range(binding.MOST_UPLOADS + 1)]
    assert begun == [True] * binding.MOST_UPLOADS + [False]
    assert bindings.upload_begins("b")
    bindings.upload_ends("a")
    assert bindings.upload_begins("a")


def chosen(browser: httpx.Client, token: str, session: str) -> str:
    """What the page says when a file is chosen that was uploaded before."""
    number, places = Page(browser, session).event("known-file", "upload")
    file = {"path": token, "orig_name": "c.csv", "meta": {"_type": "gradio.FileData"}}
    body = {"data": [file, *[None] * (len(places) - 1)], "fn_index": number, "session_hash": session}
    assert joined(browser, body).status_code == 200
    return str(answered(browser, session))


def test_an_erasure_leaves_the_files_of_others(programme: Programme, bo: httpx.Client, odile: httpx.Client) -> None:
    files = {"files": ("Connections.csv", b"First Name,Last Name,URL\nSome,Friend,\n", "text/csv")}
    mine = odile.post("/gradio_api/upload", files=files).json()[0]
    theirs = bo.post("/gradio_api/upload", files={"files": ("p.xlsx", b"PK packed", "text/csv")}).json()[0]
    (programme.companion.settings.home / "uploads" / "incoming" / "tmpempty").touch()
    programme.companion.held_files.forget("p-2")
    assert "Some Friend" in chosen(odile, mine, "mine")
    assert "The file is no longer here. Choose it once more." in chosen(bo, theirs, "theirs")


def test_alike_files_share_no_place(programme: Programme, bo: httpx.Client, odile: httpx.Client) -> None:
    """Else whoever reads theirs, which deletes it, takes the other's away."""
    files = {"files": ("Connections.csv", b"First Name,Last Name,URL\nAlike,Friend,\n", "text/csv")}
    before = incoming(programme)
    tokens = [browser.post("/gradio_api/upload", files=files).json()[0] for browser in (bo, bo, odile)]
    places = incoming(programme) - before
    assert (len(set(tokens)), len(places), {place.name for place in places}) == (3, 3, {"Connections.csv"})
    for number, (browser, token) in enumerate(zip((bo, bo, odile), tokens, strict=True)):
        assert "Alike Friend" in chosen(browser, token, f"alike-{number}")


def test_an_event_that_gradio_cannot_take_writes_no_words(
    bo: httpx.Client, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    page = Page(bo, "odd")
    need, _ = page.event("need", "submit")
    assert joined(bo, {"data": ["CANARYLOG words"], "fn_index": need, "session_hash": "odd"}).status_code == 404
    number, places = page.event("found")
    file = {"path": "CANARYLOG path", "meta": {"_type": "gradio.FileData"}}
    for beside in (file, {"act": {"do": "more"}, "x": [file]}, "CANARYLOG", ["CANARYLOG"], 1):
        body = {"data": [None] * len(places), "fn_index": number, "session_hash": "odd", "event_data": beside}
        assert joined(bo, body).status_code == 200
        answered(bo, "odd")
    printed = capfd.readouterr()
    assert "CANARYLOG" not in printed.out + printed.err + caplog.text
    assert "Traceback" not in printed.err


def test_who_is_on_record_is_not_found_out_by_saving(programme: Programme) -> None:
    browser = programme.signed_in("curious@x.example", "mentee")
    said = set()
    for number, who in enumerate(("p-2", "unlisted@x.example", "p-3", "nobody-at-all", "none@x.example")):
        typed = {"basics.name": "X", "basics.email": "curious@x.example"}
        shown = Page(browser, f"who-{number}").presses("person", "save", kept={"person": who, "version": 0}, **typed)
        assert "You can only fill in your own profile" in shown
        said.add(shown.partition("You can only")[2][:70])
    assert len(said) == 1


def test_a_lead_does_not_change_the_address_of_whoever_signs_in(
    programme: Programme, lead: httpx.Client, odile: httpx.Client
) -> None:
    people, typed = programme.companion.people, {"basics.name": "Odile Marchand", "basics.email": "hacked@x.example"}
    odile.get("/account")
    kept = {"person": "m-1", "version": people.version("m-1")}
    assert "the address is theirs" in Page(lead, "address").presses("person", "save", kept=kept, **typed)
    assert people.get("m-1").basics.email == "odile@x.example"  # type: ignore[union-attr] # she is there
    Page(lead, "address").presses("person", "save", kept=kept, **{**typed, "basics.email": ""})
    assert people.get("m-1").basics.email == "odile@x.example"  # type: ignore[union-attr] # she is there


def test_a_password_is_not_guessed_by_an_erasure(programme: Programme) -> None:
    browser = programme.signed_in("guessed@x.example", "mentee")
    token, looked = token_of(browser), []
    fits = type(programme.companion.passwords).fits
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            type(programme.companion.passwords), "fits", lambda self, *given: looked.append(given) or fits(self, *given)
        )
        statuses = [browser.post("/account/erase", data={"token": token, "confirm": f"wrong {n}"}).status_code for n in range(12)]
        assert browser.post("/account/erase", data={"token": token, "confirm": PASSWORD}).status_code == 429
    assert statuses[0] == 422
    assert set(statuses[-6:]) == {429}
    assert len(looked) == statuses.count(422)
