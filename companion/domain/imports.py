"""What an import read, changed, skipped and left out, in terms a person can act on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from companion.domain.people import Profile

StoredProfile = Annotated[Profile, PlainSerializer(Profile.document)]
"""A profile that is written out as it is stored: the fields that were given, and nothing else."""


class Problem(BaseModel):
    """A row or file part that was skipped (or, with `kept`, read in spite of it), where, and why."""

    model_config = ConfigDict(frozen=True)

    place: str
    field: str | None = None
    problem: str
    kept: bool = False


class LoadOptions(BaseModel):
    """What a person says about a file before it is read. `column_map` names the field of a column: {"What I do": "headline"}.

    `remembered` finds what was said of a table with the same headings before; it counts where `column_map` says nothing.
    """

    model_config = ConfigDict(frozen=True)

    column_map: dict[str, str] = Field(default_factory=dict)
    remembered: Callable[[Sequence[str]], dict[str, str]] | None = None


class Loaded(BaseModel):
    """What an importer made of one file. Importers collect problems and go on; they raise only when the whole file is unusable.

    `places` names the row of each profile, in the same order; `format` is the kind of file it turned out to be;
    `columns` says which field each column of a table was read as, `preset` which program's roster it turned out to be, and
    `remembered` that it was read as the last one with these `headings`. `unused` are the columns with something in them that no
    field takes, `left_out` how many cells of a column could not be read, of how many that say something.
    """

    profiles: list[Profile] = Field(default_factory=list)
    places: list[str] = Field(default_factory=list)
    problems: list[Problem] = Field(default_factory=list)
    ignored_for_privacy: list[str] = Field(default_factory=list)
    read: int = 0
    format: str = ""
    columns: dict[str, str] = Field(default_factory=dict)
    headings: list[str] = Field(default_factory=list)
    unused: list[str] = Field(default_factory=list)
    left_out: dict[str, tuple[int, int]] = Field(default_factory=dict)
    preset: str | None = None
    remembered: bool = False


Loader = Callable[[Path, LoadOptions], Loaded]
"""Reads one file. Raises UnreadableFile or RefusedFile when nothing of it can be used, UsageError for options that do not fit."""


class ImportRecord(BaseModel):
    """One import, so that it can be listed and undone. `consent` records a step a person took: "they agreed to be listed"."""

    id: str
    file: str
    format: str
    consent: str | None = None
    sample: bool = False
    at: datetime
    undone: bool = False


class Touched(BaseModel):
    """An import that changed somebody, and the profile it found; None when it added them."""

    origin: ImportRecord
    before: StoredProfile | None = None


class Saved(BaseModel):
    """How many people an import added, updated, left alone and (undo) removed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: int = 0
    skipped: list[Problem] = Field(default_factory=list)


class ImportReport(BaseModel):
    """The answer to one import, or to its preview. `places` of `skipped` name file and row.

    `presets` are the programs whose rosters were recognised, `remembered` the files that were read as the last alike;
    `to_mend` says what is missing of the files as a whole, and what to do.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    may_be_suggested: int = 0
    skipped: list[Problem] = Field(default_factory=list)
    warnings: list[Problem] = Field(default_factory=list)
    to_mend: list[str] = Field(default_factory=list)
    ignored_for_privacy: list[str] = Field(default_factory=list)
    columns: dict[str, str] = Field(default_factory=dict)
    presets: list[str] = Field(default_factory=list)
    remembered: list[str] = Field(default_factory=list)
    import_ids: list[str] = Field(default_factory=list)
    dry_run: bool = False
