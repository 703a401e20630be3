"""Windows, means, registers, offers: the sentences that are nobody's."""

from datetime import date

import pytest

from companion.domain.outreach.outreach import Channel, OwnWords
from companion.domain.people import Profile
from companion.writing.joints import Joints
from companion.writing.register import greeting, register
from companion.writing.returns import Offer, fitting, offer
from companion.writing.window import first_day, means, takes_writing, whens
from tests.writing.made import brief, cases, writer


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 22), date(2026, 11, 30)), (date(2026, 11, 23), date(2026, 12, 7)),
        (date(2026, 12, 6), date(2026, 12, 14)),
        (date(2026, 12, 10), date(2027, 1, 11)), (date(2026, 12, 20), date(2027, 1, 11)),
        (date(2026, 12, 31), date(2027, 1, 11)),
        (date(2027, 1, 2), date(2027, 1, 11)), (date(2028, 2, 25), date(2028, 3, 6)),
    ],
)  # fmt: skip
def test_the_window_begins_on_a_monday_outside_the_turn_of_the_year(today: date, expected: date) -> None:
    assert first_day(today) == expected
    assert expected.weekday() == 0


def person(**mentoring: object) -> Profile:
    return Profile.model_validate({"id": "x", "basics": {"name": "A B", "location": {"city": "Oslo"}}, "mentoring": mentoring})


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        ({"channels": ["video", "phone"]}, {}, "by video or phone"),
        ({"channels": ["video", "phone"]}, {"channels": ["phone"]}, "by phone"),
        ({}, {}, "by phone or video"), ({"channels": ["text"]}, {}, None), ({"formats": ["written"]}, {}, None),
        ({"channels": ["in_person"]}, {}, "in person"), ({"channels": ["in_person", "phone"]}, {}, "by phone"),
        ({"channels": ["video"]}, {"channels": ["phone"]}, ""), ({"channels": ["video"]}, {"channels": ["text"]}, ""),
        ({"channels": ["video", "text"]}, {"channels": ["phone"]}, None), ({}, {"formats": ["written"]}, None),
    ],
)  # fmt: skip
def test_means(theirs: dict[str, object], mine: dict[str, object], expected: str | None) -> None:
    assert means(person(**theirs), person(**mine)) == expected


def test_in_person_only_from_another_town_is_asked_in_writing() -> None:
    far = Profile.model_validate({"id": "y", "basics": {"name": "C D", "location": {"city": "Lima"}}})
    assert means(person(channels=["in_person"]), far) is None


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        (["Sat 13:00-15:00"], "on a Saturday after 30 November"),
        (["Fri 09:00-12:00", "Mon 19:00-20:00"], "on a Monday or Friday after 30 November"),
        (["Mon 09:00-12:00", "Tue 09:00-12:00", "Thu 09:00-12:00"], "in the week of 30 November"),
        ([], "in the week of 30 November"),
    ],
)
@pytest.mark.parametrize(
    "theirs", [{}, {"available": ["Tue 09:00-12:00"], "timezone": "Asia/Tokyo", "constraints": "Away until May."}]
)
def test_one_or_two_days_of_the_sender_are_named_and_none_of_the_reader(
    mine: list[str], theirs: dict[str, object], expected: str
) -> None:
    assert whens(person(**theirs), person(available=mine, timezone="Europe/Oslo"), date(2026, 11, 22))[0] == expected


@pytest.mark.parametrize(("channels", "expected"), [(["text"], True), (["video"], False), ([], True)])
def test_takes_writing(channels: list[str], expected: bool) -> None:
    assert takes_writing(person(channels=channels)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("I can draw one diagram, one page.", Offer("can", "draw one diagram, one page")),
        ("Can explain drawings to anyone", Offer("can", "explain drawings to anyone")),
        ("I explain tax forms", Offer("can", "explain tax forms")),
        ("I have a rota with the mistakes marked", Offer("said", "I have a rota with the mistakes marked")),
        ("Help with Ukrainian for practices", Offer("can", "help with Ukrainian for practices")),
        ("How a port handles a container", Offer("tell", "tell you how a port handles a container")),
        ("How to run a debrief", Offer("tell", "show you how to run a debrief")),
        ("Warm-up games for a staff day", Offer("offer", "warm-up games for a staff day")),
        ("My block mix and the bucket test", Offer("offer", "my block mix and the bucket test")),
        ("Reading technical Russian for somebody", Offer("named", "reading technical Russian for somebody")),
        ("Any strange noise from a meter, diagnosed", Offer("named", "any strange noise from a meter, diagnosed")),
        ("Quechua phrases for a reception", Offer("offer", "Quechua phrases for a reception")),
        ("Repairing bridges with local stone, I have many photographs.", None),
        ("Reading charts aloud, I can record it", None),
        ("How a port handles your container", None),
        ("An hour of help with a slow spreadsheet", None),
        ("Korean conversation, thirty minutes", None),
        ("Difficult extractions: how we did it", None),
        ("", None),
    ],
)
def test_offers(line: str, expected: Offer | None) -> None:
    assert offer(line) == expected


@pytest.mark.parametrize(
    ("line", "channel", "expected"),
    [
        ("I would be grateful for your view.", "email", "formal"),
        ("my crew starts late", "email", "plain"),
        ("my crew", "slack", "chat"),
    ],
)
def test_register(line: str, channel: str, expected: str) -> None:
    made = brief(cases()[0], own=OwnWords(lines=(line,)), channel=Channel(channel))
    assert register(made) == expected


@pytest.mark.parametrize(
    ("channel", "expected"), [("email", "Dear Wambui,"), ("slack", "Hi Wambui,"), ("linkedin", "Hello Wambui,")]
)
def test_greeting(channel: str, expected: str) -> None:
    assert greeting(brief(cases()[0], channel=Channel(channel))) == expected


def test_no_joint_asks_a_question_or_praises() -> None:
    for case in cases():
        joints = Joints(writer()._prompt, brief(case))
        text = " ".join([joints.ask(), joints.easy_no(), joints.giving_back(), joints.sign_off()])
        assert "?" not in text and "!" not in text and "  " not in text and "{" not in text


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("I explain orchards on a slope to schools", True),
        ("I explain orchards to schools", False),
        ("I repair turbines", False),
        ("I bake rye bread", False),
        ("I teach Swedish to crews", True),
    ],
)
def test_only_what_touches_the_reader_and_is_not_their_trade_is_offered(line: str, fits: bool) -> None:
    reader = person(can_help_with=["Pruning orchards on a slope", "Choosing turbines"], focus_areas=["Swedish"])
    reader.basics.label = "Turbine engineer"
    assert bool(fitting([line], reader)) is fits


def test_joints_are_shortened_where_the_writer_shortens() -> None:
    easy = brief({**cases()[0], "lines": ["I don't know the bay.", "I've asked twice.", "Who'd know?"]})
    joints = Joints(writer()._prompt, easy)
    assert joints.promise().startswith(("I'll", "When", "Whatever")) and "’" not in joints.promise() + joints.easy_no()


def test_a_way_out_speaks_of_no_weeks_where_they_named_their_times() -> None:
    for number in range(12):
        own = [f"Your bay has {number} buoys.", "I counted them.", "Which one first? I can on Tuesday 1 December after 18:00."]
        said = Joints(writer()._prompt, brief({**cases()[0], "lines": own})).easy_no()
        assert not {"weeks", "time", "now"} & set(said.lower().replace(".", "").split())


def test_a_post_is_told_as_what_its_holder_does() -> None:
    assert Joints(writer()._prompt, brief(cases()[0])).introduction("the lead of a night crew") == "I lead a night crew."
