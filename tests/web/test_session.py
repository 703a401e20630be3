"""The page of sessions: what each side sees, what is kept and for whom, and what somebody's words stop."""

from __future__ import annotations

from typing import Any

import pytest

from companion.domain.boundaries.boundary import Boundary, BoundaryCase, HandTo
from companion.domain.boundaries.let_through import goes_through, may_go_through
from companion.domain.boundaries.reading import Met
from companion.domain.people import Profile
from companion.errors import CompanionError, InputError, NotAllowed, UsageError
from companion.services.sessions.sessions import SessionKeeping
from companion.web.events import Answer, Call
from companion.web.pages.session import SessionPage
from companion.web.pages.session_desk import SessionDesk
from companion.web.pages.shell import Shell
from companion.web.pages.you import Chosen
from companion.web.panel import data_of, view
from companion.wiring import Companion
from tests.web import fakes
from tests.web.pages import html_of, pressed, words_of

CANARY = "Zwölfuhrläuten-4410"
NOTE = f"I will send the outline by Friday. {CANARY} is mine alone. We spoke of the alarm. Rune will call the mill on 3 December."
QUESTION = "What did you do in the first month to get somebody to speak?"
HARD, MISREAD = "stopword", "misread"
STOP = Boundary(
    stop=True,
    cases=[BoundaryCase(id="B1", stop=True, message="Please stop here.", hand_to=[HandTo(name="A line", contact="112")])],
)


class NoGuidance:
    """Notes that are never at hand."""

    def for_moment(self, *_: Any, **__: Any) -> list[Any]:
        return []


def met(*texts: str, to_somebody: bool = False, **_: Any) -> Boundary | None:
    """A boundary wherever the hard word stands, and where a word is misread, unless it was let through."""
    if any(HARD in text for text in texts):
        return STOP
    read = Met("B1", True, (MISREAD,), leaning=(MISREAD,))
    stops = any(MISREAD in text for text in texts) and not goes_through(read)
    return STOP.model_copy(update={"may_go_through": may_go_through([read])}) if stops else None


@pytest.fixture
def companion(two: Companion) -> Companion:
    """Without a model: boundaries by one word, and no notes."""
    two.__dict__.update(guidance=NoGuidance(), met=met)
    two.__dict__["session_keeping"] = SessionKeeping(two.people, two.sessions, two.lexicon, two.clock, met)
    return two


@pytest.fixture
def page(companion: Companion) -> SessionPage:
    shell = Shell(companion)
    shell.build()
    return shell.session


def call(page: SessionPage, answer: Answer | None, me: str, do: str = "x", *, on: str = "", **fields: Any) -> Call:
    """A press by somebody, with the desk of the answer before."""
    kept = answer.changes[page.desk] if answer else None
    return pressed(do, on=on, kept=kept, also=view("", Chosen(person=me)), **fields)  # type: ignore[arg-type]


def begun(page: SessionPage, me: str = "m-1", other: str = "p-1", side: str = "mentee") -> Answer:
    """An open session of Odile's with Rune's, or the other way round."""
    return page.begin(call(page, None, me, **{"with": other, "side": side}))


def desk_of(page: SessionPage, answer: Answer) -> SessionDesk:
    return SessionDesk.model_validate(data_of(answer.changes[page.desk]))


def does(page: SessionPage, answer: Answer, do: str, *, me: str = "m-1", on: str = "", **fields: Any) -> Answer:
    return page.parts()[do](call(page, answer, me, do, on=on, **fields))


def test_who_one_is_is_asked_first(page: SessionPage) -> None:
    asked = page.visited(pressed(kept=None, also=None))
    assert "You are" in words_of(asked, page.panel)
    me = page.be(pressed(who="m-1", kept=None, also=None))
    assert "You noted nobody yet" in words_of(me, page.panel)
    with pytest.raises(UsageError, match="not known who you are"):
        page.begin(pressed(kept=None, also=None, **{"with": "p-1"}))


