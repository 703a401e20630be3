"""Other kinds of messages, two windows, and what follows once a message was sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from companion.domain.contacts import Contact
from companion.domain.outreach.drafts import DraftRecord
from companion.errors import InputError, UsageError
from companion.web.events import Answer
from companion.web.pages.desk import Desk
from companion.web.pages.draft import DraftPage
from companion.web.panel import data_of
from companion.wiring import Companion
from tests.web import modelled
from tests.web.pages import html_of, pressed, words_of
from tests.web.test_draft import ASKED, TRIED, desk_of, last, text_of, typed, written


@pytest.fixture
def page(two: Companion) -> DraftPage:
    return modelled.draft_page(two)


def record_of(page: DraftPage, answer: Answer) -> DraftRecord:
    found = page.companion.drafts.get(desk_of(page, answer).draft or "")
    assert found is not None
    return found


def kept(page: DraftPage, answer: Answer, **fields: Any) -> Any:
    """An event in the words' form."""
    return pressed(kept=answer.changes[page.desk], **{"own_1": TRIED, "own_2": ASKED, "channel": "email", **fields})


def sent(page: DraftPage) -> Answer:
    """A message that was noted as sent."""
    answer = written(page)
    reviewed = page.letter.review(typed(page, answer, text_of(page, answer)[1]))
    return page.afterwards.sent(pressed(kept=reviewed.changes[page.desk]))


def noted(page: DraftPage, outcome: str) -> Answer:
    return page.afterwards.outcome(pressed(on=outcome, kept=sent(page).changes[page.desk]))


