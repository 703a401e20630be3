"""Profiles that their people look after themselves, and what a file may still say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from companion.domain.people import Profile
from companion.seams import Accounts, People

OWN_STANDS = "this person looks after their own profile here, so it stays as they wrote it; ask them to change it"
THEIR_CONSENT = "this person has an account here: consent, blocks and address are theirs to change"

SIGNS_IN = "somebody else signs in here with this address, so the one on record was kept"

_THEIRS = {"basics": ("email",), "mentoring": ("consent", "blocks")}
"""What nobody else changes, once somebody has claimed their profile."""


class Settled(NamedTuple):
    """A row as it may be stored, and what of it was left out: a field, and why."""

    profile: Profile
    left_out: tuple[str, str] | None = None


@dataclass
class OwnProfiles:
    """What is on record of people who have claimed their profiles, as far as a file names them."""

    people: People
    accounts: Accounts | None
    _stored: dict[str, Profile] = field(default_factory=dict)
    _others: dict[str, Profile] = field(default_factory=dict)
    _person_of: dict[str, str | None] = field(default_factory=dict)
    _as_imported: frozenset[str] = frozenset()

    def look_up(self, profiles: Iterable[Profile]) -> None:
        """Read who of these has an account, and whose profile nobody changed since it came out of a file."""
        signing_in = self.accounts.every() if self.accounts else []
        if not signing_in:
            return
        claimed = {one.person for one in signing_in if one.person}
        self._person_of = {one.email: one.person for one in signing_in}
        names = [name for profile in profiles for name in (profile.id, profile.email) if name]
        found = self.people.among(names)
        self._others = {name: stored for name, stored in found.items() if stored.id not in claimed}
        self._stored = {name: stored for name, stored in found.items() if stored.id in claimed}
        self._as_imported = self.people.as_imported({stored.id for stored in self._stored.values()})

    def settled(self, row: Profile) -> Settled:
        """The row where nobody claimed the profile; else with what the person wrote in place of what the row says."""
        stored = self._stored.get(row.id) or self._stored.get(row.email or "")
        if stored is None:
            return self._with_its_address(row)
        own, said = stored.document(), {**row.document(), "id": stored.id}
        if stored.id in self._as_imported:
            theirs = {f"{section}.{name}" for section, names in _THEIRS.items() for name in names}
            kept = {path: value for path, value in _parts(own) if path in theirs}
            free = {path: value for path, value in _parts(said) if path not in theirs}
            return _settled({**free, **kept}, said, theirs, THEIR_CONSENT)
        kept = dict(_parts(own))
        return _settled({**dict(_parts(said, but=_THEIRS)), **kept}, said, set(kept), OWN_STANDS)

    def _with_its_address(self, row: Profile) -> Settled:
        """Nobody who signs in with an address becomes, by a file, a person who is on record under another."""
        stored = self._others.get(row.id)
        if stored is None or row.email in (None, stored.email) or self._person_of.get(row.email or "", row.id) == row.id:
            return Settled(row)
        kept = row.basics.model_copy(update={"email": stored.email})
        return Settled(row.model_copy(update={"basics": kept}), ("basics.email", SIGNS_IN))


def _settled(parts: Mapping[str, Any], said: dict[str, Any], theirs: set[str], because: str) -> Settled:
    other = [path for path, value in _parts(said) if path in theirs and parts.get(path) != value]
    return Settled(Profile.model_validate(_whole(parts)), (", ".join(other), because) if other else None)


def _parts(document: dict[str, Any], but: Mapping[str, tuple[str, ...]] | None = None) -> Iterator[tuple[str, Any]]:
    """A profile as its parts: `basics` and `mentoring` field by field, every other section as a whole."""
    for section, value in document.items():
        if section not in _THEIRS:
            yield section, value
            continue
        yield from ((f"{section}.{name}", part) for name, part in value.items() if name not in (but or {}).get(section, ()))


def _whole(parts: Mapping[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for path, value in parts.items():
        section, dot, name = path.partition(".")
        if dot and section in _THEIRS:
            document.setdefault(section, {})[name] = value
        else:
            document[path] = value
    return document
