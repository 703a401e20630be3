"""Cohorts: plans, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.wiring.once import once
from companion.wiring.talks import Talks

if TYPE_CHECKING:
    from companion.exporters.introduction import IntroductionSheets
    from companion.exporters.plans import PlanFiles
    from companion.services.cohort.choosing import Choosing
    from companion.services.cohort.introducing import Introducing
    from companion.services.cohort.joining import Joining
    from companion.services.cohort.kept_plans import KeptPlans
    from companion.services.cohort.lead_plans import LeadPlans
    from companion.services.cohort.lead_spread import LeadSpreads
    from companion.services.cohort.plan_audit import PlanAudits
    from companion.services.cohort.planning import Planning
    from companion.services.cohort.proposal_views import ProposalViews
    from companion.services.cohort.proposals import Proposals
    from companion.services.cohort.rosters import Rosters
    from companion.services.cohort.waves import Waves
    from companion.services.matching.query import Asking


class Cohorts(Talks):
    """Cohorts: plans, and what becomes of them."""

    @once
    def planning(self) -> Planning:
        """Who could be proposed to whom."""
        from companion.services.cohort.planning import Planning
        from companion.solver.flow import FlowSolver

        return Planning(self.people, self.matching, FlowSolver(), self.clock)

    @once
    def kept_plans(self) -> KeptPlans:
        """Plans of kept cohorts."""
        from companion.services.cohort.kept_plans import KeptPlans

        return KeptPlans(self.cohorts, self.clock, self.planning, self.proposals.replanning, self.rosters)

    @once
    def plan_audits(self) -> PlanAudits:
        """Plans audited."""
        from companion.services.cohort.plan_audit import PlanAudits
        from companion.solver.flow import FlowSolver

        return PlanAudits(self.people, self.index, self.embedder, self.lexicon, self.clock, FlowSolver())

    @once
    def plan_files(self) -> PlanFiles:
        """Plans as files."""
        from companion.exporters.plans import PlanFiles

        return PlanFiles()

    @once
    def asking(self) -> Asking:
        """A lead's sentences as rules."""
        from companion.services.matching.query import Asking

        matching = self.matching
        return Asking(self.lexicon, self.people, matching.enquiry, matching.condition, self.met)

    @once
    def rosters(self) -> Rosters:
        """Cohorts and who belongs to them."""
        from companion.services.cohort.rosters import Rosters

        return Rosters(self.people, self.cohorts, self.clock, self.choosing)

    @once
    def choosing(self) -> Choosing:
        """Whom the rules of a plan are for."""
        from companion.services.cohort.choosing import Choosing

        return Choosing(lambda: self.matching.board(), lambda rule: self.asking.rule(rule), self.clock)

    @once
    def proposals(self) -> Proposals:
        """The two-sided yes."""
        from companion.services.cohort.proposals import Proposals
        from companion.services.cohort.replanning import Replanning

        replanning = Replanning(self.people, self.cohorts, self.clock, self.planning)
        return Proposals(self.people, self.cohorts, self.clock, replanning)

    @once
    def lead_plans(self) -> LeadPlans:
        """Plans on the page."""
        from companion.services.cohort.lead_plans import LeadPlans

        return LeadPlans(self.rosters, self.cohorts, self.planning, self.proposals)

    @once
    def lead_spreads(self) -> LeadSpreads:
        """How plans and suggestions spread."""
        from companion.services.cohort.lead_spread import LeadSpreads
        from companion.services.fairness.audits import Audits

        audits = Audits(self.people, self.index, self.embedder, self.lexicon, self.clock)
        return LeadSpreads(self.people, self.cohorts, self.lexicon, self.planning, audits)

    @once
    def waves(self) -> Waves:
        """Running cohorts."""
        from companion.services.cohort.waves import Waves

        return Waves(self.rosters, self.cohorts, self.clock, self.proposals)

    @once
    def proposal_views(self) -> ProposalViews:
        """Proposals as each may see them."""
        from companion.services.cohort.choice_lines import ChoiceLines
        from companion.services.cohort.proposal_views import ProposalViews

        nearest = ChoiceLines(lambda: self.matching).reasons
        return ProposalViews(self.people, self.cohorts, self.clock, self.met, nearest)

    @once
    def introducing(self) -> Introducing:
        """Introductions of pairs who both said yes."""
        from companion.services.cohort.introducing import Introducing
        from companion.writing.introducing import IntroductionTemplate

        return Introducing(self.people, self.cohorts, self.lexicon, IntroductionTemplate(), self.met)

    @once
    def introduction_sheets(self) -> IntroductionSheets:
        """Introductions as files."""
        from companion.exporters.introduction import IntroductionSheets

        return IntroductionSheets()

    @once
    def joining(self) -> Joining:
        """Invitations to cohorts."""
        from companion.services.cohort.joining import Joining

        return Joining(self.people, self.clock, self.rosters)
