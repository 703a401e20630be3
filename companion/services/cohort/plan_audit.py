"""Plans audited: planned again with everybody's name, pronouns and address exchanged, on both sides. Nothing is stored."""

from __future__ import annotations

from companion.domain.cohort.audit import PlanNamesAudit, changed
from companion.domain.cohort.plan import Plan
from companion.domain.fairness.names import renamed
from companion.seams import Clock, Embedder, Index, Lexicon, People, Progress, Solver
from companion.services.cohort.planning import Planning, PlanRequest
from companion.services.fairness.audit_trial import Told, Trial
from companion.services.fairness.audited import audited
from companion.services.matching.needs import NeedReader


class PlanAudits:
    """The audits of plans."""

    def __init__(self, people: People, index: Index, embedder: Embedder, lexicon: Lexicon, clock: Clock, solver: Solver) -> None:
        self._people, self._index, self._embedder, self._lexicon, self._clock = people, index, embedder, lexicon, clock
        self._solver = solver

    def names(self, progress: Progress | None = None) -> PlanNamesAudit:
        """How the plan of everybody who names a goal changes when names are exchanged.

        Raises:
            InputError: there are no mentors, or no mentees with a goal.
            ModelError: the embedding model is absent.
        """
        people = audited(self._people)
        others = renamed(people.profiles)
        mentees = [each.mentee for each in people.needs(NeedReader(self._lexicon, self._clock)) if each.mentee]
        told = Told.of(people.profiles, self._lexicon, sample=people.sample)
        by_other_names = Told.of([other.profile for other in others], self._lexicon, sample=people.sample)
        before, after = (self._plan(each, mentees, progress) for each in (told, by_other_names))
        differing = changed(before, after)
        return PlanNamesAudit(
            people=len(people.profiles),
            mentees=len(mentees),
            pairs=len(before.proposals),
            words_exchanged=sum(other.words for other in others),
            same=not differing and before.status == after.status,
            changed=differing,
        )

    def _plan(self, told: Told, mentees: list[str], progress: Progress | None) -> Plan:
        trial = Trial([], self._index, self._embedder, self._lexicon, self._clock, progress)
        return Planning(trial.people(told), trial.matching(told), self._solver, self._clock).plan(PlanRequest(mentees=mentees))
