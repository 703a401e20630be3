"""A piece of the reader's told by its title rests on that title; of several lines the one nearest to the sentence is shown."""

import pytest

from companion.domain.grounding.grounding import ground
from companion.domain.grounding.nearest import nearest_first
from companion.domain.grounding.pieces_told import ground_deed, ground_piece
from companion.domain.grounding.records import Records
from companion.domain.outreach.outreach import Evidence
from companion.domain.people import Profile
from tests.domain.cases import LEXICON, ODILE, RUNE, records


@pytest.mark.parametrize(
    "sentence",
    [
        "You wrote “The alarm nobody pressed” in 2022.",
        "In 2022 you presented “The alarm nobody pressed”.",
        "You spoke in 2022 under the title “The alarm nobody pressed”.",
    ],
)
def test_a_title_with_its_year_rests_on_its_line(sentence: str) -> None:
    found = ground(sentence, records("My mixer sounds wrong."))
    assert (found.origin, [line.source for line in found.evidence]) == ("profile", ["publications[0].name"])


@pytest.mark.parametrize(
    "sentence",
    ["You wrote “The alarm nobody pressed” in 2019.", "You wrote “The alarm we all heard” in 2022.", "You wrote about alarms."],
)
def test_another_year_or_title_rests_on_none(sentence: str) -> None:
    assert ground_piece(sentence, records("My mixer sounds wrong.")) is None


@pytest.mark.parametrize(("place", "borne_out"), [("Red de Parteras", True), ("The mill", False)])
def test_a_deed_told_word_for_word_rests_on_its_line(place: str, borne_out: bool) -> None:
    told = RUNE.model_dump(by_alias=True)
    told["work"][0] |= {"name": "Red de Parteras", "highlights": ["Taught 60 grandmothers to take blood pressure; two refused."]}
    known = Records(Profile.model_validate(told), ODILE, ("My mixer sounds wrong.",), LEXICON.stems)
    assert bool(ground_deed(f"At {place} you taught 60 grandmothers to take blood pressure.", known)) is borne_out
    assert ground_deed("You taught 60 grandmothers to take.", known) is None


def test_a_way_out_rests_on_no_line_of_the_senders() -> None:
    told = ODILE.model_dump(by_alias=True)
    told["mentoring"]["constraints"] = "Not with somebody from our hotel, please."
    known = Records(RUNE, Profile.model_validate(told), ("My mixer sounds wrong.",), LEXICON.stems)
    assert ground("If you would rather not, please just say so.", known).evidence == []


def test_the_line_nearest_to_a_sentence_stands_first() -> None:
    lines = [
        Evidence(who="mentor", source="work[0].highlights[0]", quote="Rewrote the handover sheet after a failure."),
        Evidence(who="mentor", source="mentoring.known_for[0]", quote="The one-page handover sheet, which reached a ward."),
        Evidence(who="mentor", source="basics.summary", quote="A handover sheet."),
    ]
    told = nearest_first([*lines, lines[0]], "Your handover sheet reached a ward before you rewrote it.")
    assert [line.source for line in told] == ["mentoring.known_for[0]", "work[0].highlights[0]"]
