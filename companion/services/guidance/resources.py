"""Resources that people entered, offered for a need by meaning. Nothing is offered that nobody stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from companion.domain.guidance.resources import Resource, ResourceReport
from companion.domain.imports import Problem
from companion.errors import InputError
from companion.seams import Embedder, ResourceLibrary, Resources

LONGEST_NEED = 1_000
"""Characters of a need that resources are compared with."""


class LoadedResources(Protocol):
    """What a table holds."""

    @property
    def resources(self) -> list[Resource]:
        """Rows that can be offered."""

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the others."""

    @property
    def read(self) -> int:
        """How many rows there are."""


ResourceReader = Callable[[Path], LoadedResources]
"""Reads a table. Raises UnreadableFile or RefusedFile."""


@dataclass(frozen=True)
class ResourceKeeping:
    """Use cases of resources."""

    resources: Resources
    library: ResourceLibrary
    embedder: Embedder
    reader: ResourceReader

    def add_files(self, paths: Sequence[Path]) -> ResourceReport:
        """Keep the rows of tables; rows with a fault are reported and left out. Raises UnreadableFile or RefusedFile."""
        report = ResourceReport()
        for loaded in [self.reader(path) for path in paths]:
            saved = self.resources.save(loaded.resources)
            report.read += loaded.read
            report.added += saved.added
            report.updated += saved.updated
            report.unchanged += saved.unchanged
            report.skipped += loaded.problems
        return report

    def every(self) -> list[Resource]:
        """All of them, by title."""
        return self.resources.every()

    def for_need(self, need: str, *, top: int = 3) -> list[Resource]:
        """Up to `top` resources for a goal or need, the nearest first; none that is far off. Raises HomeBusy, ModelError."""
        said = " ".join(need.split())[:LONGEST_NEED]
        if not said or not self.resources.every():
            return []
        return self.library.now().near(said, self.embedder.encode([said])[0], top=top)

    def remove(self, link: str) -> list[Resource]:
        """Put a resource away; those that are left. Raises InputError when there is none with this link."""
        if not self.resources.remove(link):
            raise InputError("There is no resource with this link.", "See `companion resources list` for their links.")
        return self.resources.every()
