"""What an import read, changed, skipped and left out, in terms a person can act on."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from companion.domain.people import Profile


class Problem(BaseModel):
    """A row or file part that was skipped (or, with `kept`, read in spite of it), where, and why."""

    model_config = ConfigDict(frozen=True)

    place: str
    field: str | None = None
    problem: str
    kept: bool = False


class Loaded(BaseModel):
    """What an importer made of one file. Importers collect problems and go on; they raise only when the whole file is unusable."""

    profiles: list[Profile] = Field(default_factory=list)
    places: list[str] = Field(default_factory=list)
    problems: list[Problem] = Field(default_factory=list)
    ignored_for_privacy: list[str] = Field(default_factory=list)
    read: int = 0


class ImportRecord(BaseModel):
    """One import, so that it can be listed and undone. `consent` records a step a person took: "they agreed to be listed"."""

    id: str
    file: str
    format: str
    consent: str | None = None
    sample: bool = False
    at: datetime
    undone: bool = False


class Saved(BaseModel):
    """How many people an import added, updated, left alone and (undo) removed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: int = 0
    skipped: list[Problem] = Field(default_factory=list)


class ImportReport(BaseModel):
    """The answer to one import, or to its preview. `places` of `skipped` name file and row."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    may_be_suggested: int = 0
    skipped: list[Problem] = Field(default_factory=list)
    warnings: list[Problem] = Field(default_factory=list)
    ignored_for_privacy: list[str] = Field(default_factory=list)
    import_ids: list[str] = Field(default_factory=list)
    dry_run: bool = False
