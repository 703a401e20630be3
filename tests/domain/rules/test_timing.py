"""O29 and the languages of two people: what is asked for against what both profiles say."""

from dataclasses import replace
from typing import Any

import pytest

from companion.domain.outreach.message import Message
from companion.domain.outreach.outreach import Finding
from companion.domain.people import Profile
from companion.domain.rules import findings
from companion.domain.rules.case import Case
from tests.domain.cases import BODY, ODILE, RUNE, case

ASK = "Twenty minutes by phone in the week of 18 January would be plenty."


def of(person: Profile, *, languages: tuple[str, ...] = (), **mentoring: Any) -> Profile:
    document = person.document()
    spoken = [{"language": each} for each in languages]
    return Profile.model_validate({**document, "languages": spoken, "mentoring": {**document["mentoring"], **mentoring}})


def between(sender: Profile, reader: Profile, body: str = BODY) -> Case:
    made = case(body)
    return replace(made, records=replace(made.records, mentee=sender, mentor=reader))


def told(rule: str, made: Case) -> list[Finding]:
    return [finding for finding in findings(made) if finding.rule == rule]


@pytest.mark.parametrize(
    ("mine", "theirs", "says"),
    [
        ("On tour until 2 February.", None, ["Your profile says “On tour until 2 February.”"]),
        (None, "At sea from 4 to 30 January.", ["Their profile says “At sea from 4 to 30 January.”"]),
        (None, "Away from 19 to 30 January.", []),
        ("The rota comes on the 25th; I can only promise days after that.", None, ["Your profile says “The rota comes"]),
        ("Evenings after 19:00.", "Not Tuesdays.", []),
    ],
)
def test_a_window_in_which_one_of_the_two_is_away(mine: str | None, theirs: str | None, says: list[str]) -> None:
    found = told("O29", between(of(ODILE, constraints=mine), of(RUNE, style=theirs)))
    assert [finding.severity for finding in found] == ["warn"] * len(says)
    assert all(finding.message.startswith(start) for finding, start in zip(found, says, strict=True))


@pytest.mark.parametrize(
    "kept",
    [
        {"constraints": "At sea from 4 to 30 January."},
        {"constraints": "Not before 18 March, and never before noon."},
        {"timezone": "Europe/Oslo", "available": ["Tue 13:00-15:00"], "constraints": "Mornings only."},
        {"constraints": "Latin only, please."},
    ],
)
def test_nothing_is_told_of_what_the_reader_keeps_to_themselves(kept: dict[str, Any]) -> None:
    spoken = ("Latin", "French")
    sender = of(
        ODILE, languages=("French",), timezone="Europe/Paris", available=["Mon 17:00-18:30"], constraints="Evenings only."
    )
    bare, full = of(RUNE, languages=spoken), of(RUNE, languages=spoken, **kept)
    assert findings(between(sender, full)) == findings(between(sender, bare))


def test_nobody_knows_whose_clock_my_time_is() -> None:
    body = BODY.replace(ASK, "Could we talk for twenty minutes on 19 January at 17:30 my time?")
    sender = Profile.model_validate({**ODILE.document(), "basics": {"name": "Odile Marchand", "location": {"city": "Quimper"}}})
    (finding,) = told("O29", between(sender, RUNE, body))
    assert body[slice(*finding.span or ())] == "my time"
    assert finding.fix == "Quimper time"
    same = {"timezone": "Europe/Paris"}
    assert told("O29", between(of(sender, **same), of(RUNE, **same), body)) == [finding]


@pytest.mark.parametrize(
    ("mine", "theirs", "constraint", "apart"),
    [
        (("Spanish", "Quechua"), ("French", "English"), None, True),
        (("Spanish", "English"), ("French", "English"), None, False),
        (("Spanish", "English"), ("French", "English"), "Spanish only, please.", True),
        (("Spanish", "English"), ("French", "English"), "Mornings; Spanish only on the phone.", False),
        ((), ("French",), None, False),
    ],
)
def test_two_who_list_no_language_in_common(
    mine: tuple[str, ...], theirs: tuple[str, ...], constraint: str | None, apart: bool
) -> None:
    found = told("O28", between(of(ODILE, languages=mine, constraints=constraint), of(RUNE, languages=theirs)))
    assert bool(found) is apart


def test_before_a_word_is_written_it_is_said_of_any_message() -> None:
    nothing = replace(
        between(of(ODILE, constraints="On tour until 2 February."), of(RUNE, style="Away until March.")), grounded=()
    )
    found = told("O29", replace(nothing, message=Message(None, "", None, (), None)))
    assert [finding.message.split(" ")[0] for finding in found] == ["Your", "Their"]