def test_a_session_with_oneself_or_nobody_is_refused(page: SessionPage) -> None:
    for other in ("m-1", "nobody@nowhere.example", ""):
        with pytest.raises(InputError):
            page.begin(call(page, None, "m-1", **{"with": other}))


def test_a_name_of_the_list_is_taken_whatever_its_accents(page: SessionPage) -> None:
    name = page.companion.profiles.get("p-1").name
    opened = page.begin(call(page, None, "m-1", **{"other-who": f" {name.upper()} "}))
    assert desk_of(page, opened).other == "p-1"
    own = page.companion.profiles.get("m-1").name
    for typed, said in ((own, "relationship with themselves"), ("Nobody Here", "Nobody here is called “Nobody Here”")):
        with pytest.raises(InputError, match=said):
            page.begin(call(page, None, "m-1", **{"other-who": typed}))


def test_two_of_one_name_are_not_taken_for_each_other(page: SessionPage) -> None:
    first, second = (page.companion.profiles.get(one) for one in ("p-1", "p-2"))
    same = second.model_copy(update={"basics": second.basics.model_copy(update={"name": first.name})})
    page.companion.people.replace(same)
    with pytest.raises(InputError, match="2 people here are called"):
        page.begin(call(page, None, "m-1", **{"other-who": first.name}))


def test_pressed_once_more_the_page_shows_what_the_other_noted(page: SessionPage) -> None:
    before = page.visited(call(page, None, "p-1"))
    assert "You noted nobody yet" in words_of(before, page.panel)
    begun(page)
    assert "You noted nobody yet" not in words_of(page.look(call(page, before, "p-1")), page.panel)
    mine = begun(page, "p-1", "m-1", "mentor")
    does(page, begun(page), "promise", what="bring the plan of the yard", who="me")
    assert "bring the plan of the yard" in words_of(page.look(call(page, mine, "p-1")), page.panel)


def test_a_session_of_somebody_else_stays_closed(page: SessionPage) -> None:
    mine = begun(page)
    for act in page.parts().values():
        with pytest.raises(UsageError, match="No session is open"):
            act(call(page, mine, "p-2"))
    assert "Rune Falck 1" not in html_of(page.visited(call(page, mine, "p-2")), page.panel).split("<details")[0]


def test_an_agenda_is_prepared_with_the_question_word_for_word(page: SessionPage) -> None:
    answer = does(page, begun(page), "prepare", question=QUESTION, minutes="30")
    shown = words_of(answer, page.panel)
    assert QUESTION in shown and "Your draft of the agenda: 30 minutes" in shown and "For you alone: to prepare" in shown
    plan = desk_of(page, answer).plan
    assert plan is not None and sum(block.minutes for block in plan.blocks) == 30


@pytest.mark.parametrize(("side", "me", "other"), [("mentee", "m-1", "p-1"), ("mentor", "p-1", "m-1")])
def test_nothing_of_the_other_sides_view_reaches_the_browser(page: SessionPage, side: str, me: str, other: str) -> None:
    answer = does(page, begun(page, me, other, side), "prepare", me=me, question=QUESTION)
    views = desk_of(page, answer).plan.views  # type: ignore[union-attr]
    hidden = views.mentor_only if side == "mentee" else views.mentee_only  # type: ignore[union-attr]
    assert hidden.sections == []
    title = "For Rune alone" if side == "mentee" else "For Odile alone"
    assert title not in str(answer.changes)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"minutes": "14"}, "14 minutes"), ({"minutes": "91"}, "91 minutes"), ({"minutes": "soon"}, "no number of minutes"),
        ({"minutes": "9" * 40}, "9999 minutes"), ({"question": "x" * 1001}, "1,001 characters"),
        ({"day": "2026-12-01", "time": "13:00"}, "needs its zone"), ({"day": "2026-12-01"}, "needs its time"),
        ({"time": "13:00"}, "needs its day"), ({"day": "1.12.", "time": "13:00", "zone": "Europe/Oslo"}, "not a date"),
        ({"day": "2026-12-01", "time": "13:00", "zone": "Atlantis"}, "no time zone"),
    ],
)  # fmt: skip
def test_what_cannot_be_prepared_is_said(page: SessionPage, given: dict[str, str], said: str) -> None:
    with pytest.raises(CompanionError, match=said):
        does(page, begun(page), "prepare", **given)


