"""Questions and answers as Markdown, there and back."""

import pytest

from companion.domain.reflection.questionnaire import filled_in, questionnaire

QUESTIONS = ["What did you hear?", "Where did it fit?"]


@pytest.mark.parametrize(
    "answers", [{}, {QUESTIONS[0]: "A good deal."}, {QUESTIONS[1]: "Two lines.\n# not a heading\n## nor this\nשלום"}]
)
def test_what_is_written_is_read_again(answers: dict[str, str]) -> None:
    assert filled_in(questionnaire("For you alone", QUESTIONS, answers)) == (QUESTIONS, answers)


@pytest.mark.parametrize("text", ["", "no heading", "# A title alone\n\ntext"])
def test_a_text_without_questions_has_none(text: str) -> None:
    assert filled_in(text) == ([], {})
