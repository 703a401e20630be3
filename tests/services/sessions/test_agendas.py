"""Sessions prepared over hand-made seams: the plan, its views, what is private, and what is refused."""

import json
import logging
import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document

from companion.domain.agenda.agenda import AgendaKind
from companion.domain.agenda.edits import moved, with_text
from companion.domain.agenda.start import starting
from companion.domain.boundaries.boundary import Boundary, BoundaryCase
from companion.domain.people import value_at
from companion.domain.promises import Promise
from companion.errors import HomeBusy, InputError, SettingsError, TextTooLong, UnknownPerson
from companion.exporters.agenda import AgendaForms
from tests.sessions import NOTE, ODILE, PROMISES, QUESTION, RUNE, THIN, a_plan, agendas, person, request

K = AgendaKind
NOTES = "NOTECANARY we spoke about the board.\n\nNOTECANARY she hesitated."


def sources(plan):
    """Every line that anything in a plan rests on."""
    views = [plan.views.shared, plan.views.mentee_only, plan.views.mentor_only]
    lines = [line for view in views for section in view.sections for line in section.lines]
    return [source for part in [*plan.blocks, *lines] for source in part.from_]


@pytest.mark.parametrize("kind", K)
def test_every_quotation_is_an_exact_part_of_its_source(kind):
    plan = agendas().prepare(request(kind=kind, promises=PROMISES, notes=NOTES))
    documents = {"mentee": person(ODILE).document(), "mentor": person(RUNE).document()}
    notes = [line for line in NOTES.splitlines() if line]
    for one in sources(plan):
        held = {"question": QUESTION, **{f"promises[{i}]": promise.what for i, promise in enumerate(PROMISES)}}
        held |= {f"notes[{i}]": line for i, line in enumerate(notes)}
        value = held.get(one.source) or value_at(documents[one.who], one.source)
        assert value and one.quote in value, one
    assert plan.ready and not plan.findings


@pytest.mark.parametrize("kind", K)
def test_the_question_stands_word_for_word_in_the_top_half(kind):
    plan = agendas().prepare(request(kind=kind))
    place = next(i for i, block in enumerate(plan.blocks) if QUESTION in block.text)
    assert 2 * place < len(plan.blocks)
    assert plan.views.shared.sections[0].lines[0].text == QUESTION


def views(plan):
    return {name: json.dumps(getattr(plan.views, name).model_dump(mode="json")) for name in type(plan.views).model_fields}


def everything_shared(plan) -> str:
    """All that leaves a plan for both, in every form."""
    forms = AgendaForms()
    page = Document(BytesIO(forms.document(plan)))
    texts = [
        forms.plain(plan),
        forms.markdown(plan),
        forms.slack(plan),
        forms.board(plan),
        *(one.text for one in page.paragraphs),
    ]
    calendar = forms.calendar(plan, now=datetime(2026, 11, 22, tzinfo=UTC)).decode().replace("\r\n ", "")
    plan_itself = plan.model_dump_json(by_alias=True, exclude={"views"})
    return "\n".join([*texts, calendar, plan_itself, views(plan)["shared"]])


@pytest.mark.parametrize("kind", K)
@pytest.mark.parametrize(("side", "other"), [("mentee", "mentor"), ("mentor", "mentee")])
def test_notes_stand_in_their_writers_own_view_alone(kind, side, other, caplog):
    with caplog.at_level(logging.DEBUG):
        plan = a_plan(kind, notes=NOTES, notes_of=side)
        shared = everything_shared(plan)
    assert "NOTECANARY" in views(plan)[f"{side}_only"]
    assert "NOTECANARY" not in shared + views(plan)[f"{other}_only"] + caplog.text


@pytest.mark.parametrize("kind", K)
def test_what_nobody_else_sees_stays_with_its_owner(kind):
    plan = a_plan(kind)
    shared, seen = everything_shared(plan), views(plan)
    assert "CANARY" not in shared
    assert "CANARYWHY" in seen["mentee_only"] and "CANARYLIMIT" in seen["mentee_only"]
    assert "CANARYTOPIC" in seen["mentor_only"] and "CANARYOWN" in seen["mentor_only"]
    assert not any(word in seen["mentor_only"] for word in ("CANARYWHY", "CANARYLIMIT"))
    assert not any(word in seen["mentee_only"] for word in ("CANARYTOPIC", "CANARYOWN"))


