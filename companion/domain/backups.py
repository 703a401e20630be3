"""What a backup says of itself, and what is said after one was made or put back."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.audit_chain import Head

FORMAT = 1
"""The form of backups this program writes; it reads those up to it."""


class KeptFile(BaseModel):
    """One file of a backup, with the hash of its content."""

    model_config = ConfigDict(frozen=True)

    name: str
    size: int = Field(ge=0)
    sha256: str


class Manifest(BaseModel):
    """The first thing that is read of a backup. `step` is the step at which its records are, `audit` the head of its audit."""

    model_config = ConfigDict(frozen=True)

    format: int
    program: str
    step: str
    at: datetime
    people: int
    files: tuple[KeptFile, ...]
    audit: Head | None = None


class BackupReport(BaseModel):
    """A backup that was made: its hash is that of the whole file. `audit_head` is the entry of the audit it ends with."""

    file: str
    people: int
    sha256: str
    size: int
    at: datetime
    step: str
    audit_head: str | None = None


class RestoreReport(BackupReport):
    """A backup that was put back. `at` is when it was made; `erased_again` are erasures since then, done once more.

    `audit_doubts` says what is wrong with its audit, or with that of the records it replaced.
    """

    erased_again: int
    replaced: bool
    audit_doubts: list[str] = Field(default_factory=list)
