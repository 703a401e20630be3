"""Accounts, visits, invitations and tries on record."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from companion.domain.accounts import Account, Invitation, Visit
from companion.errors import Conflict
from companion.store.accounts import RecordedAccounts
from companion.store.engine import Database
from tests.store.made import everything

NOW = datetime(2026, 11, 2, 12, tzinfo=timezone.utc)  # noqa: UP017 - as it is written


@pytest.fixture
def accounts(database: Database) -> RecordedAccounts:
    return RecordedAccounts(database)


def account(number: int = 1, **more: object) -> Account:
    made = {"id": f"a-{number}", "email": f"{number}@x.example", "roles": {"mentee", "lead"}, "made": NOW, **more}
    return Account.model_validate(made)


def invitation(number: int = 1, **more: object) -> Invitation:
    made = {"id": f"i-{number}", "key": f"k-{number}", "email": f"{number}@x.example", "roles": {"mentee"}, "made_by": None}
    return Invitation.model_validate({**made, "made": NOW, **more})


def made(accounts: RecordedAccounts, number: int = 1, secret: str | None = "secret") -> Account:
    accounts.invite(invitation(number))
    accounts.accept(invitation(number), account(number), secret)
    found = accounts.get(f"a-{number}")
    assert found is not None
    return found


def test_an_account_reads_back(accounts: RecordedAccounts) -> None:
    assert made(accounts) == account(has_password=True)
    assert accounts.by_email("1@x.example") == account(has_password=True)
    assert accounts.every() == [account(has_password=True)]
    assert accounts.secret_of("a-1") == "secret"
    assert accounts.get("a-2") is accounts.by_email("x") is accounts.by_person("p") is accounts.secret_of("a-2") is None


def test_an_invitation_is_used_once(accounts: RecordedAccounts) -> None:
    made(accounts)
    assert accounts.invitation("k-1") is None
    with pytest.raises(Conflict):
        accounts.accept(invitation(), account(2, email="other@x.example"), None)
    assert accounts.get("a-2") is None


def test_an_address_has_one_account(accounts: RecordedAccounts) -> None:
    made(accounts)
    accounts.invite(invitation(2, email="1@x.example"))
    with pytest.raises(Conflict):
        accounts.accept(invitation(2, email="1@x.example"), account(2, email="1@x.example"), None)
    assert accounts.invitation("k-2") is not None, "nothing was half-stored"


def test_a_newer_invitation_takes_the_place_of_an_older(accounts: RecordedAccounts) -> None:
    accounts.invite(invitation(1))
    accounts.invite(invitation(2, email="1@x.example"))
    assert accounts.invitation("k-1") is None
    assert [one.id for one in accounts.invitations()] == ["i-2"]
    assert accounts.withdraw("i-2")
    assert not accounts.withdraw("i-2")


def test_a_profile_is_one_accounts(accounts: RecordedAccounts) -> None:
    made(accounts, 1)
    made(accounts, 2)
    assert accounts.claim("a-1", "p-1")
    assert not accounts.claim("a-2", "p-1")
    assert not accounts.claim("a-1", "p-2"), "once it is somebody's, it stays"
    assert accounts.by_person("p-1") == account(has_password=True, person="p-1")


def test_visits(accounts: RecordedAccounts) -> None:
    made(accounts)
    accounts.open_visit(Visit(key="v-1", account="a-1", begun=NOW, seen=NOW))
    accounts.open_visit(Visit(key="v-2", account="a-1", begun=NOW, seen=NOW), instead_of="v-1")
    assert accounts.visit("v-1") is None
    accounts.touch("v-2", NOW + timedelta(hours=1))
    found = accounts.visit("v-2")
    assert found is not None
    assert (found[0].seen, found[1].id) == (NOW + timedelta(hours=1), "a-1")
    assert accounts.end_visits("a-1") == 1


@pytest.mark.parametrize("how", ["closed", "password", "forgotten", "renewed"])
def test_what_ends_every_visit(accounts: RecordedAccounts, how: str) -> None:
    known = made(accounts)
    accounts.open_visit(Visit(key="v-1", account="a-1", begun=NOW, seen=NOW))
    if how == "closed":
        accounts.save(known.model_copy(update={"active": False}))
    elif how == "password":
        accounts.set_secret("a-1", "another")
    elif how == "forgotten":
        assert accounts.forget("a-1") == {"accounts": 1, "invitations": 0}
    else:
        accounts.invite(invitation(renews=True))
        accounts.accept(invitation(renews=True), known, "new")
    assert accounts.visit("v-1") is None


def test_a_new_password_may_keep_one_visit(accounts: RecordedAccounts) -> None:
    made(accounts)
    for key in ("v-1", "v-2"):
        accounts.open_visit(Visit(key=key, account="a-1", begun=NOW, seen=NOW))
    accounts.set_secret("a-1", "another", keep="v-2")
    assert (accounts.visit("v-1"), accounts.visit("v-2") is not None) == (None, True)


def test_tries_are_counted_under_hashes(accounts: RecordedAccounts, database: Database) -> None:
    counted = [accounts.count_tries(["account ada@x.example"], NOW, forget_before=NOW)[0].failures for _ in range(3)]
    assert counted == [0, 1, 2]
    accounts.uncount_try("account ada@x.example")
    assert accounts.tries(["account ada@x.example", "else"])[0].failures == 2
    accounts.count_tries(["else"], NOW + timedelta(days=2), forget_before=NOW + timedelta(days=1))
    assert [one.failures for one in accounts.tries(["account ada@x.example", "else"])] == [0, 1]
    accounts.clear_tries(["else"])
    assert accounts.tries(["else"])[0].failures == 0
    assert "ada@x.example" not in everything(database)


def test_forgetting_takes_what_invites_the_person_too(accounts: RecordedAccounts, database: Database) -> None:
    made(accounts)
    accounts.claim("a-1", "p-1")
    accounts.invite(invitation(2, email="1@x.example", renews=True))
    assert accounts.forget("p-1") == {"accounts": 1, "invitations": 1}
    assert accounts.invitations() == []
    assert "1@x.example" not in everything(database)
