"""Long work beside the page: it runs in a thread, and its progress lies in the records, so that it survives a reload."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Container
from contextvars import copy_context
from time import monotonic

from pydantic import BaseModel

from companion.domain.jobs import Job
from companion.errors import CompanionError, InputError
from companion.seams import Clock, Jobs, Progress

logger = logging.getLogger(__name__)

EVERY_SECONDS = 0.4
"""How often progress is written down."""

PATIENCE_SECONDS = 1.5
"""How long an event waits for work that may be short, before it shows a bar."""

Work = Callable[[Progress], BaseModel]


class Workshop:
    """Starts work and answers how far it is."""

    def __init__(self, jobs: Jobs, clock: Clock) -> None:
        self._jobs, self._clock = jobs, clock
        self._running: dict[str, threading.Thread] = {}

    def start(self, kind: str, owner: str, work: Work) -> Job:
        """Begin; returns the job as it stands after a short wait, often already done."""
        job = self._jobs.start(kind, owner)
        run = copy_context().run  # the work is done as whoever began it
        thread = threading.Thread(target=run, args=(self._run, job, work), name=f"job-{job.id}", daemon=True)
        self._running[job.id] = thread
        thread.start()
        thread.join(PATIENCE_SECONDS)
        return self.get(job.id, owner)

    def get(self, job_id: str, owner: str) -> Job:
        """How far a job is. One that nobody works on any more, because the program ended meanwhile, has failed.

        Raises:
            InputError: there is no such job of this owner's.
        """
        job = self._jobs.get(job_id)
        if job is None or job.owner != owner:
            raise InputError("That work is not known here.", "Begin it again.")
        if job.state == "running" and job.id not in self._running:
            return self._end(
                job, state="failed", error="The program was closed while this ran. What was finished stays; begin it again."
            )
        return job

    def running(self, owner: str, kinds: Container[str]) -> Job | None:
        """The newest job of somebody's that still runs, of some kinds."""
        still = (job for job in self._jobs.recent(owner) if job.state == "running" and job.id in self._running)
        return next((job for job in still if job.kind in kinds), None)

    def _run(self, job: Job, work: Work) -> None:
        try:
            report = work(_Noting(self._jobs, job))
            self._end(self._newest(job), state="done", report=report.model_dump_json(by_alias=True))
        except CompanionError as error:
            self._end(self._newest(job), state="failed", error=str(error))
        except Exception as error:  # noqa: BLE001 - the edge of a thread; logged without what people wrote
            logger.error("%s in job %s", type(error).__name__, job.id)
            self._end(self._newest(job), state="failed", error="Something went wrong that nobody planned for. Try once more.")
        finally:
            self._running.pop(job.id, None)

    def _newest(self, job: Job) -> Job:
        return self._jobs.get(job.id) or job

    def _end(self, job: Job, **changes: object) -> Job:
        ended = job.model_copy(update={**changes, "ended": self._clock.now()})
        self._jobs.update(ended)
        return ended


class _Noting:
    """A progress that writes itself down now and then."""

    def __init__(self, jobs: Jobs, job: Job) -> None:
        self._jobs, self._job, self._noted = jobs, job, 0.0

    def __call__(self, done: int, total: int) -> None:
        if monotonic() - self._noted >= EVERY_SECONDS:
            self._noted = monotonic()
            self._jobs.update(self._job.model_copy(update={"done": done, "total": total}))
