"""Cohorts over time: joined by a second wave, paused, left, closed and opened again. What was accepted stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from companion.domain.cohort.kept import CohortChange, CohortRecord, KeptCohort, ProposalRecord, Side
from companion.domain.cohort.standing import current
from companion.domain.people import Profile
from companion.errors import InputError
from companion.seams import Clock, Cohorts
from companion.services.cohort.newest_plans import NewestPlans
from companion.services.cohort.proposals import Proposals
from companion.services.cohort.rosters import Rosters, WaveReport, report_of


@dataclass(frozen=True)
class Waves:
    """Use cases over running cohorts."""

    rosters: Rosters
    cohorts: Cohorts
    clock: Clock
    proposals: Proposals

    def add(self, name: str, who: Sequence[str], *, side: Side | None = None) -> WaveReport:
        """Add people to a running cohort: mentees, or mentors where their profile or `side` says so. They are planned next time.

        Raises:
            UnknownPerson: somebody is not on record; nobody was added.
            InputError: there is no such cohort.
        """
        people = [self.rosters.person(each) for each in who]
        mentees = [one.id for one in people if _side(one, side) == "mentee"]
        mentors = [one.id for one in people if one.id not in mentees]

        def joined(kept: KeptCohort) -> CohortChange:
            record = kept.record
            more = {"mentees": _more(record.mentees, mentees)}
            if record.mentors is not None:
                more["mentors"] = _more(record.mentors, mentors)
            return CohortChange(record.model_copy(update={**more, **_present(record, [*mentees, *mentors])}))

        kept = self.proposals.changed(name, joined)
        notes = [f"{self._names([*mentees, *mentors])}: planned when the cohort is proposed next."]
        if mentors and kept.record.mentors is None:
            notes.append("Everybody who may be suggested is asked in this cohort; its mentors need not be added.")
        return report_of(kept.record, done=[*mentees, *mentors], notes=notes)

    def pause(self, name: str, who: Sequence[str]) -> WaveReport:
        """Plan these people no more until they are put back. What they did not accept yet is released, and the rest planned."""
        paused = self._moved(name, who, lambda record, ids: {"paused": _more(record.paused, ids)}, releases=_open_of)
        return self._noted(paused, "paused until they are put back. Matches stay.")

    def withdraw(self, name: str, who: Sequence[str]) -> WaveReport:
        """Let these people leave. Their matches in this cohort end too, so that the others can meet somebody else."""
        left = self._moved(name, who, lambda record, ids: {"withdrawn": _more(record.withdrawn, ids)}, releases=_held_of)
        return self._noted(left, "left this cohort. They are asked nothing more in it.")

    def resume(self, name: str, who: Sequence[str]) -> WaveReport:
        """Put back who was paused, left, or let proposals pass."""

        def back(record: CohortRecord, ids: Sequence[str]) -> dict[str, object]:
            woken = {**record.woken, **dict.fromkeys(ids, self.clock.now())}
            return {**_present(record, ids), "woken": woken}

        return self._noted(self._moved(name, who, back, releases=lambda *_: False), "back in the cohort.")

    def close(self, name: str) -> WaveReport:
        """End the round: what waits is released, matches stay and hold no places elsewhere."""

        def closed(kept: KeptCohort) -> CohortChange:
            released = tuple(one.ended("changed") if one.is_open else one for one in kept.proposals)
            return CohortChange(kept.record.model_copy(update={"closed": True}), released)

        return report_of(self.proposals.changed(name, closed).record)

    def reopen(self, name: str) -> WaveReport:
        """Begin another round. Pairs of earlier rounds are not repeated, where the rules say so."""

        def opened(kept: KeptCohort) -> CohortChange:
            if not kept.record.closed:
                raise InputError(f"The cohort {name!r} is open.", "Close it before another round.")
            return CohortChange(kept.record.model_copy(update={"closed": False, "round": kept.record.round + 1, "woken": {}}))

        return report_of(self.proposals.changed(name, opened).record)

    def _moved(
        self,
        name: str,
        who: Sequence[str],
        update: Callable[[CohortRecord, Sequence[str]], dict[str, object]],
        *,
        releases: Callable[[ProposalRecord, frozenset[str]], bool],
    ) -> WaveReport:
        """The same people moved in the record, what they no longer take part in released, and the rest planned again."""
        ids = [self.rosters.person(each).id for each in who]

        def moved(kept: KeptCohort) -> CohortChange:
            self._check_in(kept, ids)
            gone = frozenset(ids)
            left = tuple(one.ended("changed") if releases(one, gone) else one for one in kept.proposals)
            after = KeptCohort(kept.record.model_copy(update=update(kept.record, ids)), left)
            if kept.record.closed or not current(kept):
                return CohortChange(after.record, after.proposals)
            return self.proposals.replanning.mended(after)

        kept = self.proposals.changed(name, moved)
        return report_of(kept.record, done=ids, changes=NewestPlans.of(kept, self.cohorts).changes() if current(kept) else [])

    def _noted(self, report: WaveReport, what: str) -> WaveReport:
        """The report with a sentence of what was done, by name."""
        return report.model_copy(update={"notes": [*report.notes, f"{self._names(report.done)}: {what}"]})

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(self.rosters.person(each).name or each for each in ids)

    def _check_in(self, kept: KeptCohort, ids: Iterable[str]) -> None:
        """Raises InputError where somebody has no part in the cohort. Mentors of an open pool always have."""
        record = kept.record
        part = {*record.mentees, *(record.mentors or ()), *(one.mentor for one in kept.proposals)}
        for who in ids:
            person = self.rosters.person(who)
            if who not in part and not (record.mentors is None and "mentor" in person.mentoring.roles):
                raise InputError(f"{person.name} is not in the cohort {record.name!r}.", "Add them first.")


def _open_of(one: ProposalRecord, ids: frozenset[str]) -> bool:
    return one.is_open and bool({one.mentee, one.mentor} & ids)


def _held_of(one: ProposalRecord, ids: frozenset[str]) -> bool:
    return one.holds and bool({one.mentee, one.mentor} & ids)


def _present(record: CohortRecord, ids: Iterable[str]) -> dict[str, object]:
    """Neither paused nor withdrawn."""
    back = set(ids)
    return {name: tuple(who for who in getattr(record, name) if who not in back) for name in ("paused", "withdrawn")}


def _more(people: Sequence[str], ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*people, *ids)))


def _side(person: Profile, side: Side | None) -> Side:
    """As told; else as the profile says, a mentee where it says both or nothing."""
    if side is not None:
        return side
    return "mentor" if person.mentoring.roles == ["mentor"] else "mentee"
