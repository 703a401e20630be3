"""The loaders by the name of their format, and the one that finds out."""

from __future__ import annotations

from pathlib import Path

from companion.domain.imports import Loaded, Loader, LoadOptions
from companion.importers import csv, json_resume, jsonl, linkedin
from companion.importers.detect import kind_of


def loaders() -> dict[str, Loader]:
    """Every loader by the name `--format` gives it; `auto` looks at the content first and the name second."""
    return {"auto": load_any, **_by_kind()}


def load_any(path: Path, options: LoadOptions) -> Loaded:
    """Read a file of any known kind; `format` of the answer says which it was."""
    return _by_kind()[kind_of(path)](path, options)


def _by_kind() -> dict[str, Loader]:
    return {"csv": csv.load, "jsonl": jsonl.load, "json-resume": json_resume.load, "linkedin": linkedin.load}
