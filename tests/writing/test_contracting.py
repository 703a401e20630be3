"""Joints in the short forms that somebody writes themselves."""

import pytest

from companion.writing.contracting import by_hand, contracted, contracts


@pytest.mark.parametrize(
    ("lines", "does"),
    [
        (["I don't know the port and I've asked twice."], True),
        (["I can’t sleep.", "It’s the bells."], True),
        (["I do not know the port."], False),
        (['He said "don\'t" and left.'], False),
        (["My brother's boat and my sister's mill"], False),
    ],
)
def test_who_writes_short_forms(lines: list[str], does: bool) -> None:
    assert contracts(lines) is does


@pytest.mark.parametrize(
    ("joint", "short"),
    [
        ("I will write to you.", "I’ll write to you."),
        ("If it does not suit, I would understand.", "If it doesn’t suit, I’d understand."),
        ("That is fine.", "That’s fine."),
        ("You need not answer.", "You need not answer."),
        ("I am sure it will do.", "I’m sure it’ll do."),
    ],
)
def test_joints_are_shortened(joint: str, short: str) -> None:
    assert contracted(joint) == short


def test_the_apostrophe_is_the_writers() -> None:
    assert by_hand("I’ll write.", ["I can't."]) == "I'll write."
    assert by_hand("I’ll write.", ["I can’t."]) == "I’ll write."
