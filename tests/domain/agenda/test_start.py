"""Local times across the change of clocks."""

from datetime import UTC

import pytest

from companion.domain.agenda.start import starting
from companion.errors import InputError, UsageError


@pytest.mark.parametrize(
    ("local", "zone", "universal"),
    [
        ("2026-12-01T13:00", "Europe/Oslo", "2026-12-01T12:00"),
        ("2026-07-01T13:00", "Europe/Oslo", "2026-07-01T11:00"),
        ("2026-10-25T02:30", "Europe/Oslo", "2026-10-25T00:30"),
        ("2026-03-29T03:00", "Europe/Oslo", "2026-03-29T01:00"),
        ("2026-12-01 13:00", "Asia/Kathmandu", "2026-12-01T07:15"),
    ],
)
def test_a_local_time_is_a_moment(local, zone, universal):
    assert starting(local, zone).astimezone(UTC).strftime("%Y-%m-%dT%H:%M") == universal


@pytest.mark.parametrize(
    ("local", "zone", "error", "said"),
    [
        ("2026-03-29T02:30", "Europe/Oslo", InputError, "does not exist on 29 March 2026"),
        ("2026-12-01T13:00", "Europe/Atlantis", InputError, "no time zone"),
        ("2026-12-01T13:00", "../etc", InputError, "no time zone"),
        ("2026-12-01T13:00", "", InputError, "no time zone"),
        ("tomorrow", "Europe/Oslo", UsageError, "not a date and time"),
        ("2026-12-01", "Europe/Oslo", UsageError, "not a local date and time"),
        ("2026-12-01T13:00+01:00", "Europe/Oslo", UsageError, "not a local date and time"),
    ],
)
def test_what_is_no_time_is_said(local, zone, error, said):
    with pytest.raises(error, match=said):
        starting(local, zone)
