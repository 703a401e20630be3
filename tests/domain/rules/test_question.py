import pytest

from companion.domain.outreach.outreach import MessageKind
from tests.domain.cases import BODY, severities

ASKED = "What did you do in the first month to get somebody to speak?"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (ASKED, set()),
        ("I wonder what you did in the first month.", set()),
        ("What came second?", set()),
        ("Did they speak? And who was the first?", set()),
        ('"Who wants that?" they ask me. What did you say to the night shift?', set()),
        ("What advice of the night shift did you follow?", set()),
        ("Any advice?", {"fail"}),
        ("How did you get where you are?", {"fail"}),
        ("What is the secret of your success?", {"fail"}),
        ("What would you say to somebody like me?", {"fail"}),
        ("Who spoke first? What was said? When? Where did you stand?", {"fail"}),
        ("I have nothing in particular in mind.", {"fail"}),
    ],
)
def test_the_right_question(question, expected):
    assert severities(BODY.replace(ASKED, question), "O7") == expected


def test_no_question_at_all_only_warns_after_the_first_message():
    assert severities(BODY.replace(ASKED, ""), "O7", kind=MessageKind.AFTER_EVENT) == {"warn"}
    assert severities(BODY.replace(ASKED, ""), "O7", kind=MessageKind.UPDATE) == set()


GENERAL = "Dear Rune,\n\nLife is hard. {} Two lines would be plenty. A no is fine.\n\nOdile"


def test_a_question_of_nothing_but_common_words_fails():
    assert severities(GENERAL.format("How do you do it?"), "O7") == {"fail"}


@pytest.mark.parametrize("question", ["Which recipe did you begin with?", "What is the key to the lower gate?"])
def test_a_recipe_or_a_key_of_the_trade_is_no_general_question(question):
    assert severities(BODY.replace(ASKED, question), "O7") == set()


@pytest.mark.parametrize("question", ["any tips 4 me?", "can u give me some advice?", "how did u get where u r?"])
def test_text_speak_hides_no_general_question(question):
    assert severities(GENERAL.format(question), "O7") == {"fail"}
