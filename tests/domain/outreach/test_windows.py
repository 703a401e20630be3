from datetime import date

import pytest

from companion.domain.outreach.windows import rush, short_window

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "words", ["today", "ASAP", "the moment you have read this", "before the day is out", "within the hour", "tonight"]
)
def test_words_that_hurry(words):
    assert rush(f"Could we talk for ten minutes {words}?")


@pytest.mark.parametrize(
    ("words", "soon"),
    [
        ("this Tuesday", True),
        ("by 25 November", True),
        ("in the next few days", True),
        ("from 25 November", False),
        ("in the week of 18 January", False),
        ("on a Tuesday in December", False),
        ("29 Feb", False),
    ],
)
def test_a_window_under_five_days_is_soon(words, soon):
    assert bool(short_window(f"Could we talk for ten minutes {words}?", TODAY)) is soon
