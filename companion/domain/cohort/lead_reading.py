"""A plan as its lead may read it once people were asked: what it says of those who were asked is theirs.

Whoever stands without a mentor after a no, whose mentor has nobody any more, and figures that count either would tell who
declined; so would the reason why a rule cannot hold.
"""

from __future__ import annotations

from companion.domain.cohort.plan import Plan, Totals


def as_read_by_lead(plan: Plan, asked: frozenset[str]) -> Plan:
    """The plan without what it says of `asked`: mentees who were asked and are not matched. Figures count what is left."""
    proposals = [one for one in plan.proposals if one.mentee not in asked]
    unmatched = [one for one in plan.unmatched if one.mentee not in asked]
    totals = Totals(mentors_used=len({one.mentor for one in proposals}), unmatched=len(unmatched))
    shown = {"proposals": proposals, "unmatched": unmatched, "totals": totals, "idle_mentors": []}
    return plan.model_copy(update={**shown, "in_the_way": [one.without_why() for one in plan.in_the_way]})
