"""The invented people who come with the program, one JSON document a line under `people/`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import zip_longest

from companion.domain.people import Profile


def people() -> Iterator[Profile]:
    """Each of them, taking the files in turn, so that the first few already come from many trades."""
    folder = files("companion.sample") / "people"
    groups = [group for group in folder.iterdir() if group.name.endswith(".jsonl")]
    for together in zip_longest(*(_documents(group) for group in sorted(groups, key=lambda group: group.name))):
        yield from (Profile.model_validate_json(document) for document in together if document)


def _documents(group: Traversable) -> Iterator[str]:
    with group.open(encoding="utf-8") as lines:
        yield from (line for line in lines if line.strip())
