"""Who is offered after a no or a silence."""

from __future__ import annotations

from typing import Any

import pytest

from companion.domain.matching.matches import Match, MatchAnswer
from companion.domain.needs import Filter, Need
from companion.domain.outreach.drafts import DraftRecord, Thread
from companion.domain.outreach.outreach import OwnWords
from companion.domain.people import Profile
from companion.errors import EmptyText
from companion.services.matching.enquiring import MatchRequest
from companion.services.outreach.next_person import NextPerson
from companion.text.lexicon import EnglishLexicon
from tests.domain.made import ODILE, OWN, RUNE, profile
from tests.fakes import TODAY, FakeContacts, FakeDrafts, FakePeople, FixedClock

STRANGERS = [Profile.model_validate({"id": f"s{number}", "basics": {"name": f"S {number}"}}) for number in range(6)]
GOAL = "Apprentices who speak up."
FRENCH = Filter(field="language", op="in", value=["French"], from_="profile")
RECORD = DraftRecord(id="d", mentee="odile", mentor="s0", own=OwnWords(lines=OWN), at=FixedClock().now())


class Searches:
    """Finds the same people whatever is asked, and remembers what was."""

    def __init__(self, *found: str) -> None:
        self.found, self.asked = found, []  # type: tuple[str, ...], list[MatchRequest]

    def __call__(self, request: MatchRequest) -> MatchAnswer:
        self.asked.append(request)
        matches = [Match(person_id=one, name=one, headline=None, similarity=0.5) for one in self.found[: request.top]]
        return MatchAnswer(need=Need(text=request.text or ""), matches=matches)


def read_need(text: str | None, mentee: str | None) -> Need:
    """The own goal, and a condition of the profile's."""
    return Need(text=text or GOAL, aspects=[text or GOAL], filters=[FRENCH])


def next_person(searches: Any, *written_to: str, read_need: Any = read_need) -> NextPerson:
    noted = [Thread(id=f"t-{one}", mentee="odile", mentor=one, body="b", sent_on=TODAY, state="closed") for one in written_to]
    return NextPerson(
        people=FakePeople([profile(RUNE), profile(ODILE), *STRANGERS]),  # type: ignore[arg-type]
        contacts=FakeContacts(),  # type: ignore[arg-type]
        drafts=FakeDrafts(noted=noted),  # type: ignore[arg-type]
        clock=FixedClock(),
        sentences=EnglishLexicon().sentences,
        match=searches,
        read_need=read_need,
    )


@pytest.mark.parametrize(
    ("found", "written_to", "offered"),
    [
        (("s0", "s1", "s2", "s3", "s4"), (), ["s1", "s2", "s3"]),
        (("s0", "s1", "s2", "s3", "s4", "s5"), ("s0", "s1", "s3"), ["s2", "s4", "s5"]),
        (("s0",), (), []),
        ((), (), []),
        (("s0", "s1", "s2", "rune"), (), ["rune", "s1", "s2"]),
    ],
)
def test_nobody_is_offered_twice_and_acquaintances_come_first(
    found: tuple[str, ...], written_to: tuple[str, ...], offered: list[str]
) -> None:
    matches = next_person(Searches(*found), *written_to).after(RECORD)
    assert [one.person_id for one in matches] == offered


@pytest.mark.parametrize(
    ("changes", "aspects"),
    [
        ({"need": "Faults nobody reports."}, ["Faults nobody reports."]),
        ({}, [GOAL, OWN[2]]),
        ({"own": OwnWords(lines=(OWN[0], "", f"I rang twice. {OWN[2]}"))}, [GOAL, OWN[2]]),
        ({"own": OwnWords(lines=(OWN[0], OWN[1]))}, [GOAL, OWN[1]]),
        ({"own": OwnWords(lines=(OWN[0],))}, [GOAL]),
    ],
)
def test_the_need_is_the_one_the_draft_was_begun_with(changes: dict[str, Any], aspects: list[str]) -> None:
    searches = Searches()
    next_person(searches).after(RECORD.model_copy(update=changes))
    (asked,) = searches.asked
    assert asked.need is not None
    assert (asked.need.aspects, asked.need.filters, asked.mentee) == (aspects, [FRENCH], "odile")


def test_where_nothing_says_what_is_needed_nobody_is_offered() -> None:
    def nothing(text: str | None, mentee: str | None) -> Need:
        raise EmptyText("Nothing is asked.")

    searches = Searches("s1")
    service = next_person(searches, read_need=nothing)
    assert service.after(RECORD.model_copy(update={"own": OwnWords(lines=(OWN[0],))})) == []
    assert [one.person_id for one in service.after(RECORD)] == ["s1"]
    assert [one.need.aspects for one in searches.asked if one.need] == [[OWN[1], OWN[2]]]
