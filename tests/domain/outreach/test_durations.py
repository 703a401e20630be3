import pytest

from companion.domain.outreach.durations import minutes_named


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("20 minutes", [20]),
        ("Could I do a 45-minute interview with you?", [45]),
        ("Would you have time for a 20 minute catch-up next week?", [20]),
        ("Could we have a 90 minute workshop together?", [90]),
        ("Could you tell me about a 40 hour course you took?", []),
        ("15-20 minutes", [20]),
        ("an hour and a half", [90]),
        ("two hours", [120]),
        ("half an hour", [30]),
        ("a quarter of an hour", [15]),
        ("twenty-five minutes", [25]),
        ("some minutes", []),
        ("a 20 minute video call about the 40 hour course", [20]),
        ("20 minute of your time", [20]),
        ("the last two hours before dawn", []),
    ],
)
def test_minutes_named(sentence, minutes):
    assert [found.minutes for found in minutes_named(sentence)] == minutes
