"""Promises as a calendar file: read again by another library, safe from what people type."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from companion.domain.session import PromiseRecord
from companion.errors import InputError
from companion.exporters.reminders import reminders

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def promise(what: str = "send the outline", **given: Any) -> PromiseRecord:
    said = {"id": "a1", "who": "a", "other": "b", "noted_by": "a", "due": date(2026, 11, 27), "at": NOW, **given}
    return PromiseRecord.model_validate({"what": what, **said})


def test_each_has_its_day_an_alarm_and_a_lasting_uid() -> None:
    calendar = Calendar.from_ical(reminders([promise(), promise("call", id="a2", state="moved")], now=NOW))
    one, other = calendar.walk("VEVENT")
    assert one.decoded("dtstart") == date(2026, 11, 27) and one["uid"] == "a1@mentoring-companion"
    assert str(one["summary"]) == "You promised: send the outline" and str(other["summary"]) == "You promised: call"
    assert len(one.walk("VALARM")) == 1 and "attendee" not in one and "organizer" not in one


@pytest.mark.parametrize("given", [{"due": None}, {"state": "done"}, {"state": "dropped"}])
def test_what_waits_for_nothing_reminds_of_nothing(given: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="No promise"):
        reminders([promise(**given)], now=NOW)


def test_no_line_of_a_promise_becomes_one_of_the_file() -> None:
    raw = reminders([promise("x\r\nATTENDEE:mailto:a@b.example\r\nEND:VEVENT; \u202edone")], now=NOW)
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert "attendee" not in event and b"\r\nATTENDEE" not in raw
