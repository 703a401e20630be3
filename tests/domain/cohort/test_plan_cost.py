"""What a change of a plan cost, in sentences that hide nobody who was dropped."""

import pytest

from companion.domain.cohort.plan import Plan, PlannedPair, Totals, Unmatched
from companion.domain.cohort.plan_cost import plan_cost


def made(pairs, without="", *, fit=2.0, worst=0.5):
    proposals = [PlannedPair(mentee=a, mentor=x, similarity=0.5, fit=1, regret=0, place=1) for a, x in pairs]
    unmatched = [Unmatched(mentee=one, because="full") for one in without]
    return Plan(status="planned", proposals=proposals, unmatched=unmatched, totals=Totals(fit=fit, worst_fit=worst))


BEFORE = made(["ax", "by"], "c")
NOTHING = "It cost nobody anything."


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (made(["ax", "by"], "c"), [NOTHING, "Everybody keeps their mentor."]),
        (made(["ay", "bx"], "c"), [NOTHING, "2 mentees are planned with somebody else than before."]),
        (
            made(["ax", "cy"], "b"),
            ["One mentee is without now who had somebody before.", "One mentee is planned with somebody who had nobody before."],
        ),
        (made(["ax"], "bc"), ["1 more without a match.", "One mentee is without now who had somebody before."]),
        (
            made(["ax", "by", "cz"]),
            ["1 fewer without a match.", "One mentee is planned with somebody who had nobody before.",
             "Everybody keeps their mentor."],
        ),
        (made(["ax"], "c"), [NOTHING, "Everybody keeps their mentor."]),
        (made(["ax", "by"], "c", fit=1.5), ["Together they lost 0.50 of a match by it.", "Everybody keeps their mentor."]),
    ],
)  # fmt: skip
def test_what_a_change_cost_is_said_of_everybody(after, said):
    assert plan_cost(BEFORE, after).words == said
