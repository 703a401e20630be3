"""Other people's words, pressed out of the page's own handlers: as another mentee, a mentor, a lead, an admin."""

from __future__ import annotations

import httpx
import pytest

from companion.domain.outreach.drafts import DraftRecord
from tests.web.attackers import SECRET
from tests.web.programme import HTML, PASSWORD, Page, Programme, token_of

pytest_plugins = ["tests.web.attackers"]


@pytest.mark.parametrize("who", ["bo", "rune", "lead", "admin"])
@pytest.mark.parametrize("do", ["open", "list"])
def test_a_draft_is_its_writers_alone(draft: DraftRecord, request: pytest.FixtureRequest, who: str, do: str) -> None:
    page = Page(request.getfixturevalue(who), f"draft-{who}-{do}")
    assert SECRET not in page.presses("draft", do, on=draft.id)


@pytest.mark.parametrize("who", ["bo", "rune", "lead", "admin"])
@pytest.mark.parametrize(
    "do", ["write", "tidy", "with-model", "sent", "remind", "again", "next", "review", "edit", "agree", "outcome"]
)
def test_nobody_else_does_anything_with_a_draft(
    programme: Programme, draft: DraftRecord, request: pytest.FixtureRequest, who: str, do: str
) -> None:
    page = Page(request.getfixturevalue(who), f"desk-{who}-{do}")
    shown = page.presses("draft", do, on="p-1", kept={"draft": draft.id, "version": draft.version}, body="overwritten")
    assert SECRET not in shown
    assert [one.body for one in programme.companion.drafts.versions(draft.id)] == [SECRET]


@pytest.mark.parametrize("who", ["bo", "rune", "lead", "admin"])
@pytest.mark.parametrize("path", ["/download/draft/private-1.eml", "/download/receipt/private-1.html"])
def test_no_download_of_anothers(draft: DraftRecord, request: pytest.FixtureRequest, who: str, path: str) -> None:
    browser = request.getfixturevalue(who)
    answer, unknown = browser.get(path), browser.get(path.replace("private-1", "unknown"))
    assert (answer.status_code, answer.text) == (unknown.status_code, unknown.text) == (404, answer.text)


def test_its_writer_can(draft: DraftRecord, odile: httpx.Client) -> None:
    assert SECRET in Page(odile, "own1").presses("draft", "open", on=draft.id)
    assert odile.get("/download/draft/private-1.eml").status_code == 200


@pytest.mark.parametrize("who", ["bo", "rune"])
@pytest.mark.parametrize("do", ["look", "open", "new", "save", "erase", "more", "sample"])
def test_only_leads_see_who_is_here(programme: Programme, request: pytest.FixtureRequest, who: str, do: str) -> None:
    page = Page(request.getfixturevalue(who), f"people-{who}-{do}")
    panel = "person" if do in ("save", "erase") else "roster"
    shown = page.presses(panel, do, on="m-1", kept={"person": "m-1", "version": 1})
    assert "Marchand" not in shown
    assert "goal of m-1" not in shown
    assert programme.companion.people.get("m-1") is not None


@pytest.mark.parametrize("mentor", ["p-2", "unlisted@x.example", "p-3", "nobody-at-all", "m-1"])
def test_no_draft_to_somebody_who_cannot_be_seen(programme: Programme, bo: httpx.Client, mentor: str) -> None:
    """Not listed, blocked, and not there look the same."""
    before = len(programme.companion.drafts.latest("m-2"))
    shown = Page(bo, f"to-{mentor[:5]}").presses("found", "prepare", on=mentor, kept={"need": {"text": "x"}})
    assert f"Nobody here is called &#39;{mentor}&#39;" in shown
    assert len(programme.companion.drafts.latest("m-2")) == before


def test_nobody_searches_as_somebody_else(bo: httpx.Client) -> None:
    search = {"need": {"text": "", "aspects": ["x"]}, "mentee": "m-1"}
    shown = Page(bo, "search1").presses("found", "again", kept=search)
    assert "Nobody here is called" in shown
    assert "goal of m-1" not in shown


