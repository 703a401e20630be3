"""A day ahead that own words name bounds the ask; one that is gone by does not."""

from datetime import date

import pytest

from companion.domain.outreach.absences import absences
from companion.domain.outreach.writing import OwnSentence
from companion.writing.coming import coming_day
from companion.writing.window import can_talk_before, is_before_a_talk
from tests.writing.made import TODAY, brief, cases, message, sample, writer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two shadow shifts booked for 5 and 6 December at the clinic.", date(2026, 12, 5)),
        ("My first day is December 2nd.", date(2026, 12, 2)),
        ("I take over the team next Friday.", date(2026, 11, 27)),
        ("The inspection is next week.", date(2026, 11, 23)),
        ("I lead four people since 2 December.", None),
        ("I was made lead on 1 December.", None),
        ("I started on 1 December.", None),
        ("We opened on 3 October.", None),
        ("The board meets on 3 December 2027.", None),
        ("I kept “until 5 December” on the door.", None),
        ("I count nights.", None),
    ],
)
def test_the_first_day_ahead(text: str, expected: date | None) -> None:
    assert coming_day([OwnSentence(text=text, line=0)], TODAY) == expected


def said(told: str, *, channels: list[str]) -> str:
    sent = brief({**cases()[45], "lines": ["Your roster made me count our nights.", told, "What should I look at?"]})
    mentoring = sent.mentor.mentoring.model_copy(update={"channels": channels})
    sent = sent.model_copy(update={"mentor": sent.mentor.model_copy(update={"mentoring": mentoring})})
    return " ".join(part.text for part in message(writer().write(sent), sent).sentences)


@pytest.mark.parametrize(
    ("told", "ask", "absent"),
    [
        ("Two shifts booked for 5 December.", "before 5 December", "after 30 November"),
        ("Two shifts booked for 30 November.", "in writing before 30 November", "minutes"),
        ("Two shifts booked for 25 November.", "in writing", "before"),
        ("Two shifts booked for 5 March.", "after 30 November", "before"),
    ],
)
def test_the_ask_comes_before_the_day(told: str, ask: str, absent: str) -> None:
    text = said(told, channels=["phone", "text"])
    assert ask in text and absent not in text


def test_a_reader_who_does_not_write_is_asked_for_a_talk_without_a_day() -> None:
    text = said("Two shifts booked for 30 November.", channels=["phone"])
    assert "minutes by phone" in text and "before" not in text and "after 30" not in text


def test_a_reader_who_is_away_until_then_is_asked_for_no_talk_before() -> None:
    at_hand, asking = sample()["p-0401"], sample()["p-0129"]
    away = at_hand.model_copy(update={"mentoring": at_hand.mentoring.model_copy(update={"style": "Away until 3 December."})})
    assert absences(away, TODAY, own=False)
    day = date(2026, 12, 5)
    assert can_talk_before(day, at_hand, asking, TODAY) and not can_talk_before(day, away, asking, TODAY)
    assert is_before_a_talk(day, at_hand, asking, TODAY)
