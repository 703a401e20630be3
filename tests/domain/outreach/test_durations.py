import pytest

from companion.domain.outreach.durations import minutes_named


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("20 minutes", [20]),
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
