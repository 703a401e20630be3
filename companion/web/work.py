"""Long work beside the page: it runs in a thread, and its progress lies in the records, so that it survives a reload.

It survives the process as well: work that was cut short is taken up again when whoever began it looks for it, where the records
say how. Several processes may share the records; a sign of life says that one of them is still at it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Container
from contextlib import suppress
from contextvars import Context, copy_context
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any

from pydantic import BaseModel

from companion.domain.jobs import Job
from companion.errors import CompanionError, InputError
from companion.seams import Clock, Jobs, Progress
from companion.web.actor import LOCAL
from companion.web.unreached import told

logger = logging.getLogger(__name__)

EVERY_SECONDS = 0.4
"""How often progress is written down."""

PATIENCE_SECONDS = 1.5
"""How long an event waits for work that may be short, before it shows a bar."""

BEAT_SECONDS = 10.0
"""How often work that has nothing to tell gives a sign of life."""

LOST_AFTER = timedelta(seconds=60)
"""Without a sign of life for so long, nobody works on it any more."""

Work = Callable[[Progress], BaseModel]
Again = Callable[[str], Work]
"""The work anew, from the JSON that was kept of what it needs. May raise a CompanionError."""

CLOSED = "The program was closed while this ran. What was finished stays; begin it again."


@dataclass(frozen=True)
class Running:
    """Work of this process. `context` is whose it is."""

    thread: threading.Thread
    noting: _Noting
    context: Context


class Workshop:
    """Starts work and answers how far it is."""

    def __init__(self, jobs: Jobs, clock: Clock) -> None:
        self._jobs, self._clock = jobs, clock
        self._running: dict[str, Running] = {}
        self._again: dict[str, Again] = {}

    def resumes(self, kind: str, again: Again) -> None:
        """Say how work of a kind is taken up that was cut short."""
        self._again[kind] = again

    def start(self, kind: str, owner: str, work: Work, *, again: BaseModel | None = None) -> Job:
        """Begin; returns the job as it stands after a short wait, often already done. `again` is what taking it up needs."""
        job = self._jobs.start(kind, owner)
        return self._launched(job.model_copy(update={"again": again.model_dump_json() if again else None}), work)

    def get(self, job_id: str, owner: str) -> Job:
        """How far a job is. One that nobody works on any more is taken up again where that is known, else it has failed.

        Raises:
            InputError: there is no such job of this owner's.
        """
        job = self._jobs.get(job_id)
        if job is None or job.owner != owner:
            raise InputError("That work is not known here.", "Begin it again.")
        lost = job.beat is None or self._clock.now() - job.beat > LOST_AFTER
        return self._taken_up(job) if job.state == "running" and job.id not in self._running and lost else job

    def running(self, owner: str, kinds: Container[str]) -> Job | None:
        """The newest job of somebody's that still runs, of some kinds."""
        still = (self.get(job.id, owner) for job in self._jobs.recent(owner) if job.state == "running" and job.kind in kinds)
        return next((job for job in still if job.state == "running"), None)

    def finish(self, seconds: float) -> int:
        """Wait for what runs; what has not ended by then is given up, to be taken up by another process. How much that is."""
        until, left = monotonic() + seconds, list(self._running.values())
        for one in left:
            one.thread.join(max(0.0, until - monotonic()))
        given_up = [one for one in left if one.thread.is_alive()]
        for one in given_up:
            with suppress(CompanionError):  # without this, the others notice after a while
                one.context.copy().run(one.noting.give_up)
        return len(given_up)

    def _taken_up(self, job: Job) -> Job:
        again = self._again.get(job.kind)
        if again is None or job.again is None:
            return self._ended(job, state="failed", error=CLOSED)
        try:
            return self._launched(job, again(job.again))
        except CompanionError as error:
            return self._ended(job, state="failed", error=_told(error, job))

    def _launched(self, job: Job, work: Work) -> Job:
        noting = _Noting(self._jobs, self._clock, job)
        noting.beat()
        context = copy_context()  # the work is done as whoever began it
        thread = threading.Thread(target=context.run, args=(self._run, noting, work), name=f"job-{job.id}", daemon=True)
        self._running[job.id] = Running(thread, noting, context)
        thread.start()
        thread.join(PATIENCE_SECONDS)
        return self._jobs.get(job.id) or noting.job

    def _run(self, noting: _Noting, work: Work) -> None:
        over = threading.Event()
        threading.Thread(target=copy_context().run, args=(_pulse, noting, over), name="pulse", daemon=True).start()
        try:
            report = work(noting)
            noting.end(state="done", report=report.model_dump_json(by_alias=True))
        except CompanionError as error:
            noting.end(state="failed", error=_told(error, noting.job))
        except Exception as error:  # noqa: BLE001 - the edge of a thread; logged without what people wrote
            logger.error("%s in job %s", type(error).__name__, noting.job.id)
            noting.end(state="failed", error="Something went wrong that nobody planned for. Try once more.")
        finally:
            over.set()
            self._running.pop(noting.job.id, None)

    def _ended(self, job: Job, **changes: object) -> Job:
        ended = job.model_copy(update={**changes, "ended": self._clock.now()})
        self._jobs.update(ended)
        return ended


def _told(error: CompanionError, job: Job) -> str:
    return told(error, signed_in=job.owner != LOCAL.name)


def _pulse(noting: _Noting, over: threading.Event) -> None:
    while not over.wait(BEAT_SECONDS):
        with suppress(CompanionError):  # the next one may come through
            noting.beat()


class _Noting:
    """A progress that writes itself down now and then. Safe to use from several threads."""

    def __init__(self, jobs: Jobs, clock: Clock, job: Job) -> None:
        self.job = job
        self._jobs, self._clock, self._noted = jobs, clock, 0.0
        self._lock = threading.Lock()

    def __call__(self, done: int, total: int) -> None:
        if monotonic() - self._noted >= EVERY_SECONDS:
            self._noted = monotonic()
            self._note(done=done, total=total, beat=self._clock.now())

    def beat(self) -> None:
        """Give a sign of life."""
        self._note(beat=self._clock.now())

    def give_up(self) -> None:
        """Say that nobody works on it any more."""
        self._note(beat=None)

    def end(self, **changes: Any) -> None:
        """Write down how it ended."""
        self._note(**changes, ended=self._clock.now())

    def _note(self, **changes: Any) -> None:
        with self._lock:
            if self.job.ended is None:
                self.job = self.job.model_copy(update=changes)
                self._jobs.update(self.job)
