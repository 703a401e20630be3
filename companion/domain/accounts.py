"""Accounts of people who sign in, the links that invite them, and the visits they are signed in for."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from companion.errors import InputError

AccountRole = Literal["mentee", "mentor", "lead", "admin"]
ROLES: tuple[AccountRole, ...] = get_args(AccountRole)

LEAD_MAY_GIVE: frozenset[AccountRole] = frozenset({"mentee", "mentor"})
"""What a lead may make somebody: nobody raises people to their own height or above."""

INVITED_FOR = timedelta(days=14)
"""How long a link of invitation can be used."""

CLOCK_OFF = timedelta(days=1)
"""By how much a clock may be set back without a link or a visit ending."""

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 500
"""Characters. The shortest and 'at least 64 accepted' follow NIST SP 800-63B; no rule about kinds of characters, as there."""

_ADDRESS = re.compile(r"[^@\s<>,;\"\x00-\x1f]{1,64}@[^@\s<>,;\"\x00-\x1f]{1,185}\.[^@\s<>,;\".\x00-\x1f]{1,63}")


class Account(BaseModel):
    """Somebody who may sign in. `person` is the profile that is theirs, once there is one."""

    model_config = ConfigDict(frozen=True)

    id: str
    email: str
    roles: frozenset[AccountRole] = frozenset()
    person: str | None = None
    active: bool = True
    has_password: bool = False
    made: datetime


class Visit(BaseModel):
    """One sign-in, from a login to a logout. `key` is the hash of the random id that the browser holds."""

    model_config = ConfigDict(frozen=True)

    key: str
    account: str
    begun: datetime
    seen: datetime


class Invitation(BaseModel):
    """A link that makes an account, once. `key` is the hash of what stands in the link; `id` names it on pages.

    `renews` marks a link made at the command line for somebody who has an account: it sets a new password.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    key: str
    email: str
    roles: frozenset[AccountRole]
    made_by: str | None
    made: datetime
    renews: bool = False

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be used; not if it was made long after now, by a clock that was wrong."""
        return self.made - CLOCK_OFF <= now < self.made + INVITED_FOR


class Tries(BaseModel):
    """Failed sign-ins under one key, and the last of them."""

    model_config = ConfigDict(frozen=True)

    failures: int = 0
    last: datetime | None = None


class AuthorizationRequest(BaseModel):
    """A sign-in that is under way at an identity provider: where it leads, and what has to come back."""

    model_config = ConfigDict(frozen=True)

    to: str
    state: str
    nonce: str
    verifier: str


class Departure(BaseModel):
    """Somebody who left for the identity provider and is not back yet: what was asked, and where they wanted to go here."""

    model_config = ConfigDict(frozen=True)

    asked: AuthorizationRequest
    wanted: str
    since: datetime


class Vouched(BaseModel):
    """Whom an identity provider vouches for: its own name for them, and an address it has verified."""

    model_config = ConfigDict(frozen=True)

    subject: str
    email: str


def address(text: str) -> str | None:
    """An e-mail address in the form under which accounts know it; None where it is none."""
    told = text.strip().lower()
    return told if _ADDRESS.fullmatch(told) else None


def check_password(password: str, email: str) -> None:
    """Raises InputError with a sentence about a password that cannot be taken."""
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(f"A password needs at least {SHORTEST_PASSWORD} characters.", "A few words in a row are good.")
    if len(password) > LONGEST_PASSWORD:
        raise InputError(f"A password has at most {LONGEST_PASSWORD} characters.", "Choose a shorter one.")
    if len(set(password)) < 3 or password.lower() in (email, email.partition("@")[0]):
        raise InputError("That password is too easy to guess.", "A few words in a row are good.")


def in_order(roles: frozenset[AccountRole]) -> list[AccountRole]:
    """Roles, those with the fewest rights first."""
    return [role for role in ROLES if role in roles]