def test_a_plan_is_edited_and_its_sum_stays(page: SessionPage) -> None:
    answer = does(page, begun(page), "prepare", question=QUESTION, minutes="45")
    plan = desk_of(page, answer).plan
    assert plan is not None
    answer = does(page, answer, "block", on="0", minutes=str(plan.blocks[0].minutes + 3), text="What came of the board?")
    changed = desk_of(page, answer).plan
    assert changed is not None
    assert (changed.blocks[0].text, sum(block.minutes for block in changed.blocks)) == ("What came of the board?", 45)
    down = desk_of(page, does(page, answer, "down", on="0")).plan
    assert down is not None and down.blocks[1].text == "What came of the board?"
    out = desk_of(page, does(page, answer, "out", on="0")).plan
    assert out is not None and len(out.blocks) == len(plan.blocks) - 1 and sum(block.minutes for block in out.blocks) == 45
    assert desk_of(page, does(page, answer, "length", whole="60")).plan.minutes == 60  # type: ignore[union-attr]
    for bad in (
        {"do": "block", "on": "99", "minutes": "5"},
        {"do": "length", "whole": "95"},
        {"do": "block", "on": "0", "minutes": "x"},
    ):
        with pytest.raises(CompanionError):
            does(page, answer, bad.pop("do"), on=bad.pop("on", ""), **bad)


def test_a_block_taken_out_is_put_back_with_its_minutes(page: SessionPage) -> None:
    answer = does(page, begun(page), "prepare", question=QUESTION, minutes="45")
    before = desk_of(page, answer).plan
    out = does(page, answer, "out", on="2")
    assert f"Put “{before.blocks[2].title}” back" in words_of(out, page.panel)  # type: ignore[union-attr]
    back = does(page, out, "in-again")
    assert desk_of(page, back).plan.blocks == before.blocks  # type: ignore[union-attr]
    assert 'data-do="in-again"' not in html_of(back, page.panel)
    later = does(page, does(page, out, "length", whole="60"), "in-again")
    blocks = desk_of(page, later).plan.blocks  # type: ignore[union-attr]
    assert [one.title for one in blocks] == [one.title for one in before.blocks]  # type: ignore[union-attr]
    assert sum(one.minutes for one in blocks) == 60
    with pytest.raises(UsageError, match="Nothing was taken out"):
        does(page, back, "in-again")


def test_a_time_is_set_and_taken_back_without_another_plan(page: SessionPage) -> None:
    answer = does(page, begun(page), "prepare", question=QUESTION, minutes="45")
    changed = does(page, answer, "block", on="0", minutes="6", text="What came of the board?")
    when = {"begins-day": "2026-12-01", "begins-time": "13:00", "begins-zone": "Oslo", "begins-place": "Harbour café"}
    assert words_of(changed, page.panel).count("whoever reads the agenda reads it") == 2
    timed = does(page, changed, "when", **when)
    assert "Tuesday 1 December 2026, 13:00–13:45 (Europe/Oslo)" in words_of(timed, page.panel)
    assert desk_of(page, timed).plan.blocks == desk_of(page, changed).plan.blocks  # type: ignore[union-attr]
    assert b"TZID=Europe/Oslo:20261201T130000" in _file(html_of(does(page, timed, "carry"), page.panel), "session.ics")
    again = does(page, timed, "prepare", question="Another one?", minutes="45", zone="Europe/Oslo")
    assert "13:00–13:45" in words_of(again, page.panel)
    assert desk_of(page, again).plan.meeting.place == "Harbour café"  # type: ignore[union-attr]
    untimed = does(page, timed, "when")
    assert "13:00" not in words_of(untimed, page.panel)


