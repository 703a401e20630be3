"""Whom an audit is about, and the needs it puts: own people or the invented ones, never both together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from companion.domain.matching.pool import Mask
from companion.domain.people import Profile
from companion.errors import EmptyText, InputError
from companion.seams import People
from companion.services.fairness.audit_trial import Question
from companion.services.matching.needs import NeedReader

MOST_NEEDS = 200
"""Needs of mentees that are put; of more, so many evenly from all."""


@dataclass(frozen=True)
class Audited:
    """The people of an audit in the order of their ids, and whether they are the invented ones."""

    profiles: Sequence[Profile]
    sample: bool

    @property
    def mentors(self) -> Mask:
        """Who has the role of a mentor, shape (people,)."""
        return np.array(["mentor" in profile.mentoring.roles for profile in self.profiles], dtype=np.bool_)

    def needs(self, reader: NeedReader) -> list[Question]:
        """The needs that mentees' profiles state.

        Raises:
            InputError: no mentee names a goal.
        """
        found = [Question(mentee=profile.id) for profile in self.profiles if _states_a_need(profile, reader)]
        if not found:
            raise InputError("No mentee on record names a goal.", "Import mentees, or add a goal to a profile, and try again.")
        return found[:: -(-len(found) // MOST_NEEDS)]


def audited(people: People) -> Audited:
    """Own people as soon as a mentor is among them, else the invented ones.

    Raises:
        InputError: there are no mentors.
    """
    sample = people.sample_ids()
    everybody = sorted(people.every(), key=lambda profile: profile.id)
    for invented in (False, True):
        found = Audited([profile for profile in everybody if (profile.id in sample) is invented], invented)
        if found.mentors.any():
            return found
    raise InputError(
        "There are no mentors to audit.", "Import people, or load the invented ones with `companion sample`, and try again."
    )


def _states_a_need(profile: Profile, reader: NeedReader) -> bool:
    if "mentee" not in profile.mentoring.roles:
        return False
    try:
        return bool(reader.read(None, profile).aspects)
    except EmptyText:
        return False
