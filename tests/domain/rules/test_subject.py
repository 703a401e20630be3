import pytest

from companion.domain.outreach.outreach import Channel, MessageKind
from tests.domain.cases import BODY, severities


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("The alarm nobody pressed", set()),
        ("Fault board", set()),
        ("Ovens", set()),
        ("Question about your years on the winder", set()),
        ("What is the most important alarm?", set()),
        ("HSE at Fossen", set()),
        ("Das Brett blieb leer", set()),
        (None, {"warn"}),
        ("One honest subject about the board that stayed empty", {"warn"}),
        ("A question about the young what", {"warn"}),
        ("A question about 40 hour course", {"warn"}),
        ("Six weeks with the", {"warn"}),
        ("The art of knowing when", set()),
        ("After 40 hour weeks", set()),
        ("The apprentice who asks: who was the?", set()),
        ("Quick question", {"fail"}),
        ("Hello Rune", {"fail"}),
        ("Opportunity", {"fail"}),
        ("Looking for a mentor", {"fail"}),
        ("Re: our talk about the board", {"fail"}),
        ("Urgent: the board", {"fail"}),
        ("THE ALARM NOBODY PRESSED", {"fail"}),
        ("I would like to ask whether you could find a little time to tell me about the alarm", {"fail"}),
    ],
)
def test_a_subject_says_something(subject, expected):
    assert severities(BODY, "O2", subject=subject) == expected


def test_a_second_message_may_answer_in_its_thread():
    assert severities(BODY, "O2", subject="Re: the board", kind=MessageKind.FOLLOW_UP) == set()
    assert severities(BODY, "O2", subject=None, kind=MessageKind.FOLLOW_UP) == set()


def test_a_subject_is_for_e_mail():
    assert severities(BODY, "O2", subject=None, channel=Channel.LINKEDIN) == set()
