"""People and cohorts by the names that are given for them, or a sentence that there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.people import Profile
from companion.errors import InputError, UnknownPerson
from companion.seams import Cohorts, People

if TYPE_CHECKING:
    from companion.domain.cohort.kept import KeptCohort


def person_called(who: str, people: People) -> Profile:
    """The person with this id or address. Raises UnknownPerson."""
    found = people.get(who)
    if found is None:
        raise UnknownPerson(who)
    return found


def cohort_called(name: str, cohorts: Cohorts) -> KeptCohort:
    """The cohort of this name, with its proposals. Raises InputError."""
    from companion.domain.cohort.kept import plain_name  # plans cost a message that is checked a twentieth of a second

    found = cohorts.kept(plain_name(name))
    if found is None:
        raise no_such_cohort(name)
    return found


def no_such_cohort(name: str) -> InputError:
    """Said where a cohort is named that was never kept."""
    return InputError(
        f"There is no cohort {name!r}.", "Make it with `companion cohort new NAME`, or keep a plan with --save NAME."
    )