def test_files_hold_what_both_see_and_nothing_else(page: SessionPage) -> None:
    kept = does(page, begun(page), "keep-note", note=NOTE)
    given = {"question": QUESTION, "day": "2026-12-01", "time": "13:00", "zone": "Europe/Oslo"}
    answer = does(page, does(page, kept, "prepare", **given), "carry")
    shown = html_of(answer, page.panel)
    for name in ("session.ics", "agenda.docx", "agenda.md", "agenda.txt", "for-slack"):
        assert name in shown
    calendar = _file(shown, "session.ics")
    assert b"TZID=Europe/Oslo:20261201T130000" in calendar
    assert CANARY.encode() not in calendar + _file(shown, "agenda.md") + _file(shown, "agenda.docx")


def test_a_note_is_kept_shared_by_sentence_and_deleted(page: SessionPage) -> None:
    kept = does(page, begun(page), "keep-note", note=NOTE)
    shared = does(page, kept, "share", sentence=["2"])
    theirs = words_of(begun(page, "p-1", "m-1", "mentor"), page.panel)
    assert "We spoke of the alarm." in theirs and CANARY not in theirs
    gone = does(page, shared, "remove-note")
    assert CANARY not in html_of(gone, page.panel)
    assert "We spoke of the alarm." not in words_of(begun(page, "p-1", "m-1", "mentor"), page.panel)


def test_two_windows_lose_no_note(page: SessionPage) -> None:
    first = does(page, begun(page), "keep-note", note="one")
    does(page, first, "keep-note", note="two")
    late = does(page, first, "keep-note", note="typed late")
    assert late.trouble and "another window" in late.said
    again = does(page, late, "keep-note", note="typed late")
    assert [one.text for one in page.companion.session_keeping.notes("m-1")] == ["typed late"]
    assert not again.trouble


@pytest.mark.parametrize("act", ["remove-note", "share", "propose", "open-note"])
def test_a_note_of_the_other_is_as_if_there_were_none(page: SessionPage, act: str) -> None:
    note = desk_of(page, does(page, begun(page), "keep-note", note=NOTE)).note
    theirs = begun(page, "p-1", "m-1", "mentor")
    forged = view("", desk_of(page, theirs).changed(note=note, note_version=1))  # type: ignore[arg-type]
    with pytest.raises((UsageError, NotAllowed), match="no such note"):
        page.parts()[act](pressed(act, on=note or "", kept=forged, also=view("", Chosen(person="p-1"))))  # type: ignore[arg-type]


def test_promises_are_ticked_and_settled_by_whoever_promised(page: SessionPage) -> None:
    kept = does(page, begun(page), "keep-note", note=NOTE)
    proposed = does(page, kept, "propose")
    assert "Tick those that are true" in words_of(proposed, page.panel)
    ticked = does(page, proposed, "tick", true=["0", "1", "77"])
    promises = page.companion.session_keeping.promises("m-1")
    assert [one.who for one in promises] == ["m-1", "p-1"] and "my-promises.ics" in html_of(ticked, page.panel)
    done = does(page, ticked, "settle", on=f"{promises[0].id} done")
    assert "done" in words_of(done, page.panel)
    with pytest.raises(NotAllowed):
        does(page, done, "settle", on=f"{promises[1].id} done")
    for on in ("", "x done", f"{promises[0].id} broken"):
        with pytest.raises(UsageError):
            does(page, done, "settle", on=on)


def test_a_promise_read_from_a_note_is_kept_in_words_for_both(page: SessionPage) -> None:
    proposed = does(page, does(page, begun(page), "keep-note", note=NOTE), "propose")
    shown = words_of(proposed, page.panel)
    assert "Seen by, once ticked: you and Rune Falck 1" in shown
    assert CANARY not in shown.split("Tick those that are true")[1].split("Share")[0]
    does(page, proposed, "tick", true=["0"], **{"what_0": "send the outline of the first board"})
    assert [one.what for one in page.companion.session_keeping.promises("p-1")] == ["send the outline of the first board"]
    stopped = does(page, proposed, "tick", true=["1"], **{"what_1": HARD})
    assert "Please stop here." in words_of(stopped, page.panel)
    assert len(page.companion.session_keeping.promises("m-1")) == 1


