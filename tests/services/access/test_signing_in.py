"""Signing in, invitations and roles, over real records and a quick hash."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from companion.auth.keys import RandomKeys
from companion.domain.access import Actor
from companion.domain.accounts import INVITED_FOR, AccountRole
from companion.domain.imports import ImportRecord
from companion.domain.people import Profile
from companion.errors import InputError, NotAllowed, TooManyTries
from companion.services.access.inviting import Inviting
from companion.services.access.signing_in import AccountSeams, Lasting, SigningIn
from companion.settings import read_settings
from companion.wiring import build

WORDS = "three quiet words"


class Moving:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 2, 12, tzinfo=timezone.utc)  # noqa: UP017 - as it is written

    def now(self) -> datetime:
        return self.moment

    def today(self) -> object:
        return self.moment.date()


class Quick:
    """Hashes that hide nothing and take no time; counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def warm(self) -> None:
        """Nothing to do."""

    def hashed(self, password: str) -> str:
        return password[::-1]

    def fits(self, password: str, secret: str | None) -> bool:
        self.asked += 1
        return secret == password[::-1]


@pytest.fixture
def seams(tmp_path: Path) -> AccountSeams:
    made = build(read_settings(home=tmp_path / "home"))
    ada = Profile.model_validate({"id": "p-1", "basics": {"name": "Ada", "email": "ada@x.example"}})
    made.people.save([ada], origin=ImportRecord(id="i", file="x", format="jsonl", at=made.clock.now()))
    return AccountSeams(made.accounts, made.people, made.audit, Quick(), RandomKeys(), Moving())  # type: ignore[arg-type]


@pytest.fixture
def signing_in(seams: AccountSeams) -> SigningIn:
    return SigningIn(seams, Lasting(idle=timedelta(hours=1), whole=timedelta(days=1)))


@pytest.fixture
def inviting(seams: AccountSeams) -> Inviting:
    return Inviting(seams)


def account(inviting: Inviting, email: str = "ada@x.example", *roles: AccountRole) -> Actor:
    made = inviting.accept(inviting.invite(email, roles or ("mentee",)), WORDS)
    return Actor(made.id, made.id, made.person, made.roles)


def move(seams: AccountSeams, **by: float) -> None:
    assert isinstance(seams.clock, Moving)
    seams.clock.moment += timedelta(**by)


def test_signing_in_and_out(signing_in: SigningIn, inviting: Inviting) -> None:
    account(inviting)
    key = signing_in.sign_in(" ADA@x.example", WORDS, place="1")
    found = signing_in.who(key)
    assert found is not None
    assert (found.actor.person, found.actor.roles, found.email) == ("p-1", {"mentee"}, "ada@x.example")
    assert signing_in.who("") is signing_in.who(key[:-1]) is None
    signing_in.sign_out(key)
    assert signing_in.who(key) is None
    signing_in.sign_out(key)


def test_an_unknown_person_costs_the_same_hash(signing_in: SigningIn, inviting: Inviting, seams: AccountSeams) -> None:
    account(inviting)
    said = set()
    for number, email in enumerate(["ada@x.example", "nobody@x.example"], 1):
        with pytest.raises(NotAllowed) as refused:
            signing_in.sign_in(email, "wrong", place="1")
        said.add(str(refused.value))
        assert isinstance(seams.passwords, Quick)
        assert seams.passwords.asked == number
    assert len(said) == 1


@pytest.mark.parametrize(("minutes", "stays"), [(59, True), (61, False)])
def test_a_visit_ends_when_nothing_happens(
    signing_in: SigningIn, inviting: Inviting, seams: AccountSeams, minutes: int, stays: bool
) -> None:
    account(inviting)
    key = signing_in.sign_in("ada@x.example", WORDS, place="1")
    move(seams, minutes=minutes)
    assert (signing_in.who(key) is not None) is stays


def test_and_in_any_case_after_a_while(signing_in: SigningIn, inviting: Inviting, seams: AccountSeams) -> None:
    account(inviting)
    key = signing_in.sign_in("ada@x.example", WORDS, place="1")
    for _ in range(31):
        assert signing_in.who(key) is not None
        move(seams, minutes=45)
    move(seams, minutes=60)
    assert signing_in.who(key) is None
    move(seams, days=-2)
    assert signing_in.who(key) is None, "a clock that is set back opens nothing again"


