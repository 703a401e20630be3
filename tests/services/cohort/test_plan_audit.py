"""The plan is the same whatever people are called."""

from companion.domain.cohort.audit import changed
from companion.services.cohort.plan_audit import PlanAudits
from companion.solver.flow import FlowSolver
from tests.fakes import FixedClock
from tests.pools import LEXICON, FixedPool, StemEmbedder, person
from tests.services.planned import MENTEES, MENTORS, NobodyInvented, planned


class Everybody(NobodyInvented):
    def every(self, role=None):
        return [one for one in self.profiles if role is None or role in one.mentoring.roles]


def test_a_plan_follows_no_name() -> None:
    maria = person("maria", "pruning old apple trees", basics={"name": "Maria Stone", "summary": "I'm Maria. She led orchards."})
    people = Everybody([*MENTEES, *MENTORS, maria])
    found = PlanAudits(people, FixedPool(), StemEmbedder(), LEXICON, FixedClock(), FlowSolver()).names()
    assert (found.same, found.changed, found.pairs, found.mentees) == (True, [], 4, 4)
    assert found.words_exchanged > 0


def test_whose_plan_is_another_is_named() -> None:
    assert "e2" in changed(planned(), planned(rules='forbid = [["e2", "r2"]]'))
    assert changed(planned(), planned()) == []
