"""Sign-ins that are under way at an identity provider."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from companion.domain.accounts import AuthorizationRequest, Departure
from companion.store import departures
from companion.store.departures import RecordedDepartures

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=1)


def left(minutes: int = 0) -> Departure:
    asked = AuthorizationRequest(to="https://id.example", state="s", nonce="n", verifier="v")
    return Departure(asked=asked, wanted="/?draft=1", since=NOW + timedelta(minutes=minutes))


@pytest.fixture
def recorded(database) -> RecordedDepartures:
    return RecordedDepartures(database)


def test_whoever_comes_back_is_known_once(recorded: RecordedDepartures) -> None:
    recorded.keep("k", left(), forget_before=LONG_AGO)
    assert recorded.take("another") is None
    assert recorded.take("k") == left()
    assert recorded.take("k") is None


def test_what_is_old_goes(recorded: RecordedDepartures) -> None:
    recorded.keep("old", left(), forget_before=LONG_AGO)
    recorded.keep("new", left(20), forget_before=NOW + timedelta(minutes=10))
    assert recorded.take("old") is None
    assert recorded.take("new") is not None


def test_leaving_again_and_again_fills_nothing(recorded: RecordedDepartures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(departures, "MOST", 3)
    for number in range(5):
        recorded.keep(f"k{number}", left(number), forget_before=LONG_AGO)
    assert [number for number in range(5) if recorded.take(f"k{number}")] == [2, 3, 4]