def test_waiting_is_no_further_failure_and_the_right_password_ends_it(
    signing_in: SigningIn, inviting: Inviting, seams: AccountSeams
) -> None:
    account(inviting)
    for _ in range(5):
        with pytest.raises(NotAllowed):
            signing_in.sign_in("ada@x.example", "wrong", place="1")
    for _ in range(20):
        with pytest.raises(TooManyTries):
            signing_in.sign_in("ada@x.example", WORDS, place="1")
    assert signing_in.sign_in("ada@x.example", WORDS, place="2"), "from elsewhere the person themselves comes in"
    move(seams, seconds=2)
    assert signing_in.sign_in("ada@x.example", WORDS, place="1")
    with pytest.raises(NotAllowed, match="belong together"):
        signing_in.sign_in("ada@x.example", "wrong", place="1")


def test_a_role_that_is_taken_away_is_gone_at_once(signing_in: SigningIn, inviting: Inviting) -> None:
    admin = account(inviting, "admin@x.example", "admin")
    lead = account(inviting, "lead@x.example", "lead")
    key = signing_in.sign_in("lead@x.example", WORDS, place="1")
    inviting.change(str(lead.account), roles=["mentee"], active=True, by=admin)
    found = signing_in.who(key)
    assert found is not None
    assert found.actor.roles == {"mentee"}
    inviting.change(str(lead.account), roles=["mentee"], active=False, by=admin)
    assert signing_in.who(key) is None
    with pytest.raises(NotAllowed):
        signing_in.sign_in("lead@x.example", WORDS, place="1")


def test_somebody_who_is_no_lead_changes_nothing(inviting: Inviting) -> None:
    mentee, admin = account(inviting), account(inviting, "admin@x.example", "admin")
    lead = account(inviting, "lead@x.example", "lead")
    for who in (mentee, lead):
        with pytest.raises(NotAllowed):
            inviting.change(str(admin.account), roles=["mentee"], active=True, by=who)
    for listing in (inviting.accounts, inviting.waiting):
        with pytest.raises(NotAllowed):
            listing(mentee)


def test_the_last_admin_stays(inviting: Inviting) -> None:
    admin = account(inviting, "admin@x.example", "admin")
    for roles, active in ((["lead"], True), (["admin"], False)):
        with pytest.raises(InputError, match="Nobody would be left"):
            inviting.change(str(admin.account), roles=roles, active=active, by=admin)  # type: ignore[arg-type]
    account(inviting, "second@x.example", "admin")
    inviting.change(str(admin.account), roles=["lead"], active=True, by=admin)


def test_an_invitation_gets_too_old(inviting: Inviting, seams: AccountSeams) -> None:
    key = inviting.invite("late@x.example", ["mentee"])
    move(seams, seconds=INVITED_FOR.total_seconds() - 1)
    assert inviting.opened(key).email == "late@x.example"
    move(seams, seconds=1)
    with pytest.raises(NotAllowed):
        inviting.accept(key, WORDS)


def test_an_invitation_holds_only_while_its_maker_may_make_it(inviting: Inviting) -> None:
    admin = account(inviting, "admin@x.example", "admin")
    other = account(inviting, "other@x.example", "admin")
    key = inviting.invite("friend@x.example", ["admin"], by=other)
    inviting.change(str(other.account), roles=["lead"], active=True, by=admin)
    with pytest.raises(NotAllowed):
        inviting.accept(key, WORDS)


def test_a_profile_that_is_somebodys_is_never_anothers(signing_in: SigningIn, inviting: Inviting, seams: AccountSeams) -> None:
    """A lead who writes their own address into somebody's profile does not become them."""
    account(inviting)
    account(inviting, "lead@x.example", "lead")
    mine = signing_in.sign_in("ada@x.example", WORDS, place="1")
    assert signing_in.who(mine) is not None
    ada = seams.people.get("p-1")
    assert ada is not None
    document = ada.document()
    document["basics"]["email"] = "lead@x.example"
    seams.people.replace(Profile.model_validate(document))
    lead = signing_in.who(signing_in.sign_in("lead@x.example", WORDS, place="1"))
    ada_now = signing_in.who(mine)
    assert lead is not None
    assert ada_now is not None
    assert (lead.actor.person, ada_now.actor.person) == (None, "p-1")


def test_the_audit_has_it_all(signing_in: SigningIn, inviting: Inviting, seams: AccountSeams) -> None:
    account(inviting)
    signing_in.sign_out(signing_in.sign_in("ada@x.example", WORDS, place="1"))
    with pytest.raises(NotAllowed):
        signing_in.sign_in("ada@x.example", "wrong", place="1")
    actions = [line.action for line in reversed(seams.audit.recent())]
    assert actions == ["invited", "accepted an invitation", "signed in", "signed out", "was refused a sign-in"]
