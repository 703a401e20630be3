"""Invitations: a link that makes an account, once. Nothing is sent; whoever makes the link hands it over."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from companion.domain.access import LOCAL, Actor, Target, may
from companion.domain.accounts import Account, AccountRole, Invitation, address, check_password
from companion.domain.audit_chain import CONSOLE
from companion.errors import InputError, NotAllowed
from companion.services.access.signing_in import AccountSeams


@dataclass(frozen=True)
class Inviting:
    """Use cases over invitations and the accounts that come of them."""

    seams: AccountSeams

    def invite(self, email: str, roles: Iterable[AccountRole], *, by: Actor = LOCAL) -> str:
        """Make a link's random id. At the command line it also renews somebody's password; on a page it never does.

        Raises:
            InputError: that is no address, no role is given, or, on a page, the address has an account.
            NotAllowed: one may not give these roles.
        """
        told, gives = address(email), frozenset(roles)
        if told is None:
            raise InputError(f"{email!r} is not an e-mail address.", "Write it like name@example.org.")
        if not gives:
            raise InputError("No role is given.", "Choose at least one: mentee, mentor, lead or admin.")
        if not may(by, "make", Target("invitation", gives=gives)):
            raise NotAllowed("You cannot invite people for that role.", "Ask somebody who looks after accounts.")
        known = self.seams.accounts.by_email(told)
        if known and not by.is_local:
            raise InputError("There is an account for this address already.", "Its roles can be changed in the list.")
        return self._made(told, gives | (known.roles if known else frozenset()), by, known)

    def opened(self, key: str) -> Invitation:
        """The invitation of a link. Raises NotAllowed when it cannot be used, whatever the reason."""
        found = self.seams.accounts.invitation(self.seams.keys.hashed(key))
        if found is None or not self._holds(found):
            raise NotAllowed("This invitation was used, withdrawn, or is too old.", "Ask for a new one.")
        return found

    def accept(self, key: str, password: str) -> Account:
        """Use a link: the account it makes, with a password. Raises NotAllowed, InputError or Conflict."""
        invitation = self.opened(key)
        check_password(password, invitation.email)
        return self._accepted(invitation, self.seams.passwords.hashed(password))

    def accept_verified(self, email: str) -> Account | None:
        """The account of an address that an identity provider vouches for, where an invitation waits for it."""
        found = self.seams.accounts.invitation_for(email)
        return self._accepted(found, None) if found and self._holds(found) else None

    def waiting(self, by: Actor) -> list[Invitation]:
        """Invitations that can still be used. Raises NotAllowed."""
        if not may(by, "list", Target("invitation")):
            raise _not_yours()
        return [one for one in self.seams.accounts.invitations() if self._holds(one)]

    def withdraw(self, invitation_id: str, *, by: Actor) -> None:
        """Take an invitation back. Raises NotAllowed."""
        found = next((one for one in self.seams.accounts.invitations() if one.id == invitation_id), None)
        if found is None or not may(by, "erase", Target("invitation", gives=found.roles)):
            raise NotAllowed("There is no such invitation.", "Load the page again.")
        self.seams.accounts.withdraw(invitation_id)
        self._note(by, "withdrew", "invitation", invitation_id)

    def accounts(self, by: Actor) -> list[Account]:
        """Everybody who may sign in. Raises NotAllowed."""
        if not may(by, "list", Target("accounts")):
            raise _not_yours()
        return self.seams.accounts.every()

    def change(self, account_id: str, *, roles: Iterable[AccountRole], active: bool, by: Actor) -> Account:
        """Change somebody's roles, or close or open their account. It counts from their next click.

        Raises:
            NotAllowed: there is no such account, or one may not change it.
            InputError: nobody would be left who looks after accounts, or no role is given.
        """
        known = self.seams.accounts.get(account_id)
        if known is None or not may(by, "write", Target("accounts")):
            raise _not_yours()
        changed = known.model_copy(update={"roles": frozenset(roles), "active": active})
        if not changed.roles:
            raise InputError("No role is left.", "Close the account instead.")
        self._check_admin_left(known, changed)
        self.seams.accounts.save(changed)
        self._note(by, "changed", "account", known.id, known.person)
        return changed

    def _check_admin_left(self, known: Account, changed: Account) -> None:
        rules = [one for one in self.seams.accounts.every() if "admin" in one.roles and one.active and one.id != known.id]
        if _is_admin(known) and not _is_admin(changed) and not rules:
            raise InputError("Nobody would be left who looks after accounts.", "Make somebody else an admin first.")

    def _made(self, email: str, roles: frozenset[AccountRole], by: Actor, known: Account | None) -> str:
        key = self.seams.keys.new()
        invitation = Invitation(
            id=secrets.token_hex(8), key=self.seams.keys.hashed(key), email=email, roles=roles, made_by=by.account,
            made=self.seams.clock.now(), renews=known is not None,
        )  # fmt: skip
        self.seams.accounts.invite(invitation)
        person = known.person if known else None
        self._note(by, "invited", "account" if known else "invitation", known.id if known else invitation.id, person)
        return key

    def _accepted(self, invitation: Invitation, secret: str | None) -> Account:
        known = self.seams.accounts.by_email(invitation.email) if invitation.renews else None
        invitation = invitation.model_copy(update={"renews": known is not None})
        account = self._account(invitation, known)
        self.seams.accounts.accept(invitation, account, secret)
        self.seams.audit.note(
            self.seams.clock.now(), actor=account.id, action="accepted an invitation", kind="account", target=account.id,
            person=account.person,
        )  # fmt: skip
        return account

    def _account(self, invitation: Invitation, known: Account | None) -> Account:
        if known:
            return known.model_copy(update={"roles": invitation.roles, "active": True})
        now = self.seams.clock.now()
        return Account(id=f"a-{secrets.token_hex(8)}", email=invitation.email, roles=invitation.roles, made=now)

    def _holds(self, invitation: Invitation) -> bool:
        """Whether it is not too old, and whoever made it may still give what it gives."""
        return invitation.is_open(self.seams.clock.now()) and may(
            self._maker(invitation), "make", Target("invitation", gives=invitation.roles)
        )

    def _maker(self, invitation: Invitation) -> Actor:
        if invitation.made_by is None:
            return LOCAL
        maker = self.seams.accounts.get(invitation.made_by)
        return Actor(maker.id, maker.id, maker.person, maker.roles) if maker and maker.active else Actor("")

    def _note(self, by: Actor, action: str, kind: str, target: str, person: str | None = None) -> None:
        actor = by.account or CONSOLE
        self.seams.audit.note(self.seams.clock.now(), actor=actor, action=action, kind=kind, target=target, person=person)


def _not_yours() -> NotAllowed:
    """Made anew each time: one that is kept would hold on to whatever was at hand where it was raised."""
    return NotAllowed("There is no such account.", "Load the page again.")


def _is_admin(account: Account) -> bool:
    return account.active and "admin" in account.roles
