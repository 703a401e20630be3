"""Sessions at the command line: what it is given, what it prints, what it writes."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from companion.cli.session import Session
from companion.cli.views import sessions as views
from companion.domain.boundaries.boundary import Boundary, BoundaryCase
from companion.domain.promises import Promise
from companion.domain.session import NoteRecord
from companion.exporters.agenda import AgendaForms
from companion.services.sessions.agendas import AgendaRequest
from companion.services.sessions.received import Received
from tests.faces.command_line import Recorder, run
from tests.sessions import QUESTION, a_plan

PAIR = ("agenda", "--mentee", "odile", "--mentor", "rune")
STOP = Boundary(stop=True, cases=[BoundaryCase(id="B1", stop=True, message="Call somebody now.")])


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Stands for the service of agendas."""
    recorder = Recorder(prepare=a_plan(), answer=Received(question="Why?", reply="Hello,"), between=[], last_note=None)
    now = SimpleNamespace(now=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    companion = SimpleNamespace(
        agendas=recorder, receiving=recorder, agenda_files=AgendaForms(), clock=now, session_keeping=recorder
    )
    monkeypatch.setattr(Session, "companion", companion)
    return recorder


def test_everything_given_reaches_the_service(service: Recorder, tmp_path: Path) -> None:
    notes, promises = tmp_path / "notes.txt", tmp_path / "promises.txt"
    notes.write_text("We spoke.\n", encoding="utf-8")
    promises.write_text("mentee | try | 2026-12-01 | open\nnobody\n", encoding="utf-8")
    given = ["--kind", "micro", "--minutes", "20", "--question", QUESTION, "--notes", notes, "--notes-of", "mentor"]
    done = run(*PAIR, *given, "--promises", promises, "--start", "2026-12-01T13:00", "--zone", "Europe/Oslo", "--json")
    ((_, (request, *_), _),) = service.asked
    assert done.status == 0 and done.json["kind"] == "regular"
    assert (request.kind, request.minutes, request.question, request.notes_of) == ("micro", 20, QUESTION, "mentor")
    assert (request.notes, request.promises[0].what) == ("We spoke.\n", "try")
    assert request.start.isoformat() == "2026-12-01T13:00:00+01:00" and "line 2" in done.err


def test_auto_leaves_the_kind_open(service: Recorder) -> None:
    run(*PAIR)
    assert asked_for(service).kind is None


def asked_for(service: Recorder) -> AgendaRequest:
    return next(given[0] for name, given, _ in service.asked if name == "prepare")


def test_an_empty_file_of_notes_is_said(service: Recorder, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(" \n", encoding="utf-8")
    done = run(*PAIR, "--notes", str(tmp_path / "notes.txt"))
    assert "The notes say nothing" in done.err and "taken as the mentee" not in done.err


def test_what_is_on_record_comes_back_and_notes_only_where_it_is_said_whose(service: Recorder) -> None:
    kept = [Promise(who="Rune Falck", what="send the log")]
    note = NoteRecord(id="n", owner="rune", other="odile", text="The weir was slow.", at=datetime(2026, 11, 1, tzinfo=UTC))
    service.answers.update(between=kept, last_note=note)
    done = run(*PAIR)
    assert (asked_for(service).promises, asked_for(service).notes) == (kept, "")
    assert "One open promise between them is taken from the records." in " ".join(done.err.split())
    service.asked.clear()
    run(*PAIR, "--notes-of", "mentor")
    assert (asked_for(service).notes, asked_for(service).notes_of) == ("The weir was slow.", "mentor")
    assert ("last_note", ("rune", "odile"), {}) in service.asked


def test_every_form_is_written(service: Recorder, tmp_path: Path) -> None:
    forms = {
        "ics": b"BEGIN:VCALENDAR",
        "docx": b"PK",
        "markdown": b"# Session",
        "text": b"Session",
        "slack": b"*Session",
        "board": b"put",
    }
    files = {form: tmp_path / f"a.{form}" for form in forms}
    options = [part for form, path in files.items() for part in (f"--{form}", path)]
    assert run(*PAIR, *options, "--start", "2026-12-01T13:00", "--zone", "Europe/Oslo").status == 0
    assert all(files[form].read_bytes().startswith(start) for form, start in forms.items())


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        (["--ics", "a.ics"], 2, "needs a time"), (["--zone", "Europe/Oslo"], 2, "needs a time"),
        (["--start", "2026-12-01T13:00"], 2, "no zone is given"), (["--kind", "party"], 2, "party"),
        (["--start", "soon", "--zone", "Europe/Oslo"], 2, "not a date and time"),
        (["--start", "2026-12-01T13:00", "--zone", "Europe/Atlantis"], 1, "no time zone"),
        (["--start", "2026-03-29T02:30", "--zone", "Europe/Oslo"], 1, "does not exist"),
        (["--notes", "nowhere.txt"], 1, "nowhere.txt"), (["--docx", "/no/such/folder/a.docx"], 1, "cannot be written"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said(service: Recorder, given: list[str], status: int, said: str) -> None:
    done = run(*PAIR, *given)
    assert done.status == status and said in done.err and len(done.sentences) == 2


def test_a_stop_stands_alone_and_nothing_is_written(service: Recorder, tmp_path: Path) -> None:
    from companion.domain.agenda.agenda import Agenda

    service.answers["prepare"] = Agenda(ready=False, boundary=STOP)
    done = run(*PAIR, "--docx", tmp_path / "a.docx")
    assert done.status == 3 and done.out.strip() == "Call somebody now." and not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize(("given", "said"), [([], True), (["--notes-of", "mentee"], False), (["--notes-of", "mentor"], False)])
def test_it_is_said_whose_view_notes_went_into_unless_somebody_said_it(service: Recorder, tmp_path: Path, given, said) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("We spoke of the board.", encoding="utf-8")
    assert ("say --notes-of mentor" in run(*PAIR, "--notes", notes, *given).err) == said


def test_the_text_has_the_three_views() -> None:
    text = views.agenda(a_plan())
    places = [text.index(title) for title in ("Session: Odile and Rune", "For Odile alone", "For Rune alone", "nothing was sent")]
    assert places == sorted(places)


@pytest.mark.parametrize(("met", "status"), [(None, 0), (STOP, 3)])
def test_a_message_is_answered(service: Recorder, tmp_path: Path, met: Boundary | None, status: int) -> None:
    service.answers["answer"] = service.answers["answer"].model_copy(update={"boundary": met})
    mail = tmp_path / "mail.txt"
    mail.write_text("Why?", encoding="utf-8")
    done = run("answer-message", "--mentor", "rune", mail, "--decline")
    assert done.status == status and service.asked[0][1][2].decline
    assert ("A reply to edit:" in done.out) == (met is None)


@pytest.mark.model
def test_the_sample_people_have_a_session(sample_home: Path) -> None:
    from tests.faces.command_line import run as at

    people = at("--home", sample_home, "people", "--json").json
    mentee = next(one["id"] for one in people if "mentee" in one["roles"])
    mentor = next(one["id"] for one in people if "mentor" in one["roles"] and one["id"] != mentee)
    done = at("--home", sample_home, "agenda", "--mentee", mentee, "--mentor", mentor, "--question", "What came first?", "--json")
    assert done.status == 0 and sum(block["minutes"] for block in done.json["blocks"]) == done.json["minutes"]
    assert set(done.json["views"]) == {"shared", "mentee_only", "mentor_only"} and done.json["boundary"] is None
