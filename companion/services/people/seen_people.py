"""What one person may see of another's profile, and what they may change in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from companion.domain.access import Actor, Kind, Target, may
from companion.domain.people import Profile, Section
from companion.domain.relationship import Phase
from companion.errors import InputError
from companion.seams import Accounts, Cohorts, Drafts, People, Sessions

OWN_BUSINESS = (
    "reports_to", "blocks", "goal", "focus_areas", "need", "desired_outcome", "why_this_matters", "constraints",
    "topics_declined", "available", "timezone",
)  # fmt: skip
"""What somebody says of themselves as one who asks, whom they should not meet, and when they have time: shown to nobody they are
suggested to."""

Part = TypeVar("Part", bound=Section)

REACHED_BY = ("email", "phone", "image", "profiles")


class SeenPeople:
    """Reads profiles for somebody. Whoever is not there and whoever may not be seen look the same: None."""

    def __init__(self, people: People, drafts: Drafts, sessions: Sessions, cohorts: Cohorts, accounts: Accounts) -> None:
        self._people, self._drafts, self._sessions, self._cohorts = people, drafts, sessions, cohorts
        self._accounts = accounts

    def seen(self, who: str | None, actor: Actor) -> Profile | None:
        """A profile as far as somebody may see it."""
        found = self._people.get(who) if who else None
        return self.shown(found, actor) if found else None

    def those(self, found: Iterable[Profile], actor: Actor) -> Iterator[Profile]:
        """Of many profiles those that somebody may see, as far as they may; who looks is looked up once."""
        eyes = _Eyes(self, actor)
        shown = (self._shown(one, eyes) for one in found)
        return (one for one in shown if one is not None)

    def shown(self, profile: Profile, actor: Actor) -> Profile | None:
        """The same, of a profile that was read already."""
        return self._shown(profile, _Eyes(self, actor))

    def target(self, profile: Profile, actor: Actor) -> Target:
        """A profile as a target: parties are asked for only where nothing else would allow it."""
        return self._target(profile, _Eyes(self, actor))

    def _shown(self, profile: Profile, eyes: _Eyes) -> Profile | None:
        target, actor = self._target(profile, eyes), eyes.actor
        if may(actor, "read", target):
            return profile if may(actor, "read", _of("blocks", profile)) else _without(profile, ("blocks",))
        return _without(profile, OWN_BUSINESS, REACHED_BY) if may(actor, "see", target) else None

    def _target(self, profile: Profile, eyes: _Eyes) -> Target:
        actor, listed = eyes.actor, profile.mentoring.consent.listed and not eyes.are_kept_from(profile)
        alone = Target("profile", owner=profile.id, listed=listed)
        if may(actor, "see", alone) or not actor.person:
            return alone
        known = profile.id in eyes.known and not eyes.are_kept_from(profile)
        return Target("profile", owner=profile.id, parties=frozenset({actor.person}) if known else frozenset())

    def settled(self, edited: Profile, stored: Profile, actor: Actor) -> Profile:
        """An edited profile, with what the actor may not change as it was: the address, and for others blocks and consent.

        Raises:
            InputError: the person signs in with the address that is changed, or somebody else does with the new one, who would
                become this person with it.
        """
        document = edited.document()
        basics, before = document["basics"], stored.document()
        if actor.is_local:
            return edited
        claimed = self._accounts.by_person(stored.id) is not None
        if stored.id == actor.person or (claimed and edited.email is None):
            _put(basics, "email", before["basics"].get("email"))
        elif claimed and edited.email != stored.email:
            raise InputError("This person has an account here: the address is theirs.", "Leave it as it was.")
        elif edited.email != stored.email and self._signs_in_as_another(edited):
            raise InputError("Somebody else signs in here with this address.", "Leave the address as it was.")
        mentoring, kept = document.setdefault("mentoring", {}), before.get("mentoring", {})
        if not may(actor, "write", _of("blocks", stored)):
            _put(mentoring, "blocks", kept.get("blocks"))
        if not may(actor, "write", Target("consent", owner=stored.id, unclaimed=not claimed)):
            _put(mentoring, "consent", kept.get("consent"))
        return Profile.model_validate(document)

    def in_touch(self, me: str, other: str) -> bool:
        """Whether two people talk, or were proposed to one another as far as the first of them has learned of it.

        An end and a block hold, whoever began.
        """
        return other in self._in_touch_with(me) and not self._kept_apart(me, other)

    def known_to(self, me: str) -> frozenset[str]:
        """Whom somebody may see although they are not listed: those they are in touch with, or write to."""
        return self._in_touch_with(me) | {draft.mentor for draft in self._drafts.latest(me)}

    def own(self, actor: Actor) -> Profile | None:
        """Somebody's own profile."""
        return self._people.get(actor.person) if actor.person else None

    def _signs_in_as_another(self, edited: Profile) -> bool:
        account = self._accounts.by_email(edited.email) if edited.email else None
        return account is not None and account.person != edited.id

    def _kept_apart(self, me: str, other: str) -> bool:
        mine, theirs = self._people.get(me), self._people.get(other)
        return mine is None or theirs is None or _blocks(mine, theirs) or _blocks(theirs, mine)

    def _in_touch_with(self, me: str) -> frozenset[str]:
        lasting = (one for one in self._sessions.relationships(me) if one.phase is not Phase.ENDED)
        talks = {who for one in lasting for who in (one.mentee, one.mentor)}
        proposed = (one for one in self._cohorts.proposals_of(me) if one.seen_by(me) is not None)
        return frozenset(talks | {who for one in proposed for who in (one.mentee, one.mentor)})


class _Eyes:
    """Somebody who looks at profiles: what is known of them is looked up when it is first needed, and once."""

    def __init__(self, people: SeenPeople, actor: Actor) -> None:
        self.actor, self._people = actor, people

    @cached_property
    def known(self) -> frozenset[str]:
        """Whom they know."""
        return self._people.known_to(self.actor.person or "")

    @cached_property
    def _me(self) -> Profile | None:
        return self._people.own(self.actor)

    def are_kept_from(self, profile: Profile) -> bool:
        """Whether one of the two does not want to meet the other."""
        me = self._me
        return me is not None and (_blocks(me, profile) or _blocks(profile, me))


def _of(kind: Kind, profile: Profile) -> Target:
    return Target(kind, owner=profile.id)


def _blocks(one: Profile, other: Profile) -> bool:
    names = {other.id.lower(), (other.email or other.id).lower()}
    return any(who.strip().lower() in names for who in one.mentoring.blocks)


def _without(profile: Profile, mentoring: tuple[str, ...], basics: tuple[str, ...] = ()) -> Profile:
    changes = {"basics": _blank(profile.basics, basics), "mentoring": _blank(profile.mentoring, mentoring)}
    return profile.model_copy(update=changes)


def _blank(part: Part, names: tuple[str, ...]) -> Part:
    """A copy in which these fields were never given. Without validation: a whole programme is read like this at once."""
    blank = part.model_copy(update={name: one.get_default() for name, one in type(part).model_fields.items() if name in names})
    blank.model_fields_set.difference_update(names)
    for name in names:
        (blank.model_extra or {}).pop(name, None)
    return blank


def _put(part: dict[str, Any], name: str, value: Any) -> None:
    part.pop(name, None)
    if value is not None:
        part[name] = value
