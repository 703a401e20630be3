"""Long work beside the page."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import BaseModel

from companion.domain.jobs import Job
from companion.errors import HomeBusy, InputError
from companion.seams import Progress
from companion.web import work
from companion.web.unreached import UNREACHED
from companion.web.work import Workshop
from tests.fakes import FixedClock


class FakeJobs:
    """Jobs in a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[str, Job] = {}

    def start(self, kind: str, owner: str) -> Job:
        job = Job(id=f"j{len(self.rows)}", kind=kind, owner=owner, started=datetime(2026, 11, 22, tzinfo=UTC))
        self.rows[job.id] = job
        return job

    def update(self, job: Job) -> None:
        self.rows[job.id] = job

    def get(self, job_id: str) -> Job | None:
        return self.rows.get(job_id)

    def recent(self, owner: str) -> list[Job]:
        return [job for job in reversed(self.rows.values()) if job.owner == owner]


class Counted(BaseModel):
    people: int


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setattr(work, "EVERY_SECONDS", 0.0)
    return Workshop(FakeJobs(), FixedClock())  # type: ignore[arg-type]


def test_short_work_is_done_when_it_is_answered(workshop: Workshop) -> None:
    job = workshop.start("import", "local", lambda progress: Counted(people=3))
    assert (job.state, job.report) == ("done", '{"people":3}')
    assert job.ended is not None


def test_long_work_shows_how_far_it_is(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PATIENCE_SECONDS", 0.0)
    noted, go_on = threading.Event(), threading.Event()

    def long(progress: Progress) -> Counted:
        progress(40, 100)
        noted.set()
        go_on.wait(10)
        return Counted(people=100)

    started = workshop.start("import", "local", long)
    noted.wait(10)
    running = workshop.running("local", {"import"})
    assert running is not None
    assert (running.id, running.done, running.total) == (started.id, 40, 100)
    thread = workshop._running[started.id].thread
    go_on.set()
    thread.join(10)
    assert workshop.get(started.id, "local").state == "done"
    assert workshop.running("local", {"import"}) is None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (HomeBusy("Another process is changing the index.", "Wait."), "Another process is changing the index. Wait."),
        (RuntimeError("secret words of a person"), "Something went wrong that nobody planned for. Try once more."),
    ],
)
def test_failed_work_says_why_in_words(workshop: Workshop, error: Exception, said: str, caplog: pytest.LogCaptureFixture) -> None:
    def fails(progress: Progress) -> BaseModel:
        raise error

    assert workshop.start("import", "local", fails).error == said
    assert "secret" not in caplog.text


def test_work_of_somebody_who_signs_in_does_not_say_where_the_records_are(workshop: Workshop) -> None:
    def fails(progress: Progress) -> BaseModel:
        raise HomeBusy("The database at db.example:5432 is asked too much at once.", "Try again.")

    assert workshop.start("import", "a-1", fails).error == UNREACHED


@pytest.fixture
def elsewhere(workshop: Workshop) -> Workshop:
    """Another process over the same records."""
    return Workshop(workshop._jobs, workshop._clock)


def begun_for_long(workshop: Workshop, monkeypatch: pytest.MonkeyPatch, again: BaseModel | None = None) -> threading.Event:
    """Work that goes on until the event that is returned."""
    monkeypatch.setattr(work, "PATIENCE_SECONDS", 0.0)
    go_on = threading.Event()

    def long(progress: Progress) -> Counted:
        go_on.wait(10)
        return Counted(people=100)

    workshop.start("import", "local", long, again=again)
    return go_on


def test_another_process_sees_that_it_runs(workshop: Workshop, elsewhere: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = begun_for_long(workshop, monkeypatch)
    seen = elsewhere.running("local", {"import"})
    assert seen is not None
    assert seen.state == "running"
    go_on.set()
    assert workshop.finish(10) == 0
    assert elsewhere.get(seen.id, "local").report == '{"people":100}'


def test_what_is_given_up_at_the_end_is_taken_up_elsewhere(
    workshop: Workshop, elsewhere: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = begun_for_long(workshop, monkeypatch, again=Counted(people=7))
    elsewhere.resumes("import", lambda kept: lambda progress: Counted.model_validate_json(kept))
    assert workshop.finish(0) == 1
    (job,) = workshop._jobs.recent("local")
    monkeypatch.setattr(work, "PATIENCE_SECONDS", 10.0)
    taken_up = elsewhere.get(job.id, "local")
    assert (taken_up.state, taken_up.report) == ("done", '{"people":7}')
    go_on.set()


def test_work_whose_process_gives_no_sign_is_lost(
    workshop: Workshop, elsewhere: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = begun_for_long(workshop, monkeypatch)
    (job,) = workshop._jobs.recent("local")
    monkeypatch.setattr(work, "LOST_AFTER", timedelta(seconds=-1))
    assert elsewhere.get(job.id, "local").error == work.CLOSED
    go_on.set()


def test_what_cannot_be_taken_up_says_why(workshop: Workshop) -> None:
    def gone(kept: str) -> work.Work:
        raise InputError("The file is no longer held here.", "Give it once more.")

    left = workshop._jobs.start("import", "local")
    workshop._jobs.update(left.model_copy(update={"again": "{}"}))
    workshop.resumes("import", gone)
    assert workshop.get(left.id, "local").error == "The file is no longer held here. Give it once more."


def test_work_of_an_earlier_run_has_failed(workshop: Workshop) -> None:
    left = workshop._jobs.start("import", "local")
    found = workshop.get(left.id, "local")
    assert found.state == "failed"
    assert "closed while this ran" in (found.error or "")


@pytest.mark.parametrize("owner", ["somebody else", ""])
def test_work_belongs_to_whoever_began_it(workshop: Workshop, owner: str) -> None:
    job = workshop.start("import", "local", lambda progress: Counted(people=1))
    with pytest.raises(InputError, match="not known"):
        workshop.get(job.id, owner)
