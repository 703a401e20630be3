"""Every role, every action, every kind of thing: who may do what stands here a second time, written by hand."""

from __future__ import annotations

from typing import get_args

import pytest

from companion.domain.access import LOCAL, TABLE, Action, Actor, Kind, Target, may
from companion.domain.accounts import ROLES, AccountRole

ME, OTHER = "p-me", "p-other"


def actor(*roles: AccountRole, person: str | None = ME) -> Actor:
    return Actor(person or "a-me", "a-me", person, frozenset(roles))


ACTORS = {
    "mentee": actor("mentee"),
    "mentor": actor("mentor"),
    "lead": actor("lead"),
    "admin": actor("admin"),
    "nobody": actor(),
}
"""`nobody` had a role, and has none any more."""

SIDES = {
    "own": Target("profile", owner=ME),
    "party": Target("profile", owner=OTHER, parties=frozenset({ME, OTHER})),
    "listed": Target("profile", owner=OTHER, listed=True),
    "unclaimed": Target("profile", owner=OTHER, unclaimed=True),
    "other": Target("profile", owner=OTHER),
}

ANYBODY = {f"{who} {side}" for who in ("mentee", "mentor", "lead", "admin") for side in SIDES}
OWN = {f"{who} own" for who in ("mentee", "mentor", "lead", "admin")}
PARTY = {f"{who} party" for who in ("mentee", "mentor", "lead", "admin")}
LISTED = {f"{who} listed" for who in ("mentee", "mentor", "lead", "admin")}
LEADS = {f"{who} {side}" for who in ("lead", "admin") for side in SIDES}
ADMIN = {f"admin {side}" for side in SIDES}
UNCLAIMED = {"lead unclaimed", "admin unclaimed"}

ALONE = {"read": OWN, "write": OWN, "make": OWN, "erase": OWN, "list": OWN}
BETWEEN = {"read": PARTY, "write": PARTY, "make": PARTY, "list": OWN}
LED = {"read": LEADS, "write": LEADS, "make": LEADS, "erase": LEADS, "list": LEADS}

EXPECTED: dict[Kind, dict[Action, set[str]]] = {
    "profile": {
        "see": OWN | LISTED | PARTY | LEADS, "read": OWN | LEADS, "write": OWN | LEADS, "make": OWN | LEADS, "erase": OWN | ADMIN,
    },
    "consent": {"read": OWN | LEADS, "write": OWN | UNCLAIMED},
    "blocks": {"read": OWN, "write": OWN},
    "people": {"list": LEADS},
    "seeking": {"read": OWN, "make": ANYBODY},
    "outreach": {"make": OWN | LISTED | PARTY},
    "draft": ALONE,
    "note": ALONE,
    "shared lines": {"read": PARTY},
    "reflection": ALONE,
    "promise": BETWEEN,
    "relationship": BETWEEN,
    "agenda for mentee": ALONE,
    "agenda for mentor": ALONE,
    "shared agenda": {"read": PARTY, "make": PARTY},
    "proposal": {"read": PARTY | LEADS, "answer": PARTY, "make": LEADS, "list": OWN},
    "cohort": LED,
    "plan": LED,
    "import": LED,
    "samples": LED,
    "export": {"read": OWN},
    "audit": {"read": OWN | ADMIN},
    "contacts": ALONE,
    "handbook": {"read": ANYBODY, "list": ANYBODY, "write": LEADS, "erase": LEADS},
    "guidance": {"read": ANYBODY},
    "resource": {"read": ANYBODY, "list": ANYBODY, "make": OWN, "write": LEADS, "erase": LEADS},
    "job": {"read": OWN, "make": OWN},
    "settings": {"read": ADMIN},
    "account": {"read": LEADS, "write": set(), "erase": ADMIN},
    "accounts": {"list": LEADS, "write": ADMIN},
    "invitation": {"make": LEADS, "list": LEADS, "erase": LEADS},
    "backup": {},
}  # fmt: skip


def test_every_kind_is_expected() -> None:
    assert set(EXPECTED) == set(TABLE) == set(get_args(Kind))


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("action", get_args(Action))
def test_every_role_action_and_target(kind: Kind, action: Action) -> None:
    allowed = {
        f"{who} {side}"
        for who, one in ACTORS.items()
        for side, shape in SIDES.items()
        if may(one, action, Target(kind, shape.owner, shape.parties, shape.listed, shape.unclaimed))
    }
    assert allowed == EXPECTED[kind].get(action, set())


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("action", get_args(Action))
def test_somebody_without_a_role_may_nothing_and_the_person_at_their_own_machine_everything(kind: Kind, action: Action) -> None:
    for shape in SIDES.values():
        assert not may(ACTORS["nobody"], action, Target(kind, shape.owner, shape.parties, shape.listed))
        assert may(LOCAL, action, Target(kind, shape.owner))


@pytest.mark.parametrize("kind", ["draft", "note", "reflection", "contacts", "export", "agenda for mentee", "agenda for mentor"])
def test_no_role_and_no_number_of_roles_opens_what_somebody_wrote_for_themselves(kind: Kind) -> None:
    everything = actor(*ROLES)
    assert not any(may(everything, action, Target(kind, OTHER, frozenset({ME, OTHER}), True)) for action in get_args(Action))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_somebody_without_a_profile_owns_nothing(kind: Kind) -> None:
    bare = actor("mentee", person=None)
    assert not may(bare, "write", Target(kind, owner=None))
    assert not may(bare, "read", Target(kind, owner=None)) or kind in ("handbook", "guidance", "resource")


@pytest.mark.parametrize(
    ("roles", "gives", "allowed"),
    [
        (("lead",), {"mentee"}, True),
        (("lead",), {"mentee", "mentor"}, True),
        (("lead",), {"lead"}, False),
        (("lead",), {"mentee", "admin"}, False),
        (("admin",), {"admin", "lead"}, True),
        (("mentee", "mentor"), {"mentee"}, False),
    ],
)
def test_nobody_raises_others_to_their_own_height(roles: tuple[AccountRole, ...], gives: set[AccountRole], allowed: bool) -> None:
    assert may(actor(*roles), "make", Target("invitation", gives=frozenset(gives))) is allowed
    assert may(actor(*roles), "erase", Target("invitation", gives=frozenset(gives))) is allowed


def test_an_account_is_its_own_persons() -> None:
    assert may(actor("mentee"), "write", Target("account", owner="a-me"))
    assert not may(actor("admin"), "write", Target("account", owner="a-other"))
