"""Signing in, and what only people who signed in can ask."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from companion.wiring.cohorts import Cohorts
from companion.wiring.once import once

if TYPE_CHECKING:
    from companion.auth.keys import RandomKeys
    from companion.auth.oidc import OidcProvider
    from companion.auth.passwords import Argon2Passwords
    from companion.seams import Spans
    from companion.services.access.inviting import Inviting
    from companion.services.access.permitted import Permitted
    from companion.services.access.signing_in import AccountSeams, SigningIn
    from companion.services.people.seen_people import SeenPeople
    from companion.store.departures import RecordedDepartures


class Serving(Cohorts):
    """Signing in, and what only people who signed in can ask."""

    @once
    def passwords(self) -> Argon2Passwords:
        """Hashes of passwords."""
        from companion.auth.passwords import Argon2Passwords

        return Argon2Passwords()

    @once
    def keys(self) -> RandomKeys:
        """Random ids."""
        from companion.auth.keys import RandomKeys

        return RandomKeys()

    @once
    def identity_provider(self) -> OidcProvider:
        """Who vouches for people. Raises SettingsError where it is not said who does."""
        from companion.auth.oidc import OidcProvider
        from companion.errors import SettingsError
        from companion.settings import public_base

        told, secret = self.settings, self.settings.oidc_client_secret
        if not told.oidc_issuer or not told.oidc_client_id:
            raise SettingsError(
                "COMPANION_AUTH=oidc needs an identity provider.", "Set COMPANION_OIDC_ISSUER and COMPANION_OIDC_CLIENT_ID."
            )
        back = f"{public_base(told)}/oidc/callback"
        return OidcProvider(told.oidc_issuer, told.oidc_client_id, secret.get_secret_value() if secret else None, back)

    @once
    def spans(self) -> Spans:
        """How long what took. Raises SettingsError where traces are asked for and OpenTelemetry is not installed."""
        from companion.errors import SettingsError
        from companion.settings import asked_by_opentelemetry
        from companion.telemetry.spans import NoSpans, spans_over_the_network

        if self.settings.telemetry:
            return spans_over_the_network(self.settings.telemetry)
        if not asked_by_opentelemetry():
            return NoSpans()
        try:
            return spans_over_the_network(None)
        except SettingsError:  # the variables may be meant for another program
            return NoSpans()

    @once
    def departures(self) -> RecordedDepartures:
        """Who is on the way to the identity provider and back."""
        from companion.store.departures import RecordedDepartures

        return RecordedDepartures(self.database)

    @once
    def signing_in(self) -> SigningIn:
        """Use cases over visits."""
        from companion.services.access.signing_in import Lasting, SigningIn

        idle, whole = timedelta(minutes=self.settings.sign_in_idle_minutes), timedelta(days=self.settings.sign_in_days)
        return SigningIn(self._account_seams(), Lasting(idle=idle, whole=whole))

    @once
    def inviting(self) -> Inviting:
        """Use cases over invitations and accounts."""
        from companion.services.access.inviting import Inviting

        return Inviting(self._account_seams())

    @once
    def seen_people(self) -> SeenPeople:
        """Profiles as far as somebody may see them."""
        from companion.services.people.seen_people import SeenPeople

        return SeenPeople(self.people, self.drafts, self.sessions, self.cohorts, self.accounts)

    @once
    def permitted(self) -> Permitted:
        """The companion as pages see it where people sign in."""
        from companion.services.access.permitted import Permitted

        return Permitted(self)

    def _account_seams(self) -> AccountSeams:
        from companion.services.access.signing_in import AccountSeams

        return AccountSeams(
            accounts=self.accounts, people=self.people, audit=self.audit, passwords=self.passwords, keys=self.keys,
            clock=self.clock, erasures=self.erasures,
        )  # fmt: skip