def test_the_brief_says_what_touches_it_and_whom_to_hand_over_to():
    plan = agendas(others=lambda mentee, mentor, question: ["Bettina Kroll", "Jun Arai"]).prepare(request(kind=K.REGULAR))
    text = " ".join(line.text for section in plan.views.mentor_only.sections for line in section.lines)
    assert "Bettina Kroll and Jun Arai" in text and "moved the night shift to four tens" in text
    assert "Bettina" not in views(plan)["shared"] + views(plan)["mentee_only"]


@pytest.mark.parametrize("kind", K)
def test_a_brief_quotes_no_line_twice(kind):
    lines = [line for section in a_plan(kind).views.mentor_only.sections for line in section.lines]
    quoted = [(source.who, source.source) for line in lines for source in line.from_ if source.source != "question"]
    assert len(quoted) == len(set(quoted))


@pytest.mark.parametrize(("others", "said"), [(["Bettina Kroll"], "Would you name them?"), (["A", "B"], "one of them")])
def test_one_person_to_hand_over_to_is_not_called_several(others, said):
    plan = agendas(others=lambda mentee, mentor, question: others).prepare(request(kind=K.REGULAR))
    assert said in views(plan)["mentor_only"]


def test_duties_are_no_case_and_no_line_gets_the_question_of_another():
    duties = {
        **RUNE["work"][0],
        "highlights": ["Alarms and forms for eleven crews.", "Rounds, sheets and rosters for six mills."],
    }
    documents = {**RUNE, "work": [duties], "publications": []}
    asked = request(kind=K.MICRO, question="How many rounds, forms, alarms, crews and mills are there?")
    plan = agendas(person(ODILE), person(documents, transitions=[], can_help_with=[])).prepare(asked)
    shared, own = views(plan)["shared"], views(plan)["mentor_only"]
    assert (
        "Alarms and forms" not in shared and "Who saw it otherwise" not in own and "differently from what you expected" not in own
    )
    assert own.count("Which single day of that work would you tell about?") == 1


@pytest.mark.parametrize("kind", K)
@pytest.mark.parametrize("people", [(ODILE, RUNE), THIN], ids=["full", "thin"])
def test_what_both_read_names_the_two_and_says_you_to_neither(kind, people):
    odile, rune = (person(one) for one in people)
    plan = agendas(odile, rune).prepare(request(mentee=odile.id, mentor=rune.id, kind=kind))
    written = [block.text for block in plan.blocks]
    for text in (one for block in plan.blocks for one in (QUESTION, *(source.quote for source in block.from_))):
        written = [line.replace(text, "…") for line in written]
    assert not any(re.search(r"\b(?:you|yours?|yourself)\b", line, re.IGNORECASE) for line in written)


@pytest.mark.parametrize("block", range(6))
def test_a_block_that_was_only_moved_is_not_said_to_come_from_nowhere(block):
    service, plan = agendas(), a_plan(K.REGULAR, question="")
    for to in range(6):
        assert "G13" not in {one.rule for one in service.read_again(moved(plan, block, to), mentee="odile").findings}
    assert "G13" in {one.rule for one in service.read_again(with_text(plan, block, "Penguins."), mentee="odile").findings}


@pytest.mark.parametrize(
    ("available", "said"), [(["Tue 12:00-15:00"], 0), (["Thu 10:00-12:00"], 1), ([], 0), (["Tue 13:15-15:00"], 1)]
)
@pytest.mark.parametrize("whose", ["mentee", "mentor"])
def test_a_time_outside_somebodys_hours_is_asked_about_once_and_of_them_alone(available, said, whose):
    hours = {whose: {"available": available, "timezone": "Europe/Oslo"}}
    people = person(ODILE, **hours.get("mentee", {})), person(RUNE, **hours.get("mentor", {}))
    plan = agendas(*people).prepare(request(start=starting("2026-12-01T13:00", "Europe/Oslo"), zone="Europe/Oslo", place="Café"))
    seen = views(plan)
    assert seen[f"{whose}_only"].count("outside the hours you gave") == said
    assert plan.model_dump_json().count("outside the hours") == said
    assert "12:00-15:00" not in plan.model_dump_json()


