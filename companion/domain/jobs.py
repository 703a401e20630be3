"""Long work as a record: what it is, how far it came, how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel


class Job(BaseModel):
    """A piece of long work. `total` 0 means that nobody knows yet. `report` is the JSON of what it answers with.

    `beat` is the last sign of life of whoever works on it, `again` the JSON of what taking it up again needs.
    """

    id: str
    kind: str
    owner: str
    state: Literal["running", "done", "failed"] = "running"
    done: int = 0
    total: int = 0
    step: str = ""
    error: str | None = None
    report: str | None = None
    started: datetime
    ended: datetime | None = None
    beat: datetime | None = None
    again: str | None = None