def test_one_reminder_is_offered_and_stands_in_the_list_on_its_day(page: DraftPage, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = sent(page)
    assert "One reminder, if you like" in words_of(answer, page.panel)
    today = page.companion.clock.today()
    on = today + timedelta(days=14)
    assert f'value="{on.isoformat()}"' in html_of(answer, page.panel)
    set_ = page.afterwards.remind(pressed(kept=answer.changes[page.desk], remind_on=on.isoformat()))
    assert "No reminder" in words_of(set_, page.panel)
    assert "You wanted to look again" not in words_of(page.listed(), page.panel)
    monkeypatch.setattr(type(page.companion.clock), "today", lambda _: on)
    assert "You wanted to look again at your message to Rune Falck 1" in words_of(page.listed(), page.panel)
    due = page.opened(desk_of(page, answer).draft or "")
    assert "Write one follow-up" in words_of(due, page.panel)
    away = page.afterwards.no_reminder(pressed(kept=due.changes[page.desk]))
    assert "reminder" not in words_of(away, page.panel).replace(away.said, "")


@pytest.mark.parametrize("day", ["", "tomorrow", "2020-01-01"])
def test_a_reminder_needs_a_day_to_come(page: DraftPage, day: str) -> None:
    with pytest.raises(InputError):
        page.afterwards.remind(pressed(kept=sent(page).changes[page.desk], remind_on=day))


@pytest.mark.parametrize("outcome", ["declined", "closed"])
def test_after_a_no_or_silence_the_next_person_is_one_press_away(page: DraftPage, outcome: str) -> None:
    answer = noted(page, outcome)
    shown = words_of(answer, page.panel)
    assert "The next person, with your words unchanged" in shown
    assert "Rune Falck 2" in shown
    assert "Copy the message" not in shown
    again = page.afterwards.again(pressed(on="p-2", kept=answer.changes[page.desk]))
    record = record_of(page, again)
    assert (record.mentor, record.own.lines) == ("p-2", ("", TRIED, ASKED))
    assert record.body != record_of(page, answer).body
    assert TRIED in record.body


def test_after_a_no_nothing_is_offered_to_keep(page: DraftPage) -> None:
    assert "Keep it as it is" not in words_of(noted(page, "declined"), page.panel)


def test_after_an_answer_come_thanks_and_an_update(page: DraftPage) -> None:
    answer = noted(page, "answered")
    for on, said in (("thank-you", "A thank-you is yours alone"), ("update", "Your words first")):
        begun = page.afterwards.next_kind(pressed(on=on, kept=answer.changes[page.desk]))
        assert record_of(page, begun).kind == on
        assert said in words_of(begun, page.panel)
    with pytest.raises(UsageError):
        page.afterwards.next_kind(pressed(on="love letter", kept=answer.changes[page.desk]))


def test_a_thank_you_has_prompts_and_the_persons_own_text(page: DraftPage) -> None:
    begun = page.afterwards.next_kind(pressed(on="thank-you", kept=noted(page, "answered").changes[page.desk]))
    assert "What did you try after the talk?" in words_of(begun, page.panel)
    assert "Write the draft" not in words_of(begun, page.panel)
    body = "Dear Rune,\n\nI took the names off the board, and the first note went up.\n\nOdile"
    read = page.letter.check(pressed("check", kept=begun.changes[page.desk], body=body))
    assert record_of(page, read).body == body
    assert "Mark as reviewed" in words_of(read, page.panel)


def test_an_introduction_names_somebody_and_asks_for_the_tick(page: DraftPage) -> None:
    contact = Contact(id="c-1", owner="m-1", name="Samira Haddad", origin="list")
    page.companion.contacts.add([contact])
    begun = page.begin(mentor="p-1", mentee="m-1")
    assert '<option value="Samira Haddad">' in html_of(begun, page.panel)
    nobody = last(page.writing.write(kept(page, begun, kind="intro-request")))
    assert nobody.trouble
    assert "Who you both know" in nobody.said
    assert "Your message to" in words_of(page.opened(desk_of(page, nobody).draft or ""), page.panel)
    asked = last(page.writing.write(kept(page, nobody, kind="intro-request", mutual="Samira Haddad", mutual_agreed="yes")))
    record = record_of(page, asked)
    assert (record.mutual, record.mutual_agreed) == ("Samira Haddad", True)
    assert record.body.startswith(("Dear Samira", "Dear Samira Haddad"))


def test_another_kind_is_drawn_at_once_and_nothing_else_is(page: DraftPage) -> None:
    begun = page.begin(mentor="p-1", mentee="m-1")
    same = page.keep(kept(page, begun))
    assert page.panel not in same.changes
    changed = page.keep(kept(page, same, kind="thank-you"))
    assert "A thank-you is yours alone" in words_of(changed, page.panel)
    assert f'name="own-1" value="{TRIED}"' in html_of(changed, page.panel)


@pytest.mark.parametrize(
    ("channel", "room"),
    [
        ("note", "of 200 characters · words: "),
        ("linkedin", "of 800 characters · words: "),
        ("slack", "90 are the most · characters: "),
    ],
)
def test_the_same_text_on_another_channel_is_read_and_counted_anew(page: DraftPage, channel: str, room: str) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    call = pressed("check", kept=answer.changes[page.desk], body=body, channel=channel)
    read = page.letter.check(call)
    assert record_of(page, read).channel == channel
    assert room in words_of(read, page.panel)
    assert record_of(page, read).body == body


def test_a_subject_says_where_it_comes_from(page: DraftPage) -> None:
    answer = written(page)
    _, body = text_of(page, answer)
    named = page.letter.check(pressed("check", kept=answer.changes[page.desk], subject="The alarm nobody pressed", body=body))
    assert "From their publications, 1st entry: “The alarm nobody pressed”" in words_of(named, page.panel)
    free = page.letter.check(pressed("check", kept=named.changes[page.desk], subject="Quarterly synergies", body=body))
    assert "It rests on no line of theirs or yours." in words_of(free, page.panel)


MINE, OTHERS = "Dear Rune,\n\nThis window says one thing.\n\nOdile", "Dear Rune,\n\nThat one says another.\n\nOdile"


def in_conflict(page: DraftPage) -> tuple[Answer, Answer]:
    """A message and what this window shows when another stored a text first."""
    answer = written(page)
    page.letter.check(typed(page, answer, OTHERS))
    check = page._one_without_loss(page.letter.check)
    return answer, check(typed(page, answer, MINE))


def test_two_windows_lose_nothing(page: DraftPage) -> None:
    answer, both = in_conflict(page)
    shown = words_of(both, page.panel)
    assert both.trouble
    assert "That one says another." in shown
    assert desk_of(page, both).rev == desk_of(page, answer).rev
    assert record_of(page, both).body == OTHERS
    again = page._one_without_loss(page.letter.check)(typed(page, both, MINE))
    assert "Changed in another window" in words_of(again, page.panel)


@pytest.mark.parametrize(("do", "stands", "kept_too"), [("mine", MINE, OTHERS), ("theirs", OTHERS, MINE)])
def test_either_windows_text_may_go_on_and_both_are_kept(page: DraftPage, do: str, stands: str, kept_too: str) -> None:
    _, both = in_conflict(page)
    done = page.letter.acts()[do](typed(page, both, MINE))
    assert record_of(page, done).body == stands
    assert kept_too in [one.body for one in page.companion.drafting.versions(record_of(page, done).id)]
    assert "Changed in another window" not in words_of(done, page.panel)
    page.letter.check(typed(page, done, f"{stands} And on."))


def test_words_of_two_windows_are_told_apart_too(page: DraftPage) -> None:
    begun = page.begin(mentor="p-1", mentee="m-1")
    page.keep(kept(page, begun, own_0="The other window."))
    both = page._one_without_loss(page.keep)(kept(page, begun, own_0="This window."))
    assert "The other window." in words_of(both, page.panel)
    done = page.letter.mine(kept(page, both, own_0="This window."))
    assert record_of(page, done).own.lines[0] == "This window."


def test_a_text_and_words_changed_in_two_windows_are_no_conflict(page: DraftPage) -> None:
    answer = written(page)
    page.keep(kept(page, answer, own_0="Another reason."))
    read = page.letter.check(typed(page, answer, MINE))
    record = record_of(page, read)
    assert (record.own.lines[0], record.body) == ("Another reason.", MINE)


def test_an_answer_too_long_keeps_nobody_from_the_message(page: DraftPage) -> None:
    answer = page.keep(kept(page, written(page), own_0="x" * 700))
    desk = Desk.model_validate(data_of(answer.changes[page.desk]))
    read = page.letter.check(pressed("check", kept=answer.changes[page.desk], subject="A board for faults", body=MINE))
    assert record_of(page, read).own.lines[0] == "x" * 700
    assert "Read again" in page.opened(desk.draft or "").said + read.said
