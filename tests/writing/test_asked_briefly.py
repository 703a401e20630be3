"""Questions as they can stand in a subject: a clause is whole or it is not there."""

import pytest

from companion.domain.outreach.writing import OwnSentence
from companion.writing.asked_briefly import short_questions


def short(text: str) -> str:
    return next(short_questions([OwnSentence(text=text, line=2)]), "")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which oven did you light first?", "Which oven did you light first?"),
        ("What did the board say of the crane, and who paid for it?", "What did the board say of the crane?"),
        ("How would you word the notice so that nobody tears it down?", "How would you word the notice?"),
        ("When a tenant does not answer, which letter do you send first?", "Which letter do you send first?"),
        ("How did you price the second roof, and what did the widow say to it?", "How did you price the second roof?"),
        ("May I ask what you kept from the farm in the first year?", "What you kept from the farm"),
        ("I guess what I am asking is which drawer I should empty in March.", "Which drawer I should empty in March"),
        ("Could you tell me how you priced the second roof?", "How you priced the second roof"),
        ("what to weigh before the audit?", "What to weigh before the audit?"),
    ],
)
def test_a_question_stands_whole_or_without_what_is_added(question: str, said: str) -> None:
    assert short(question) == said


@pytest.mark.parametrize(
    "question",
    [
        "And who reads it after you?",
        "Why did she stop there?",
        "What would you want?",
        "Which of the forty boxes in the cellar of the old customs house would you have opened before all the others?",
        "Could we speak for ten minutes on a Sunday?",
    ],
)
def test_one_that_leans_on_another_or_says_nothing_does_not(question: str) -> None:
    assert short(question) == ""
