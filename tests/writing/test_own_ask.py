"""What people ask for themselves, and the times they name."""

import pytest

from companion.domain.outreach.writing import OwnSentence
from companion.writing.own_ask import Said, ended, is_own_ask, names_when, said_of_talk, tail


def typed(text: str, line: int = 2) -> OwnSentence:
    return OwnSentence(text=text, line=line)


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("who signs the papers before the lorry leaves", 2, "who signs the papers before the lorry leaves?"),
        ("what would you plant first", 2, "what would you plant first?"),
        ("and did anybody come back", 2, "and did anybody come back?"),
        ("i mean is there a list", 2, "i mean is there a list?"),
        ("how much salt", 2, "how much salt?"),
        ("What did the night nurses say about it", 0, "What did the night nurses say about it?"),
        ("What helped was the list", 2, "What helped was the list."),
        ("What I want is a plan", 2, "What I want is a plan."),
        ("who laughed", 1, "who laughed."),
        ("who fed us was the harbour cook", 2, "who fed us was the harbour cook."),
        ("how often I think of your ledger", 2, "how often I think of your ledger."),
        ("will the smith showed me", 2, "will the smith showed me."),
        ("Had we asked, we would have stayed", 2, "Had we asked, we would have stayed."),
        ("what part of it was your idea", 2, "what part of it was your idea?"),
        ("will the boat last", 2, "will the boat last?"),
        ("had you asked anybody before", 2, "had you asked anybody before?"),
        ("The oven is cold", 2, "The oven is cold."),
        ("Which desk? ", 2, "Which desk?"),
        ("Is it normal.", 2, "Is it normal."),
        ("それでも聞きました。", 1, "それでも聞きました。"),
    ],
)  # fmt: skip
def test_a_question_without_its_mark_gets_it_and_nothing_else_changes(text: str, line: int, expected: str) -> None:
    assert ended(typed(text, line)) == expected


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("Could we talk for ten minutes on a Sunday, when the shop is shut?", 2, True),
        ("a quarter of an hour after the 3rd?", 2, True),
        ("Would two lines on that be possible?", 2, True),
        ("A call on Monday 7 December before 10:00 would suit me best.", 2, True),
        ("Did you talk with each of them for half an hour?", 2, False),
        ("How long did the call with the bank take?", 2, False),
        ("We talked for an hour and he said yes.", 1, False),
        ("Which minutes do you keep?", 2, False),
    ],
)
def test_an_ask_of_their_own_is_told_from_a_question(text: str, line: int, expected: bool) -> None:
    assert is_own_ask(typed(text, line)) is expected


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("I can do any morning except Wednesday.", 2, True),
        ("My shifts are known on the 20th.", 2, True),
        ("After six is best.", 2, True),
        ("On Monday I lost the key.", 1, False),
        ("What happened on Monday?", 2, False),
        ("I have two children.", 2, False),
    ],
)
def test_when_they_can(text: str, line: int, expected: bool) -> None:
    assert names_when(typed(text, line)) is expected


def test_what_was_said_of_the_talk() -> None:
    assert said_of_talk([typed("Which glue? Ring.")]) == Said(asked=False, long=False, timed=False, means=False)
    assert said_of_talk([typed("I can phone after seven.")]) == Said(asked=False, long=False, timed=True, means=True)
    assert said_of_talk([typed("Could I ring you for ten minutes on a Friday?")]) == Said(True, True, True, True)


def test_the_tail_speaks_of_the_talk_only() -> None:
    asks = [
        typed(text)
        for text in ("Which glue holds?", "We use bone glue.", "I am free on Fridays.", "No is fine.", "Sorry to ask.")
    ]
    assert [item.text for item in tail(asks)] == ["I am free on Fridays.", "No is fine.", "Sorry to ask."]
