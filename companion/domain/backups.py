"""What a backup says of itself, and what is said after one was made or put back."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1
"""The form of backups this program writes; it reads those up to it."""


class KeptFile(BaseModel):
    """One file of a backup, with the hash of its content."""

    model_config = ConfigDict(frozen=True)

    name: str
    size: int = Field(ge=0)
    sha256: str


class Manifest(BaseModel):
    """The first thing that is read of a backup. `step` is the step at which its records are."""

    model_config = ConfigDict(frozen=True)

    format: int
    program: str
    step: str
    at: datetime
    people: int
    files: tuple[KeptFile, ...]


class BackupReport(BaseModel):
    """A backup that was made: its hash is that of the whole file."""

    file: str
    people: int
    sha256: str
    size: int
    at: datetime
    step: str


class RestoreReport(BackupReport):
    """A backup that was put back. `at` is when it was made; `erased_again` are erasures since then, done once more."""

    erased_again: int
    replaced: bool
