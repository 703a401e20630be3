"""The page of whoever is asked: places, requests, and a message received."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from companion.errors import CompanionError, InputError, UsageError
from companion.services.cohort.proposal_views import Named, OwnProposal
from companion.services.sessions.received import Received
from companion.web.events import Answer
from companion.web.pages.mentor import MentorDesk, MentorPage
from companion.web.pages.shell import Shell
from companion.web.pages.you import Chosen
from companion.web.panel import data_of, view
from companion.wiring import Companion
from tests.faces.command_line import Recorder
from tests.web.pages import html_of, pressed, words_of
from tests.web.test_session import STOP

ASKS = OwnProposal(id="r1", cohort="spring", side="mentor", other=Named(id="m-1", name="Odile Marchand"), state="asks you")
REPLY = "Dear Odile,\n\nThank you for writing."


@pytest.fixture
def receiving() -> Recorder:
    return Recorder(answer=Received(question="What first?", sender="Odile", reply=REPLY), kind_no=Received(reply=REPLY))


@pytest.fixture
def proposals() -> Recorder:
    return Recorder(answer=None)


@pytest.fixture
def page(two: Companion, receiving: Recorder, proposals: Recorder) -> MentorPage:
    views = SimpleNamespace(for_person=lambda who: [ASKS] if who == "p-1" else [])
    two.__dict__.update(receiving=receiving, proposals=proposals, proposal_views=views)
    shell = Shell(two)
    shell.build()
    return shell.mentor


def does(
    page: MentorPage, act: Any, answer: Answer | None = None, *, me: str | None = "p-1", on: str = "", **fields: Any
) -> Answer:
    kept = answer.changes[page.desk] if answer else None
    return act(pressed(on=on, kept=kept, also=view("", Chosen(person=me)), **fields))  # type: ignore[arg-type, no-any-return]


def test_who_one_is_is_asked_first(page: MentorPage) -> None:
    assert "You are" in words_of(does(page, page.visited, me=None), page.panel)
    with pytest.raises(UsageError, match="not known who you are"):
        does(page, page.places, me=None)


def test_places_are_said_and_a_pause_ends(page: MentorPage) -> None:
    page.companion.relationships.begin("p-1", mentee="m-1", mentor="p-1")
    said = does(page, page.places, places="3", pause="2026-12-24")
    assert "1 of 3 places taken" in words_of(said, page.panel) and "paused until 24 December 2026" in words_of(said, page.panel)
    assert "open for requests" in words_of(does(page, page.resume), page.panel)
    mentoring = page.companion.profiles.get("p-1").mentoring
    assert (mentoring.capacity, mentoring.paused_until, str(mentoring.availability_confirmed)) == (3, None, "2026-11-22")


@pytest.mark.parametrize(("places", "pause"), [("many", ""), ("51", ""), ("2", "2020-01-01"), ("2", "soon")])
def test_what_is_no_place_or_pause_is_said(page: MentorPage, places: str, pause: str) -> None:
    with pytest.raises(CompanionError):
        does(page, page.places, places=places, pause=pause)
    assert page.companion.profiles.get("p-1").mentoring.capacity == 2


def test_a_request_is_accepted_and_can_begin(page: MentorPage, proposals: Recorder) -> None:
    assert "Odile Marchand" in words_of(does(page, page.visited), page.panel)
    does(page, page.accept, on="r1")
    assert proposals.asked == [("answer", ("r1", "p-1"), {"yes": True})]
    assert [one.mentee for one in page.companion.relationships.of("p-1")] == ["m-1"]


@pytest.mark.parametrize("others", ["yes", ""])
def test_a_request_is_declined_with_a_note_to_send_oneself(
    page: MentorPage, proposals: Recorder, receiving: Recorder, others: str
) -> None:
    answer = does(page, page.decline, on="r1", others=others)
    assert proposals.asked == [("answer", ("r1", "p-1"), {"yes": False})]
    assert receiving.asked == [("kind_no", ("p-1", "m-1"), {"others": bool(others)})]
    assert REPLY in html_of(answer, page.panel) and page.companion.relationships.of("p-1") == []


def test_a_message_becomes_an_answer_and_nothing_is_kept(page: MentorPage, receiving: Recorder) -> None:
    answer = does(page, page.read, message="What first?")
    assert REPLY in html_of(answer, page.panel)
    assert receiving.asked[0][1][1] == "What first?" and not receiving.asked[0][1][2].decline
    declined = does(page, page.decline_message, answer, message="What first?", others="yes")
    assert receiving.asked[1][1][2].decline and receiving.asked[1][1][2].others
    assert REPLY not in html_of(does(page, page.put_away, declined), page.panel)


@pytest.mark.parametrize(("others", "said"), [("yes", True), ("", False)])
def test_that_nobody_else_came_near_is_said_where_names_were_wished(
    page: MentorPage, receiving: Recorder, others: str, said: bool
) -> None:
    receiving.answers["answer"] = Received(question="What first?", reply=REPLY, note="Nobody who is open has written of this.")
    declined = does(page, page.decline_message, message="What first?", others=others)
    assert ("Nobody who is open" in declined.said) == said
    assert "Nobody who is open" not in does(page, page.read, message="What first?", others=others).said


def test_a_gentle_boundary_stands_beside_the_answer(page: MentorPage, receiving: Recorder) -> None:
    gentle = STOP.model_copy(update={"stop": False})
    receiving.answers["answer"] = Received(question="What first?", reply=REPLY, boundary=gentle)
    shown = words_of(does(page, page.read, message="What first?"), page.panel)
    assert "Please stop here." in shown and "Thank you for writing." in shown


def test_a_boundary_in_a_message_stands_alone(page: MentorPage, receiving: Recorder) -> None:
    receiving.answers["answer"] = Received(boundary=STOP)
    answer = does(page, page.read, message="I want to end it.")
    shown = html_of(answer, page.panel)
    assert shown.index("112") < shown.index("Please stop here.") and "<form" not in shown
    assert MentorDesk.model_validate(data_of(answer.changes[page.desk])).received is None


def test_what_was_made_for_one_person_is_not_shown_to_another(page: MentorPage) -> None:
    answer = does(page, page.read, message="What first?")
    assert REPLY not in html_of(does(page, page.visited, answer, me="p-2"), page.panel)


def test_nobody_unknown_can_be_chosen(page: MentorPage) -> None:
    with pytest.raises(InputError):
        does(page, page.be, who="nobody")


def test_where_no_answer_is_prepared_it_is_said_why(page: MentorPage, receiving: Recorder) -> None:
    receiving.answers["answer"] = Received(note="This reads like an advertisement.")
    shown = words_of(does(page, page.read, message="Save 50%"), page.panel)
    assert "No answer is prepared" in shown and "This reads like an advertisement." in shown and "Copy the answer" not in shown
