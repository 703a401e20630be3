"""Who may do what. `may(actor, action, target)` is the only place that decides; what it does not name is not allowed.

What people write for themselves is nobody else's, whatever their role: leads and admins see people, never words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from companion.domain.accounts import LEAD_MAY_GIVE, AccountRole

Action = Literal["see", "read", "write", "make", "answer", "erase", "list"]
"""`see` is what others are shown of something, `read` all of it."""

Kind = Literal[
    "profile", "consent", "blocks", "people", "seeking", "outreach", "draft", "note", "shared lines", "reflection", "promise",
    "relationship", "agenda for mentee", "agenda for mentor", "shared agenda", "proposal", "cohort", "plan", "import", "samples",
    "export", "audit", "contacts", "handbook", "guidance", "resource", "job", "settings", "account", "accounts", "invitation",
    "backup",
]  # fmt: skip


@dataclass(frozen=True)
class Actor:
    """Somebody who acts. `name` owns jobs; `person` is their own profile, once there is one.

    `is_local` is the one person at their own machine, without accounts.
    """

    name: str
    account: str | None = None
    person: str | None = None
    roles: frozenset[AccountRole] = frozenset()
    is_local: bool = False


LOCAL = Actor("local", is_local=True)


@dataclass(frozen=True)
class Target:
    """What is acted on: its kind, whose it is, who else is a party to it.

    `listed` says that its owner agreed to be suggested, `unclaimed` that its owner has no account; `gives` are the roles that
    an invitation or a change gives or takes.
    """

    kind: Kind
    owner: str | None = None
    parties: frozenset[str] = frozenset()
    listed: bool = False
    unclaimed: bool = False
    gives: frozenset[AccountRole] = frozenset()


Rule = Callable[[Actor, Target], bool]


def may(actor: Actor, action: Action, target: Target) -> bool:
    """Whether somebody may do something. The one person at their own machine may do everything there."""
    if actor.is_local:
        return True
    rule = TABLE[target.kind].get(action)
    return rule is not None and bool(actor.roles) and rule(actor, target)


def _own(actor: Actor, target: Target) -> bool:
    return target.owner is not None and target.owner == actor.person


def _own_account(actor: Actor, target: Target) -> bool:
    return target.owner is not None and target.owner == actor.account


def _own_job(actor: Actor, target: Target) -> bool:
    return target.owner is not None and target.owner == actor.name


def _party(actor: Actor, target: Target) -> bool:
    return actor.person is not None and actor.person in target.parties


def _anybody(actor: Actor, target: Target) -> bool:  # noqa: ARG001 - a rule's signature
    return True


def _listed(actor: Actor, target: Target) -> bool:  # noqa: ARG001 - a rule's signature
    return target.listed


def _lead(actor: Actor, target: Target) -> bool:  # noqa: ARG001 - a rule's signature
    return bool(actor.roles & {"lead", "admin"})


def _admin(actor: Actor, target: Target) -> bool:  # noqa: ARG001 - a rule's signature
    return "admin" in actor.roles


def _gives_below(actor: Actor, target: Target) -> bool:
    return "admin" in actor.roles or ("lead" in actor.roles and target.gives <= LEAD_MAY_GIVE)


def _lead_for_unclaimed(actor: Actor, target: Target) -> bool:
    return target.unclaimed and _lead(actor, target)


def _any_of(*rules: Rule) -> Rule:
    return lambda actor, target: any(rule(actor, target) for rule in rules)


_PRIVATE: Mapping[Action, Rule] = {"read": _own, "write": _own, "make": _own, "erase": _own, "list": _own}
_BETWEEN: Mapping[Action, Rule] = {"read": _party, "write": _party, "make": _party, "list": _own}
_LED: Mapping[Action, Rule] = {"read": _lead, "write": _lead, "make": _lead, "erase": _lead, "list": _lead}

TABLE: Mapping[Kind, Mapping[Action, Rule]] = {
    "profile": {
        "see": _any_of(_own, _listed, _party, _lead),
        "read": _any_of(_own, _lead),
        "write": _any_of(_own, _lead),
        "make": _any_of(_own, _lead),
        "erase": _any_of(_own, _admin),
    },
    "consent": {"read": _any_of(_own, _lead), "write": _any_of(_own, _lead_for_unclaimed)},
    "blocks": {"read": _own, "write": _own},
    "people": {"list": _lead},
    "seeking": {"read": _own, "make": _anybody},
    "outreach": {"make": _any_of(_own, _listed, _party)},
    "draft": _PRIVATE,
    "note": _PRIVATE,
    "shared lines": {"read": _party},
    "reflection": _PRIVATE,
    "promise": _BETWEEN,
    "relationship": _BETWEEN,
    "agenda for mentee": _PRIVATE,
    "agenda for mentor": _PRIVATE,
    "shared agenda": {"read": _party, "make": _party},
    "proposal": {"read": _any_of(_party, _lead), "answer": _party, "make": _lead, "list": _own},
    "cohort": _LED,
    "plan": _LED,
    "import": _LED,
    "samples": _LED,
    "export": {"read": _own},
    "audit": {"read": _any_of(_own, _admin)},
    "contacts": _PRIVATE,
    "handbook": {"read": _anybody, "list": _anybody, "write": _lead, "erase": _lead},
    "guidance": {"read": _anybody},
    "resource": {"read": _anybody, "list": _anybody, "make": _own, "write": _lead, "erase": _lead},
    "job": {"read": _own_job, "make": _own_job},
    "settings": {"read": _admin},
    "account": {"read": _any_of(_own_account, _lead), "write": _own_account, "erase": _any_of(_own_account, _admin)},
    "accounts": {"list": _lead, "write": _admin},
    "invitation": {"make": _gives_below, "list": _lead, "erase": _gives_below},
    "backup": {},
}
"""For each kind of thing, what can be done with it and by whom."""