@pytest.mark.parametrize("form", ["plain", "markdown", "slack"])
def test_every_file_says_when(form):
    plan = a_plan(start=starting("2026-12-01T13:00", "Europe/Oslo"), zone="Europe/Oslo")
    assert "Tuesday 1 December 2026, 13:00–13:45 (Europe/Oslo)" in getattr(AgendaForms(), form)(plan)


def test_nobody_is_said_to_have_agreed_how_to_go_on():
    apart = agendas(person(ODILE, channels=["video"]), person(RUNE, channels=["video"])).prepare(request())
    alike = agendas(person(ODILE, channels=["video", "phone"]), person(RUNE, channels=["video", "phone"])).prepare(request())
    assert "how you go on is yours to agree" in views(apart)["shared"]
    assert "by phone is a way that both of you name" in views(alike)["shared"]


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        (["phone"], "by phone: who calls whom is to be agreed"), (["video"], "by video: the link is to be agreed"),
        (["in_person"], "in person: the place is to be agreed"),
    ],
)  # fmt: skip
def test_what_is_still_to_be_agreed_fits_the_means(channels, said):
    plan = agendas(person(ODILE, channels=channels), person(RUNE, channels=channels)).prepare(request())
    assert said in views(plan)["shared"]


def test_nobody_is_said_to_have_agreed_on_what_is_not_known():
    assert "as you agreed" not in " ".join(a_plan(kind).between_us for kind in K)


def test_both_sides_see_what_was_promised_in_neutral_words():
    plan = a_plan(K.REGULAR)
    assert "put up a second board (open)" in plan.blocks[0].text and "ask the night lead (moved)" in plan.blocks[0].text
    many = a_plan(K.REGULAR, promises=[Promise(who="Odile", what=f"try number {n}") for n in range(7)])
    assert "7 promises" in many.blocks[0].text
    assert all(f"try number {n}" in views(many)["shared"] for n in range(7))


@pytest.mark.parametrize(
    ("question", "asked_as_it_is"),
    [("Which tram would you take?", True), ("Welche Bahn würden Sie nehmen, wenn es regnet?", False)],
)
def test_the_notes_are_not_asked_in_a_language_they_are_not_in(question, asked_as_it_is):
    asked = []
    agendas(guidance=lambda moment, audience, about, top: asked.append(about) or []).prepare(request(question=question))
    assert (asked == [question]) is asked_as_it_is


@pytest.mark.parametrize("found", [[NOTE], []])
def test_it_shows_what_it_drew_on(found):
    plan = agendas(guidance=lambda *about, top: found).prepare(request())
    assert [(one.note, one.heading) for one in plan.drew_on] == [(one.note, one.heading) for one in found]
    assert ("First meetings" in views(plan)["shared"] and "Agree on it" in views(plan)["shared"]) == bool(found)


