"""One true sentence from one line of each section of a profile."""

from typing import Any

import pytest

from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile
from companion.writing.points import Point, point

MENTOR = Profile.model_validate(
    {
        "id": "m",
        "basics": {"name": "Rune Falck", "summary": "Born here. I run the night shift at a paper mill by the river."},
        "work": [
            {
                "name": "Norrbo Mill",
                "summary": "Responsible for safety on five shifts.",
                "highlights": [
                    "Moved the night shift to four tens in 2021; nobody left.",
                    "Answered each fault by name within two shifts.",
                    "Saw a roofer read his own sheet aloud.",
                    "I keep a notebook of birthdays and machine numbers.",
                    "Twelve-hour shifts, two radios.",
                ],
            }
        ],
        "volunteer": [{"organization": "Boat club", "highlights": ["Rebuilt the slipway with nine pensioners and one drill."]}],
        "projects": [{"name": "Fault board", "highlights": ["Built a fault board out of an old door in one afternoon."]}],
        "publications": [
            {"name": "The alarm nobody pressed", "releaseDate": "2022-03", "publisher": "Mill Weekly"},
            {"name": "Second Shift (podcast, 34 episodes)"},
            {"name": "Saying close it", "releaseDate": "2019", "publisher": "Rail Forum, closing talk"},
            {"name": "The stairs at gate 7", "publisher": "Safety Days"},
        ],
        "mentoring": {
            "transitions": [
                {"from": "winder operator", "to": "safety lead", "year": 2018, "story": "Hard."},
                {"from": "", "to": "x"},
                {"from": "Teaching", "to": "data work"},
            ],
            "can_help_with": [
                "Getting people to say that a machine sounds wrong",
                "How to read a lease",
                "To stay neutral when both sides are angry",
                "Restaurant leases: the clauses on the duct",
                "Whether to stay in consulting",
                "If you come from a loud place",
                "Telling you honestly what carries over",
            ],
            "known_for": [
                "The red lids.",
                "Reads everything aloud.",
                "Signing nothing on a Friday after four.",
                "Labels.",
                "Quiet precision under pressure.",
            ],
        },
    }
)


def made(source: str, quote: str, number: int = 0) -> Point | None:
    return point(Evidence(who="mentor", source=source, quote=quote), MENTOR, lambda slot, count: number % count)


def value(source: str) -> str:
    here: Any = MENTOR.model_dump(by_alias=True)
    for part in source.replace("[", ".").replace("]", "").split("."):
        here = here[int(part)] if part.isdigit() else here[part]
    return str(here)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("work[0].highlights[0]", "You moved the night shift to four tens in 2021."),
        ("work[0].highlights[1]", "You answered each fault by name within two shifts."),
        ("work[0].highlights[3]", "You keep a notebook of birthdays and machine numbers."),
        ("volunteer[0].highlights[0]", "You rebuilt the slipway with nine pensioners and one drill."),
        ("projects[0].highlights[0]", "You built a fault board out of an old door in one afternoon."),
        ("publications[0].name", "You wrote “The alarm nobody pressed” in 2022."),
        ("publications[1].name", "You made “Second Shift”."),
        ("publications[2].name", "You gave a talk called “Saying close it” in 2019."),
        ("publications[3].name", "You presented “The stairs at gate 7”."),
        ("mentoring.transitions[0].story", "You went from winder operator to safety lead in 2018."),
        ("mentoring.transitions[2].from", "You went from teaching to data work."),
        ("mentoring.can_help_with[0]", "You offer help with getting people to say that a machine sounds wrong."),
        ("mentoring.can_help_with[1]", "You offer to show how to read a lease."),
        ("mentoring.can_help_with[2]", "You offer help to stay neutral when both sides are angry."),
        ("mentoring.can_help_with[3]", "You offer help with restaurant leases."),
        ("mentoring.known_for[0]", "You are known for the red lids."),
        ("mentoring.known_for[4]", "You are known for “Quiet precision under pressure”."),
        ("mentoring.known_for[2]", "You are known for signing nothing on a Friday after four."),
        ("basics.summary", "You run the night shift at a paper mill by the river."),
    ],
)
def test_a_line_becomes_a_sentence(source: str, expected: str) -> None:
    found = made(source, value(source))
    assert found and found.sentence == expected


@pytest.mark.parametrize(
    "source",
    [
        "work[0].summary", "work[0].highlights[2]", "work[0].highlights[4]", "work[0].name", "projects[0].name",
        "mentoring.transitions[1].to",
        "mentoring.can_help_with[4]", "mentoring.can_help_with[5]", "mentoring.can_help_with[6]", "mentoring.known_for[1]",
        "mentoring.known_for[3]",
        "basics.name",
    ],
)  # fmt: skip
def test_a_line_that_gives_no_sure_sentence_is_left_out(source: str) -> None:
    assert made(source, value(source)) is None


@pytest.mark.parametrize("number", range(2))
def test_what_is_quoted_is_quoted_in_the_question_too(number: int) -> None:
    found = made("mentoring.known_for[4]", "Quiet precision under pressure.", number)
    assert found and "“Quiet precision under pressure”" in found.question


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize(
    "source",
    [
        "work[0].highlights[0]",
        "publications[0].name",
        "mentoring.transitions[0].story",
        "mentoring.can_help_with[0]",
        "mentoring.known_for[0]",
    ],
)
def test_questions_stand_on_their_own(source: str, number: int) -> None:
    found = made(source, value(source), number)
    assert found and found.question.endswith("?") and found.question[0].isupper()
    assert any(word in found.question for word in ("four tens", "alarm", "winder", "machine sounds", "red lids"))


def test_a_crossing_and_a_piece_may_open_a_message() -> None:
    opens = {
        source: (made(source, "x") or pytest.fail()).opens
        for source in ("publications[0].name", "mentoring.transitions[0].story")
    }
    assert all(opens.values())


def test_the_evidence_of_a_piece_is_its_title() -> None:
    found = made("publications[0].summary", "whatever")
    assert found and (found.evidence.source, found.evidence.quote) == ("publications[0].name", "The alarm nobody pressed")
