"""Signing in and out. What an unknown person is told, and how long it takes, is what a wrong password gets."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from companion.domain import throttle
from companion.domain.access import Actor
from companion.domain.accounts import CLOCK_OFF, LONGEST_PASSWORD, Account, Tries, Visit, Vouched, address, check_password
from companion.domain.audit_chain import NOBODY
from companion.domain.people import Profile
from companion.errors import HomeBusy, NotAllowed, TooManyTries
from companion.seams import Accounts, Audit, Clock, Erasures, Keys, Passwords, People

NOTED_EVERY = timedelta(minutes=1)
"""How often it is noted that a visit goes on."""

PATIENCE = (throttle.PAIR, throttle.PLACE, throttle.ACCOUNT)


@dataclass(frozen=True)
class AccountSeams:
    """What the use cases over accounts work with."""

    accounts: Accounts
    people: People
    audit: Audit
    passwords: Passwords
    keys: Keys
    clock: Clock
    erasures: Erasures | None = None


@dataclass(frozen=True)
class Lasting:
    """How long a visit lasts: `idle` without a request, `whole` in any case."""

    idle: timedelta
    whole: timedelta

    def holds(self, visit: Visit, now: datetime) -> bool:
        """Whether a visit still lasts. One that began long after now was begun by a clock that was wrong, and is over."""
        lasts = now - visit.begun <= self.whole and now - visit.seen <= self.idle
        return lasts and max(visit.begun, visit.seen) - now <= CLOCK_OFF


@dataclass(frozen=True)
class SignedIn:
    """Somebody who is signed in, as they are at this moment, and the token their forms carry."""

    actor: Actor
    email: str
    form_token: str


@dataclass(frozen=True)
class SigningIn:
    """Use cases over visits."""

    seams: AccountSeams
    lasting: Lasting

    def sign_in(self, email: str, password: str, *, place: str, instead_of: str | None = None) -> str:
        """Begin a visit; returns its random id. `place` is where on the network somebody is, `instead_of` an earlier visit's id.

        Raises:
            TooManyTries: there were too many failures before; nothing was looked at.
            NotAllowed: there is no such account, or the password is another.
        """
        told = address(email) or email.strip().lower()[:254]
        keys = (f"pair {told} {place}", f"place {place}", f"account {told}")
        self._count(keys)
        account = self._account(told)
        secret = self.seams.accounts.secret_of(account.id if account else "")
        fits = self.seams.passwords.fits(password[: LONGEST_PASSWORD + 1], secret)
        if account is None or not fits:
            self._note(NOBODY, "was refused a sign-in", account.id if account else "", account)
            raise NotAllowed("Address and password do not belong together.", "Check both, or ask for a new invitation.")
        self.seams.accounts.clear_tries(keys[:1])
        for key in keys[1:]:
            self.seams.accounts.uncount_try(key)
        return self.begin(account, instead_of=instead_of)

    def vouched_for(self, vouched: Vouched, invited: Callable[[str], Account | None]) -> Account:
        """The account of somebody an identity provider vouches for; `invited` makes one where an invitation waits.

        Raises:
            NotAllowed: there is none, it is closed, or the provider knew somebody else by this address before.
        """
        accounts = self.seams.accounts
        account = accounts.by_subject(vouched.subject) or accounts.by_email(vouched.email) or invited(vouched.email)
        bound = accounts.subject_of(account.id) if account else None
        if account is None or not account.active or bound not in (None, vouched.subject):
            raise NotAllowed("There is no account for you here.", "Ask whoever runs the programme for an invitation.")
        if bound is None:
            accounts.bind(account.id, vouched.subject)
        return account

    def begin(self, account: Account, *, instead_of: str | None = None) -> str:
        """Begin a visit of somebody who has shown who they are; returns its random id, which is always a new one."""
        account = account if account.person else self._claimed(account)
        key, now = self.seams.keys.new(), self.seams.clock.now()
        visit = Visit(key=self.seams.keys.hashed(key), account=account.id, begun=now, seen=now)
        before = self.seams.keys.hashed(instead_of) if instead_of else None
        self.seams.accounts.open_visit(visit, instead_of=before)
        self._note(account.id, "signed in", account.id, account)
        return key

    def who(self, key: str) -> SignedIn | None:
        """Who is signed in by a visit's random id, looked up anew; None where it ended, or the account did."""
        found = self.seams.accounts.visit(self.seams.keys.hashed(key)) if key else None
        if found is None:
            return None
        visit, account = found
        now = self.seams.clock.now()
        if not account.active or not self.lasting.holds(visit, now):
            self.seams.accounts.end_visit(visit.key)
            return None
        self._note_seen(visit, now)
        return self._signed_in(account, key)

    def still(self, key: str) -> SignedIn | None:
        """As `who`, for a page that is only open: nobody did anything, so that a visit at rest ends as if nobody had looked."""
        found = self.seams.accounts.visit(self.seams.keys.hashed(key)) if key else None
        if found is None or not found[1].active or not self.lasting.holds(found[0], self.seams.clock.now()):
            return None
        return self._signed_in(found[1], key)

    def actor_of(self, account: Account) -> Actor:
        """An account as it acts. A profile with its address becomes its own, unless it is somebody else's already."""
        if account.person is None:
            account = self._claimed(account)
        return Actor(account.person or account.id, account.id, account.person, account.roles)

    def sign_out(self, key: str) -> None:
        """End a visit; one that is not there is fine."""
        found = self.seams.accounts.visit(self.seams.keys.hashed(key))
        if found:
            self.seams.accounts.end_visit(found[0].key)
            self._note(found[1].id, "signed out", found[1].id, found[1])

    def sign_out_everywhere(self, actor: Actor) -> int:
        """End every visit of one's own account; how many there were."""
        account = self.own(actor)
        ended = self.seams.accounts.end_visits(account.id)
        self._note(account.id, "signed out everywhere", account.id, account)
        return ended

    def change_password(self, actor: Actor, *, before: str, after: str, key: str, place: str) -> None:
        """A new password for one's own account; every other visit ends. Raises as `sign_in`, and InputError for a weak one."""
        account = self.own(actor)
        if not self.confirms(account, before, place=place):
            raise NotAllowed("That is not your password so far.", "Check it and try again.")
        check_password(after, account.email)
        self.seams.accounts.set_secret(account.id, self.seams.passwords.hashed(after), keep=self.seams.keys.hashed(key))
        self._note(account.id, "changed the password", account.id, account)

    def confirms(self, account: Account, password: str, *, place: str) -> bool:
        """Whether somebody who is signed in knows their password. Raises TooManyTries, and looks at nothing then."""
        keys = (f"pair {account.email} {place}",)
        self._count(keys)
        fits = self.seams.passwords.fits(password[: LONGEST_PASSWORD + 1], self.seams.accounts.secret_of(account.id))
        if fits:
            self.seams.accounts.clear_tries(keys)
        return fits

    def forget(self, account: Account) -> None:
        """Delete an account without a profile, or what is left of one whose profile was erased."""
        if self.seams.erasures is not None:
            self.seams.erasures.note([account.id], self.seams.clock.now())
        self.seams.accounts.forget(account.id)
        self.seams.audit.forget(account.id)

    def own(self, actor: Actor) -> Account:
        """The actor's account. Raises NotAllowed when there is none any more."""
        account = self.seams.accounts.get(actor.account or "")
        if account is None or not account.active:
            raise NotAllowed("You are signed out.", "Sign in again.")
        return account

    def _signed_in(self, account: Account, key: str) -> SignedIn:
        return SignedIn(self.actor_of(account), account.email, self.seams.keys.form_token(key))

    def _account(self, email: str) -> Account | None:
        account = self.seams.accounts.by_email(email)
        return account if account and account.active else None

    def _claimed(self, account: Account) -> Account:
        person = self.seams.people.get(account.email)
        if person is None or not self.seams.accounts.claim(account.id, person.id):
            return account
        return account.model_copy(update={"person": person.id})

    def _count(self, keys: tuple[str, ...]) -> None:
        """Count a try as failed until it is known better, so that many at once are counted too."""
        now = self.seams.clock.now()
        _refuse_waiting(self.seams.accounts.tries(keys), now)
        _refuse_waiting(self.seams.accounts.count_tries(keys, now, forget_before=now - throttle.FORGOTTEN_AFTER), now)

    def _note_seen(self, visit: Visit, now: datetime) -> None:
        if now - visit.seen > NOTED_EVERY:
            with contextlib.suppress(HomeBusy):
                self.seams.accounts.touch(visit.key, now)

    def _note(self, actor: str, action: str, target: str, account: Account | None) -> None:
        person = account.person if account else None
        self.seams.audit.note(self.seams.clock.now(), actor=actor, action=action, kind="account", target=target, person=person)


def claimed(accounts: Accounts, actor: Actor, profile: Profile) -> Actor:
    """The actor, with a new profile of theirs."""
    if actor.account and accounts.claim(actor.account, profile.id):
        return replace(actor, name=profile.id, person=profile.id)
    return actor


def _refuse_waiting(tries: list[Tries], now: datetime) -> None:
    waits = [patience.wait_seconds(one, now) for patience, one in zip(PATIENCE, tries, strict=False)]
    if longest := max(waits):
        raise TooManyTries(ceil(longest))