def test_notes_that_cannot_be_made_ready_leave_the_plan():
    def busy(*about, top):
        raise HomeBusy("Another process writes.")

    assert agendas(guidance=busy).prepare(request()).drew_on == []


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"minutes": 14}, InputError, "14 minutes"), ({"minutes": 91}, InputError, "91 minutes"),
        ({"minutes": 0}, InputError, "0 minutes"), ({"mentor": "odile"}, InputError, "with themselves"),
        ({"mentor": "nobody"}, UnknownPerson, "nobody"), ({"question": "x" * 1001}, TextTooLong, "1,001"),
        ({"notes": "x" * 200_001}, TextTooLong, "200,001"), ({"writer": "llm"}, SettingsError, "No language model"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(given, error, said):
    with pytest.raises(error, match=said):
        agendas().prepare(request(**given))


@pytest.mark.parametrize("above", ["rune", "odile"])
def test_a_reporting_line_blocks_reverse_and_warns_else(above):
    odile = person(ODILE, reports_to="rune" if above == "rune" else None)
    rune = person(RUNE, reports_to="odile" if above == "odile" else None)
    with pytest.raises(InputError, match="one reporting line"):
        agendas(odile, rune).prepare(request(kind=K.REVERSE))
    plan = agendas(odile, rune).prepare(request(kind=K.REGULAR))
    assert [one.rule for one in plan.findings] == ["B19"] and plan.ready
    assert "reporting line" in views(plan)["mentor_only"]


def test_a_boundary_that_stops_leaves_the_fields_empty():
    stop = Boundary(stop=True, cases=[BoundaryCase(id="B1", stop=True, message="Call.")])
    seen = []

    def met(*texts, country=None, meaning=True, to_somebody=False, names=()):
        seen.extend(texts)
        return stop

    plan = agendas(boundaries=met).prepare(request(notes=NOTES, promises=PROMISES))
    assert QUESTION in seen and NOTES in seen and any("second board" in text for text in seen)
    assert (plan.kind, plan.kind_because, plan.minutes, plan.blocks, plan.views, plan.findings) == (
        None,
        None,
        None,
        [],
        None,
        [],
    )
    assert plan.boundary == stop and not plan.ready


def test_promises_are_read_one_by_one_and_as_said_to_a_person():
    read = []
    promises = [Promise(who="me", what="write the first note myself"), Promise(who="me", what="send her a photo")]
    agendas(boundaries=lambda *texts, to_somebody=False, **_: read.append((texts, to_somebody))).prepare(
        request(promises=promises)
    )
    assert read[-1] == (("write the first note myself", "send her a photo"), True)


def test_a_gentle_line_goes_along():
    line = Boundary(stop=False, cases=[BoundaryCase(id="B5", stop=False, message="A lawyer can tell.")])
    plan = agendas(boundaries=lambda *texts, country=None, meaning=True, to_somebody=False, names=(): line).prepare(request())
    assert plan.boundary == line and plan.blocks


def test_thin_profiles_and_no_question_still_make_a_plan():
    odile, rune = (person(one) for one in THIN)
    plan = agendas(odile, rune).prepare(request(mentee="a", mentor="b", question=" "))
    assert [one.rule for one in plan.findings] == ["G3"] and plan.ready and plan.kind is K.FIRST


@pytest.mark.parametrize("notes", ["", "\n \n", "x" * 200_000, "Nous avons parlé du four.\n" * 7_000, "!!!\n???"])
def test_any_notes_are_taken(notes):
    assert agendas().prepare(request(notes=notes)).blocks


@pytest.mark.parametrize(
    ("mine", "theirs", "given", "medium", "fallback"),
    [
        (["phone", "text"], ["video", "phone"], {}, "phone", "text"), ([], [], {}, "video", "phone"),
        (["text"], ["text"], {}, "video", "text"), (["in_person"], ["in_person"], {}, "in_person", "phone"),
        (["in_person"], ["in_person"], {"link": "https://x"}, "video", "phone"),
        ([], ["video"], {"place": "Café"}, "in_person", "video"),
    ],
)  # fmt: skip
def test_how_they_meet_follows_what_both_like(mine, theirs, given, medium, fallback):
    people = person(ODILE, channels=mine), person(RUNE, channels=theirs)
    meeting = agendas(*people).prepare(request(**given)).meeting
    assert (meeting.medium, meeting.fallback) == (medium, fallback)


def test_an_edited_plan_is_read_again():
    plan = a_plan()
    worse = plan.model_copy(
        update={"blocks": [plan.blocks[0].model_copy(update={"text": "You should apply."}), *plan.blocks[1:]]}
    )
    assert "G12" in {one.rule for one in agendas().read_again(worse, mentee="odile").findings}
    assert not agendas().read_again(worse, mentee="odile").ready
    assert agendas().read_again(plan, mentee="odile").ready
