"""The people of one file on their way in: each gets an id, a twin in the same file is held back, problems are noted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError

from companion.domain.imports import Loaded, Problem
from companion.domain.people import Profile
from companion.importers.faults import Fault, faults_of


def derived_id(*parts: str | None) -> str:
    """An id that the same person gets again from the same facts: from an e-mail address, else from name and headline."""
    key = "\n".join((part or "").strip().casefold() for part in parts)
    return "p-" + hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()


class Intake:
    """Collects what one importer makes of one file.

    `field_name` turns the place of a value into the name its file has for it.
    """

    def __init__(self, file_format: str, field_name: Callable[[str], str] = str) -> None:
        self.loaded = Loaded(format=file_format)
        self._field_name = field_name
        self._place_of: dict[str, str] = {}

    def take(self, document: dict[str, Any], place: str, faults: Sequence[Fault] = ()) -> None:
        """Count a person as read, and keep the profile unless something is wrong with it."""
        self.loaded.read += 1
        twin = None
        if given_id := document.get("id"):
            document["id"] = str(given_id) if isinstance(given_id, int) else given_id
        else:
            document["id"], twin = _id_for(document)
        profile, faults = _judged(document, faults)
        if profile is None:
            self.refuse(place, faults)
        elif earlier := self._earlier(profile, twin):
            self.refuse(place, [earlier])
        else:
            self._keep(profile, place)

    def refuse(self, place: str, faults: Sequence[Fault]) -> None:
        """Note that a row was skipped, as one problem however many faults it has."""
        first, *rest = faults
        also = "".join(f"; also {self._field_name(fault.path)}: {fault.sentence}" for fault in rest)
        problem = Problem(place=place, field=self._field_name(first.path) or None, problem=first.sentence + also)
        self.loaded.problems.append(problem)

    def miss(self, place: str, problem: str) -> None:
        """Count something as read that could not even be read as a profile."""
        self.loaded.read += 1
        self.refuse(place, [Fault("", problem)])

    def warn(self, place: str, problem: str, field: str | None = None) -> None:
        """Note something that was read in spite of it, or left out of what was read."""
        self.loaded.problems.append(Problem(place=place, field=field, problem=problem, kept=True))

    def leave_out(self, names: Sequence[str]) -> None:
        """Note what was left out for privacy, each name once."""
        self.loaded.ignored_for_privacy = list(dict.fromkeys([*self.loaded.ignored_for_privacy, *names]))

    def _earlier(self, profile: Profile, twin: str | None) -> Fault | None:
        """The fault of being in this file already."""
        if profile.email and (place := self._place_of.get(profile.email)):
            return Fault("basics.email", f"the same e-mail address as {place}")
        if place := self._place_of.get(profile.id):
            return Fault("id" if not twin else "basics.name", f"{twin or 'the same id'} as {place}")
        return None

    def _keep(self, profile: Profile, place: str) -> None:
        self.loaded.profiles.append(profile)
        self.loaded.places.append(place)
        self._place_of[profile.id] = place
        if profile.email:
            self._place_of[profile.email] = place


def _judged(document: dict[str, Any], faults: Sequence[Fault]) -> tuple[Profile | None, list[Fault]]:
    """The profile, or None and everything that is wrong with it; an earlier fault hides a later one at its place."""
    found = list(faults)
    try:
        profile = Profile.model_validate(document)
    except ValidationError as error:
        known = {fault.path for fault in faults}
        found += [fault for fault in faults_of(error) if fault.path not in known]
        return None, found
    return (None if found else profile), found


def _id_for(document: dict[str, Any]) -> tuple[str, str]:
    """A derived id, and what two people with it have in common."""
    basics = document.get("basics")
    basics = basics if isinstance(basics, dict) else {}
    email, name, label = (
        basics.get(field) if isinstance(basics.get(field), str) else None for field in ("email", "name", "label")
    )
    if email:
        return derived_id(email), "the same e-mail address"
    return derived_id(name, label or _position(document)), "the same name and headline, and no e-mail address or id,"


def _position(document: dict[str, Any]) -> str | None:
    try:
        position = document["work"][0]["position"]
    except (KeyError, IndexError, TypeError):
        return None
    return position if isinstance(position, str) else None