def test_a_promise_the_other_wrote_down_says_so(page: SessionPage) -> None:
    does(page, begun(page), "promise", what="call the mill", whose="theirs")
    assert "written down by Odile" in words_of(begun(page, "p-1", "m-1", "mentor"), page.panel)


def test_a_promise_may_be_written_without_a_day(page: SessionPage) -> None:
    answer = does(page, begun(page), "promise", what="look for the plan", whose="theirs", due="")
    assert [(one.who, one.due) for one in page.companion.session_keeping.promises("m-1")] == [("p-1", None)]
    with pytest.raises(InputError, match="no day"):
        does(page, answer, "promise", what="x", due="some day")


def test_the_mentors_page_shows_the_shared_question_word_for_word(page: SessionPage) -> None:
    does(page, begun(page), "share-question", question=QUESTION)
    theirs = begun(page, "p-1", "m-1", "mentor")
    assert f"Their question, word for word {QUESTION}" in words_of(theirs, page.panel)
    with pytest.raises(UsageError, match="the mentee"):
        does(page, theirs, "share-question", me="p-1", question="Mine?")


def test_a_shared_question_is_said_to_be_shared_once(page: SessionPage) -> None:
    shared = does(page, begun(page), "share-question", question=QUESTION)
    shown = words_of(shared, page.panel)
    assert "with whom you shared it" in shown and "until you share it" not in shown and "Share the question" not in shown
    with pytest.raises(UsageError, match="shared already"):
        does(page, shared, "share-question", question=QUESTION)


def test_words_the_mentor_typed_are_not_shown_as_the_mentees(page: SessionPage) -> None:
    theirs = does(page, begun(page, "p-1", "m-1", "mentor"), "prepare", me="p-1", question=QUESTION)
    shown = words_of(theirs, page.panel)
    assert "They shared no question yet." in shown and "word for word" not in shown


def test_last_time_says_what_of_a_note_is_shared(page: SessionPage) -> None:
    kept = does(page, begun(page), "keep-note", note=NOTE)
    assert "Seen by: you alone." in words_of(kept, page.panel)
    assert "reads the one sentence that you shared" in words_of(does(page, kept, "share", sentence=["2"]), page.panel)


def test_answers_are_ones_own_and_leaving_all_keeps_nothing(page: SessionPage) -> None:
    kept = does(page, begun(page), "keep-note", note=NOTE)
    asked = does(page, kept, "reflect", on="after")
    assert "Keep my answers" in words_of(asked, page.panel)
    does(page, asked, "keep-answers")
    does(page, asked, "leave-answers")
    assert page.companion.session_keeping.answers("m-1") == []
    answered = does(page, asked, "keep-answers", **{"answer_0": f"{CANARY} indeed"})
    assert CANARY in words_of(answered, page.panel) and "answers.md" in html_of(answered, page.panel)
    assert CANARY not in html_of(begun(page, "p-1", "m-1", "mentor"), page.panel)


@pytest.mark.parametrize("every", [True, False])
def test_answers_are_deleted_one_by_one_and_all(page: SessionPage, every: bool) -> None:
    answer = does(page, begun(page), "keep-note", note=NOTE)
    for said in ("one", "two"):
        answer = does(page, does(page, answer, "reflect", on="after"), "keep-answers", **{"answer_0": said})
    kept = page.companion.session_keeping.answers("m-1")
    gone = does(page, answer, "remove-answers", on="" if every else kept[0].id)
    assert page.companion.session_keeping.answers("m-1") == ([] if every else kept[1:])
    assert ("What you answered" in words_of(gone, page.panel)) is not every