def test_whom_one_writes_as_is_not_chosen(programme: Programme, bo: httpx.Client) -> None:
    kept = {"html": "", "data": {"person": "m-1"}}
    data = [{"html": "", "data": {"need": {"text": "x"}}}, kept]
    Page(bo, "as1").presses("found", "prepare", on="p-1", inputs=data)
    assert {one.mentee for one in programme.companion.drafts.latest() if one.id != "private-1"} <= {"m-2"}


def test_a_lead_sees_people_without_their_blocks(lead: httpx.Client) -> None:
    shown = Page(lead, "lead1").presses("roster", "open", on="p-3")
    assert "Blocking Person" in shown
    assert "bo@x.example" not in shown


def test_a_lead_edits_people_and_neither_their_consent_nor_their_blocks(
    programme: Programme, lead: httpx.Client, rune: httpx.Client
) -> None:
    page = Page(lead, "lead2")
    version = programme.companion.people.version("p-1")
    fields = {"basics.name": "Rune Falck", "basics.label": "Now a baker", "mentoring.blocks": "odile@x.example"}
    page.presses("person", "save", kept={"person": "p-1", "version": version}, **fields)
    edited = programme.companion.people.get("p-1")
    assert edited is not None
    assert edited.basics.label == "Now a baker"
    assert edited.mentoring.consent.listed is True
    assert edited.mentoring.blocks == []


def test_an_address_is_not_taken_over_by_editing_a_profile(programme: Programme, lead: httpx.Client, odile: httpx.Client) -> None:
    """A lead who writes their own address into somebody's profile does not become that person."""
    page = Page(lead, "lead3")
    version = programme.companion.people.version("m-1")
    page.presses(
        "person", "save", kept={"person": "m-1", "version": version}, **{"basics.name": "Odile", "basics.email": "lead@x.example"}
    )
    account = programme.companion.accounts.by_email("lead@x.example")
    assert account is not None
    lead.get("/account")
    assert programme.companion.accounts.by_email("lead@x.example").person is None  # type: ignore[union-attr]
    assert programme.companion.accounts.by_email("odile@x.example").person == "m-1"  # type: ignore[union-attr]


def test_everything_about_me_is_about_me_alone(odile: httpx.Client, bo: httpx.Client, draft: DraftRecord) -> None:
    mine, theirs = odile.get("/account/data"), bo.get("/account/data")
    assert SECRET in mine.text
    assert SECRET not in theirs.text
    assert {"profile", "account", "audit", "drafts"} <= mine.json().keys()
    assert mine.headers["content-disposition"].startswith("attachment")


def test_the_audit_is_whole_and_holds_no_words(programme: Programme, admin: httpx.Client) -> None:
    assert programme.companion.audit.verify().whole
    shown = admin.get("/accounts/audit").text
    assert "signed in" in shown
    assert SECRET not in shown


def test_erasing_oneself(programme: Programme) -> None:
    browser = programme.signed_in("unlisted@x.example", "mentor")
    page = token_of(browser)
    assert browser.post("/account/erase", data={"token": page, "confirm": "not it"}).status_code == 422
    assert programme.companion.people.get("p-2") is not None
    account = programme.account("unlisted@x.example")
    assert browser.post("/account/erase", data={"token": page, "confirm": PASSWORD}).status_code == 200
    assert programme.companion.people.get("p-2") is None
    assert programme.companion.accounts.by_email("unlisted@x.example") is None
    assert browser.get("/account", headers=HTML).status_code == 303
    assert programme.companion.audit.verify().whole
    needles = [b"unlisted@x.example", account.encode(), b"Unlisted Person"]
    files = [path for path in programme.companion.settings.home.rglob("*") if path.is_file()]
    assert not [path for path in files for needle in needles if needle in path.read_bytes()]


def test_whoever_is_signed_in_may_say_that_a_stop_was_wrong(odile: httpx.Client) -> None:
    said = Page(odile, "aside1").presses("aside", "go-on", mark="0" * 24, case="B1")
    assert "You said it was not meant so" in said
