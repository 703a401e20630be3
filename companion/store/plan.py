"""What a save would do: whom it adds, whom it updates, what it leaves alone and what it must skip."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from companion.domain.imports import Problem, Saved
from companion.store.forms import Change, Form, Known, known_people
from companion.store.tables import people


class Plan:
    """Decides person by person. Somebody is known by their id, else by their address.

    Two rows for one person are never both stored: the first is kept, so that importing the same file again changes nothing.
    """

    def __init__(self, known: Sequence[Known]) -> None:
        self.changes: list[Change] = []
        self.unchanged = 0
        self.skipped: list[Problem] = []
        self._known = {person.id: person for person in known}
        self._owners = {person.email: person.id for person in known if person.email}
        self._seen: dict[str, Form] = {}

    def decide(self, form: Form) -> None:
        """Take one profile into the plan."""
        person_id = self._person_id(form)
        known = self._known.get(person_id)
        earlier = self._seen.get(person_id)
        if (same := earlier or known) and same.digest == form.digest:
            self.unchanged += 1
            self._seen.setdefault(person_id, form)
            return
        if problem := self._problem(form, person_id, known):
            self.skipped.append(problem)
            return
        self._accept(Change(person_id, form, known))

    def saved(self) -> Saved:
        """The plan in numbers."""
        added = sum(change.known is None for change in self.changes)
        updated = len(self.changes) - added
        return Saved(added=added, updated=updated, unchanged=self.unchanged, skipped=self.skipped)

    def _person_id(self, form: Form) -> str:
        profile = form.profile
        if profile.id in self._known or profile.email is None:
            return profile.id
        return self._owners.get(profile.email, profile.id)

    def _problem(self, form: Form, person_id: str, known: Known | None) -> Problem | None:
        if person_id in self._seen:
            return _problem(form, "id", "This person stands here twice, with different entries; the first was kept.")
        owner = self._owners.get(form.profile.email or "")
        if owner not in (None, person_id):
            return _problem(form, "email", f"This address already belongs to somebody else here ({owner}).")
        if form.sample and known and not known.sample:
            return _problem(form, "id", "One of your own people has this id; the invented person was left out.")
        return None

    def _accept(self, change: Change) -> None:
        before = change.known.email if change.known else None
        after = change.form.profile.email
        if before and before != after:
            del self._owners[before]
        if after:
            self._owners[after] = change.person_id
        self._seen[change.person_id] = change.form
        self.changes.append(change)


def make_plan(connection: Connection, forms: Sequence[Form]) -> Plan:
    """Compare profiles with what is on record. Those whose id is on record go first: an id says more than an address."""
    ids = [form.profile.id for form in forms]
    addresses = [form.profile.email for form in forms if form.profile.email]
    known = {person.id: person for person in known_people(connection, people.c.id, ids)}
    by_id = frozenset(known)
    known |= {person.id: person for person in known_people(connection, people.c.email, addresses)}
    plan = Plan(list(known.values()))
    for form in sorted(forms, key=lambda form: form.profile.id not in by_id):
        plan.decide(form)
    return plan


def _problem(form: Form, field: str, sentence: str) -> Problem:
    return Problem(place=form.profile.id, field=field, problem=sentence)
