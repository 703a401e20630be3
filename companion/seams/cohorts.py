"""Cohorts, and who solves their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from companion.seams.basics import Records

if TYPE_CHECKING:
    from companion.domain.cohort.kept import CohortChange, CohortRecord, KeptCohort, ProposalRecord
    from companion.domain.cohort.plan import Plan
    from companion.domain.cohort.task import Counts, Forced, Solved, Task


class Cohorts(Records, Protocol):
    """Cohorts, their plans, and the proposals made in them. Who may read what of an answer is decided by the services."""

    def get(self, name: str) -> CohortRecord | None:
        """The cohort of this name."""

    def every(self) -> list[CohortRecord]:
        """All of them, by name."""

    def save(self, record: CohortRecord, *, plan: Plan | None = None, expected_version: int = 0) -> CohortRecord:
        """Store a cohort, with a plan where one is given. Raises Conflict when another version is stored."""

    def change(self, change: CohortChange, *, expected_version: int) -> CohortRecord:
        """Store a cohort with proposals and a plan, all or nothing.

        Raises:
            Conflict: another version is stored, or another cohort changed on whose places the change rests.
        """

    def kept(self, name: str) -> KeptCohort | None:
        """A cohort and its proposals, read at one moment."""

    def plans(self, name: str) -> list[Plan]:
        """A cohort's newest plans, the newest first."""

    def proposals(self, name: str) -> list[ProposalRecord]:
        """Every proposal of a cohort, in the order in which they were made."""

    def proposal(self, proposal_id: str) -> ProposalRecord | None:
        """One proposal."""

    def proposals_of(self, person_id: str) -> list[ProposalRecord]:
        """Somebody's proposals on either side, in the order in which they were made."""


class Solver(Protocol):
    """Who is proposed to whom under limits. The same task gets the same answer."""

    def solve(self, task: Task) -> Solved:
        """As many parts filled as can be, at the least cost that the objective allows."""

    def forced(self, task: Task, solved: Solved, pairs: Counts) -> Forced:
        """What each of some pairs, whose parts are filled by others, would cost everybody else; both (pairs,)."""
