"""What could be tried with invitations, roles, passwords and visits."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx
import pytest

from companion.domain.accounts import INVITED_FOR
from companion.services.access.signing_in import SigningIn
from tests.web.attackers import ADMIN
from tests.web.programme import HTML, PASSWORD, Page, Programme, joined, sign_in, token_of

pytest_plugins = ["tests.web.attackers"]


def test_an_invitation_works_once(programme: Programme) -> None:
    link = programme.invited("once@x.example", "mentee")
    assert programme.browser().post(link, data={"password": PASSWORD}).status_code == 303
    again = programme.browser().post(link, data={"password": "another three words"})
    assert again.status_code == 404
    assert sign_in(programme.browser(), "once@x.example", "another three words").status_code == 401
    assert programme.browser().get(link).text == programme.browser().get("/invite/never-was-one").text


def test_an_invitation_gets_too_old(programme: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    link = programme.invited("late@x.example", "mentee")
    later = programme.companion.clock.now() + INVITED_FOR
    monkeypatch.setattr(type(programme.companion.clock), "now", lambda _: later)
    assert programme.browser().post(link, data={"password": PASSWORD}).status_code == 404
    assert programme.companion.accounts.by_email("late@x.example") is None


def test_another_role_cannot_be_put_into_an_invitation(programme: Programme) -> None:
    link = programme.invited("humble@x.example", "mentee")
    programme.browser().post(link, data={"password": PASSWORD, "role": "admin", "roles": "admin", "email": "admin@x.example"})
    made = programme.companion.accounts.by_email("humble@x.example")
    assert made is not None
    assert made.roles == {"mentee"}


def invites(browser: httpx.Client, email: str, *roles: str) -> httpx.Response:
    return browser.post("/accounts/invite", data={"token": token_of(browser, "/accounts"), "email": email, "role": list(roles)})


@pytest.mark.parametrize("roles", [("lead",), ("admin",), ("mentee", "admin"), ("owner",), ()])
def test_a_lead_makes_nobody_a_lead_or_an_admin(programme: Programme, lead: httpx.Client, roles: tuple[str, ...]) -> None:
    answer = invites(lead, "friend@x.example", *roles)
    assert answer.status_code in (403, 422)
    assert "/invite/" not in answer.text


@pytest.mark.parametrize("email", ["odile@x.example", "ODILE@x.example ", "admin@x.example"])
def test_a_lead_sets_nobodys_password_by_a_new_invitation(
    programme: Programme, lead: httpx.Client, odile: httpx.Client, admin: httpx.Client, email: str
) -> None:
    answer = invites(lead, email, "mentee")
    assert answer.status_code == 422
    assert f"{programme.base}/invite/" not in answer.text
    assert invites(admin, email, "mentee").status_code == 422
    assert sign_in(programme.browser(), email.strip().lower()).status_code == 303


def test_a_link_of_a_lead_who_was_removed_is_worth_nothing(programme: Programme) -> None:
    gone = programme.signed_in("gone.lead@x.example", "lead")
    found = re.search(r"/invite/[\w-]{43}", invites(gone, "later@x.example", "mentor").text)
    assert found
    link = found[0]
    assert programme.browser().get(link).status_code == 200
    programme.companion.inviting.change(programme.account("gone.lead@x.example"), roles=["mentee"], active=True, by=ADMIN)
    assert programme.browser().post(link, data={"password": PASSWORD}).status_code == 404
    assert gone.get("/accounts").status_code == 404


@pytest.mark.parametrize("who", ["odile", "rune"])
@pytest.mark.parametrize("path", ["/accounts", "/accounts/audit"])
def test_others_have_no_page_of_accounts(who: str, path: str, request: pytest.FixtureRequest) -> None:
    browser = request.getfixturevalue(who)
    assert browser.get(path).text == browser.get("/accounts/never").text or browser.get(path).status_code == 404
    for act in ("invite", "change", "withdraw"):
        assert browser.post(f"/accounts/{act}", data={"token": token_of(browser)}).status_code == 404


def test_a_lead_changes_nobodys_roles_and_reads_no_audit(programme: Programme, lead: httpx.Client) -> None:
    account = programme.account("lead@x.example")
    changed = lead.post(
        "/accounts/change",
        data={"token": token_of(lead, "/accounts"), "account": account, "role": ["lead", "admin"], "active": "yes"},
    )
    assert changed.status_code == 403
    assert lead.get("/accounts/audit").status_code == 404
    assert "admin" not in programme.companion.accounts.by_email("lead@x.example").roles  # type: ignore[union-attr]


@pytest.mark.parametrize("path", ["/account/password", "/account/everywhere", "/account/erase"])
@pytest.mark.parametrize("token", ["", "0" * 64, "of another"])
def test_a_form_without_its_own_token_does_nothing(
    programme: Programme, odile: httpx.Client, bo: httpx.Client, path: str, token: str
) -> None:
    given = token_of(bo) if token == "of another" else token
    answer = odile.post(path, data={"token": given, "confirm": PASSWORD, "before": PASSWORD, "password": "a stolen account"})
    assert answer.status_code == 403
    assert sign_in(programme.browser(), "odile@x.example").status_code == 303


def test_a_new_password_ends_every_other_visit(programme: Programme) -> None:
    here, there = programme.signed_in("moved@x.example", "mentee"), programme.browser()
    sign_in(there, "moved@x.example")
    data = {"token": token_of(here), "before": PASSWORD, "password": "four more quiet words"}
    assert here.post("/account/password", data={**data, "before": "not this one"}).status_code == 403
    assert here.post("/account/password", data=data).status_code == 200
    assert there.get("/account", headers=HTML).status_code == 303
    assert here.get("/account").status_code == 200
    assert sign_in(programme.browser(), "moved@x.example").status_code == 401


def test_a_link_made_at_the_command_line_renews_a_password_and_signs_out(programme: Programme) -> None:
    browser = programme.signed_in("forgot@x.example", "mentee")
    link = programme.invited("forgot@x.example", "mentor")
    assert programme.browser().post(link, data={"password": "a brand new phrase"}).status_code == 303
    assert browser.get("/account", headers=HTML).status_code == 303
    assert sign_in(programme.browser(), "forgot@x.example", "a brand new phrase").status_code == 303
    assert programme.companion.accounts.by_email("forgot@x.example").roles == {"mentee", "mentor"}  # type: ignore[union-attr]


def test_a_visit_ends_by_itself(programme: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = programme.signed_in("idle@x.example", "mentee")
    signing_in: SigningIn = programme.companion.signing_in
    now = programme.companion.clock.now()
    later = now + signing_in.lasting.idle + timedelta(minutes=1)
    monkeypatch.setattr(type(programme.companion.clock), "now", lambda _: later)
    assert browser.get("/account", headers=HTML).status_code == 303


def test_a_removed_admin_stops_at_the_next_click(programme: Programme, admin: httpx.Client) -> None:
    other = programme.signed_in("second.admin@x.example", "admin")
    page = Page(other, "removed1")
    assert "Marchand" in page.presses("roster", "look", words="odile")
    programme.companion.inviting.change(programme.account("second.admin@x.example"), roles=["mentee"], active=True, by=ADMIN)
    assert "Marchand" not in page.presses("roster", "look", words="odile")
    assert other.get("/accounts").status_code == 404
    programme.companion.inviting.change(programme.account("second.admin@x.example"), roles=["mentee"], active=False, by=ADMIN)
    assert joined(other, {"data": [], "fn_index": 0, "session_hash": "removed1"}).status_code == 401
    assert sign_in(programme.browser(), "second.admin@x.example").status_code == 401


def test_the_last_admin_cannot_be_removed(programme: Programme, admin: httpx.Client) -> None:
    every = [one for one in programme.companion.accounts.every() if "admin" in one.roles and one.active]
    assert [one.email for one in every] == ["admin@x.example"]
    data = {"token": token_of(admin, "/accounts"), "account": every[0].id, "role": ["mentee"], "active": "yes"}
    assert admin.post("/accounts/change", data=data).status_code == 422
