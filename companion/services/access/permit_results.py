"""What becomes of results on their way to a page, and checks that need more than one argument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from companion.domain.access import Target, may
from companion.domain.agenda.agenda import Agenda, View
from companion.domain.jobs import Job
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.people import Profile
from companion.errors import InputError, NotAllowed, UnknownPerson
from companion.services.access.acting import now_acting
from companion.services.access.permits import Use, not_here
from companion.services.access.signing_in import claimed as with_profile
from companion.services.people.profile_ids import is_made_here


def person(use: Use, found: Profile) -> Profile:
    """A profile as far as the actor may see it."""
    shown = use.parts.seen_people.shown(found, use.actor)
    if shown is None:
        raise UnknownPerson(str(use.at("who")))
    return shown


def person_or_none(use: Use, found: Profile | None) -> Profile | None:
    """The same, where nobody is an answer."""
    return use.parts.seen_people.shown(found, use.actor) if found else None


def those_seen(use: Use, found: Iterable[Profile]) -> Iterator[Profile]:
    """Everybody the actor may see, as far as they may."""
    return use.parts.seen_people.those(found, use.actor)


def own_draft_or_none(use: Use, found: DraftRecord | None) -> DraftRecord | None:
    """One's own draft."""
    return found if found and may(use.actor, "read", Target("draft", owner=found.mentee)) else None


def own_job_or_none(use: Use, found: Job | None) -> Job | None:
    """One's own long work."""
    return found if found and may(use.actor, "read", Target("job", owner=found.owner)) else None


def for_leads(use: Use, found: list[Any]) -> list[Any]:
    """A list for leads; others see none."""
    return found if may(use.actor, "list", Target("import")) else []


def no_conduct(use: Use, found: Any) -> Any:
    """How a cohort stands without who answered what."""
    return found if use.actor.is_local else found.model_copy(update={"proposals": [], "unmatched": [], "notes": []})


def for_operators(use: Use, found: list[Any]) -> list[Any]:
    """A list for whoever works at this machine alone, without accounts; others see none."""
    return found if use.actor.is_local else []


def own_views(use: Use, agenda: Agenda) -> Agenda:
    """A plan without what is for the other side alone."""
    if agenda.views is None or use.actor.is_local:
        return agenda
    views, nothing = agenda.views, View(title="", sections=[])
    if not may(use.actor, "read", Target("agenda for mentee", owner=use.person("request.mentee"))):
        views = views.model_copy(update={"mentee_only": nothing})
    if not may(use.actor, "read", Target("agenda for mentor", owner=use.person("request.mentor"))):
        views = views.model_copy(update={"mentor_only": nothing})
    return agenda.model_copy(update={"views": views})


def own_side(use: Use) -> None:
    """Questions for reflection are for the side they are asked for."""
    reader = use.person("request.mentee" if use.at("request.side") == "mentee" else "request.mentor")
    use.require("read", Target("reflection", owner=reader))


def settle_profile(use: Use) -> None:
    """An edited profile keeps what the actor may not change; a new one is their own, or a lead's work."""
    profile: Profile = use.at("profile")
    stored = use.parts.people.get(profile.id)
    if stored is not None:
        use.require("write", use.parts.seen_people.target(stored, use.actor), _only_own())  # as where nobody is called so
        use.given["profile"] = use.parts.seen_people.settled(profile, stored, use.actor)
    elif not use.actor.is_local:
        _check_new(use, profile)


def claimed(use: Use, version: int) -> int:
    """A new profile with the actor's own address becomes theirs, from now on in this event."""
    if use.actor.account and use.actor.person is None:
        now_acting(with_profile(use.parts.accounts, use.actor, use.at("profile")))
    return version


def _check_new(use: Use, profile: Profile) -> None:
    account = use.parts.accounts.get(use.actor.account or "")
    if account is None:
        raise not_here()
    is_own = use.actor.person is None and profile.email == account.email
    allowed = is_own or may(use.actor, "make", Target("profile"))
    if not allowed or not is_made_here(profile.id):
        raise _only_own()
    if not is_own and profile.email == account.email:
        raise InputError("That is your own address, and you have a profile already.", "Change that one instead.")


def _only_own() -> NotAllowed:
    return NotAllowed("You can only fill in your own profile.", "Load the page again.")
