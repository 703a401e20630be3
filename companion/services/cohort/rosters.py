"""Cohorts as they are kept: who belongs to one, by default everybody who agreed to be listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, Field, ValidationError

from companion.domain.cohort.kept import MAX_NAME, CohortRecord, Side, plain_name
from companion.domain.cohort.plan import Plan
from companion.domain.cohort.rules import PlanRules
from companion.domain.cohort.standing import current
from companion.domain.people import Profile
from companion.errors import InputError, UnknownPerson
from companion.seams import Clock, Cohorts, People
from companion.services.cohort.choosing import Choosing
from companion.services.people.on_record import no_such_cohort, person_called


class CohortLine(BaseModel):
    """One cohort in a list."""

    name: str
    mentees: int
    matched: int
    closed: bool


class WaveReport(BaseModel):
    """What became of a cohort. `mentees` is how many it has, `away` how many of its people are paused or left; `done` holds the
    ids it was done for; `changes` is in words.
    """

    cohort: str
    version: int
    mentees: int
    away: int = 0
    done: list[str] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    changes: list[str] = Field(default_factory=list)


class Roster(BaseModel):
    """A cohort to be kept. Without `mentees`: every mentee who agreed to be listed. Without `mentors`: whoever may be asked.

    `remind_days` and `release_days`: after how many days without an answer somebody is reminded, and the place is released.
    """

    name: str
    mentees: tuple[str, ...] | None = None
    mentors: tuple[str, ...] | None = None
    rules: PlanRules = Field(default_factory=PlanRules)
    remind_days: int | None = Field(default=None, ge=1)
    release_days: int | None = Field(default=None, ge=1)


@dataclass(frozen=True)
class Rosters:
    """Use cases over cohorts and who belongs to them. `choosing` tells whom rules on mentees are for."""

    people: People
    cohorts: Cohorts
    clock: Clock
    choosing: Choosing | None = None

    def listing(self) -> list[CohortLine]:
        """Every cohort, by name."""
        return [self._listed(record) for record in self.cohorts.every()]

    def make(self, roster: Roster) -> WaveReport:
        """Keep a new cohort.

        Raises:
            InputError: the name is taken or none, nobody could be in it, or somebody has not that role.
            UnknownPerson: somebody is not on record, each of them named; nothing was kept.
            Conflict: somebody else kept one of this name at the same moment.
        """
        if self.cohorts.get(plain_name(roster.name)) is not None:
            raise InputError(f"There is a cohort {roster.name!r} already.", "Choose another name, or add people to that one.")
        report = self._kept(roster, None)
        return report.model_copy(update={"notes": [*report.notes, *self._left_out(roster)]})

    def keep(self, roster: Roster, plan: Plan | None = None) -> WaveReport:
        """Keep a cohort under a name, or its new roster and rules, with a plan where there is one.

        Raises:
            InputError, UnknownPerson, Conflict: as `make`, but that the name may be taken.
            UnknownPerson: somebody whom the plan names was forgotten while it was made.
        """
        return self._kept(roster, self.cohorts.get(plain_name(roster.name)), plan)

    def _kept(self, roster: Roster, known: CohortRecord | None, plan: Plan | None = None) -> WaveReport:
        mentees = self.everybody(roster.rules) if roster.mentees is None else self._ids(roster.mentees, "mentee")
        mentors = None if roster.mentors is None else self._ids(roster.mentors, "mentor")
        if not mentees and roster.rules.mentees:
            raise InputError("Nobody meets what the rules ask of mentees.", "Take one of these rules out, or name the mentees.")
        if not mentees:
            raise InputError("Nobody could be in this cohort.", "Name mentees, or import people who agreed to be listed.")
        if plan is not None:
            self._found(sorted(plan.people))
        made = {"name": roster.name, "mentees": mentees, "mentors": mentors, "rules": self._with_ids(roster.rules)}
        made |= roster.model_dump(include={"remind_days", "release_days"}, exclude_none=True)
        record = _checked({**_fields(known), **made} if known else {**made, "made_on": self.clock.today()})
        stored = self.cohorts.save(record, plan=plan, expected_version=known.version if known else 0)
        return report_of(stored, done=[*mentees])

    def record(self, name: str) -> CohortRecord:
        """The cohort of this name. Raises InputError."""
        found = self.cohorts.get(plain_name(name))
        if found is None:
            raise no_such_cohort(name)
        return found

    def person(self, who: str) -> Profile:
        """The person with this id or address. Raises UnknownPerson."""
        return person_called(who, self.people)

    def everybody(self, rules: PlanRules) -> tuple[str, ...]:
        """Every mentee who agreed to be listed and whom the rules are for; own people where there are any, else the invented."""
        sample = self.people.sample_ids()
        found = [one.id for one in self.people.every("mentee") if one.mentoring.consent.listed]
        own = tuple(one for one in found if one not in sample)
        every = own or tuple(found)
        return tuple(self.choosing.meant(rules, every)) if self.choosing else every

    def _left_out(self, roster: Roster) -> list[str]:
        """Who is not in a cohort of everybody, in a sentence."""
        if roster.mentees is not None:
            return []
        unlisted = sum(not one.mentoring.consent.listed for one in self.people.every("mentee"))
        many = "1 mentee" if unlisted == 1 else f"{unlisted:,} mentees"
        left = "is" if unlisted == 1 else "are"
        return [f"{many} did not agree to be listed, and {left} left out."] if unlisted else []

    def _ids(self, who: Sequence[str], side: Side) -> tuple[str, ...]:
        """Ids in the order given, each once. Raises UnknownPerson; InputError for somebody without that role."""
        found = self._found(who)
        for one in found.values():
            if one.mentoring.roles and side not in one.mentoring.roles:
                raise InputError(f"{one.name} takes part as {one.mentoring.roles[0]} only.", f"Name {side}s.")
        return tuple(dict.fromkeys(found[each].id for each in who))

    def _with_ids(self, rules: PlanRules) -> PlanRules:
        """The rules with ids in the place of addresses, so that a change of address changes nothing."""
        named = self._found([who for pair in (*rules.forbid, *rules.force) for who in pair])
        forbid, force = (
            tuple((named[mentee].id, named[mentor].id) for mentee, mentor in pairs) for pairs in (rules.forbid, rules.force)
        )
        with_ids = rules.model_copy(update={"forbid": forbid, "force": force})
        return self.choosing.checked(with_ids) if self.choosing else with_ids

    def _found(self, who: Sequence[str]) -> dict[str, Profile]:
        """Each of them, by the name as it was given. Raises UnknownPerson, naming everybody who is not on record."""
        found = self.people.among(who)
        if unknown := [each for each in dict.fromkeys(who) if each not in found]:
            raise UnknownPerson(*unknown)
        return found

    def _listed(self, record: CohortRecord) -> CohortLine:
        kept = self.cohorts.kept(record.name)
        matched = sum(one.state == "matched" for one in current(kept)) if kept else 0
        return CohortLine(name=record.name, mentees=len(record.mentees), matched=matched, closed=record.closed)


def report_of(record: CohortRecord, **more: list[str]) -> WaveReport:
    """What became of a cohort."""
    told = {"cohort": record.name, "version": record.version, "mentees": len(record.mentees), "away": len(record.away)}
    return WaveReport.model_validate({**told, **more})


def _fields(record: CohortRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in CohortRecord.model_fields}


def _checked(fields: dict[str, object]) -> CohortRecord:
    """The record. Raises InputError where the name is none."""
    try:
        return CohortRecord.model_validate(fields)
    except ValidationError as error:
        raise InputError("A cohort needs a name of one line.", f"Give a name of at most {MAX_NAME} characters.") from error
