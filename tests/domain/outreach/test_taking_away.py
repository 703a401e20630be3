"""What a busy reader takes away of a message."""

import pytest

from companion.domain.outreach.outreach import MessageKind
from companion.domain.outreach.taking_away import take_away
from tests.domain.cases import case

OPENS = "Dear Rune,\n\nYour board of faults hangs in our hall too."


@pytest.mark.parametrize(
    ("told", "asked", "signed", "expected"),
    [
        ("I run a bakery.", "Who wrote first?", "Odile", "I run a bakery."),
        ("The apprentices say nothing.", "Who wrote first?", "Odile Marchand\nBakery owner", "Bakery owner"),
        ("The apprentices say nothing.", "Who wrote first?", "Odile Marchand", None),
    ],
)
def test_who_is_a_sentence_that_says_so_or_stands_under_the_name(told: str, asked: str, signed: str, expected: str) -> None:
    assert take_away(case(f"{OPENS} {told}\n\n{asked}\n\nKind regards,\n{signed}")).who == expected


def test_where_they_have_met_a_name_is_enough() -> None:
    body = f"{OPENS} It stayed empty.\n\nWho wrote first?\n\nKind regards,\nOdile Marchand"
    assert take_away(case(body, kind=MessageKind.UPDATE)).who == "Odile Marchand"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "What I am asking is which note came first. Twenty minutes by phone would do.",
            "What I am asking is which note came first.",
        ),
        ("Who wrote first? Twenty minutes by phone would do.", "Who wrote first?"),
        ("Twenty minutes by phone would do.", "Twenty minutes by phone would do."),
    ],
)
def test_what_is_asked_is_a_question_before_it_is_time(asked: str, expected: str) -> None:
    assert take_away(case(f"{OPENS}\n\n{asked}\n\nKind regards,\nOdile Marchand")).asked == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Who wrote first? Twenty minutes by phone would do.", "Twenty minutes"),
        ("How do you get from a notice to a sentence people repeat?", None),
        ("Who wrote first? Please write me the questions before.", None),
        ("Who wrote first? Two lines in writing would be plenty.", "Two lines in writing would be plenty."),
    ],
)
def test_how_long_is_minutes_or_an_answer_in_writing(asked: str, expected: str | None) -> None:
    assert take_away(case(f"{OPENS}\n\n{asked}\n\nKind regards,\nOdile Marchand")).how_long == expected


def test_in_another_language_who_writes_is_not_called_missing() -> None:
    told = "Ich leite eine Bäckerei mit elf Leuten, und meine Lehrlinge schweigen."
    found = take_away(case(f"Guten Tag Rune Falck,\n\n{told}\n\nWas haben Sie zuerst gefragt?\n\nMit freundlichen Grüßen\nOdile"))
    assert (found.asked, found.in_english) == ("Was haben Sie zuerst gefragt?", False)
    assert take_away(case(f"{OPENS}\n\nWho wrote first?\n\nKind regards,\nOdile")).in_english
