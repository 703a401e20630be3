"""A shared agenda in every form, opened by a real reader; what people wrote is text in all of them."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import icalendar
import pytest
from docx import Document

from companion.domain.agenda.agenda import Agenda, AgendaKind
from companion.domain.agenda.start import starting
from companion.errors import InputError
from companion.exporters.agenda import AgendaForms
from companion.exporters.markdown import escaped
from tests.sessions import QUESTION, a_plan

FORMS = AgendaForms()
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HOSTILE = "Why?\r\nEND:VEVENT\nBEGIN:VALARM # [x](javascript:alert(1)) <script> *b* <!channel> @here"


def event(plan: Agenda) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(FORMS.calendar(plan, now=NOW))
    assert len(calendar.events) == 1
    return calendar.events[0]


def test_the_calendar_holds_one_event_with_everything():
    one = event(a_plan())
    assert str(one["summary"]) == "Session: Odile and Rune, 45 minutes"
    assert QUESTION in str(one["description"]) and "Since last time" in str(one["description"])
    assert (one.DTSTART.isoformat(), one.DTEND - one.DTSTART) == ("2026-12-01T13:00:00+01:00", timedelta(minutes=45))
    assert one["dtstart"].params["TZID"] == "Europe/Oslo"
    assert one["dtstamp"].dt == NOW and str(one["url"]) == str(one["location"]) == "https://meet.example/x"
    assert one.alarms.times[0].trigger == one.DTSTART - timedelta(minutes=15)
    assert "attendee" not in one and "organizer" not in one


def test_the_same_session_keeps_its_uid():
    assert event(a_plan())["uid"] == event(a_plan(question="Another?"))["uid"]
    assert event(a_plan())["uid"] != event(a_plan(start=starting("2026-12-02T13:00", "Europe/Oslo")))["uid"]


@pytest.mark.parametrize(
    ("local", "minutes", "start", "end"),
    [
        ("2026-10-25T01:30", 90, "2026-10-24T23:30", "2026-10-25T01:00"),
        ("2026-03-29T01:30", 60, "2026-03-29T00:30", "2026-03-29T01:30"),
        ("2026-07-01T13:00", 45, "2026-07-01T11:00", "2026-07-01T11:45"),
    ],
)
def test_the_zone_is_right_across_a_change_of_clocks(local, minutes, start, end):
    one = event(a_plan(start=starting(local, "Europe/Oslo"), minutes=minutes))
    assert [f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}" for moment in (one.DTSTART, one.DTEND)] == [start, end]


def test_the_calendar_carries_the_rules_of_its_zone():
    calendar = icalendar.Calendar.from_ical(FORMS.calendar(a_plan(), now=NOW))
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Oslo"]


def test_nothing_typed_becomes_part_of_the_calendar():
    plan = a_plan(question=HOSTILE, link="https://x.example/\r\nATTENDEE:mailto:a@b.example")
    calendar = icalendar.Calendar.from_ical(FORMS.calendar(plan, now=NOW))
    one = calendar.events[0]
    assert (len(calendar.walk("VEVENT")), len(calendar.walk("VALARM"))) == (1, 1)
    assert "attendee" not in one and "END:VEVENT" in str(one["description"])


def test_without_a_start_there_is_no_calendar():
    with pytest.raises(InputError, match="no start"):
        FORMS.calendar(a_plan(start=None), now=NOW)


def test_the_document_opens_with_its_headings():
    page = Document(BytesIO(FORMS.document(a_plan())))
    headings = [one.text for one in page.paragraphs if one.style.name.startswith("Heading")]
    assert headings[0] == "Session: Odile and Rune, 45 minutes"
    assert [heading.split(" · ")[1] for heading in headings if " · " in heading] == [block.title for block in a_plan().blocks]
    assert any(QUESTION in one.text for one in page.paragraphs)


def test_a_document_takes_characters_that_xml_does_not():
    assert FORMS.document(a_plan(question="Why \x00\x0b\ufffe now?"))


def test_markdown_shows_what_was_typed_and_nothing_of_it_is_markup():
    text = FORMS.markdown(a_plan(question=HOSTILE))
    assert text.startswith("# Session: Odile and Rune, 45 minutes\n")
    assert "[x]" not in text and "\\<script\\>" in text and "\nBEGIN" not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("# a", "\\# a"), ("- a", "\\- a"), ("1. a", "1\\. a"), ("a_b*", "a\\_b\\*"), ("plain", "plain"), ("a\nb", "a b")],
)
def test_a_line_of_markdown_stands_as_it_is(text, shown):
    assert escaped(text) == shown


def test_slack_calls_nobody():
    text = FORMS.slack(a_plan(question=HOSTILE))
    assert "*Session: Odile and Rune, 45 minutes*" in text
    assert "<!channel>" not in text and "@here" not in text and "*b*" not in text


def test_the_board_has_an_open_promise_a_line():
    assert FORMS.board(a_plan()) == "put up a second board · Odile\nask the night lead · Rune\n"
    assert FORMS.board(a_plan(promises=[])) == ""


@pytest.mark.parametrize("kind", AgendaKind)
def test_every_kind_has_every_form(kind):
    plan = a_plan(kind)
    assert all(QUESTION in form(plan) for form in (FORMS.plain, FORMS.slack, FORMS.markdown))
    assert FORMS.document(plan).startswith(b"PK") and event(plan)
