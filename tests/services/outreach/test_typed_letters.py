"""Letters that people type line by line, lists, and questions told as a clause, from their own words to the draft."""

import pytest

from companion.domain.outreach.outreach import Channel
from tests.domain.made import OWN
from tests.services.outreach.test_outreach import drafted


def test_a_line_that_only_greets_is_no_answer_and_stands_once() -> None:
    draft = drafted(("Dear Rune,", *OWN))
    assert draft.body.count("Rune") == 1
    assert draft.questions_for_you == []
    assert OWN[0] in draft.body.split("\n\n")[1]


@pytest.mark.parametrize("farewell", ["Yours truly,", "I remain, with respect,"])
def test_a_closing_above_ones_name_ends_the_letter(farewell: str) -> None:
    draft = drafted((*OWN, farewell, "Odile Marchand"))
    assert draft.body.endswith(f"{farewell}\nOdile Marchand")
    assert "regards" not in draft.body


def test_a_postscript_on_a_line_of_its_own_stands_below_the_name() -> None:
    draft = drafted((*OWN, "PS: the mixer sounds better."))
    assert draft.body.split("\n\n")[-1] == "PS: the mixer sounds better."


def test_a_way_out_on_a_fourth_line_is_the_only_one() -> None:
    draft = drafted((*OWN, "If it does not suit, no hard feelings."))
    assert draft.body.count("hard feelings") == 1
    assert not any(" no is " in text or "say no" in text or "say so" in text for text in draft.body.split(". "))


def test_marks_of_a_list_stand_in_no_draft() -> None:
    assert "- " not in drafted(tuple(f"- {line}" for line in OWN)).body


def test_a_greeting_that_gives_way_is_said_to_do_so() -> None:
    draft = drafted((f"Respected Madam, {OWN[0]}", *OWN[1:]))
    said = [finding.message for finding in draft.findings if "Respected Madam" in finding.message]
    assert len(said) == 1
    assert "for want of room" not in said[0]
    assert draft.body.startswith("Dear Rune")


def test_a_question_told_as_a_clause_is_the_only_one() -> None:
    asked = (
        "I run a bakery, you wrote about silence, and I'd like to know what you say when somebody stops a machine for nothing."
    )
    draft = drafted((asked,), channel=Channel.LINKEDIN)
    assert "?" not in draft.body
    assert "minutes" in draft.body


def test_an_own_sentence_stays_where_only_the_aim_for_length_is_passed() -> None:
    long = "Last month I asked each of the apprentices alone what they heard, and wrote down what they told me, two pages."
    draft = drafted((f"{OWN[0]} {long}", f"{OWN[1]} {long.replace('Last', 'This')}", OWN[2]), channel=Channel.LINKEDIN)
    assert 590 < len(draft.body) <= 800
    assert draft.own_left_out == []


def test_an_answer_that_never_came_lets_nobody_off() -> None:
    draft = drafted((OWN[0], "I wrote to the union. No answer.", OWN[2]))
    assert "If you do answer" not in draft.body
    assert "Should you answer" not in draft.body
