"""Accounts on record, with the visits they are signed in for and open invitations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from companion.domain.accounts import Account, AccountRole, Invitation, Visit
from companion.errors import Conflict
from companion.store.account_tables import accounts, invitations, visits
from companion.store.forms import addresses_of, batches
from companion.store.tries import RecordedTries, forget_tries

PATIENCE_SECONDS = 0.25
"""How long noting that a visit goes on waits for another writer."""


class RecordedAccounts(RecordedTries):
    """The seam `Accounts` over the records."""

    def get(self, account_id: str) -> Account | None:
        """The account with this id."""
        return self._one(accounts.c.id == account_id)

    def by_email(self, email: str) -> Account | None:
        """The account of an address, which is in lower case."""
        return self._one(accounts.c.email == email)

    def by_person(self, person_id: str) -> Account | None:
        """The account whose profile this is."""
        return self._one(accounts.c.person == person_id)

    def by_subject(self, subject: str) -> Account | None:
        """The account that an identity provider names so."""
        return self._one(accounts.c.subject == subject)

    def every(self) -> list[Account]:
        """All accounts, by address."""
        with self._database.reading() as connection:
            return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.email))]

    def secret_of(self, account_id: str) -> str | None:
        """The hash of somebody's password."""
        with self._database.reading() as connection:
            found: str | None = connection.scalar(select(accounts.c.password).where(accounts.c.id == account_id))
        return found

    def subject_of(self, account_id: str) -> str | None:
        """How an identity provider names somebody, once they signed in by it."""
        with self._database.reading() as connection:
            found: str | None = connection.scalar(select(accounts.c.subject).where(accounts.c.id == account_id))
        return found

    def save(self, account: Account) -> None:
        """Store the roles of an account and whether it is active; one that is not is signed out everywhere."""
        row = {"roles": _roles(account.roles), "active": account.active}
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account.id).values(row))
            if not account.active:
                connection.execute(delete(visits).where(visits.c.account == account.id))

    def claim(self, account_id: str, person_id: str) -> bool:
        """Make a profile somebody's own; False where it is another's already, or they have one."""
        free = (accounts.c.id == account_id, accounts.c.person.is_(None))
        with self._database.writing() as connection:
            if connection.scalar(select(accounts.c.id).where(accounts.c.person == person_id)):
                return False
            return bool(connection.execute(update(accounts).where(*free).values(person=person_id)).rowcount)

    def bind(self, account_id: str, subject: str) -> None:
        """Remember how an identity provider names somebody."""
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(subject=subject))

    def set_secret(self, account_id: str, secret: str, *, keep: str | None = None) -> None:
        """Store the hash of a new password, and sign the account out everywhere but in the visit `keep`."""
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(password=secret))
            connection.execute(delete(visits).where(visits.c.account == account_id, visits.c.key != (keep or "")))

    def open_visit(self, visit: Visit, *, instead_of: str | None = None) -> None:
        """Begin a visit; the one that it takes the place of ends."""
        with self._database.writing() as connection:
            if instead_of:
                connection.execute(delete(visits).where(visits.c.key == instead_of))
            connection.execute(insert(visits), {**visit.model_dump(include={"key", "account"}), **_moments(visit)})

    def visit(self, key: str) -> tuple[Visit, Account] | None:
        """A visit, and whose it is."""
        query = select(visits.c.key, visits.c.begun, visits.c.seen, accounts).join(accounts, visits.c.account == accounts.c.id)
        with self._database.reading() as connection:
            row = connection.execute(query.where(visits.c.key == key)).first()
        if row is None:
            return None
        return Visit(key=row.key, account=row.id, begun=_moment(row.begun), seen=_moment(row.seen)), _account(row)

    def visits_of(self, account_id: str) -> list[Visit]:
        """The visits an account is signed in for, the newest first. Their keys are hashes, and are left out."""
        query = select(visits).where(visits.c.account == account_id).order_by(visits.c.begun.desc())
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [Visit(key="", account=row.account, begun=_moment(row.begun), seen=_moment(row.seen)) for row in rows]

    def touch(self, key: str, at: datetime) -> None:
        """Note that a visit goes on. Raises HomeBusy soon: nobody should wait for it."""
        with self._database.writing(patience_seconds=PATIENCE_SECONDS) as connection:
            connection.execute(update(visits).where(visits.c.key == key).values(seen=at.isoformat()))

    def end_visit(self, key: str) -> None:
        """End one visit."""
        with self._database.writing() as connection:
            connection.execute(delete(visits).where(visits.c.key == key))

    def end_visits(self, account_id: str) -> int:
        """End every visit of an account; how many there were."""
        with self._database.writing() as connection:
            return connection.execute(delete(visits).where(visits.c.account == account_id)).rowcount

    def invite(self, invitation: Invitation) -> None:
        """Store an invitation, in place of an earlier one to the same address."""
        row = {**invitation.model_dump(), "roles": _roles(invitation.roles), "made": invitation.made.isoformat()}
        with self._database.writing() as connection:
            connection.execute(delete(invitations).where(invitations.c.email == invitation.email))
            connection.execute(insert(invitations), row)

    def invitation(self, key: str) -> Invitation | None:
        """The invitation of a link."""
        with self._database.reading() as connection:
            row = connection.execute(select(invitations).where(invitations.c.key == key)).first()
        return _invitation(row) if row else None

    def invitation_for(self, email: str) -> Invitation | None:
        """The invitation that waits for an address."""
        with self._database.reading() as connection:
            row = connection.execute(select(invitations).where(invitations.c.email == email)).first()
        return _invitation(row) if row else None

    def invitations(self) -> list[Invitation]:
        """Those that wait, the newest first."""
        with self._database.reading() as connection:
            return [_invitation(row) for row in connection.execute(select(invitations).order_by(invitations.c.made.desc()))]

    def withdraw(self, invitation_id: str) -> bool:
        """Take an invitation back; whether it still waited."""
        with self._database.writing() as connection:
            return bool(connection.execute(delete(invitations).where(invitations.c.id == invitation_id)).rowcount)

    def accept(self, invitation: Invitation, account: Account, secret: str | None) -> None:
        """Use an invitation up and store its account, new or known, in one transaction; whoever was signed in as it is not.

        Raises:
            Conflict: the invitation was used or withdrawn meanwhile, or the address has an account now.
        """
        with self._database.writing() as connection:
            if not connection.execute(delete(invitations).where(invitations.c.key == invitation.key)).rowcount:
                raise Conflict("This invitation was used already.", "Ask for a new one.")
            row = _row(account, secret)
            if invitation.renews:
                connection.execute(update(accounts).where(accounts.c.id == account.id).values(row))
                connection.execute(delete(visits).where(visits.c.account == account.id))
            else:
                _insert(connection, row)

    def forget(self, person_id: str) -> dict[str, int]:
        """Delete a person's account, with the visits it is signed in for and what invites it."""
        return self.forget_all([person_id])

    def forget_all(self, person_ids: Iterable[str]) -> dict[str, int]:
        """The same for many, in one transaction. An account without a profile is named by its own id.

        Before `People.forget`: an address may be invited, or tried at the login, and have no account.
        """
        gone = {"accounts": 0, "invitations": 0}
        with self._database.forgetting() as connection:
            for ids in batches(person_ids):
                of_them = or_(accounts.c.person.in_(ids), accounts.c.id.in_(ids))
                known = connection.execute(select(accounts.c.id, accounts.c.email).where(of_them)).all()
                emails = sorted({row.email for row in known} | addresses_of(connection, ids))
                invited = or_(invitations.c.email.in_(emails), invitations.c.made_by.in_([row.id for row in known]))
                gone["invitations"] += connection.execute(delete(invitations).where(invited)).rowcount
                forget_tries(connection, emails)
                gone["accounts"] += connection.execute(delete(accounts).where(of_them)).rowcount
        return gone

    def _one(self, where: Any) -> Account | None:
        with self._database.reading() as connection:
            row = connection.execute(select(accounts).where(where)).first()
        return _account(row) if row else None


def _insert(connection: Connection, row: dict[str, Any]) -> None:
    try:
        connection.execute(insert(accounts), row)
    except IntegrityError as error:
        raise Conflict("There is an account for this address already.", "Sign in with it.") from error


def _row(account: Account, secret: str | None) -> dict[str, Any]:
    row = {**account.model_dump(exclude={"has_password"}), "roles": _roles(account.roles), "made": account.made.isoformat()}
    return {**row, "password": secret} if secret else row


def _roles(roles: Iterable[AccountRole]) -> str:
    return " ".join(sorted(roles))


def _account(row: Row[Any]) -> Account:
    return Account.model_validate(
        {
            "id": row.id,
            "email": row.email,
            "roles": row.roles.split(),
            "person": row.person,
            "active": row.active,
            "has_password": row.password is not None,
            "made": row.made,
        }
    )


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation.model_validate({**row._mapping, "roles": row.roles.split()})


def _moments(visit: Visit) -> dict[str, str]:
    return {"begun": visit.begun.isoformat(), "seen": visit.seen.isoformat()}


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