def test_answers_of_somebody_else_are_not_deleted(page: SessionPage) -> None:
    answer = does(page, does(page, begun(page), "keep-note", note=NOTE), "reflect", on="after")
    does(page, answer, "keep-answers", **{"answer_0": "mine"})
    (kept,) = page.companion.session_keeping.answers("m-1")
    with pytest.raises(NotAllowed, match="no such answers"):
        does(page, begun(page, "p-1", "m-1", "mentor"), "remove-answers", me="p-1", on=kept.id)


def test_phases_are_moved_by_people_and_an_end_takes_no_reason(page: SessionPage) -> None:
    answer = does(page, begun(page), "move", on="series")
    agreed = does(page, answer, "agree", rhythm="every other week", review_on="2027-02-01")
    assert "every other week" in html_of(begun(page, "p-1", "m-1", "mentor"), page.panel)
    ended = words_of(does(page, agreed, "move", on="ended"), page.panel)
    assert (
        "This has ended, without fault on either side." in ended
        and "It moves when" not in ended
        and "Look for somebody else" in ended
    )
    for on in ("series", "married"):
        with pytest.raises(CompanionError):
            does(page, agreed, "move", on=on)


@pytest.mark.parametrize(
    ("act", "field"),
    [("prepare", "question"), ("share-question", "question"), ("keep-note", "note"), ("promise", "what"), ("agree", "limits")],
)
def test_a_boundary_stands_alone_and_nothing_is_stored(page: SessionPage, act: str, field: str) -> None:
    before = begun(page)
    stopped = does(page, before, act, **{field: f"{CANARY} {HARD}"})
    shown = html_of(stopped, page.panel)
    assert shown.index("112") < shown.index("Please stop here.") and "<form" not in shown and "<textarea" not in shown
    held = str(page.companion.profiles.export("m-1").model_dump()) + str(stopped.changes[page.desk])
    assert CANARY not in held
    back = page.back(call(page, stopped, "m-1"))
    assert "Your session with" in words_of(back, page.panel)


def test_a_gentle_boundary_stands_beside_the_plan(page: SessionPage) -> None:
    gentle = STOP.model_copy(update={"stop": False})
    soft: Any = lambda *texts, **_: gentle if any(HARD in text for text in texts) else None  # noqa: E731
    keeping = SessionKeeping(page.companion.people, page.companion.sessions, page.companion.lexicon, page.companion.clock, soft)
    page.companion.__dict__.update(met=soft, session_keeping=keeping)
    shown = words_of(does(page, begun(page), "prepare", question=f"What about the {HARD}?"), page.panel)
    assert "Please stop here." in shown and "Your draft of the agenda" in shown


def test_long_notes_and_other_languages_are_kept_whole(page: SessionPage) -> None:
    hebrew = "דיברנו על הלוח. אשלח את התוכנית ביום שישי."
    long = f"{hebrew}\n" + "We spoke about the second board. " * 6000
    answer = does(page, begun(page), "keep-note", note=long)
    assert page.companion.session_keeping.notes("m-1")[0].text == long.strip()
    assert len(html_of(answer, page.panel)) < 3 * len(long)
    with pytest.raises(InputError, match="At most 200,000"):
        does(page, answer, "keep-note", note="x" * 200_001)
    with pytest.raises(InputError, match="says nothing"):
        does(page, answer, "keep-note", note="   ")


def test_reverse_inside_a_reporting_line_is_refused_and_others_warn(companion: Companion) -> None:
    odile = fakes.mentee()
    boss = Profile.model_validate({**odile.document(), "mentoring": {**odile.document()["mentoring"], "reports_to": "p-1"}})
    companion.profiles.save(boss)
    shell = Shell(companion)
    shell.build()
    answer = begun(shell.session)
    with pytest.raises(InputError, match="one reporting line"):
        does(shell.session, answer, "prepare", kind="reverse", question=QUESTION)
    warned = does(shell.session, answer, "prepare", kind="regular", question=QUESTION)
    assert "one reporting line" in words_of(warned, shell.session.panel)


def _file(html: str, name: str) -> bytes:
    from base64 import b64decode

    before = html[: html.index(f'download="{name}"')]
    return b64decode(before[before.rindex("base64,") + 7 :].split('"')[0])
