"""The agenda that both have: the same one on either side, one at a time, and nothing in it of what is for one side alone."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from companion.domain.agenda.agenda import Agenda
from companion.errors import InputError, UsageError
from companion.web.events import Answer
from companion.web.pages.session import SessionPage
from companion.web.panel import view
from tests.web.pages import words_of
from tests.web.test_session import CANARY, HARD, NOTE, QUESTION, begun, companion, desk_of, does, page

__all__ = ["companion", "page"]


def drafted(page: SessionPage, **asked: str) -> Answer:
    """A draft of the mentee's, made beside a note of theirs."""
    kept = does(page, begun(page), "keep-note", note=NOTE)
    return does(page, kept, "prepare", **{"question": QUESTION, "minutes": "45", **asked})


def theirs(page: SessionPage) -> Answer:
    """The mentor's page, opened anew."""
    return begun(page, "p-1", "m-1", "mentor")


def plan_of(page: SessionPage, answer: Answer) -> Agenda:
    """The agenda on the desk."""
    plan = desk_of(page, answer).plan
    assert plan is not None
    return plan


def test_a_draft_is_ones_own_until_it_is_shared(page: SessionPage) -> None:
    draft = drafted(page)
    assert "Your draft of the agenda" in words_of(draft, page.panel) and "Share this agenda" in words_of(draft, page.panel)
    assert "agenda:" not in words_of(theirs(page), page.panel)
    does(page, draft, "share-agenda")
    for shown in (words_of(theirs(page), page.panel), words_of(begun(page), page.panel)):
        assert "The agenda you both have: 45 minutes" in shown and QUESTION in shown
        assert "shared or changed it last" in shown


def test_what_is_for_one_side_alone_is_not_shared(page: SessionPage) -> None:
    does(page, drafted(page), "share-agenda")
    (known,) = page.companion.relationships.of("m-1")
    assert known.agenda is not None and known.agenda.plan.views is not None
    views = known.agenda.plan.views
    assert views.shared.sections and not views.mentee_only.sections and not views.mentor_only.sections
    assert CANARY not in known.model_dump_json() and CANARY not in str(theirs(page).changes)


def test_either_changes_it_and_an_older_page_changes_nothing(page: SessionPage) -> None:
    mine = does(page, drafted(page), "share-agenda")
    does(page, theirs(page), "block", me="p-1", on="0", minutes="6", text="What came of the board?")
    late = does(page, mine, "down", on="0")
    assert late.trouble and "changed meanwhile" in late.said
    assert "What came of the board?" in words_of(late, page.panel)
    again = does(page, late, "down", on="0")
    assert not again.trouble and "You both have it so now." in again.said
    assert "What came of the board?" in words_of(theirs(page), page.panel)


def test_another_agenda_is_not_made_unawares(page: SessionPage) -> None:
    does(page, drafted(page), "share-agenda")
    other = does(page, theirs(page), "prepare", me="p-1", question="Another one?", minutes="30")
    shown = words_of(other, page.panel)
    assert "Your draft of the agenda: 30 minutes" in shown and "You two have an agenda already" in shown
    assert "The agenda you both have: 45 minutes" in words_of(does(page, other, "leave-draft", me="p-1"), page.panel)
    assert "The agenda you both have: 45 minutes" in words_of(begun(page), page.panel)
    does(page, other, "share-agenda", me="p-1")
    assert "The agenda you both have: 30 minutes" in words_of(begun(page), page.panel)


def test_a_draft_stays_where_the_other_shared_one_meanwhile(page: SessionPage) -> None:
    draft = drafted(page)
    does(page, does(page, theirs(page), "prepare", me="p-1", question="Another one?"), "share-agenda", me="p-1")
    late = does(page, draft, "share-agenda")
    assert late.trouble and "Your draft of the agenda: 45 minutes" in words_of(late, page.panel)
    assert "The agenda you both have: 45 minutes" in words_of(does(page, late, "share-agenda"), page.panel)


def test_one_prepares_alone_and_the_agenda_stays(page: SessionPage) -> None:
    does(page, drafted(page, day="2026-12-01", time="13:00", zone="Europe/Oslo"), "share-agenda")
    opened = theirs(page)
    assert "Prepare for yourself" in words_of(opened, page.panel)
    ready = does(page, opened, "prepare-own", me="p-1")
    assert "For you alone: a brief Seen by: you alone." in words_of(ready, page.panel)
    assert "The agenda you both have: 45 minutes" in words_of(ready, page.panel)
    assert "Prepare for yourself" in words_of(begun(page), page.panel)
    carried = words_of(does(page, ready, "carry", me="p-1"), page.panel)
    assert "Calendar (.ics)" in carried


def test_it_is_taken_away_from_both(page: SessionPage) -> None:
    shared = does(page, drafted(page), "share-agenda")
    away = does(page, shared, "take-agenda")
    assert "Your draft of the agenda: 45 minutes" in words_of(away, page.panel)
    assert "agenda:" not in words_of(theirs(page), page.panel)
    with pytest.raises(UsageError, match="No session is prepared"):
        does(page, theirs(page), "share-agenda", me="p-1")


def test_a_block_is_given_to_one_of_the_two(page: SessionPage) -> None:
    draft = drafted(page)
    plan = plan_of(page, draft)
    given = does(page, draft, "block", on="1", minutes=str(plan.blocks[1].minutes), text=plan.blocks[1].text, owner="mentor")
    assert plan_of(page, given).blocks[1].owner == "mentor"


def test_whose_minutes_changed_is_said(page: SessionPage) -> None:
    draft = drafted(page)
    block = plan_of(page, draft).blocks[0]
    longer = does(page, draft, "block", on="0", minutes=str(block.minutes + 1), text=block.text)
    assert f"“{block.title}” {block.minutes + 1} instead of {block.minutes} and “" in longer.said


def test_words_that_stop_are_not_shared(page: SessionPage) -> None:
    draft = desk_of(page, drafted(page))
    assert draft.plan is not None
    changed = draft.changed(plan=draft.plan.model_copy(update={"question": HARD}))
    does(page, Answer({page.desk: view(Markup(), changed)}), "share-agenda")
    assert page.companion.relationships.of("m-1")[0].agenda is None


def test_after_an_end_nothing_is_prepared_and_it_is_said(page: SessionPage) -> None:
    shared = does(page, drafted(page), "share-agenda")
    ended = does(page, shared, "move", on="ended")
    shown = words_of(ended, page.panel)
    assert "nothing is prepared here" in shown and "Draft another agenda" not in shown and "Take this agenda away" not in shown
    for act in ("prepare", "prepare-own", "take-agenda"):
        with pytest.raises(InputError, match="has ended"):
            does(page, ended, act, question=QUESTION)


def test_after_an_end_no_draft_and_no_preparation_stand_there(page: SessionPage) -> None:
    ended = words_of(does(page, drafted(page), "move", on="ended"), page.panel)
    assert "This has ended, so nothing is prepared here" in ended
    assert "Your draft of the agenda" not in ended and "For you alone" not in ended and "Save or copy" not in ended


def test_after_an_end_what_both_had_can_still_be_read_beside_no_draft(page: SessionPage) -> None:
    does(page, drafted(page), "share-agenda")
    another = does(page, begun(page), "prepare", question=QUESTION, minutes="30")
    ended = words_of(does(page, another, "move", on="ended"), page.panel)
    assert "The agenda you both have: 45 minutes" in ended and "Your draft" not in ended and "For you alone" not in ended
