from datetime import date

import pytest

from companion.domain.matching.hours import overlap_hours, week

WINTER, SUMMER = date(2026, 11, 22), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("zone", "theirs", "mine", "own", "on", "hours"),
    [
        ("Europe/Oslo", (), "Europe/Oslo", (), WINTER, 8),
        ("Europe/Lisbon", (), "Europe/Oslo", (), WINTER, 7),
        ("Asia/Tokyo", (), "Europe/Oslo", (), WINTER, 0),
        ("America/New_York", (), "Europe/London", (), WINTER, 3),
        ("Asia/Kolkata", (), "Europe/Oslo", (), WINTER, 3.5),
        ("Asia/Kolkata", (), "Europe/Oslo", (), SUMMER, 4.5),
        ("Europe/Oslo", ("Tue 14:30-16:00", "Thu 08:00-09:30"), "Europe/Oslo", (), WINTER, 2),
        ("Europe/Oslo", ("Sat 10:00-12:00",), "Europe/Oslo", (), WINTER, 0),
        ("Pacific/Auckland", ("Mon 07:00-09:00",), "America/Los_Angeles", ("Sun 09:00-17:00",), WINTER, 2),
        ("Europe/Oslo", ("Mon 22:00-01:00",), "Europe/Oslo", ("Mon 20:00-23:30", "Tue 00:00-02:00"), WINTER, 2.5),
        ("Europe/Oslo", ("Mon 09:00-10:00", "Fri 09:00-10:00"), "Europe/Oslo", (), WINTER, 2),
        ("America/Los_Angeles", ("Sun 16:00-18:00",), "Europe/Oslo", ("Mon 01:00-02:00",), WINTER, 1),
        ("Europe/Atlantis", (), "Europe/Oslo", (), WINTER, None),
        ("Europe/Oslo", (), "", (), WINTER, None),
    ],
)
def test_hours_in_common_are_those_of_a_day_or_of_the_week_that_is_named(zone, theirs, mine, own, on, hours):
    assert overlap_hours(zone, theirs, mine, own, on) == hours


def test_a_time_that_ends_as_it_begins_is_empty():
    assert not week("Europe/Oslo", ("Mon 09:00-09:00",), WINTER).any()
