from datetime import timedelta

import pytest

from companion.domain.outreach.outreach import MessageKind
from companion.domain.rules import findings
from companion.domain.rules.case import Sent, Standing
from tests.domain.cases import BODY, TODAY, case, severities

NEW = "Dear Rune,\n\nOne thing has changed since I wrote: the board has its first note, about the mixer. A line would help. \
If not, I will leave it here, with thanks.\n\nOdile"
BARE = "Dear Rune,\n\nI wrote to you last month and have not had an answer. Did you see my message? A no is fine.\n\nOdile"
EASIER = "Dear Rune,\n\nI wrote to you last month. One line in reply would be enough. A no is fine.\n\nOdile"


def sent(*days: int) -> Standing:
    return Standing(sent_before=tuple(Sent(TODAY - timedelta(days=ago), BODY) for ago in days))


@pytest.mark.parametrize(
    ("body", "standing", "expected"),
    [
        (NEW, sent(7), set()),
        (NEW, sent(6), {"fail"}),
        (NEW, sent(30, 14), set()),
        (NEW, sent(30, 13), {"fail"}),
        (NEW, sent(60, 45, 30), {"fail"}),
        (NEW, sent(), set()),
        (BARE, sent(20), {"fail"}),
        (EASIER, sent(20), set()),
        (NEW, Standing(said_no=True), {"fail"}),
    ],
)
def test_following_up(body, standing, expected):
    assert severities(body, "O25", kind=MessageKind.FOLLOW_UP, standing=standing) == expected


def test_one_sentence_of_ones_own_is_enough_the_second_time():
    standing = sent(20)
    assert severities(NEW, "O17", kind=MessageKind.FOLLOW_UP, standing=standing) == set()
    assert severities(NEW, "O17") == {"warn"}


def test_nobody_confirms_past_a_no():
    found = findings(case(NEW, kind=MessageKind.FOLLOW_UP, standing=Standing(said_no=True)), confirmed=["O23", "O25"])
    assert {finding.rule for finding in found if finding.severity == "fail" and not finding.confirmed} >= {"O23", "O25"}
