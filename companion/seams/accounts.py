"""Who signs in, and what is noted of what they did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from companion.seams.basics import Records

if TYPE_CHECKING:
    from companion.domain.accounts import Account, AuthorizationRequest, Departure, Invitation, Tries, Visit, Vouched
    from companion.domain.audit_chain import AuditLine, Head, Wholeness


class Accounts(Records, Protocol):
    """Accounts, the visits they are signed in for, open invitations, and failed tries. Random ids are known by their hash."""

    def get(self, account_id: str) -> Account | None:
        """The account with this id."""

    def by_email(self, email: str) -> Account | None:
        """The account of an address, which is in lower case."""

    def by_person(self, person_id: str) -> Account | None:
        """The account whose profile this is."""

    def by_subject(self, subject: str) -> Account | None:
        """The account that an identity provider names so."""

    def every(self) -> list[Account]:
        """All accounts, by address."""

    def secret_of(self, account_id: str) -> str | None:
        """The hash of somebody's password."""

    def subject_of(self, account_id: str) -> str | None:
        """How an identity provider names somebody, once they signed in by it."""

    def save(self, account: Account) -> None:
        """Store the roles of an account and whether it is active; one that is not is signed out everywhere."""

    def claim(self, account_id: str, person_id: str) -> bool:
        """Make a profile somebody's own; False where it is another's already, or they have one."""

    def bind(self, account_id: str, subject: str) -> None:
        """Remember how an identity provider names somebody."""

    def set_secret(self, account_id: str, secret: str, *, keep: str | None = None) -> None:
        """Store the hash of a new password, and sign the account out everywhere but in the visit `keep`."""

    def open_visit(self, visit: Visit, *, instead_of: str | None = None) -> None:
        """Begin a visit; the one that it takes the place of ends."""

    def visit(self, key: str) -> tuple[Visit, Account] | None:
        """A visit, and whose it is."""

    def visits_of(self, account_id: str) -> list[Visit]:
        """The visits an account is signed in for, the newest first. Their keys are hashes, and are left out."""

    def touch(self, key: str, at: datetime) -> None:
        """Note that a visit goes on. Raises HomeBusy soon: nobody should wait for it."""

    def end_visit(self, key: str) -> None:
        """End one visit."""

    def end_visits(self, account_id: str) -> int:
        """End every visit of an account; how many there were."""

    def invite(self, invitation: Invitation) -> None:
        """Store an invitation, in place of an earlier one to the same address."""

    def invitation(self, key: str) -> Invitation | None:
        """The invitation of a link."""

    def invitation_for(self, email: str) -> Invitation | None:
        """The invitation that waits for an address."""

    def invitations(self) -> list[Invitation]:
        """Those that wait, the newest first."""

    def withdraw(self, invitation_id: str) -> bool:
        """Take an invitation back; whether it still waited."""

    def accept(self, invitation: Invitation, account: Account, secret: str | None) -> None:
        """Use an invitation up and store its account, in one transaction. Raises Conflict when it was used meanwhile."""

    def tries(self, keys: Sequence[str]) -> list[Tries]:
        """Failed sign-ins under each key."""

    def count_tries(self, keys: Sequence[str], at: datetime, *, forget_before: datetime) -> list[Tries]:
        """Count one more failure under each key; how it stood before. What is older than `forget_before` goes."""

    def clear_tries(self, keys: Sequence[str]) -> None:
        """Forget the failures under these keys."""

    def uncount_try(self, key: str) -> None:
        """Take one failure back."""


class Audit(Records, Protocol):
    """Who did what to which record when: a chain that only grows, over random ids. Forgetting deletes what an id means."""

    def note(self, at: datetime, *, actor: str, action: str, kind: str, target: str = "", person: str | None = None) -> None:
        """Add an entry. `actor` is an account's id, `target` a record's, `person` whose record it is."""

    def note_each(self, at: datetime, *, actor: str, action: str, kind: str, people: Sequence[str]) -> None:
        """Add an entry for each of many whose record something was done to; for whoever is not on record, none."""

    def of(self, *, account: str | None, person: str | None) -> list[AuditLine]:
        """What somebody did, what was done to their records, and what has been done to everybody's since, the newest first."""

    def recent(self, limit: int = 200) -> list[AuditLine]:
        """The newest entries, the newest first; what was done to many at once stands there once."""

    def verify(self, noted: Head | None = None) -> Wholeness:
        """Whether the chain is whole, and holds an entry that was noted."""


class Departures(Protocol):
    """Sign-ins that are under way at an identity provider, known by the hash of what the browser holds."""

    def keep(self, key: str, departure: Departure, *, forget_before: datetime) -> None:
        """Remember that somebody left; what is older than `forget_before` goes."""

    def take(self, key: str) -> Departure | None:
        """Somebody is back: whoever takes it first has it, in whatever process."""


class Passwords(Protocol):
    """Hashes of passwords, slow on purpose."""

    def warm(self) -> None:
        """Make ready what the first person would otherwise wait for, known or not."""

    def hashed(self, password: str) -> str:
        """A new hash, with a salt of its own."""

    def fits(self, password: str, secret: str | None) -> bool:
        """Whether a password is the one that was hashed. Without a hash the same work is done, and the answer is no."""


class IdentityProvider(Protocol):
    """Somebody outside who knows who people are."""

    def begin(self) -> AuthorizationRequest:
        """Where to send somebody, and what ties what comes back to the browser that left. Raises SettingsError."""

    def vouched(self, code: str, asked: AuthorizationRequest) -> Vouched:
        """Whom the provider vouches for, by a code that came back. Raises NotAllowed."""

    def check(self) -> str:
        """What the provider says it is. Raises SettingsError."""


class Keys(Protocol):
    """Random ids for browsers and links."""

    def new(self) -> str:
        """A random id nobody can guess."""

    def hashed(self, key: str) -> str:
        """What is kept of it."""

    def form_token(self, key: str) -> str:
        """What a form of the visit with this id carries."""

    def same(self, one: str, other: str) -> bool:
        """Whether two texts are equal, in a time that tells nothing about where they differ."""
